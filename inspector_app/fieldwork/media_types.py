"""What kind of file something is, told by its content where that can be, and else by the end of its name."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import PurePath

from resources.translations import N_, _

UNKNOWN = "application/octet-stream"
PDF = "application/pdf"
TEXT = "text/plain"
# The pictures that the window can show.
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})

# Each kind with the end that its names have, and with what people call it.
_KINDS: dict[str, tuple[str, str]] = {
    "image/png": (".png", N_("PNG picture")),
    "image/jpeg": (".jpg", N_("JPEG picture")),
    "image/gif": (".gif", N_("GIF picture")),
    "image/webp": (".webp", N_("WebP picture")),
    "image/bmp": (".bmp", N_("BMP picture")),
    "image/tiff": (".tif", N_("TIFF picture")),
    "image/heic": (".heic", N_("HEIC picture")),
    "image/svg+xml": (".svg", N_("SVG drawing")),
    PDF: (".pdf", N_("PDF document")),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (".docx", N_("Word document")),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (".xlsx", N_("Excel workbook")),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        ".pptx",
        N_("PowerPoint slides"),
    ),
    "application/msword": (".doc", N_("Word document")),
    "application/vnd.ms-excel": (".xls", N_("Excel workbook")),
    "application/vnd.ms-powerpoint": (".ppt", N_("PowerPoint slides")),
    "application/vnd.ms-outlook": (".msg", N_("Outlook message")),
    "application/vnd.oasis.opendocument.text": (".odt", N_("OpenDocument text")),
    "application/vnd.oasis.opendocument.spreadsheet": (".ods", N_("OpenDocument spreadsheet")),
    "application/vnd.oasis.opendocument.presentation": (".odp", N_("OpenDocument slides")),
    "application/rtf": (".rtf", N_("RTF document")),
    "application/zip": (".zip", N_("ZIP archive")),
    "text/csv": (".csv", N_("CSV table")),
    "text/html": (".html", N_("web page")),
    "message/rfc822": (".eml", N_("e-mail")),
    TEXT: (".txt", N_("text")),
    UNKNOWN: (".bin", N_("other file")),
}
_BY_END = {end: kind for kind, (end, _name) in _KINDS.items() if kind != UNKNOWN}
_OTHER_ENDS = {".jpeg": ".jpg", ".tiff": ".tif", ".htm": ".html"}
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"{\\rtf", "application/rtf"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office before 2007; which of them, only the name tells
_COMPOUND_KINDS = frozenset(
    {
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/vnd.ms-outlook",
    }
)
_TEXTS = frozenset({"text/csv", "text/html", "message/rfc822", "image/svg+xml", TEXT})
_OFFICE = (
    ("word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_NO_TEXT = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LONGEST_MIMETYPE = 128


def media_type(content: bytes, name: str) -> str:
    """Return the media type of a file; what only its name says of a content that cannot be told is not believed."""
    for beginning, kind in _BEGINNINGS:
        if content.startswith(beginning):
            return kind
    named = _BY_END.get(_end_of(name), UNKNOWN)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    # Two letters alone begin many a text.
    if content.startswith(b"BM") and content[6:10] == b"\0\0\0\0" and content[15:18] == b"\0\0\0":
        return "image/bmp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        return "image/heic"
    if b"%PDF-" in content[:1024]:
        return PDF
    if content.startswith(_COMPOUND):
        return named if named in _COMPOUND_KINDS else UNKNOWN
    if content.startswith(b"PK\x03\x04"):
        return _kind_of_archive(content)
    if _is_text(content):
        return named if named in _TEXTS else TEXT
    return UNKNOWN


def words_for(kind: str) -> str:
    """Return what people call a kind of file: "PNG picture", "Word document"."""
    return _(_KINDS.get(kind, _KINDS[UNKNOWN])[1])


def end_for(kind: str) -> str:
    """Return how names of a kind of file end: ".png"."""
    return _KINDS.get(kind, _KINDS[UNKNOWN])[0]


def _end_of(name: str) -> str:
    end = PurePath(name).suffix.lower()
    return _OTHER_ENDS.get(end, end)


def _kind_of_archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < _LONGEST_MIMETYPE:
                told = archive.read("mimetype").decode("ascii", "replace").strip()
                return told if told in _KINDS else "application/zip"
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return UNKNOWN
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE:
            if any(name.startswith(folder) for name in names):
                return kind
    return "application/zip"


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    except UnicodeDecodeError:
        return False
    return _NO_TEXT.search(text) is None

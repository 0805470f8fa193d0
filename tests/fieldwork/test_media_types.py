"""What kind of file something is: by its content first, and never by a name that its content belies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.fieldwork.media_types import end_for, media_type, words_for
from tests.fieldwork.pictures import GIF, PDF, archive, jpeg, png, webp

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500)
BMP = b"BM" + bytes([70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]) + bytes(52)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (png(), "a.png", "image/png"),
        (png(), "a.pdf", "image/png"),
        (jpeg(), "a", "image/jpeg"),
        (GIF, "a.gif", "image/gif"),
        (webp(), "a.webp", "image/webp"),
        (BMP, "a.bmp", "image/bmp"),
        (b"II*\0" + bytes(9), "scan.tif", "image/tiff"),
        (bytes(3) + b"\x18ftypheic" + bytes(9), "IMG_1.jpg", "image/heic"),
        (PDF, "a.docx", "application/pdf"),
        (b"\r\n" + PDF, "a", "application/pdf"),
        (archive({"Content": b""}), "a.docx", "application/zip"),
        (archive({"[Content_Types].xml": b"", "word/document.xml": b""}), "a.bin", WORD),
        (archive({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "a.docx", EXCEL),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a", "application/vnd.oasis.opendocument.text"),
        (archive({"mimetype": b"x" * 5000}), "a", "application/zip"),
        (archive({"mimetype": b"text/evil"}), "a", "application/zip"),
        (b"PK\x03\x04 and no more", "a.docx", "application/octet-stream"),
        (COMPOUND, "letter.DOC", "application/msword"),
        (COMPOUND, "letter.png", "application/octet-stream"),
        (b"{\\rtf1 x}", "a.doc", "application/rtf"),
        ("Gwelwyd y plentyn – ŵ\r\n".encode(), "a.txt", "text/plain"),
        ("\ufeffGwelwyd".encode("utf-16"), "a.txt", "text/plain"),
        (b"a,b\n1,2\n", "a.csv", "text/csv"),
        (b"a,b\n1,2\n", "a.png", "text/plain"),
        (b"BM is how this begins", "a.bmp", "text/plain"),
        (b"<svg/>", "a.svg", "image/svg+xml"),
        (b"MZ\x90\0\x03", "a.png", "application/octet-stream"),
        (bytes([0xE9, 0x20]), "latin.txt", "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_kind_of_a_file(content, name, kind):
    assert media_type(content, name) == kind


@given(st.binary(max_size=300), st.text(max_size=20))
def test_any_content_under_any_name_is_of_some_kind(content, name):
    kind = media_type(content, name)
    assert words_for(kind)
    assert end_for(kind).startswith(".")


def test_a_kind_that_is_not_known_is_a_file():
    assert (words_for("video/mp4"), end_for("video/mp4")) == ("other file", ".bin")

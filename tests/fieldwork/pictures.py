"""Small pictures and documents, byte by byte, for the tests of attached files."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
GIF = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
PLACE_IN_XMP = b"<x:xmpmeta exif:GPSLatitude='52,28.1N'/>"


def png(*chunks: tuple[bytes, bytes], width: int = 1, height: int = 1) -> bytes:
    """Return a grey PNG, with more chunks before the picture if given."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    every = ((b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in every)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def exif(*, place: bool, order: str = ">") -> bytes:
    """Return Exif as TIFF, turned by a quarter, with a place or without."""
    mark = b"MM" if order == ">" else b"II"
    entries = [struct.pack(f"{order}HHIHxx", 0x112, 3, 1, 6)]
    if place:
        entries.append(struct.pack(f"{order}HHII", 0x8825, 4, 1, 100))
    first = struct.pack(f"{order}H", len(entries)) + b"".join(entries) + bytes(4)
    tiff = mark + struct.pack(f"{order}HI", 42, 8) + first
    latitude = struct.pack(f"{order}HHII", 2, 5, 3, 200)
    north = struct.pack(f"{order}HHI", 1, 2, 2) + b"N\0\0\0"
    directory = struct.pack(f"{order}H", 2) + north + latitude + bytes(4)
    degrees = struct.pack(f"{order}6I", 52, 1, 28, 1, 6, 1)
    return (tiff.ljust(100, b"\0") + directory).ljust(200, b"\0") + degrees if place else tiff


def jpeg(*segments: bytes) -> bytes:
    """Return the frame of a JPEG with APP1 segments; nothing of a picture stands in it."""
    packed = b"".join(b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment for segment in segments)
    return b"\xff\xd8" + packed + b"\xff\xda\0\x02" + b"the picture" + b"\xff\xd9"


def jpeg_with_exif(*, place: bool, order: str = ">") -> bytes:
    """Return a JPEG with Exif, with a place in it or without."""
    return jpeg(b"Exif\0\0" + exif(place=place, order=order))


def jpeg_with_xmp() -> bytes:
    """Return a JPEG with a place in XMP."""
    return jpeg(_XMP + PLACE_IN_XMP)


def webp(exif_block: bytes = b"", xmp: bytes = b"") -> bytes:
    """Return the frame of a WebP with the chunks given."""
    body = b"WEBP"
    for kind, data in ((b"VP8 ", b"picture."), (b"EXIF", exif_block), (b"XMP ", xmp)):
        if data:
            body += kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def archive(entries: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, data in entries.items():
            packed.writestr(name, data)
    return content.getvalue()

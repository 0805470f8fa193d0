"""Whether a picture says where it was taken, and the same picture without the place.

Telephones write the place into JPEG, PNG and WebP as Exif, a small TIFF file with a directory of its own for it, and
some programs into a packet of XMP. Both are blanked where they stand, so that the picture itself, its size and the way
it is turned stay as they are.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

_EXIF = b"Exif\0\0"
_XMP = (b"http://ns.adobe.com/xap/1.0/\0", b"http://ns.adobe.com/xmp/extension/\0", b"XML:com.adobe.xmp\0")
_PLACE_DIRECTORY = 0x8825  # the entry of a TIFF file's first directory that leads to the place
_PLACE_WORD = b"GPSL"  # how XMP names latitude and longitude
_VERSION = 0  # the one entry of the directory that says nothing of the place
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
}  # bytes of each type of value
_PNG = b"\x89PNG\r\n\x1a\n"
_ENTRY = 12


class _Block(NamedTuple):
    """Bytes `start` to `stop` of a picture, in which Exif or XMP stands; `checked` are those under a checksum."""

    start: int
    stop: int
    is_exif: bool
    checked: tuple[int, int] | None = None


def says_where(content: bytes) -> bool:
    """Whether a picture carries the place where it was taken."""
    return any(
        bool(_places(content, block)) if block.is_exif else _PLACE_WORD in content[block.start : block.stop]
        for block in _blocks(content)
    )


def without_place(content: bytes) -> bytes:
    """Return a picture without the place where it was taken, and otherwise as it is."""
    changed = bytearray(content)
    for block in _blocks(content):
        if block.is_exif:
            for start, stop in _places(content, block):
                changed[start:stop] = bytes(stop - start)
        elif _PLACE_WORD in content[block.start : block.stop]:
            changed[block.start : block.stop] = b" " * (block.stop - block.start)
        if block.checked:
            start, stop = block.checked
            changed[stop : stop + 4] = struct.pack(">I", zlib.crc32(changed[start:stop]))
    return bytes(changed)


# ---- where it stands ----------------------------------------------------------------------------------
def _blocks(content: bytes) -> Iterator[_Block]:
    if content.startswith(b"\xff\xd8"):
        yield from _blocks_of_jpeg(content)
    elif content.startswith(_PNG):
        yield from _blocks_of_png(content)
    elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        yield from _blocks_of_webp(content)


def _blocks_of_jpeg(content: bytes) -> Iterator[_Block]:
    at = 2
    while (
        at + 4 <= len(content) and content[at] == 0xFF and content[at + 1] != 0xDA
    ):  # up to the picture itself
        if content[at + 1] == 0xFF:
            at += 1  # a byte to fill
            continue
        stop = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at + 1] == 0xE1:
            yield from _block(content, at + 4, min(stop, len(content)))
        at = stop


def _blocks_of_png(content: bytes) -> Iterator[_Block]:
    at = len(_PNG)
    while at + 12 <= len(content):
        start, stop = at + 8, at + 8 + int.from_bytes(content[at : at + 4], "big")
        if stop + 4 > len(content):
            return
        kind, checked = content[at + 4 : at + 8], (at + 4, stop)
        if kind == b"eXIf":
            yield _Block(start, stop, True, checked)
        elif kind == b"iTXt":
            for block in _block(content, start, stop):
                yield block._replace(checked=checked)
        at = stop + 4


def _blocks_of_webp(content: bytes) -> Iterator[_Block]:
    at = 12
    while at + 8 <= len(content):
        start = at + 8
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        stop = min(start + length, len(content))
        if content[at : at + 4] == b"EXIF":
            skipped = len(_EXIF) if content[start:stop].startswith(_EXIF) else 0
            yield _Block(start + skipped, stop, True)
        elif content[at : at + 4] == b"XMP ":
            yield _Block(start, stop, False)
        at = start + length + length % 2


def _block(content: bytes, start: int, stop: int) -> Iterator[_Block]:
    """Yield what a segment holds when it begins with the name of Exif or XMP."""
    if content[start:stop].startswith(_EXIF):
        yield _Block(start + len(_EXIF), stop, True)
    for name in _XMP:
        if content[start:stop].startswith(name):
            # What follows the name of a PNG's packet says how its text is written.
            yield _Block(start + len(name) + (4 if name.startswith(b"XML:") else 0), stop, False)


def _places(content: bytes, block: _Block) -> list[tuple[int, int]]:
    """Return the stretches of an Exif block that tell the place, none when it tells none or makes no sense."""
    tiff = content[block.start : block.stop]
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return []
    try:
        (first,) = struct.unpack_from(f"{order}I", tiff, 4)
        leading = next(
            (at for tag, _, _, at in _entries(tiff, order, first) if tag == _PLACE_DIRECTORY), None
        )
        if leading is None:
            return []
        (directory,) = struct.unpack_from(f"{order}I", tiff, leading)
        found = _place_directory(tiff, order, directory)
    except struct.error:
        return []
    return [(block.start + start, block.start + min(stop, len(tiff))) for start, stop in found]


def _place_directory(tiff: bytes, order: str, at: int) -> list[tuple[int, int]]:
    entries = list(_entries(tiff, order, at))
    if not any(tag != _VERSION for tag, *_ in entries):
        return []
    found = [(at, at + 2 + len(entries) * _ENTRY)]
    for _tag, kind, count, place in entries:
        size = _SIZES.get(kind, 1) * count
        if size > 4:  # a longer value stands elsewhere
            (start,) = struct.unpack_from(f"{order}I", tiff, place)
            if start + size <= len(tiff):
                found.append((start, start + size))
    return found


def _entries(tiff: bytes, order: str, at: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the entries of a directory: tag, type, number of values, and where the value or its place stands."""
    (number,) = struct.unpack_from(f"{order}H", tiff, at)
    for place in range(at + 2, at + 2 + number * _ENTRY, _ENTRY):
        tag, kind, count = struct.unpack_from(f"{order}HHI", tiff, place)
        yield tag, kind, count, place + 8

"""Whether a picture says where it was taken, and the same picture without that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.fieldwork.picture_place import says_where, without_place
from tests.fieldwork.pictures import (
    GIF,
    PDF,
    PLACE_IN_XMP,
    exif,
    jpeg,
    jpeg_with_exif,
    jpeg_with_xmp,
    png,
    webp,
)

XMP_IN_PNG = (b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + PLACE_IN_XMP)
WITH_PLACE = {
    "jpeg": jpeg_with_exif(place=True),
    "jpeg of the other order": jpeg_with_exif(place=True, order="<"),
    "jpeg with xmp": jpeg_with_xmp(),
    "png": png((b"eXIf", exif(place=True))),
    "png with xmp": png(XMP_IN_PNG),
    "webp": webp(exif(place=True)),
    "webp with a name before": webp(b"Exif\0\0" + exif(place=True)),
    "webp with xmp": webp(exif(place=False), PLACE_IN_XMP),
}
WITHOUT = {
    "jpeg": jpeg_with_exif(place=False),
    "bare jpeg": jpeg(),
    "other segment": jpeg(b"something else, GPSLatitude"),
    "png": png((b"eXIf", exif(place=False))),
    "gif": GIF,
    "pdf": PDF,
    "cut off": jpeg_with_exif(place=True)[:40],
    "nothing": b"",
}


@pytest.mark.parametrize("kind", WITH_PLACE)
def test_a_place_is_found_and_taken_out_and_nothing_else(kind):
    content = WITH_PLACE[kind]
    assert says_where(content)
    cleared = without_place(content)
    assert not says_where(cleared)
    assert len(cleared) == len(content)
    assert b"GPSL" not in cleared
    assert b"\0\0\0\x34\0\0\0\x01\0\0\0\x1c" not in cleared  # 52 degrees, 28 minutes
    assert without_place(cleared) == cleared


def test_the_way_a_picture_is_turned_stays():
    turned = exif(place=True)[8:22]
    assert turned in without_place(jpeg_with_exif(place=True))


def test_the_checksums_of_a_png_are_right_afterwards():
    for kind in ("png", "png with xmp"):
        cleared = without_place(WITH_PLACE[kind])
        data = exif(place=True) if kind == "png" else XMP_IN_PNG[1]
        assert cleared != WITH_PLACE[kind]
        # The chunk as it stands now, written anew by its own data, gives the same file.
        at = cleared.index(b"eXIf" if kind == "png" else b"iTXt")
        chunk = (cleared[at : at + 4], cleared[at + 4 : at + 4 + len(data)])
        assert png(chunk) == cleared


@pytest.mark.parametrize("kind", WITHOUT)
def test_a_picture_without_a_place_is_left_as_it_is(kind):
    assert not says_where(WITHOUT[kind])
    assert without_place(WITHOUT[kind]) == WITHOUT[kind]


@given(st.sampled_from(sorted(WITH_PLACE)), st.integers(0, 10_000), st.binary(min_size=1, max_size=8))
def test_damage_is_no_place_and_no_error(kind, at, noise):
    content = bytearray(WITH_PLACE[kind])
    at %= len(content)
    content[at : at + len(noise)] = noise
    cleared = without_place(bytes(content))
    assert len(cleared) == len(content)
    assert not says_where(cleared)

"""What the typeface of the PDF cannot show: each such letter stands as a box, and is still read out and copied."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from inspector_app.report.fonts import REGULAR, register_fonts

BOX = "□"

# Their order on the line is the reverse of their order in the text, which the writer does not turn round.
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_MARKS = frozenset({"Mn", "Me"})  # drawn on the letter before
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # asks for another form of the letter before


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a text as they are shown, each with what it stands for where that differs, else ""."""
    normal = unicodedata.normalize("NFC", text)
    if normal and all(map(_fits, set(normal))):  # nearly every text, and there are many
        yield _spaced(normal), ""
        return
    for fits, group in groupby(normal, key=_fits):
        stretch = "".join(group)
        yield (_spaced(stretch), "") if fits else (BOX * _shapes(stretch), stretch)


def shown(text: str) -> str:
    """Return a text as it is shown, for places that are not read out."""
    return "".join(piece for piece, _stands_for in pieces(text))


@cache
def _fits(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category == "Cf" or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
        return False
    return letter == "\n" or category == "Zs" or ord(letter) in _glyphs()


def _spaced(stretch: str) -> str:
    """Return letters that fit with every space that the typeface lacks as a plain one."""
    for letter in set(stretch) - {"\n"}:
        if ord(letter) not in _glyphs():
            stretch = stretch.replace(letter, " ")
    return stretch


def _shapes(stretch: str) -> int:
    """Return how many shapes letters would have: none for joiners, one for marks without a letter to stand on."""
    seen = [
        letter for letter in stretch if unicodedata.category(letter) != "Cf" and not _VARIANT.match(letter)
    ]
    letters = sum(unicodedata.category(letter) not in _MARKS for letter in seen)
    return letters or bool(seen)


@cache
def _glyphs() -> frozenset[int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    register_fonts()
    return frozenset(getFont(REGULAR).face.charToGlyph)

"""What the typeface of the PDF cannot show: each such letter stands as a box, and is still read out and copied."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from inspector_app.report.fonts import REGULAR, register_fonts

BOX = "□"

# Their order on the line is the reverse of their order in the text, which the writer does not turn round.
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_WITHOUT_SHAPE = frozenset({"Cf", "Mn", "Me"})  # joiners, variants and marks on the letter before


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a text as they are shown, each with what it stands for where that differs, else ""."""
    for fits, group in groupby(unicodedata.normalize("NFC", text), key=_fits):
        stretch = "".join(group)
        if fits:
            yield stretch, ""
        else:
            boxes = sum(unicodedata.category(letter) not in _WITHOUT_SHAPE for letter in stretch)
            yield BOX * boxes, stretch


def shown(text: str) -> str:
    """Return a text as it is shown, for places that are not read out."""
    return "".join(piece for piece, _stands_for in pieces(text))


@cache
def _fits(letter: str) -> bool:
    if unicodedata.category(letter) == "Cf" or unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT:
        return False
    return letter == "\n" or ord(letter) in _glyphs()


@cache
def _glyphs() -> frozenset[int]:
    from reportlab.pdfbase.pdfmetrics import getFont

    register_fonts()
    return frozenset(getFont(REGULAR).face.charToGlyph)

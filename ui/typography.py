"""The type of the window by role, in points times the user's text scale."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF


class Type(Enum):
    """A role of text: its size in points, and whether it is semi-bold."""

    CAPTION = (9.0, False)
    CAPTION_STRONG = (9.0, True)
    UI = (10.0, False)
    STRONG = (10.0, True)
    QUESTION = (11.0, False)
    PROSE = (11.5, False)
    SECTION = (11.5, True)
    TITLE = (15.0, True)
    NUMBER = (21.0, True)


_scale = 1.0


def set_text_scale(scale: float) -> None:
    """Set the factor on all sizes, 1.0 to 2.0; the theme re-applies the fonts."""
    global _scale
    _scale = min(2.0, max(1.0, scale))


def text_scale() -> float:
    """Return the factor on all sizes."""
    return _scale


def font(role: Type) -> QFont:
    """Return the system's interface face in the size and weight of a role, with figures that line up."""
    return QFont(_font(role, _scale))


def fitting_font(role: Type, text: str, width: float) -> QFont:
    """Return the face of a role, smaller where a text would not fit a width that does not grow with it."""
    made = font(role)
    needed = QFontMetricsF(made).horizontalAdvance(text)
    if needed > width:
        made.setPointSizeF(made.pointSizeF() * width / needed)
    return made


@lru_cache(maxsize=64)
def _font(role: Type, scale: float) -> QFont:
    """Return the font of a role, which every label asks for, made once for each scale."""
    size, strong = role.value
    made = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    made.setPointSizeF(size * scale)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


def text_width(role: Type, text: str) -> int:
    """Return the width of a text in pixels, rounded up."""
    return int(QFontMetricsF(font(role)).horizontalAdvance(text)) + 1


def line_height(role: Type) -> int:
    """Return the height of one line in pixels."""
    return int(QFontMetricsF(font(role)).height() + 0.5)


def text_height(role: Type, text: str, width: int) -> int:
    """Return the height in pixels of a text that goes on below where a width is full."""
    room = QRectF(0, 0, width, 100_000)
    wrap = Qt.TextFlag.TextWordWrap
    return int(QFontMetricsF(font(role)).boundingRect(room, wrap, text).height() + 0.5)

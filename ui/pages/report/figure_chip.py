"""A figure inside a text: one character of the document, painted as a chip with its words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSizeF
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPen,
    QPyTextObject,
    Qt,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from inspector_app.figures.tokens import Token
from ui.icons import icon
from ui.pages.report.figure_faces import MOVED, SETTLED, UNKNOWN, UNSETTLED, Face
from ui.theme import theme

CHIP = int(QTextFormat.ObjectTypes.UserObject) + 1
OBJECT = "\ufffc"  # the character that stands for an object in a document

_NAME = int(QTextFormat.Property.UserProperty) + 1
_STYLE = int(QTextFormat.Property.UserProperty) + 2
_PAD, _ICON, _OUTER = 6.0, 13.0, 1.0
_REFERENCE = 160.0  # pixels for the words of a table that a sentence refers to
_LINE_ENDS = ("\u2028", "\u2029", "\0")
_HUES = {SETTLED: "accent", UNSETTLED: "conflict", UNKNOWN: "danger", MOVED: "area"}
_ICONS = {UNSETTLED: "differs", UNKNOWN: "warning", MOVED: "stale"}


def chip_format(token: Token, base: QTextCharFormat) -> QTextCharFormat:
    """Return the format that makes `OBJECT` the chip of a token, in the emphasis of `base`."""
    made = QTextCharFormat(base)
    made.setObjectType(CHIP)
    made.setProperty(_NAME, token.name)
    made.setProperty(_STYLE, token.style)
    return made


def token_of(style: QTextFormat) -> Token | None:
    """Return the token of a chip, None for plain text."""
    if style.objectType() != CHIP:
        return None
    return Token(str(style.property(_NAME)), str(style.property(_STYLE) or ""))


class FigureChips(QPyTextObject):
    """Measures and paints the chips of one document; `face` is asked for the words of a token."""

    def __init__(self, face: Callable[[Token], Face], parent: QObject) -> None:
        super().__init__(parent)
        self._face = face

    def intrinsicSize(self, document: QTextDocument, place: int, style: QTextFormat) -> QSizeF:
        """Return the room for words, icon and border; the height is that of the text, so lines stay even."""
        metrics = QFontMetricsF(style.toCharFormat().font())
        face = self._face_of(style)
        words = self._words(face, document, place, style)
        width = metrics.horizontalAdvance(words) + _room_beside(face)
        # A line that holds nothing else is as high as its chip.
        height = metrics.height() if _is_alone(document, place) else metrics.ascent()
        return QSizeF(width, height)

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, place: int, style: QTextFormat
    ) -> None:
        """Paint a chip; its words stand on the line of the text around it."""
        face = self._face_of(style)
        hue = _HUES[face.state]
        metrics = QFontMetricsF(style.toCharFormat().font())
        top = rect.bottom() - metrics.ascent()
        box = QRectF(rect.x(), top, rect.width(), metrics.ascent())
        box = box.adjusted(_OUTER, -2.5, -_OUTER, metrics.descent() + 1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(f"{hue}_line"), 1))
        painter.setBrush(theme.color(f"{hue}_soft"))
        painter.drawRoundedRect(box, 4, 4)
        x = box.x() + _PAD
        if meaning := _icon_of(face):
            middle = box.center().y() - _ICON / 2
            icon(meaning, hue).paint(
                painter, QRectF(x, middle, _ICON, _ICON).toRect(), Qt.AlignmentFlag.AlignCenter
            )
            x += _ICON + 3
        painter.setPen(theme.color("accent_ink" if hue == "accent" else hue))
        painter.setFont(style.toCharFormat().font())
        words = self._words(face, document, place, style)
        painter.drawText(QRectF(x, top, box.width(), 2 * metrics.height()), 0, words)
        painter.restore()

    def _words(self, face: Face, document: QTextDocument, place: int, style: QTextFormat) -> str:
        """Return what a chip says: a table that stands alone its title, one among words the beginning of it."""
        if not face.icon_of:
            return face.words
        room = _REFERENCE
        if _is_alone(document, place):
            room = max(document.textWidth() - _room_beside(face) - 2 * document.documentMargin(), room)
        metrics = QFontMetricsF(style.toCharFormat().font())
        return metrics.elidedText(face.words, Qt.TextElideMode.ElideRight, room)

    def _face_of(self, style: QTextFormat) -> Face:
        token = token_of(style)
        assert token is not None
        return self._face(token)


def _room_beside(face: Face) -> float:
    mark = _ICON + 3 if _icon_of(face) else 0
    return mark + 2 * (_PAD + _OUTER)


def _is_alone(document: QTextDocument, place: int) -> bool:
    """Whether a chip has a line of its own, as a table that is printed there has."""
    around = (document.characterAt(place + side) for side in (-1, 1))
    return all(letter in _LINE_ENDS for letter in around)


def _icon_of(face: Face) -> str:
    return _ICONS.get(face.state, face.icon_of)

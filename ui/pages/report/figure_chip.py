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

    def intrinsicSize(self, _document: QTextDocument, _place: int, style: QTextFormat) -> QSizeF:
        """Return the room for words, icon and border; the height is that of the text, so lines stay even."""
        metrics = QFontMetricsF(style.toCharFormat().font())
        face = self._face_of(style)
        mark = _ICON + 3 if face.state in _ICONS else 0
        width = metrics.horizontalAdvance(face.words) + mark + 2 * (_PAD + _OUTER)
        return QSizeF(width, metrics.ascent())

    def drawObject(
        self, painter: QPainter, rect: QRectF, _document: QTextDocument, _place: int, style: QTextFormat
    ) -> None:
        """Paint a chip; its words stand on the line of the text around it."""
        face = self._face_of(style)
        hue = _HUES[face.state]
        metrics = QFontMetricsF(style.toCharFormat().font())
        box = rect.adjusted(_OUTER, -2.5, -_OUTER, metrics.descent() + 1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(f"{hue}_line"), 1))
        painter.setBrush(theme.color(f"{hue}_soft"))
        painter.drawRoundedRect(box, 4, 4)
        x = box.x() + _PAD
        if face.state in _ICONS:
            middle = box.center().y() - _ICON / 2
            icon(_ICONS[face.state], hue).paint(
                painter, QRectF(x, middle, _ICON, _ICON).toRect(), Qt.AlignmentFlag.AlignCenter
            )
            x += _ICON + 3
        painter.setPen(theme.color("accent_ink" if hue == "accent" else hue))
        painter.setFont(style.toCharFormat().font())
        painter.drawText(QRectF(x, rect.y(), box.width(), 2 * metrics.height()), 0, face.words)
        painter.restore()

    def _face_of(self, style: QTextFormat) -> Face:
        token = token_of(style)
        assert token is not None
        return self._face(token)

"""A line of a list that leads somewhere: a number or icon, words cut to the room there is, a quiet end."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon
from ui.layouts import S
from ui.theme import theme
from ui.typography import Type, font, text_width
from ui.widgets.criterion_badge import SIZE as BADGE
from ui.widgets.criterion_badge import paint_badge
from ui.widgets.pressing import PressedByEnter

_ICON = 16
_LEAST = 24  # pixels below which words are left to the tooltip


class ListRow(PressedByEnter, QAbstractButton):
    """A row to press; a checkable one shows that it is chosen.

    `lead` stands before the words, in a column of `lead_width` pixels, and is a number or, with `lead_tone`, the
    meaning of an icon. `end` is a text, or with `end_tone` an icon; `badges` are keys of criteria.
    """

    def __init__(
        self,
        text: str,
        *,
        lead: str = "",
        lead_tone: str = "",
        lead_width: int = 24,
        end: str = "",
        end_tone: str = "",
        badges: Sequence[str] = (),
        quiet: bool = False,
        height: int = 28,
        pad: int = 0,
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lead, self._lead_tone, self._lead_width = lead, lead_tone, lead_width
        self._badges, self._height, self._pad = tuple(badges), height, pad
        self.show_text(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.show_end(end, end_tone, quiet=quiet)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())
        theme.changed.connect(self.update)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setToolTip(text)

    def show_end(self, end: str, tone: str = "", *, says: str = "", quiet: bool = False) -> None:
        """Show another end; `says` are the words for an icon, and `quiet` paints the whole row fainter."""
        self._end, self._end_tone, self._quiet = end, tone, quiet
        said = [self._lead if not self._lead_tone else "", self.text(), says or end, *self._badges]
        self.setAccessibleName(" ".join(part for part in said if part))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of a row; the width is the list's."""
        return QSize(120, self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, beginning, words and end."""
        chosen = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if chosen or self.underMouse() or self.isDown():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_soft" if chosen else "hover"))
                painter.drawRoundedRect(self.rect(), 6, 6)
            left = self._paint_lead(painter, chosen)
            right = self._paint_end(painter, chosen)
            painter.setFont(font(Type.STRONG if chosen else Type.UI))
            ink = "accent_ink" if chosen else "ink_3" if self._quiet else "ink"
            painter.setPen(theme.color(ink))
            room = right - left - S
            if room < _LEAST:
                return
            words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_lead(self, painter: QPainter, chosen: bool) -> float:
        x = self._pad
        if self._lead_tone:
            place = (self.height() - _ICON) // 2
            icon(self._lead, self._lead_tone).paint(painter, x, place, _ICON, _ICON)
        elif self._lead:
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("accent_ink" if chosen else "ink_3"))
            box = QRectF(x, 0, self._lead_width, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._lead)
        return x + (self._lead_width if self._lead else 0)

    def _paint_end(self, painter: QPainter, chosen: bool) -> float:
        x = float(self.width() - self._pad)
        for key in reversed(self._badges):
            x -= BADGE.width()
            place = QRectF(x, (self.height() - BADGE.height()) / 2, BADGE.width(), BADGE.height())
            paint_badge(painter, place, key)
            x -= 4
        if self._end_tone:
            x -= _ICON
            place_y = (self.height() - _ICON) // 2
            icon(self._end, self._end_tone).paint(painter, int(x), place_y, _ICON, _ICON)
        elif self._end:
            width = text_width(Type.UI, self._end)
            x -= width
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("accent_ink" if chosen else "ink_3"))
            box = QRectF(x, 0, width, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._end)
        return x

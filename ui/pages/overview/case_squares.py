"""The cases of the sample by how far they have come: one square a case, or a bar where there are many."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from resources.translations import N_, _
from ui.icons import icon
from ui.theme import theme

STATES = {
    AGREED: N_("Agreed"),
    IN_PROGRESS: N_("In progress"),
    READY: N_("Ready"),
    NOT_STARTED: N_("Not started"),
    RETURNED: N_("Returned with a comment"),
}
_ORDER = (AGREED, READY, RETURNED, IN_PROGRESS, NOT_STARTED)
_MOST = 40  # cases that have a square each
_GAP = 3
_WIDEST = 24.0
_HEIGHT = 22
_BAR = 10
_TICK = 10


def paint_square(painter: QPainter, rect: QRectF, state: str) -> None:
    """Paint the square of a case: full agreed, light ready, half in progress, hollow not started."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(theme.color("control" if state == NOT_STARTED else "accent"), 1))
    painter.setBrush(
        {AGREED: theme.color("accent"), READY: theme.color("accent_line")}.get(state, Qt.BrushStyle.NoBrush)
    )
    painter.drawRoundedRect(inner, 3, 3)
    if state == AGREED and theme.color("accent") == theme.color("accent_line"):
        # Where both are one colour, as in high contrast, a tick tells agreed from ready.
        tick = QRectF(0, 0, _TICK, _TICK)
        tick.moveCenter(inner.center())
        icon("answered", "on_accent").paint(painter, tick.toRect())
    if state in (IN_PROGRESS, RETURNED):
        half = QRectF(inner.x() + 1, inner.center().y(), inner.width() - 2, inner.height() / 2 - 1)
        painter.fillRect(half, theme.color("accent_line"))
    painter.restore()


class Squares(QWidget):
    """The whole sample in one line, in order of how far its cases have come."""

    def __init__(self) -> None:
        super().__init__()
        self._states: list[str] = []
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_states(self, states: list[str]) -> None:
        """Show the cases' states."""
        self._states = sorted(states, key=_ORDER.index)
        counts = Counter(self._states)
        said = [_("{state}: {count}").format(state=_(STATES[state]), count=counts[state]) for state in counts]
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a small sample."""
        return QSize(200, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the squares, or the bar."""
        if not self._states:
            return
        with QPainter(self) as painter:
            if len(self._states) <= _MOST:
                self._paint_squares(painter)
            else:
                self._paint_bar(painter)

    def _paint_squares(self, painter: QPainter) -> None:
        width = min(_WIDEST, (self.width() + _GAP) / len(self._states) - _GAP)
        for number, state in enumerate(self._states):
            paint_square(painter, QRectF(number * (width + _GAP), 0, width, _HEIGHT), state)

    def _paint_bar(self, painter: QPainter) -> None:
        counts = Counter(self._states)
        x, top = 0.0, (_HEIGHT - _BAR) / 2
        for state in _ORDER:
            width = self.width() * counts[state] / len(self._states)
            if width:
                paint_square(painter, QRectF(x, top, max(width - 1, 2), _BAR), state)
                x += width


class LegendSquare(QWidget):
    """The square of one state, beside its name."""

    def __init__(self, state: str) -> None:
        super().__init__()
        self._state = state
        self.setFixedSize(12, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        with QPainter(self) as painter:
            paint_square(painter, QRectF(0, 1, 12, 12), self._state)

"""The four-bar mark: the days of the visit, done, today and to come. It is the program's only ornament."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.theme import theme


class DayMark(QWidget):
    """A bar a day; `today` is the number of the day from 1, 0 before the visit and beyond the last after it."""

    def __init__(
        self, days: int = 4, *, bar: tuple[int, int] = (16, 5), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bar = bar
        self.show_day(3, days)

    def show_day(self, today: int, days: int) -> None:
        """Show which of how many days it is."""
        self._today, self._days = today, days
        width, height = self._bar
        self.setFixedSize(days * (width + 3), height)
        said = _("Day {today} of {days}").format(today=today, days=days)
        self.setAccessibleName(said if 1 <= today <= days else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars."""
        width, height = self._bar
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            for day in range(1, self._days + 1):
                role = "accent" if day == self._today else "ink_3" if day < self._today else "edge"
                painter.setBrush(theme.color(role))
                painter.drawRoundedRect(QRectF((day - 1) * (width + 3), 0, width, height), 1.5, 1.5)

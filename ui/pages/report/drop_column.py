"""Where a text that is dragged over the writing surface would come to stand, and putting it down there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.layouts import L, S
from ui.pages.report.measures import GUTTER, PROSE
from ui.pages.report.passage_row import PassageRow
from ui.pages.report.text_drag import carried, paint_gap
from ui.typography import text_scale

_EDGE = 40  # pixels from the edge of the view in which it scrolls
_STEP = 16


class DropColumn(QWidget):
    """Lies over the texts of a chapter and lets the mouse through; `placed` carries a record and the one below it.

    A text may stand among those of its own manuscript; "" is below the last of them.
    """

    placed = Signal(str, str)

    def __init__(self, area: QScrollArea, rows: Callable[[], Sequence[PassageRow]]) -> None:
        super().__init__(area.widget())
        self._area, self._rows = area, rows
        self._line: int | None = None  # how far down a text would be put down
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.widget().setAcceptDrops(True)
        area.widget().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow what is dragged over the texts, and stay over them."""
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Show):
            self.setGeometry(self._area.widget().rect())
            self.raise_()
        elif kind in (QEvent.Type.DragEnter, QEvent.Type.DragMove):
            self._on_moved(event)
            return True
        elif kind is QEvent.Type.DragLeave:
            self._show_line(None)
        elif kind is QEvent.Type.Drop:
            self._on_dropped(event)
            return True
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line at which the text would come to stand."""
        if self._line is not None:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                right = min(self.width() - L, round((GUTTER + PROSE) * text_scale()))
                paint_gap(painter, GUTTER - S, right, self._line)

    def _on_moved(self, event: QDragMoveEvent) -> None:
        y = event.position().toPoint().y()
        alike = self._alike(carried(event.mimeData()))
        gap = self._gap_at(y, carried(event.mimeData()), alike)
        event.setDropAction(Qt.DropAction.MoveAction)
        # Entering is taken in wherever it is, since what is refused then is not asked about again.
        event.setAccepted(bool(alike) if event.type() is QEvent.Type.DragEnter else gap is not None)
        self._show_line(None if gap is None else self._line_at(gap, alike))
        self._scroll(y)

    def _on_dropped(self, event: QDropEvent) -> None:
        record = carried(event.mimeData())
        alike = self._alike(record)
        gap = self._gap_at(event.position().toPoint().y(), record, alike)
        self._show_line(None)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(gap is not None)
        if gap is not None:
            self.placed.emit(record, alike[gap].passage.id if gap < len(alike) else "")

    def _alike(self, record: str) -> list[PassageRow]:
        """Return the texts among which one may stand, none for what is no text of this chapter."""
        rows = self._rows()
        own = next((row.manuscript for row in rows if row.passage.id == record), None)
        return [row for row in rows if row.manuscript is own]

    def _gap_at(self, y: int, record: str, alike: Sequence[PassageRow]) -> int | None:
        """Return above which of the texts one would come to stand; None where it stands already."""
        if not alike:
            return None
        here = next(place for place, row in enumerate(alike) if row.passage.id == record)
        gap = sum(1 for row in alike if row.geometry().center().y() < y)
        return None if gap in (here, here + 1) else gap

    def _line_at(self, gap: int, alike: Sequence[PassageRow]) -> int:
        return alike[gap].geometry().top() if gap < len(alike) else alike[-1].geometry().bottom()

    def _show_line(self, line: int | None) -> None:
        if line != self._line:
            self._line = line
            self.update()

    def _scroll(self, y: int) -> None:
        bar = self._area.verticalScrollBar()
        in_view = y - bar.value()
        if in_view < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif in_view > self._area.viewport().height() - _EDGE:
            bar.setValue(bar.value() + _STEP)

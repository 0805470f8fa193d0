"""The table of the sources: a click selects one, Enter or a double click opens its notes."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from resources.translations import _
from ui.icons import icon
from ui.layouts import S
from ui.pages.interviews.source_model import (
    DAY,
    FROM,
    INSPECTOR,
    PEOPLE,
    SOURCE,
    STATE,
    WITH,
    IconRole,
    SourceLine,
    SourceOrder,
)
from ui.typography import Type, text_width
from ui.widgets.table import Index, RowDelegate, Table

_WIDTHS = (262, 170, 66, 108, 130, 124, 62, 70)
_BEFORE = {WITH: 0, STATE: 24, DAY: 0}  # pixels before the words of the columns that are never cut
_GIVING_WAY = (FROM, PEOPLE, INSPECTOR, WITH)  # where the window is narrow, in this order
# Pixels of the title of a source, at the usual size of text; what is left stays free at the right.
_MOST_TITLE = 520


class SourceTable(Table):
    """A line a source, the newest on top. `chosen` comes when another one is selected, `opened` carries a record id."""

    chosen = Signal()
    opened = Signal(str)

    def __init__(self, order: SourceOrder) -> None:
        super().__init__(_("Sources"))
        self._order = order
        self._words: dict[int, set[str]] = {}  # by column, of those that are never cut
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.setItemDelegate(IconDelegate(self))
        self.setModel(order)
        # The title of the column says so itself, where the words end.
        self.setProperty("kind", "sorted")
        self.setSortingEnabled(True)
        self.sortByColumn(DAY, Qt.SortOrder.DescendingOrder)
        order.headerDataChanged.connect(self._fit_titles)
        order.sourceModel().modelReset.connect(self._on_lines_changed)
        self._fit_titles()
        self.give_rest_to(SOURCE, most=_MOST_TITLE)
        self.selectionModel().selectionChanged.connect(lambda *_ranges: self.chosen.emit())
        self.doubleClicked.connect(self._open)

    def chosen_line(self) -> SourceLine | None:
        """Return the source that is selected, None for none."""
        selected = self.selectionModel().selectedRows(SOURCE)
        return self._order.line_at(selected[0]) if selected else None

    def choose(self, source: str) -> None:
        """Select a source (a record id) and scroll to it, if it is shown."""
        index = self._order.index_of(source)
        if index.isValid():
            self.setCurrentIndex(index)

    def width_of(self, place: int) -> int:
        """Return the width of a column in pixels: roles, states and days are longer in Welsh, and never cut."""
        room = _BEFORE.get(place, 0) + S
        words = self._words.get(place, ())
        return max([super().width_of(place), *(text_width(Type.UI, each) + room for each in words)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the selected source by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        line = self._order.line_at(index)
        if line is not None:
            self.opened.emit(line.source.id)

    def _on_lines_changed(self) -> None:
        model = self._order.sourceModel()
        rows = range(model.rowCount())
        self._words = {place: {str(model.index(row, place).data()) for row in rows} for place in _BEFORE}
        self._fit_titles()

    def _fit_titles(self) -> None:
        """Give each column room for its title, which is longer where it says the order."""
        self.set_columns(_WIDTHS, giving_way=_GIVING_WAY)


class IconDelegate(RowDelegate):
    """Paints an icon before the words where the model has one."""

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the icon, then the words."""
        meaning = index.data(IconRole)
        if meaning:
            x = option.rect.x() + super().left_margin(index)
            where = QRect(x, option.rect.y() + (option.rect.height() - 16) // 2, 16, 16)
            icon(meaning, "ink_2").paint(painter, where)
        super().paint_content(painter, option, index)

    def left_margin(self, index: Index) -> int:
        """Return the space before the words."""
        return super().left_margin(index) + (24 if index.data(IconRole) else 0)

"""Tables as they look everywhere: rows of 28 pixels, hairlines, no grid, a quiet header."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.layouts import S
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale, text_width

ROW_HEIGHT = 28
_GAP = S  # pixels between one heading and the next at least

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the ground, the chosen bar and the hairline of a row; subclasses paint what stands on it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        painter.save()
        self.paint_ground(painter, option, index)
        self.paint_content(painter, option, index)
        painter.restore()

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint what is under the content."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, theme.color("accent_soft" if chosen else "paper"))
        if chosen and index.column() == 0 and option.state & QStyle.StateFlag.State_Active:
            painter.fillRect(option.rect.x(), option.rect.y(), 3, option.rect.height(), theme.color("accent"))
        painter.setPen(theme.color("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def paint_content(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the words of a cell in the model's font and tone (`ToneRole`), cut with an ellipsis at the end."""
        painter.setFont(index.data(Qt.ItemDataRole.FontRole) or font(Type.UI))
        painter.setPen(theme.color(index.data(ToneRole) or "ink"))
        rect = option.rect.adjusted(self.left_margin(index), 0, -8, 0)
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        where = Qt.AlignmentFlag(alignment) if alignment else Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, where | Qt.AlignmentFlag.AlignVCenter, words)

    def left_margin(self, index: Index) -> int:
        """Return the space before the words: the page's margin in the first column."""
        return 24 if index.column() == 0 else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the usual height and the width of the words."""
        return QSize(super().sizeHint(option, index).width() + self.left_margin(index) + 8, ROW_HEIGHT)


ToneRole = Qt.ItemDataRole.UserRole + 1  # the role of the theme that a cell's words are painted in


class Table(QTableView):
    """A table of whole rows; Enter opens the current one (`activated`)."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._widths: tuple[int, ...] = ()
        self._giving_way: tuple[int, ...] = ()
        self._growing: tuple[int, int] | None = None  # a column and its most
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_columns(self, widths: tuple[int, ...], *, giving_way: tuple[int, ...] = ()) -> None:
        """Give the columns widths, in pixels at the usual size of text.

        Where there is no room for all, those of `giving_way` are left out, the first of them first.
        """
        self._widths, self._giving_way = widths, giving_way
        self._on_theme_changed()

    def give_rest_to(self, column: int, *, most: int) -> None:
        """Let a column take the room that is left, up to some pixels at the usual size of text."""
        self._growing = (column, most)
        self._fit_columns()

    def width_of(self, place: int) -> int:
        """Return the width of a column in pixels: as it was given, or more for its heading, which is never cut."""
        heading = self.model().headerData(place, Qt.Orientation.Horizontal) if self.model() else ""
        return max(
            round(self._widths[place] * text_scale()), text_width(Type.CAPTION, str(heading or "")) + _GAP
        )

    def minimumSizeHint(self) -> QSize:
        """Return room for the columns that never give way."""
        kept = sum(
            self.width_of(place) for place in range(len(self._widths)) if place not in self._giving_way
        )
        least = super().minimumSizeHint()
        return QSize(max(least.width(), kept + self._bar_width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns that there is no room for."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        needed = sum(self.width_of(place) for place in range(len(self._widths))) + self._bar_width()
        for place in self._giving_way:
            self.setColumnHidden(place, needed > self.width())
            if needed > self.width():
                needed -= self.width_of(place)
        if self._growing is not None:
            column, most = self._growing
            whole = self.width_of(column) + max(self.width() - needed, 0)
            self.setColumnWidth(column, min(whole, round(most * text_scale())))

    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def _on_theme_changed(self) -> None:
        # What the style sheet has touched no longer hands its font on to its viewport, which measures the titles.
        for header in (self.horizontalHeader(), self.horizontalHeader().viewport()):
            header.setFont(font(Type.CAPTION))
        self.verticalHeader().setDefaultSectionSize(max(ROW_HEIGHT, line_height(Type.UI) + 6))
        for place in range(len(self._widths)):
            self.setColumnWidth(place, self.width_of(place))
        self._fit_columns()
        self.updateGeometry()
        self.viewport().update()

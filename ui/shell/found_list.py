"""The list under the search box: quiet headings, lines, and texts with the found words in semi-bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import icon
from ui.keys import split_caps
from ui.layouts import XS, L, M, S
from ui.shell.found import Group, Line
from ui.theme import theme
from ui.typography import Type, font, line_height, text_width

_ICON = 16
_MOST_LINES = 2  # of an excerpt
_CONTEXT = 0.45  # of the width, at most
Index = QModelIndex | QPersistentModelIndex
LineRole = Qt.ItemDataRole.UserRole


class FoundList(QListView):
    """Groups of lines; `chosen` carries the line that was clicked. Headings cannot be chosen."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Lines(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._on_clicked)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show other groups, the first line being the current one."""
        self._model.show_groups(groups)
        self.scrollToTop()
        self.step(1)

    @property
    def current(self) -> Line | None:
        """The current line."""
        found = self.currentIndex().data(LineRole)
        return found if isinstance(found, Line) else None

    def step(self, by: int) -> None:
        """Go to the next line (1) or the one before (-1), round at the ends."""
        count = self._model.rowCount()
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        for _step in range(count):
            row = (row + by) % count
            index = self._model.index(row)
            if isinstance(index.data(LineRole), Line):
                self.setCurrentIndex(index)
                # With its heading, when it is the first below one.
                above = self._model.index(row - 1)
                self.scrollTo(above if row and not isinstance(above.data(LineRole), Line) else index)
                self.scrollTo(index)
                return

    def whole_height(self, width: int) -> int:
        """Return the pixels that all lines take in a list so wide."""
        self.resize(width, max(self.height(), 1))
        self.doItemsLayout()
        return self.contentsSize().height() + 2

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(LineRole), Line):
            self.chosen.emit(index.data(LineRole))


class _Lines(QAbstractListModel):
    """Headings (texts) and lines, one below the other."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._rows: list[str | Line] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        self.beginResetModel()
        self._rows = [row for group in groups for row in (group.title, *group.lines)]
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LineRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else _said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(index.data(LineRole), Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


def _said(line: Line) -> str:
    excerpt = "".join(text for text, _found in line.excerpt)
    return ", ".join(part for part in (line.words, line.context, excerpt, line.keys) if part)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: FoundList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(LineRole)
        if isinstance(row, str):
            return QSize(100, line_height(Type.CAPTION) + M)
        height = max(32, line_height(Type.UI) + M)
        if row.excerpt:
            layout = _laid_out(row, self._view.viewport().width() - self._left() - S)
            height = (
                2 * S - 4 + line_height(Type.UI) + min(layout.lineCount(), _MOST_LINES) * line_height(Type.UI)
            )
        return QSize(100, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(LineRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, str):
            painter.setFont(font(Type.CAPTION))
            painter.setPen(theme.color("ink_3"))
            bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(option.rect.adjusted(S, 0, -S, -XS), bottom, row)
        else:
            self._paint_line(painter, option, row, current=index == self._view.currentIndex())
        painter.restore()

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, line: Line, *, current: bool
    ) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if current or over:
            painter.setPen(QPen(theme.color("accent"), 2) if current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if current else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        first = QRect(option.rect)
        if line.excerpt:
            first.setHeight(line_height(Type.UI))
            first.translate(0, S - 2)
        place = QRect(first.left() + S, first.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        icon(line.icon or "unfold", "accent" if current else "ink_2").paint(painter, place)
        right = self._paint_end(painter, first, line)
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("accent_ink" if current else "ink"))
        room = QRect(
            first.left() + self._left(), first.top(), right - first.left() - self._left(), first.height()
        )
        words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if line.excerpt:
            layout = _laid_out(line, option.rect.width() - self._left() - S)
            painter.setPen(theme.color("ink_2"))
            below = QPointF(option.rect.left() + self._left(), first.bottom() + 1)
            for number in range(min(layout.lineCount(), _MOST_LINES)):
                layout.lineAt(number).draw(painter, below)

    def _paint_end(self, painter: QPainter, first: QRect, line: Line) -> int:
        """Paint key or context at the right, and return where the words must end."""
        right = first.right() - S
        for cap in reversed(split_caps(line.keys) if line.keys else []):
            width = text_width(Type.CAPTION, cap) + S
            height = line_height(Type.CAPTION) + 2
            box = QRectF(right - width, first.center().y() - height / 2, width, height)
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.setBrush(theme.color("paper"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setFont(font(Type.CAPTION))
            painter.setPen(theme.color("ink_2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, cap)
            right -= width + XS
        if line.context:
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink_3"))
            most = int(first.width() * _CONTEXT)
            words = painter.fontMetrics().elidedText(line.context, Qt.TextElideMode.ElideRight, most)
            width = text_width(Type.UI, words)
            painter.drawText(
                QRect(right - width, first.top(), width, first.height()), Qt.AlignmentFlag.AlignVCenter, words
            )
            right -= width + L
        return right

    @staticmethod
    def _left() -> int:
        return S + _ICON + S


def _laid_out(line: Line, width: int) -> QTextLayout:
    """Return an excerpt in lines of a width, with the found words in semi-bold."""
    layout = QTextLayout("".join(text for text, _found in line.excerpt), font(Type.UI))
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    strong = QTextCharFormat()
    strong.setFont(font(Type.STRONG))
    strong.setForeground(QColor(theme.tokens.ink))
    ranges, start = [], 0
    for text, is_found in line.excerpt:
        length = len(text.encode("utf-16-le")) // 2  # as Qt counts
        if is_found:
            stretch = QTextLayout.FormatRange()
            stretch.start, stretch.length, stretch.format = start, length, strong
            ranges.append(stretch)
        start += length
    layout.setFormats(ranges)
    layout.beginLayout()
    top = 0.0
    while (made := layout.createLine()).isValid():
        made.setLineWidth(max(width, 1))
        made.setPosition(QPointF(0, top))
        top += line_height(Type.UI)
    layout.endLayout()
    return layout

"""The outline: the numbered chapters, the paragraphs of the open one, and what the checks say of each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.translations import _
from ui.icons import icon
from ui.layouts import M, S
from ui.theme import theme
from ui.typography import Type, font, line_height, text_width
from ui.widgets.table import Index

_CHAPTER, _PARAGRAPH = 32, 28
_ICON = 14
_EntryRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line: a chapter by its key, or a text of the open chapter by its record.

    `problems` is how many the checks found, None while they have not looked; `open` marks the chapter or the text
    that is being written.
    """

    chapter: str
    record: str
    number: str
    words: str
    problems: int | None = None
    open: bool = False


class _OutlineDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        is_text = bool(index.data(_EntryRole).record)
        least = line_height(Type.CAPTION if is_text else Type.STRONG) + S
        return QSize(100, max(_PARAGRAPH if is_text else _CHAPTER, least))

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: Index) -> None:
        entry: OutlineEntry = index.data(_EntryRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = style.rect.adjusted(S, 0, -S, 0)
        is_text = bool(entry.record)
        if is_text and entry.open:
            self._paint_ground(painter, rect, "accent_soft")
        elif style.state & QStyle.StateFlag.State_MouseOver:
            self._paint_ground(painter, rect, "hover")
        if style.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 5, 5)
        ink = "accent_ink" if is_text and entry.open else "ink_2" if is_text else "ink"
        left = rect.x() + (28 if is_text else M)
        painter.setFont(font(Type.CAPTION if is_text else Type.UI))
        painter.setPen(theme.color("accent_ink" if is_text and entry.open else "ink_3"))
        room = QRect(left, rect.y(), rect.right() - left, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, entry.number)
        widest = text_width(Type.CAPTION if is_text else Type.UI, "8.88" if is_text else "8")
        room.setLeft(left + widest + (S // 2 if is_text else S))
        room.setRight(rect.right() - (S if is_text else self._paint_mark(painter, rect, entry)))
        role = Type.CAPTION if is_text else Type.STRONG if entry.open else Type.UI
        painter.setFont(font(role))
        painter.setPen(theme.color(ink))
        words = painter.fontMetrics().elidedText(entry.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, role: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(role))
        painter.drawRoundedRect(rect, 6, 6)

    def _paint_mark(self, painter: QPainter, rect: QRect, entry: OutlineEntry) -> int:
        """Paint a tick or the number of problems at the right; returns the room it takes."""
        if entry.problems is None:
            return S
        count = str(entry.problems) if entry.problems else ""
        width = text_width(Type.CAPTION, count) if count else 0
        tone = "area" if entry.problems else "strength"
        x = rect.right() - S - width - (4 if count else 0) - _ICON
        middle = rect.center().y() - _ICON // 2 + 1
        icon("warning" if entry.problems else "answered", tone).paint(painter, x, middle, _ICON, _ICON)
        painter.setFont(font(Type.CAPTION))
        painter.setPen(theme.color(tone))
        painter.drawText(
            rect.adjusted(0, 0, -S, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
        )
        return rect.right() - x + S


class Outline(QListWidget):
    """`chosen` carries the chapter and the record, "" for the chapter as a whole."""

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Outline of the report"))
        self.setItemDelegate(_OutlineDelegate(self))
        self.setProperty("ground", "canvas")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._entries: list[OutlineEntry] = []
        self.itemClicked.connect(self._on_opened)
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: list[OutlineEntry]) -> None:
        """Show the lines; the place of the keyboard and the scroll stay."""
        if entries == self._entries:
            return
        self._entries = entries
        while self.count() > len(entries):
            self.takeItem(self.count() - 1)
        while self.count() < len(entries):
            self.addItem(QListWidgetItem())
        for place, entry in enumerate(entries):
            item = self.item(place)
            item.setData(_EntryRole, entry)
            item.setText(f"{entry.number} {entry.words}")
            item.setToolTip(entry.words)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._on_opened(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_opened(self, item: QListWidgetItem) -> None:
        entry: OutlineEntry = item.data(_EntryRole)
        self.chosen.emit(entry.chapter, entry.record)

"""The outline: the numbered chapters, the paragraphs of the open one, and what the checks say of each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.translations import N_, _
from ui.icons import icon
from ui.layouts import M, S
from ui.pages.report.text_drag import DropPlace, carried, carry, paint_gap, paint_whole
from ui.theme import theme
from ui.typography import Type, font, line_height, text_width
from ui.widgets.table import Index

_CHAPTER, _PARAGRAPH = 32, 28
_ICON = 14
_MANY = "88"  # problems, for which there is room beside every chapter
_EntryRole = Qt.ItemDataRole.UserRole

PARAGRAPH, RECOMMENDATION = "paragraph", "recommendation"
_MOVING = {
    "": N_("Opens by Enter"),
    PARAGRAPH: N_("Moves by Alt and arrow, into another chapter by Alt, Shift and arrow, or by dragging"),
    RECOMMENDATION: N_("Moves by Alt and arrow, or by dragging"),
}


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line: a chapter by its key, or a text of the open chapter by its record.

    `kind` is what may stand among one another: texts of one kind. `problems` is how many the checks found, None while
    they have not looked; `open` marks the chapter or the text that is being written.
    """

    chapter: str
    record: str
    number: str
    words: str
    problems: int | None = None
    open: bool = False
    kind: str = ""


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
        after = text_width(Type.CAPTION, "8.88") + S // 2 if is_text else _number_width()
        room.setLeft(left + after)
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
        tone = "area" if entry.problems else "strength"
        x = rect.right() - _mark_width(count)
        middle = rect.center().y() - _ICON // 2 + 1
        icon("warning" if entry.problems else "answered", tone).paint(painter, x, middle, _ICON, _ICON)
        painter.setFont(font(Type.CAPTION))
        painter.setPen(theme.color(tone))
        painter.drawText(
            rect.adjusted(0, 0, -S, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
        )
        return rect.right() - x + S


def _number_width() -> int:
    """Return the pixels from the number of a chapter to its words."""
    return text_width(Type.UI, "8") + S


def _mark_width(count: str) -> int:
    """Return the pixels that a mark takes, with a count beside it or "" for none."""
    return S + _ICON + (4 + text_width(Type.CAPTION, count) if count else 0)


class Outline(QListWidget):
    """`chosen` carries the chapter and the record, "" for the chapter as a whole.

    A text is dragged to another place, or a paragraph onto another chapter: `placed` carries its record and where to.
    By key, `moved` and `moved_on` carry its record and -1 or 1, for one place and for one chapter.
    """

    chosen = Signal(str, str)
    placed = Signal(str, DropPlace)
    moved = Signal(str, int)
    moved_on = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Outline of the report"))
        self.setItemDelegate(_OutlineDelegate(self))
        self.setProperty("ground", "canvas")
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self._entries: list[OutlineEntry] = []
        self._drop: DropPlace | None = None  # where what is dragged over the outline would come to stand
        self._drop_kind = ""
        self._pressed: OutlineEntry | None = None
        self._pressed_at = QPointF()
        self.itemClicked.connect(self._on_opened)
        theme.changed.connect(self.viewport().update)

    def show_entries(self, entries: list[OutlineEntry]) -> None:
        """Show the lines; the place of the keyboard, a moved text with it, and the scroll stay."""
        if entries == self._entries:
            return
        current = self.currentItem()
        record = current.data(_EntryRole).record if current else ""
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
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, _(_MOVING[entry.kind]))
            if record and entry.record == record:
                self.setCurrentItem(item)
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()  # what stands around it gives it the room that its words need

    def whole_width(self) -> int:
        """Return the pixels in which every chapter is whole, whichever is open and whatever its mark says."""
        chapters = [entry for entry in self._entries if not entry.record]
        words = max((text_width(Type.STRONG, entry.words) for entry in chapters), default=0)
        return S + M + _number_width() + words + S + _mark_width(_MANY) + S

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line by Enter, and move its text by Alt and arrow."""
        current = self.currentItem()
        entry: OutlineEntry | None = current.data(_EntryRole) if current else None
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(event.key(), 0)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current:
            self._on_opened(current)
        elif by and entry and entry.record and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            further = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.moved_on if further else self.moved).emit(entry.record, by)
        else:
            super().keyPressEvent(event)

    # ---- dragging -------------------------------------------------------------------------------------
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a text up."""
        super().mousePressEvent(event)
        item = self.itemAt(event.position().toPoint())
        entry: OutlineEntry | None = item.data(_EntryRole) if item else None
        self._pressed = entry if entry and entry.record else None
        self._pressed_at = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag it once the pointer has gone far enough to mean it."""
        pressed, way = self._pressed, event.position() - self._pressed_at
        if pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif way.manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            carry(self, pressed.record, f"{pressed.number} {pressed.words}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in a text of the report."""
        event.setAccepted(self._entry_of(carried(event.mimeData())) is not None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the text would come to stand, and scroll near the edges."""
        super().dragMoveEvent(event)
        entry = self._entry_of(carried(event.mimeData()))
        self._drop_kind = entry.kind if entry else ""
        self._show_drop(self._place_at(event.position().toPoint(), entry))
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(self._drop is not None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the text down."""
        entry = self._entry_of(carried(event.mimeData()))
        place = self._place_at(event.position().toPoint(), entry)
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self._show_drop(None)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.setAccepted(place is not None)
        if entry and place:
            self.placed.emit(entry.record, place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines, and where a text would come to stand."""
        super().paintEvent(event)
        if self._drop is None:
            return
        with QPainter(self.viewport()) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_open = any(entry.record for entry in self._entries if entry.chapter == self._drop.chapter)
            rect = self.visualItemRect(self._item_at_drop(self._drop)).adjusted(S, 1, -S, -1)
            if not is_open:
                paint_whole(painter, rect)
            else:
                y = rect.top() - 1 if self._drop.before else rect.bottom() + 1
                paint_gap(painter, rect.left() + M, rect.right(), y)

    def _place_at(self, point: QPoint, carried_entry: OutlineEntry | None) -> DropPlace | None:
        """Return where a text would come to stand if it were put down at a point; None where it cannot or stands."""
        item = self.itemAt(point)
        if carried_entry is None or item is None:
            return None
        entry: OutlineEntry = item.data(_EntryRole)
        if entry.chapter != carried_entry.chapter:
            return DropPlace(entry.chapter) if entry.chapter and carried_entry.kind == PARAGRAPH else None
        alike = [other.record for other in self._entries if other.record and other.kind == carried_entry.kind]
        gap = 0
        if entry.record:
            if entry.kind != carried_entry.kind:
                return None
            is_below = point.y() > self.visualItemRect(item).center().y()
            gap = alike.index(entry.record) + is_below
        here = alike.index(carried_entry.record)
        if gap in (here, here + 1):
            return None
        return DropPlace(entry.chapter, alike[gap] if gap < len(alike) else "")

    def _item_at_drop(self, drop: DropPlace) -> QListWidgetItem:
        """Return the line above which a text would come to stand; for the end the last text, or the chapter."""
        rows = [
            row
            for row, entry in enumerate(self._entries)
            if entry.chapter == drop.chapter and entry.kind in ("", self._drop_kind)
        ]
        at = [row for row in rows if drop.before and self._entries[row].record == drop.before]
        return self.item((at or rows)[-1])

    def _entry_of(self, record: str) -> OutlineEntry | None:
        return next((entry for entry in self._entries if record and entry.record == record), None)

    def _show_drop(self, drop: DropPlace | None) -> None:
        if drop != self._drop:
            self._drop = drop
            self.viewport().update()

    def _on_opened(self, item: QListWidgetItem) -> None:
        entry: OutlineEntry = item.data(_EntryRole)
        self.chosen.emit(entry.chapter, entry.record)

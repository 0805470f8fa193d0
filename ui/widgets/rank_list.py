"""Choices to be put in order, by key or by dragging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from resources.translations import _
from ui.icons import icon
from ui.layouts import M, S
from ui.theme import theme
from ui.typography import Type, font, line_height, text_height, text_scale, text_width
from ui.widgets.segment import policy_of_choices
from ui.widgets.table import Index

_WIDTH, _ROW, _ABOVE, _HANDLE = 320, 32, 6, 16
_FRAME = 4  # pixels around the rows
_MOST = 12  # rows in view
_KeyRole = Qt.ItemDataRole.UserRole


class RankList(QListWidget):
    """Choices (key, words), the first on top; `moved` carries the keys in their new order.

    Up and Down go through them, Alt moves the current one along, and a digit puts it at that place. Until the list
    `is_ranked` its numbers are faint: the order is only the one it began with.
    """

    moved = Signal(list)

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setSizePolicy(policy_of_choices(wraps=True))
        self.is_ranked = False
        self._dragged: QListWidgetItem | None = None
        self._pressed_at = 0
        self._has_moved = False
        self.setItemDelegate(_RankDelegate(self))
        # A bar that came and went would change the width of the words, and with it the height.
        bar = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
            if len(choices) > _MOST
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setVerticalScrollBarPolicy(bar)
        for key, words in choices:
            item = QListWidgetItem(words)
            item.setData(_KeyRole, key)
            item.setToolTip(_("Drag, or move by Alt and arrow"))
            self.addItem(item)
        self.setCurrentRow(0)
        self._say_places()
        theme.changed.connect(self._on_theme_changed)

    def keys(self) -> list[str]:
        """Return the keys in order."""
        return [self.item(row).data(_KeyRole) for row in range(self.count())]

    def show_order(self, keys: Sequence[str], *, is_ranked: bool) -> None:
        """Show the choices in an order, those that it does not name at the end, as ranked or not yet."""
        self.is_ranked = is_ranked
        current = self.currentItem().data(_KeyRole) if self.currentItem() else None
        place = {key: number for number, key in enumerate(keys)}
        wanted = sorted(self.keys(), key=lambda key: place.get(key, len(place)))
        if wanted != self.keys():
            items = {item.data(_KeyRole): item for item in [self.takeItem(0) for _ in range(self.count())]}
            for key in wanted:
                self.addItem(items[key])
            self.setCurrentItem(items.get(current, self.item(0)))
        self._say_places()
        self.viewport().update()

    # ---- moving ---------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by Alt and arrow or by digit; go through by arrow; anything else goes on to the page."""
        row, key, text = self.currentRow(), event.key(), event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._place(row, row + (1 if key == Qt.Key.Key_Down else -1))
        elif plain and text.isdecimal() and 0 < int(text) <= self.count():
            self._place(row, int(text) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a choice up."""
        super().mousePressEvent(event)
        self._dragged = self.itemAt(event.position().toPoint())
        self._pressed_at, self._has_moved = event.position().toPoint().y(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it to where the pointer is; the others make room at once."""
        y = event.position().toPoint().y()
        if self._dragged is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        if not self._has_moved and abs(y - self._pressed_at) < QApplication.startDragDistance():
            return
        under = self.itemAt(event.position().toPoint())
        if under is not None and under is not self._dragged:
            self._shift(self.row(self._dragged), self.row(under))
            self._has_moved = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put it down."""
        super().mouseReleaseEvent(event)
        if self._dragged is not None and self._has_moved:
            self.moved.emit(self.keys())
        self._dragged = None

    def _place(self, row: int, place: int) -> None:
        if row >= 0 and 0 <= place < self.count():
            self._shift(row, place)
            self.moved.emit(self.keys())

    def _shift(self, row: int, place: int) -> None:
        if row != place:
            self.insertItem(place, self.takeItem(row))
            self.setCurrentRow(place)
        self._say_places()

    # ---- size and words -------------------------------------------------------------------------------
    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width, since words go on below."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return room for all rows, or for as many as are in view at once."""
        bar = self.verticalScrollBar().sizeHint().width() if self.count() > _MOST else 0
        room = self._words_width(width - 2 * _FRAME - bar)
        heights = [row_height(self.item(row).text(), room) for row in range(min(self.count(), _MOST))]
        return sum(heights) + 2 * _FRAME

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        width = round(_WIDTH * text_scale())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(_WIDTH // 2, line_height(Type.UI))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the lines when the width changes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def row_height(self, row: int) -> int:
        """Return the height of a row in pixels."""
        return row_height(self.item(row).text(), self._words_width(self.viewport().width()))

    def _words_width(self, width: int) -> int:
        return max(width - number_width(self.count()) - _HANDLE - 3 * S - M, 1)

    def _on_theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _say_places(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            said = f"{row + 1}. {item.text()}"
            unranked = _("{choice}, not ranked yet").format(choice=item.text())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said if self.is_ranked else unranked)


class _RankDelegate(QStyledItemDelegate):
    def __init__(self, view: RankList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self._view.row_height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled, focused = view.isEnabled(), view.hasFocus() and index.row() == view.currentRow()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) and enabled
        painter.fillRect(option.rect, theme.color("well" if not enabled else "hover" if over else "paper"))
        if index.row() < view.count() - 1:
            painter.setPen(theme.color("line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if focused:
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        numbers = number_width(view.count())
        number = QRect(option.rect.left() + S, option.rect.top(), numbers, option.rect.height())
        painter.setFont(font(Type.STRONG if view.is_ranked else Type.UI))
        painter.setPen(theme.color("accent_ink" if view.is_ranked and enabled else "ink_3"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | middle, str(index.row() + 1))
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("ink" if enabled else "ink_3"))
        words = option.rect.adjusted(S + numbers + M, 0, -_HANDLE - 2 * S, 0)
        painter.drawText(words, middle | Qt.TextFlag.TextWordWrap, index.data())
        if enabled:
            handle = QRect(words.right() + S, option.rect.center().y() - _HANDLE // 2 + 1, _HANDLE, _HANDLE)
            icon("drag", "ink_3").paint(painter, handle)
        painter.restore()


def number_width(count: int) -> int:
    """Return the width of the longest place in pixels."""
    return text_width(Type.STRONG, str(count))


def row_height(words: str, width: int) -> int:
    """Return the height in pixels of a row whose words have a width."""
    return max(_ROW, text_height(Type.UI, words, width) + 2 * _ABOVE)

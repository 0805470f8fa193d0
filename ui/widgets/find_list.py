"""A list of many choices with a field that finds among them by typing."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.translations import _
from ui.icons import icon
from ui.layouts import S, column
from ui.theme import theme
from ui.typography import Type, font, line_height
from ui.widgets.choice_model import ChoiceModel, ChosenRole, KeyRole
from ui.widgets.label import Label
from ui.widgets.segment import cap_size, paint_cap
from ui.widgets.table import Index

_MOST_ROWS = 8
_ROW, _BOX = 30, 16
_MOVES = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
)
_DIGITS = "123456789"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindList(QFrame):
    """Choices (key, words), `several` of which may be chosen, with a tick box each; `picked` carries a key.

    Up and Down move and letters find, from the field and from the list alike. Enter in the field picks, and so does
    Space in the list; Enter goes on to the page where nothing is being looked for. Esc empties the field, then
    `left` comes. While the keyboard is in a list of several, the choices in view carry numbers, and a digit picks the
    one that carries it; in the field a digit is looked for like any other letter. Keys in `reserved` are not for
    finding while the keyboard is in the list.
    """

    picked = Signal(str)
    left = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, name: str, several: bool = False, reserved: str = ""
    ) -> None:
        super().__init__()
        self.setProperty("kind", "choices")
        self._several, self._reserved = several, reserved
        self.model = ChoiceModel(choices, self)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find: {name}").format(name=name))
        self.field.setPlaceholderText(_("Find in {count}").format(count=len(choices)))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.view = _View()
        self.view.setAccessibleName(name)
        self.view.setItemDelegate(_ChoiceDelegate(self.view, boxes=several))
        self.view.setModel(self.model)
        self.view.installEventFilter(self)
        self.view.verticalScrollBar().valueChanged.connect(self.view.viewport().update)
        self.view.clicked.connect(lambda index: self.picked.emit(index.data(KeyRole)))
        self._nothing = Label(_("Nothing fits these words."), tone="ink_3")
        self._nothing.hide()
        self.setLayout(column(self.field, self._nothing, self.view, spacing=S, margins=(S, S, S, S)))
        self.setFocusProxy(self.view if several else self.field)
        self.view.setCurrentIndex(self.model.index(0))
        self._rows = max(min(len(choices), _MOST_ROWS), 1)
        self._fit()
        theme.changed.connect(self._fit)

    @property
    def rows_in_view(self) -> int:
        """How many choices are in view at once, at most."""
        return self._rows

    def show_chosen(self, keys: Collection[str]) -> None:
        """Show these as chosen."""
        self.model.set_chosen(keys)

    def begin(self, text: str, key: str = "") -> None:
        """Look for a text anew, from the choice of a key."""
        self.field.setText(text)
        self._go_to(max(self.model.row_of(key), 0))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field, and find from the list."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._on_field_key(event) if watched is self.field else self._on_view_key(event)
        if watched is self.view and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.view.viewport().update()  # the numbers come and go with the keyboard
        return False

    # ---- keys ---------------------------------------------------------------------------------------
    def _on_field_key(self, event: QKeyEvent) -> bool:
        if event.key() in _MOVES:
            self.view.keyPressEvent(event)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
            return True
        if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            looking = bool(self.field.text()) or not self._several
            if looking and self.view.currentIndex().isValid():
                self._pick()
                self.field.selectAll()
                return True
        return False

    def _on_view_key(self, event: QKeyEvent) -> bool:
        text = event.text()
        command = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        finds = bool(text) and text.isprintable() and not command
        if event.key() == Qt.Key.Key_Space:
            self._pick()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in _ENTER or (finds and text.casefold() in self._reserved):
            event.ignore()  # the list view would take it for its own; what stands around it knows better
        elif finds and text in _DIGITS and self._several:
            row = self.view.numbered(text)
            if row is not None:
                self._go_to(row)
                self._pick()
        elif finds:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.setText(text)
        else:
            return False
        return True

    def _leave(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.left.emit()

    def _pick(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.picked.emit(index.data(KeyRole))

    # ---- showing ------------------------------------------------------------------------------------
    def _on_text_changed(self, text: str) -> None:
        self.model.filter(text)
        self._nothing.setVisible(self.model.rowCount() == 0)
        self._go_to(0)

    def _go_to(self, row: int) -> None:
        index = self.model.index(row)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _fit(self) -> None:
        self.view.setFixedHeight(self._rows * row_height() + 2)


class _View(QListView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def number_of(self, row: int) -> str:
        """Return the digit that a row carries, counted from the first in view, "" for none."""
        number = row - self._first() + 1
        return (
            str(number) if 0 < number <= min(len(_DIGITS), self.viewport().height() // row_height()) else ""
        )

    def numbered(self, digit: str) -> int | None:
        """Return the row that carries a digit, None where none does."""
        row = self._first() + int(digit) - 1
        return row if row < self.model().rowCount() and self.number_of(row) == digit else None

    def _first(self) -> int:
        """Return the first row of which more than half is in view."""
        return max(self.indexAt(QPoint(1, row_height() // 2)).row(), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page where there is nothing to scroll."""
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()


class _ChoiceDelegate(QStyledItemDelegate):
    def __init__(self, view: _View, *, boxes: bool) -> None:
        super().__init__(view)
        self._view, self._boxes = view, boxes

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, current = bool(index.data(ChosenRole)), index == self._view.currentIndex()
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        ground = "accent_soft" if chosen else "hover" if over or current else "paper"
        painter.fillRect(option.rect, theme.color(ground))
        if current and (self._view.hasFocus() or not self._boxes):
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 4, 4)
        left = option.rect.left() + S
        mark = QRect(left, option.rect.center().y() - _BOX // 2 + 1, _BOX, _BOX)
        if self._boxes:
            painter.setPen(QPen(theme.color("accent" if chosen else "control"), 1))
            painter.setBrush(theme.color("accent" if chosen else "paper"))
            painter.drawRoundedRect(QRectF(mark).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if chosen:
            tick = icon("answered", "on_accent" if self._boxes else "accent")
            tick.paint(painter, mark.adjusted(2, 2, -2, -2) if self._boxes else mark)
        room = option.rect.adjusted(S + _BOX + S, 0, -S, 0)
        number = self._view.number_of(index.row()) if self._boxes and self._view.hasFocus() else ""
        if number:
            room.setRight(room.right() - cap_size() - S)
            paint_cap(painter, option.rect.right() - S - cap_size(), option.rect, number)
        painter.setFont(font(Type.STRONG if chosen else Type.UI))
        enabled = self._view.isEnabled()
        painter.setPen(theme.color("ink_3" if not enabled else "accent_ink" if chosen else "ink"))
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def row_height() -> int:
    """Return the height of a row in pixels."""
    return max(_ROW, line_height(Type.STRONG) + 10)

"""A popover that finds one of many by typing: figures, findings, evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from resources.translations import _
from ui.icons import icon
from ui.layouts import S, column, row
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale, text_width
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.table import Index

_ROW, _WIDTH = 30, 540  # pixels, of a line at least, and of the whole at the usual size of text
_LEAST_ROWS, _MOST_ROWS = 3, 9
_ICON = 16
_KEYS_FOR_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

_OptionRole = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to pick: its icon in a tone, its words, a quiet detail at the right, and whether it is on."""

    key: str
    words: str
    detail: str = ""
    icon_of: str = ""
    tone: str = "ink_2"
    on: bool = False


class _OptionDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _row_height())

    def paint(self, painter: QPainter, style: QStyleOptionViewItem, index: Index) -> None:
        option: Option = index.data(_OptionRole)
        painter.save()
        if style.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(style.rect, theme.color("accent_soft"))
        area = style.rect.adjusted(S, 0, -S, 0)
        meaning, tone = ("answered", "accent") if option.on else (option.icon_of, option.tone)
        if meaning:
            icon(meaning, tone).paint(
                painter, area.x(), area.y() + (area.height() - _ICON) // 2, _ICON, _ICON
            )
        area.setLeft(area.left() + _ICON + S)
        # The detail gives way to short words; to long ones it leaves one half.
        room = max(area.width() - text_width(Type.UI, option.words) - S, area.width() // 2)
        painter.setFont(font(Type.CAPTION))
        painter.setPen(theme.color("ink_3"))
        detail = painter.fontMetrics().elidedText(option.detail, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, detail)
        area.setRight(area.right() - (text_width(Type.CAPTION, detail) if detail else 0) - S)
        painter.setFont(font(Type.UI))
        painter.setPen(theme.color("ink"))
        words = painter.fontMetrics().elidedText(option.words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


class Picker(QFrame):
    """Opens beside an anchor, over the window; Enter or a click picks, Esc closes and gives the focus back.

    `options` is asked for what there is, again after each pick of a picker that `stays`. `picked` carries a key.
    """

    picked = Signal(str)
    closed = Signal()

    def __init__(
        self,
        anchor: QWidget,
        name: str,
        options: Callable[[], list[Option]],
        *,
        at: QRect | None = None,
        stays: bool = False,
    ) -> None:
        super().__init__(anchor.window())
        self.setProperty("kind", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._anchor, self._options, self._stays = anchor, options, stays
        self._all = options()
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(_("Find in {count}").format(count=len(self._all)))
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        self.list.setItemDelegate(_OptionDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._pick)
        self._nothing = Label(_("Nothing fits these words."), tone="ink_3")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        close = Button(
            kind="quiet", small=True, icon_of="close", name=_("Close (Esc)"), on_click=self.dismiss
        )
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = row(Label(name, Type.STRONG), None, close)
        self.setLayout(
            column(head, self.field, self._nothing, self.list, spacing=S, margins=(S + 2, S, S + 2, S))
        )
        self._filter("")
        self.setFixedWidth(min(round(_WIDTH * text_scale()), anchor.window().width() - 2 * S))
        self._place(at or anchor.rect())
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close, and give the focus back to where it was opened from."""
        self.hide()
        self._anchor.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Steer the list from the field, and close when the focus goes elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
                self._pick(self.list.currentItem())
                return True
            if event.key() in _KEYS_FOR_LIST:
                self.list.keyPressEvent(event)
                return True
        if event.type() is QEvent.Type.FocusOut and self.isVisible() and not self.underMouse():
            self.hide()
            self.closed.emit()
            self.deleteLater()
        return False

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        self.list.clear()
        for option in self._all:
            searched = f"{option.words} {option.detail}".casefold()
            if all(word in searched for word in wanted):
                item = QListWidgetItem(option.words)
                item.setData(_OptionRole, option)
                item.setToolTip(option.words)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        # One stands in the place of the other, so that the frame stays as it is.
        self._nothing.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)

    def _pick(self, item: QListWidgetItem) -> None:
        option: Option = item.data(_OptionRole)
        if not self._stays:
            self.dismiss()
            self.picked.emit(option.key)
            return
        place = self.list.currentRow()
        self.picked.emit(option.key)
        self._all = self._options()
        self._filter(self.field.text())
        self.list.setCurrentRow(place)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, at: QRect) -> None:
        """Stand under the place, or above it where there is more room, with as many lines as fit there."""
        window = self.window()
        corner = self._anchor.mapTo(window, at.bottomLeft())
        below = window.height() - S - corner.y() - S
        above = corner.y() - at.height() - S - S
        self._show_rows(min(max(len(self._all), _LEAST_ROWS), _MOST_ROWS))
        is_above = below < self.height() and below < above
        missing = self.height() - (above if is_above else below)
        if missing > 0:
            rows = (self.list.height() - missing) // _row_height()
            self._show_rows(max(rows, _LEAST_ROWS))
        y = corner.y() - at.height() - S - self.height() if is_above else corner.y() + S
        x = min(max(corner.x(), S), window.width() - self.width() - S)
        self.move(x, max(min(y, window.height() - S - self.height()), 0))

    def _show_rows(self, rows: int) -> None:
        """Be as high as so many lines need."""
        for part in (self.list, self._nothing):
            part.setFixedHeight(rows * _row_height() + 2)
        self.layout().activate()
        self.adjustSize()


def _row_height() -> int:
    return max(_ROW, line_height(Type.UI) + S)

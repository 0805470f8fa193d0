"""The box that finds words anywhere and goes to any page or case."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from inspector_app.search import search
from ui.icons import icon
from ui.layouts import XS, column
from ui.place import Place, place_of
from ui.shell.sidebar import FOOT, PAGES
from ui.theme import theme
from ui.workspace import Workspace

_PAUSE = 120  # milliseconds after the last key
_SHOWN = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of what was found."""

    words: str
    meaning: str
    place: Place


class SearchBox(QLineEdit):
    """Type, then arrows and Enter; Esc gives the focus back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setPlaceholderText("Search or go to…   Ctrl K")
        self.setAccessibleName("Search or go to")
        self.setMaximumWidth(420)
        self.setProperty("kind", "search")
        self._glass = self.addAction(icon("search", "ink_3"), QLineEdit.ActionPosition.LeadingPosition)
        theme.changed.connect(self._on_theme_changed)
        self._before: QWidget | None = None
        self._list = QListWidget()
        self._list.setIconSize(QSize(16, 16))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._on_chosen)
        self._popover: QFrame | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._find)
        self.textEdited.connect(lambda _text: self._timer.start())

    def begin(self) -> None:
        """Take the focus, remembering who had it."""
        self._before = self.window().focusWidget()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through what was found, go there, or give up."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._list.setCurrentRow((self._list.currentRow() + step) % max(self._list.count(), 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._timer.stop()
                self._find()
                item = self._list.currentItem()
                if item is not None:
                    self._on_chosen(item)
            case Qt.Key.Key_Escape:
                self._end()
                if self._before is not None:
                    self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the focus goes elsewhere."""
        super().focusOutEvent(event)
        if self._popover is not None:
            self._popover.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize and self._popover is not None and self._popover.isVisible():
            self._show_popover()
        return False

    def _find(self) -> None:
        words = self.text().strip()
        self._list.clear()
        for choice in self._choices(words) if words else []:
            item = QListWidgetItem(icon(choice.meaning), choice.words)
            item.setData(Qt.ItemDataRole.UserRole, choice.place)
            self._list.addItem(item)
        if self._list.count():
            self._list.setCurrentRow(0)
            self._show_popover()
        elif self._popover is not None:
            self._popover.hide()

    def _choices(self, words: str) -> list[Choice]:
        wanted = words.casefold()
        found = [
            Choice(entry.title, entry.page, Place(entry.page))
            for entry in (*PAGES, *FOOT)
            if entry.title.casefold().startswith(wanted)
        ]
        found += [
            Choice(f"Case {case.reference}", "case-reading", Place("cases", case.id))
            for case in self._workspace.visit.cases.all()
            if case.reference.casefold().startswith(wanted)
        ]
        for hit in search(self._workspace.visit, words):
            place = place_of(hit.table, hit.record)
            found.append(
                Choice(
                    f"{hit.title}: {hit.excerpt}", place.page if place.page != "reading" else "cases", place
                )
            )
        return found

    def _show_popover(self) -> None:
        if self._popover is None:
            self._popover = QFrame(self.window())
            self._popover.setProperty("kind", "popover")
            self._popover.setLayout(column(self._list, margins=(XS, XS, XS, XS)))
            self.window().installEventFilter(self)
        rows = min(self._list.count(), _SHOWN)
        height = rows * max(self._list.sizeHintForRow(0), 28) + 3 * XS
        width = max(self.width(), 520)
        corner = self.mapTo(self.window(), QPoint((self.width() - width) // 2, self.height() + XS))
        self._popover.setGeometry(corner.x(), corner.y(), width, height)
        self._popover.show()
        self._popover.raise_()

    def _on_chosen(self, item: QListWidgetItem) -> None:
        place: Place = item.data(Qt.ItemDataRole.UserRole)
        self._end()
        self._workspace.going.emit(place)

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(icon("search", "ink_3"))

    def _end(self) -> None:
        self.clear()
        self._list.clear()
        if self._popover is not None:
            self._popover.hide()
        self.clearFocus()

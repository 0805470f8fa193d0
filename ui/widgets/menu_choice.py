"""One of many, chosen from a menu: "Source  Any", with a caret at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.button import Button


class MenuChoice(Button):
    """A button that opens a menu of choices (key, words); `chosen` carries the key that the user chose.

    `title` stands before the chosen words, as in a row of filters; without it `name` is the accessible name.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: list[tuple[str, str]],
        *,
        title: str = "",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icon_of="fold", small=bool(title), parent=parent)
        self._title = title
        self._name = name or title
        self.value = ""
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._on_triggered)
        self._actions: dict[str, QAction] = {}
        # The caret goes behind the words.
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.clicked.connect(self._open)
        self.set_choices(choices)

    def set_choices(self, choices: list[tuple[str, str]]) -> None:
        """Offer other choices; the chosen one stays if it is among them, else the first is."""
        for action in self._actions.values():
            self._group.removeAction(action)
        self._menu.clear()
        self._actions = {}
        for key, words in choices:
            action = QAction(words, self._menu, checkable=True)
            self._menu.addAction(action)
            action.setData(key)
            self._group.addAction(action)
            self._actions[key] = action
        self.set_value(self.value if self.value in self._actions else choices[0][0])

    def set_value(self, key: str) -> None:
        """Show a choice as the chosen one; a key that is not offered chooses nothing."""
        if key not in self._actions:
            return
        self.value = key
        self._actions[key].setChecked(True)
        words = self._actions[key].text()
        self.setText(f"{self._title}   {words}" if self._title else words)
        self.setAccessibleName(f"{self._name}: {words}")

    def _open(self) -> None:
        self._menu.setMinimumWidth(self.width())
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _on_triggered(self, action: QAction) -> None:
        self.set_value(action.data())
        self.chosen.emit(self.value)

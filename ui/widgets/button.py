"""Buttons: the verb first, an icon if it helps, and "…" when it will ask."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import icon
from ui.theme import theme
from ui.typography import Type, font
from ui.widgets.pressing import PressedByEnter

_ICON, _AFTER_ICON = 16, 4  # pixels
_ICON_ROLE = {"primary": "on_accent", "link": "accent", "danger": "danger"}


class Button(PressedByEnter, QPushButton):
    """A button of a kind: "primary", "secondary", "quiet", "danger", "icon", "link", "toggle", "tab", "nav" or "row".

    "danger" is for what cannot be undone; the keyboard is then given to what stands beside it and changes nothing.
    `on_click` is called without arguments. A button without text needs `name`, its tooltip and accessible name; of
    kind "icon" it is as wide as it is high, and faint while there is nothing to do.
    """

    def __init__(
        self,
        text: str = "",
        *,
        kind: str = "secondary",
        icon_of: str = "",
        small: bool = False,
        name: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon_of, self._icon_role = icon_of, ""
        self.setProperty("kind", kind)
        self.setProperty("small", "true" if small else "false")
        self.setCheckable(kind in ("toggle", "tab", "nav", "row"))
        self.setAutoDefault(False)
        self.setIconSize(QSize(_ICON, _ICON))
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if name:
            self.setToolTip(name)
            self.setAccessibleName(name)
        if on_click is not None:
            self.clicked.connect(lambda: on_click())
        self._on_theme_changed()
        self.toggled.connect(self._on_theme_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def icon_of(self) -> str:
        """The meaning of its icon, "" for none."""
        return self._icon_of

    @property
    def is_deed(self) -> bool:
        """Whether it does something, and is neither a link nor a choice."""
        return self._kind in ("primary", "secondary", "quiet", "danger")

    def set_kind(self, kind: str) -> None:
        """Change the kind, for example when the deed becomes due and the button turns primary."""
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._on_theme_changed()

    def setText(self, text: str) -> None:
        """Show other words, with room before them after an icon."""
        super().setText(text)
        self._on_theme_changed()

    def set_icon(self, meaning: str, role: str = "") -> None:
        """Show another icon, none for "", in the colour of a role or, for "", in that of the button's kind."""
        self._icon_of, self._icon_role = meaning, role
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        strong = self._kind == "primary" or (self.isCheckable() and self.isChecked())
        self.setFont(font(Type.STRONG if strong else Type.UI))
        if self._icon_of:
            usual = "accent" if self.isChecked() else _ICON_ROLE.get(self._kind, "ink_2")
            # Qt leaves four pixels between icon and words, which is too little.
            room = _AFTER_ICON if self.text() else 0
            self.setIconSize(QSize(_ICON + room, _ICON))
            share = room / (_ICON + room)
            faint = self._kind == "icon"
            self.setIcon(icon(self._icon_of, self._icon_role or usual, faint=faint, after=share))

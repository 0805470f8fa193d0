"""A number that leads to what it counts: a link, also by keyboard, in the tone of the words around it."""

from __future__ import annotations

from collections.abc import Callable

from ui.typography import Type, font
from ui.widgets.button import Button


class NumberLink(Button):
    """`go` is called when it is pressed; `says` tells what is counted to whoever cannot see the words around it.

    A `small` one is no higher than its line, as in a heading.
    """

    def __init__(
        self,
        words: str,
        go: Callable[[], object],
        *,
        says: str = "",
        tone: str = "",
        type_: Type = Type.UI,
        icon_of: str = "",
        small: bool = False,
    ) -> None:
        self._type = type_
        super().__init__(words, kind="link", icon_of=icon_of, small=small, on_click=go)
        self.setProperty("tone", tone)
        self.set_icon(icon_of, tone)
        self._says = says
        self.show_words(words)

    def show_words(self, words: str, says: str = "") -> None:
        """Show another number, and say another sentence if given."""
        self._says = says or self._says
        self.setText(words)
        self.setAccessibleName(f"{self._says}: {words}" if self._says else words)

    def _on_theme_changed(self) -> None:
        super()._on_theme_changed()
        self.setFont(font(self._type))

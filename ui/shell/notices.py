"""What is to be said over the page until somebody has read it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from resources.translations import _
from ui.layouts import XL, M, S, clear, column
from ui.place import Place
from ui.widgets.message import Message, Remedy


class Notices(QWidget):
    """One message at a time, until it is closed or, unless it stays, another page is shown.

    `go` is called with the place that it leads to.
    """

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._go = go
        self._stays = self._until_merged = False
        self._lines = column(spacing=S, margins=(XL, 0, XL, 0))
        self.setLayout(self._lines)
        self.hide()

    def say(
        self,
        tone: str,
        sentence: str,
        places: list[Place] | None = None,
        *,
        stays: bool = False,
        until_merged: bool = False,
    ) -> None:
        """Say something, with a link to the first of the places if given; `until_merged` is how long it is true."""
        clear(self._lines)
        self._stays, self._until_merged = stays, until_merged
        links: list[Remedy] = [(_("Close"), self._close)]
        if places:
            links.insert(0, (_("Go there"), lambda: self._go(places[0])))
        self._lines.addSpacing(M)
        self._lines.addWidget(Message(tone, sentence, links))
        self.show()

    def say_error(self, tone: str, error: UserError, places: list[Place] | None = None) -> None:
        """Say what stands in the way and what to do."""
        place = f"{error.where}: " if error.where else ""
        self.say(tone, f"{place}{error.what} {error.remedy}", places)

    def clear_passing(self) -> None:
        """Take away what was said of a deed on the page that was in view."""
        if not self._stays:
            self._close()

    def clear_at_merge(self) -> None:
        """Take away what a merge has made untrue."""
        if self._until_merged:
            self._close()

    def _close(self) -> None:
        clear(self._lines)
        self.hide()

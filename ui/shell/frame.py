"""What parts of the frame may ask of the window around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ui.pages.page import Page
from ui.place import Place
from ui.workspace import Workspace


class Frame(Protocol):
    """The window of a visit, as its search box and its commands know it."""

    workspace: Workspace

    @property
    def place(self) -> Place:
        """Where one is."""

    def page(self, key: str) -> Page:
        """Return a page, made now if it was not shown before."""

    def show_place(self, place: Place) -> None:
        """Go somewhere."""

    def deed_of(self, caps: str) -> Callable[[], object] | None:
        """Return what a key does now, None where it does nothing."""

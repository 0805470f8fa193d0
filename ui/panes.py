"""The panes of the window, such as sidebar, list and side panel, and going from one to the next by F6."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.focus import tab_stops

_GROUNDS = ("canvas", "rail")  # grounds that set a pane off from what is beside it


class Panes:
    """Goes round the panes of a window; each gets the keyboard back where it was last.

    A pane is a run of Tab's stops in one tinted panel, one thing that scrolls, or beside all these.
    """

    def __init__(self, window: QWidget, *, skipping: QWidget | None = None) -> None:
        self._window = window
        self._skipped = skipping
        self._last: dict[QWidget, QWidget] = {}  # pane to the widget in it that had the keyboard

    def go_on(self, by: int) -> None:
        """Put the keyboard into the next pane (1) or the one before (-1)."""
        self._last = {pane: stop for pane, stop in self._last.items() if isValid(pane) and isValid(stop)}
        panes = self._panes()
        if not panes:
            return
        here = QApplication.focusWidget()
        place = next(
            (number for number, stops in enumerate(panes) if _stop_around(here, stops)), -1 if by > 0 else 0
        )
        if place >= 0 and here is not None:
            self._last[self._pane_of(panes[place][0])] = here
        stops = panes[(place + by) % len(panes)]
        before = self._last.get(self._pane_of(stops[0]))
        target = before if before is not None and before.isVisible() and _stop_around(before, stops) else None
        _focus(target or _first(stops))

    def _panes(self) -> list[list[QWidget]]:
        stops = [stop for stop in tab_stops(self._window) if not self._is_skipped(stop)]
        return [list(run) for _pane, run in groupby(stops, key=self._pane_of)]

    def _is_skipped(self, stop: QWidget) -> bool:
        return self._skipped is not None and self._skipped.isAncestorOf(stop)

    def _pane_of(self, stop: QWidget) -> QWidget:
        """Return the outermost pane around a stop that does not hold the whole content."""
        found: QWidget | None = None
        around: QWidget | None = stop
        while around is not None and around is not self._window:
            if around.property("holds") == "page":
                return found or around
            if isinstance(around, QAbstractScrollArea) or around.property("ground") in _GROUNDS:
                found = around
            around = around.parentWidget()
        return found or self._window


def _stop_around(widget: QWidget | None, stops: list[QWidget]) -> bool:
    return widget is not None and any(stop is widget or stop.isAncestorOf(widget) for stop in stops)


def _first(stops: list[QWidget]) -> QWidget:
    """Return where the keyboard goes in a pane: to what is chosen there, else to its first stop."""
    return next((stop for stop in stops if isinstance(stop, QAbstractButton) and stop.isChecked()), stops[0])


def _focus(widget: QWidget) -> None:
    if isinstance(widget, QAbstractItemView) and not widget.currentIndex().isValid():
        # So that it can be seen where one is.
        first = widget.model().index(0, 0)
        widget.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
    widget.setFocus(Qt.FocusReason.TabFocusReason)

"""Putting the keyboard into widgets that were only just made, and bringing them into view."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 4  # pixels above and below what is brought into view


def focus_new(widget: QWidget) -> None:
    """Put the keyboard into a widget, as Tab would.

    Qt shows what is added to a layout only when the event loop turns, and what is not shown takes no focus; so the
    widget and everything around it are shown first.
    """
    above: QWidget | None = widget
    while above is not None and not widget.isVisible():
        above.show()
        above = above.parentWidget()
    widget.setFocus(Qt.FocusReason.TabFocusReason)


def tab_stops(widget: QWidget) -> list[QWidget]:
    """Return the widgets that Tab reaches inside a widget, and the widget itself if it does, in Tab's order."""
    stops = []
    inside = widget
    while True:
        if _takes_tab(inside) and (inside is widget or widget.isAncestorOf(inside)):
            stops.append(inside)
        inside = inside.nextInFocusChain()
        if inside is widget:
            return stops


def stop_beyond(widget: QWidget, *, forward: bool) -> QWidget:
    """Return what Tab reaches after a widget and all that is inside it, or before it; the widget itself for nothing."""
    beyond = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    while beyond is not widget and (widget.isAncestorOf(beyond) or not _takes_tab(beyond)):
        beyond = beyond.nextInFocusChain() if forward else beyond.previousInFocusChain()
    return beyond


def have_tab_follow(widget: QWidget, then: Sequence[QWidget]) -> None:
    """Have Tab go from the last thing inside a widget to others, shown or not, in this order.

    What is added inside later stands behind them, until this is said again.
    """
    inside = [part for part in widget.findChildren(QWidget) if _may_take_tab(part)]
    for before, after in pairwise([*inside, *then]):
        QWidget.setTabOrder(before, after)


def have_tab_read(parts: Sequence[QWidget]) -> None:
    """Have Tab go through parts in this order, shown or not, and inside each as its layout was filled.

    What is added inside later stands behind all of them, until this is said again.
    """
    stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _may_take_tab(stop)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _may_take_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _takes_tab(widget: QWidget) -> bool:
    return _may_take_tab(widget) and widget.isVisible() and widget.isEnabled()


def focus_first(widget: QWidget) -> None:
    """Put the keyboard into the first thing inside a widget that takes it."""
    first = next(iter(tab_stops(widget)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.TabFocusReason)


def scroll_to_new(widget: QWidget) -> None:
    """Scroll the area around a widget, such as one that was just made, so that it can be seen as a whole."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, 0, _ROOM)
            return
        above = above.parentWidget()

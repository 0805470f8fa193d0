"""Boxes of widgets without margins of their own: space is given where it is wanted, from one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.foot_bars import foot_bars

# The scale of space, in pixels.
XS, S, M, L, XL, XXL = 4, 8, 12, 16, 24, 36
_GREEDY = 1000  # times as much of the room as what stands beside it

Item = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def column(*items: Item, spacing: int = S, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Return the items one above the other; an int is space in pixels, None takes what is left."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def row(*items: Item, spacing: int = S, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return the items side by side; an int is space in pixels, None takes what is left."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def in_columns(widgets: Sequence[QWidget], columns: int, spacing: int = S) -> QGridLayout:
    """Return the widgets line by line in columns of the same width."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(spacing)
    for place, widget in enumerate(widgets):
        grid.addWidget(widget, *divmod(place, columns))
    for place in range(columns):
        grid.setColumnStretch(place, 1)
    return grid


def panel(layout: QLayout, *, ground: str = "none", width: int | None = None) -> QWidget:
    """Return a widget around a layout, on a ground of the theme, of a fixed width if given."""
    widget = QWidget()
    widget.setProperty("ground", ground)
    # A plain QWidget paints no style-sheet background unless it is told to.
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, ground != "none")
    widget.setLayout(layout)
    if width is not None:
        widget.setFixedWidth(width)
    return widget


def card(layout: QLayout) -> QFrame:
    """Return a card on paper around a layout."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    frame.setLayout(layout)
    return frame


def hairline(*, vertical: bool = False) -> QFrame:
    """Return a line one pixel thick."""
    line = QFrame()
    line.setProperty("kind", "hairline")
    if vertical:
        line.setFixedWidth(1)
        line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
    else:
        line.setFixedHeight(1)
        line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


class Scroller(QScrollArea):
    """Scrolls up and down, and is never narrower than its widget can be."""

    def minimumSizeHint(self) -> QSize:
        """Return the least width of the widget, and little height."""
        least = super().minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return (
            QSize(self.widget().minimumSizeHint().width() + bar, least.height()) if self.widget() else least
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the layout around it when the widget needs another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolled(widget: QWidget, *, ground: str = "none", sideways: bool = False) -> QScrollArea:
    """Return a scroll area around a widget that takes its width from the window.

    `sideways` lets it scroll to the right, too, where the window is narrower than the widget can be.
    """
    area = QScrollArea() if sideways else Scroller()
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setProperty("ground", ground)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(widget)
    # The widgets inside take the focus; a frame around them would be a stop without meaning.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def with_foot(body: QLayout, foot: QLayout, *, side: int = L) -> QVBoxLayout:
    """Return a form, as in a side panel: its fields scroll, and what stands at its foot, such as its buttons, stays in view.

    `side` is the room at both sides, in pixels.
    """
    foot.setContentsMargins(side, S, side, M)
    body.setContentsMargins(side, M, side, M)
    docked = panel(foot)
    foot_bars.take(docked)
    made = column(scrolled(panel(body)), hairline(), docked, spacing=0)
    made.setStretch(0, 1)
    return made


def at_left(widget: QWidget) -> QHBoxLayout:
    """Return a widget that grows no wider than it may, at the left.

    Right in a column, it would be as high as what is in it would be in the whole width, and so be cut off.
    """
    line = row()
    line.addWidget(widget, _GREEDY)
    line.addStretch(1)
    return line


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while layout.count():
        item = layout.takeAt(0)
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
            inner.deleteLater()


def _filled(box: Box, items: tuple[Item, ...], spacing: int, margins: tuple[int, int, int, int]) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(*margins)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box

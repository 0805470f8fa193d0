"""The measures of the writing surface at the usual size of text, and widgets that keep to them as the text grows."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import theme
from ui.typography import text_scale

GUTTER = 58  # for the numbers at the left
PROSE = 540  # the widest column that reads well
BAR = 38  # the least height of the tools above
MARGIN = 104  # the least width of what stands at the right of a text


def keep_width(widget: QWidget, pixels: int) -> QWidget:
    """Let a widget be so wide, times the size of text, and return it."""
    _Kept(widget, pixels, fixed=True)
    return widget


def keep_below(widget: QWidget, pixels: int) -> QWidget:
    """Let a widget be no wider than this, times the size of text, and return it."""
    _Kept(widget, pixels, fixed=False)
    return widget


def make_bar(widget: QWidget) -> QWidget:
    """Let a widget be a bar of tools, as high as its text needs, and return it."""
    widget.setMinimumHeight(BAR)
    widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return widget


class _Kept(QObject):
    """Lives as long as its widget."""

    def __init__(self, widget: QWidget, pixels: int, *, fixed: bool) -> None:
        super().__init__(widget)
        self._widget, self._pixels, self._fixed = widget, pixels, fixed
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        width = round(self._pixels * text_scale())
        if self._fixed:
            self._widget.setFixedWidth(width)
        else:
            self._widget.setMaximumWidth(width)

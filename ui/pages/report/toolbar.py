"""The tools above the writing surface, and how long the chapter is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.layouts import XS, L, hairline, row
from ui.pages.report.measures import GUTTER, keep_width, make_bar
from ui.widgets.button import Button
from ui.widgets.label import Label


class Toolbar(QWidget):
    """Each tool works on the text that has the caret, which it leaves where it is."""

    bold_wanted = Signal()
    italic_wanted = Signal()
    heading_wanted = Signal()
    figure_wanted = Signal()
    basis_wanted = Signal()
    moved = Signal(int)
    deletion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._length = Label(tone="ink_2")
        tools = (
            _tool("bold", _("Bold (Ctrl B)"), self.bold_wanted.emit),
            _tool("italic", _("Italic (Ctrl I)"), self.italic_wanted.emit),
            _tool("heading", _("Begin a section here, with a heading"), self.heading_wanted.emit),
            hairline(vertical=True),
            _tool("figure", _("Insert a figure (#)"), self.figure_wanted.emit, _("Figure")),
            _tool("evidence", _("What the text stands on (@)"), self.basis_wanted.emit, _("Evidence")),
            hairline(vertical=True),
            _tool("up", _("Move up (Alt ↑)"), lambda: self.moved.emit(-1)),
            _tool("down", _("Move down (Alt ↓)"), lambda: self.moved.emit(1)),
            _tool("delete", _("Delete the text"), self.deletion_wanted.emit),
        )
        self.setLayout(
            row(
                keep_width(QWidget(), GUTTER - L),
                *tools,
                None,
                self._length,
                spacing=XS,
                margins=(0, 6, L, 6),
            )
        )
        make_bar(self)

    def show_length(self, words: str) -> None:
        """Say how long the chapter is; where there is no room beside the tools it is left out."""
        self._length.setText(words)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for the tools alone."""
        whole = super().minimumSizeHint()
        spare = 0 if self._length.isHidden() else self._length.sizeHint().width() + XS
        return QSize(whole.width() - spare, whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the length where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.minimumSizeHint().width() + self._length.sizeHint().width() + XS
        self._length.setVisible(self.width() >= needed)


def _tool(icon_of: str, name: str, deed: Callable[[], object], words: str = "") -> Button:
    made = Button(words, kind="quiet", small=True, icon_of=icon_of, name=name, on_click=deed)
    # A press must leave the caret where the text is to be changed.
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if not words:
        made.setFixedWidth(32)
    return made

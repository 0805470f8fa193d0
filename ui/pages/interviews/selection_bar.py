"""The bar under the table of sources: what can be done with the selected one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.foot_bars import foot_bars
from ui.layouts import XL, L, S, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_label import ElidedLabel


class SelectionBar(QWidget):
    """Docked below the table while a source is selected."""

    def __init__(self, open_: Callable[[], object], clear: Callable[[], object]) -> None:
        super().__init__()
        self._title = ElidedLabel("", Type.STRONG, where=Qt.TextElideMode.ElideRight)
        self.open = Button(_("Open the notes"), icon_of="interviews", on_click=open_)
        bar = row(spacing=S, margins=(XL, S, L, S))
        bar.addWidget(self._title, 1)
        bar.addWidget(self.open)
        bar.addWidget(Button(_("Clear"), kind="quiet", on_click=clear))
        self.setLayout(column(hairline(), bar, spacing=0))
        foot_bars.take(self)
        self.hide()

    def show_title(self, title: str) -> None:
        """Show which source is selected; "" hides the bar."""
        self._title.show_words(title)
        self.setVisible(bool(title))

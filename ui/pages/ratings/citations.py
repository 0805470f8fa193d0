"""What my rationale rests on: the findings and evidence it cites, ticked from a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import column, row
from ui.pages.ratings.cited import CitedList, citable
from ui.widgets.button import Button
from ui.widgets.picker import Picker


class Citations(QWidget):
    """`toggled` carries the record that was ticked or taken out; `show_record` opens one that is cited."""

    toggled = Signal(str)

    def __init__(self, visit: Visit, show_record: Callable[[str], object]) -> None:
        super().__init__()
        self._visit = visit
        self._criterion = ""
        self._cited: tuple[str, ...] = ()
        self._list = CitedList(visit, show_record, self.toggled.emit)
        self.cite = Button(_("Cite…"), kind="link", icon_of="chain", on_click=self._on_cite_wanted)
        self.setLayout(column(self._list, row(self.cite, None), spacing=0))

    def show_cited(self, criterion: str, cited: tuple[str, ...]) -> None:
        """Show what is cited now."""
        self._criterion, self._cited = criterion, cited
        self._list.show_cited(cited)

    def _on_cite_wanted(self) -> None:
        picker = Picker(
            self.cite,
            _("Cite findings and evidence"),
            lambda: citable(self._visit, self._criterion, self._cited),
            stays=True,
        )
        picker.picked.connect(self.toggled)

"""Importing the council's case list in the place of the table: choosing a file, reading it, and what then comes in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.fieldwork.case_list import CaseList, read_case_list
from resources.translations import _, counted
from ui.layouts import clear, column
from ui.pages.cases.import_panel import ImportPanel
from ui.workspace import Workspace


class Importing(QWidget):
    """Out of view until a list is read. `began` and `ended` come when it takes the place of the table and gives it back."""

    began = Signal()
    ended = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._place = column(spacing=0)
        self.setLayout(self._place)
        self.hide()

    @property
    def panel(self) -> ImportPanel | None:
        """The list that is being imported."""
        item = self._place.itemAt(0)
        panel = item.widget() if item else None
        return panel if isinstance(panel, ImportPanel) else None

    def choose(self) -> None:
        """Ask for the council's case list and show what it would bring."""
        path = choose_case_list(self)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a case list and show it; nothing is added yet."""
        self._workspace.run(
            _("Reading {file}").format(file=path.name),
            lambda _visit, _progress: read_case_list(path),
            done=self._on_read,
        )

    def _on_read(self, case_list: CaseList) -> None:
        clear(self._place)
        panel = ImportPanel(self._workspace, case_list)
        panel.again.connect(self.choose)
        panel.finished.connect(self._on_finished)
        self._place.addWidget(panel)
        self.show()
        self.began.emit()
        panel.begin()

    def _on_finished(self, added: int) -> None:
        clear(self._place)
        self.hide()
        self.ended.emit()
        if added:
            self._workspace.say(counted("{count} case imported.", "{count} cases imported.", added))


def choose_case_list(parent: QWidget) -> Path | None:
    """Ask for the file of a case list."""
    kinds = _("Case lists") + " (*.xlsx *.csv)"
    name, _kind = QFileDialog.getOpenFileName(parent, _("Choose the case list"), "", kinds)
    return Path(name) if name else None

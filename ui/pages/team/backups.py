"""The backups of this copy: where they are, and how to go back to one."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from db.backup import backup_folder, list_backups
from inspector_app.dates import say_date
from resources.translations import _, counted, language
from ui.layouts import XL, M, S, clear, column
from ui.typography import Type
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace


class Backups(QWidget):
    """A backup is a whole visit file; it is opened like any other and is then a copy of its own."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading = SectionHeading(_("Backups"))
        words = Label(
            _(
                "One is made before every merge. To go back, open the file as a visit: it becomes a copy of its own,"
                " and what it does not hold comes back with the next hand-overs."
            ),
            tone="ink_2",
            wrap=True,
        )
        self._folder = Label(tone="ink_2", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(2, 1)
        held = QWidget()
        held.setLayout(column(self._heading, words, self._folder, self._grid, None, spacing=M))
        held.setMaximumWidth(720)
        self.setLayout(column(held, None, margins=(XL, XL, XL, XL)))

    def load(self) -> None:
        """Show the backups as they stand."""
        path = self._workspace.visit.store.path
        found = list_backups(path)
        self._heading.fact.setText(counted("{count} kept", "{count} kept", len(found)))
        self._folder.setText(_("Folder: {folder}").format(folder=backup_folder(path)))
        clear(self._grid)
        for line, backup in enumerate(found):
            made = backup.made.astimezone()
            when = f"{say_date(made.date(), language(), weekday=True, year=True)}, {made:%H:%M}"
            self._grid.addWidget(Label(when), line, 0)
            self._grid.addWidget(
                Label(_("{size} KB").format(size=backup.size // 1024 + 1), tone="ink_2"), line, 1
            )
            self._grid.addWidget(Label(backup.path.name, Type.CAPTION, tone="ink_3"), line, 2)

"""The backups of this copy: where they are, making one, and going back to one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.safety.backup import Backup, back_up, backup_folder, list_backups
from db.safety.occasion import Occasion, occasion_of
from resources.translations import _, counted
from ui.layouts import XL, M, S, at_left, clear, column, hairline, row
from ui.pages.team.backup_words import moments_of, reason_of
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_MEGABYTE = 1 << 20


class Backups(QWidget):
    """A backup is a whole visit file; whoever goes back to one works on in a copy of its own."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._occasions: dict[Path, Occasion | None] = {}  # as far as they were read
        self._heading = SectionHeading(_("Backups"))
        words = Label(
            _(
                "One is made before every merge, every hour in which something changed, and when the visit is closed."
                " The oldest make room for new ones. When you go back to one, the visit as it is now becomes a backup"
                " too, and what is missing then comes back with the next hand-overs."
            ),
            tone="ink_2",
            wrap=True,
        )
        self._folder = Label(tone="ink_2", wrap=True)
        self._asking = QVBoxLayout()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(1, 1)
        now = Button(_("Make a backup now"), icon_of="backup", on_click=self.make)
        held = QWidget()
        held.setLayout(
            column(
                self._heading, words, self._folder, row(now, None), self._asking, self._grid, None, spacing=M
            )
        )
        held.setMaximumWidth(720)
        self.setLayout(column(at_left(held), None, margins=(XL, XL, XL, XL)))

    def load(self) -> None:
        """Show the backups as they stand; what each was made for is read from them in a thread, once."""
        path = self._workspace.visit.store.path
        found = list_backups(path)
        self._heading.fact.setText(counted("{count} kept", "{count} kept", len(found)))
        self._folder.setText(_("Folder: {folder}").format(folder=backup_folder(path)))
        self._show(found)
        unread = [backup.path for backup in found if backup.path not in self._occasions]
        if unread:
            self._workspace.run(
                "",
                lambda visit, _progress: {
                    backup: occasion_of(backup, key=visit.store.key) for backup in unread
                },
                done=self._on_read,
                shown=False,
            )

    def _on_read(self, occasions: dict[Path, Occasion | None]) -> None:
        self._occasions |= occasions
        self._show(list_backups(self._workspace.visit.store.path))

    def _show(self, backups: list[Backup]) -> None:
        names = {member.id: member.name for member in self._workspace.visit.members.all()}
        clear(self._grid)
        for line, (backup, when) in enumerate(zip(backups, moments_of(backups), strict=True)):
            if line:
                self._grid.addWidget(hairline(), 2 * line, 0, 1, 4)
            reason = reason_of(self._occasions.get(backup.path), names)
            self._grid.addWidget(Label(when), 2 * line + 1, 0)
            self._grid.addWidget(Label(reason, tone="ink_2", wrap=True), 2 * line + 1, 1)
            self._grid.addWidget(Label(_size(backup), tone="ink_2"), 2 * line + 1, 2)
            go = Button(
                _("Go back to this"),
                kind="link",
                on_click=lambda backup=backup, when=when: self.ask(backup, when),
            )
            go.setAccessibleName(_("Go back to the backup of {when}").format(when=when))
            go.setAccessibleDescription(reason)
            self._grid.addWidget(go, 2 * line + 1, 3, Qt.AlignmentFlag.AlignRight)

    def make(self) -> None:
        """Make a backup in a thread."""
        self._workspace.run(
            _("Making a backup"),
            lambda visit, _progress: back_up(visit.store),
            done=lambda _path: self.load(),
        )

    def ask(self, backup: Backup, when: str) -> None:
        """Say what going back means, with the deed beside it."""
        clear(self._asking)
        words = _(
            "The visit goes back to {when}. As it is now it is kept as a backup, so this can be taken back."
        ).format(when=when)
        remedies = [
            (_("Go back"), lambda: self._workspace.restore_wanted.emit(backup.path)),
            (_("Stay here"), lambda: clear(self._asking)),
        ]
        self._asking.addWidget(Message("area", words, remedies))


def _size(backup: Backup) -> str:
    if backup.size < _MEGABYTE:
        return _("{size} KB").format(size=backup.size // 1024 + 1)
    return _("{size} MB").format(size=f"{backup.size / _MEGABYTE:.1f}")

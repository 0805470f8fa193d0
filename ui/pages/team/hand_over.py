"""Handing over: one's own work, written to a stick or folder, read back, and safe to remove."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.handover import Manifest
from inspector_app.team.handovers import hand_over, handover_name
from resources.translations import _, ngettext
from ui.layouts import XL, M, S, clear, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace


class HandOver(QWidget):
    """The tab of everybody's evening."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._result = QVBoxLayout()
        self._button = Button(
            _("Hand over to the team…"), kind="primary", icon_of="hand-over", on_click=self.choose
        )
        words = _(
            "Your hand-over holds everything that you know of the visit: your own work and what you have brought in."
            " Whoever brings it in gets what is new to them; giving it twice does no harm."
        )
        inner = column(
            SectionHeading(_("Hand over")),
            Label(words, Type.QUESTION, wrap=True),
            row(self._button, None),
            self._result,
            None,
            spacing=M,
        )
        held = QWidget()
        held.setLayout(inner)
        held.setMaximumWidth(640)
        self.setLayout(column(held, None, margins=(XL, XL, XL, XL), spacing=S))

    def choose(self) -> None:
        """Ask for a stick or folder and write the hand-over there."""
        name = QFileDialog.getExistingDirectory(self, _("Choose the stick or folder"))
        if name:
            self.write(Path(name))

    def write(self, folder: Path) -> None:
        """Write the hand-over into a folder, in a thread."""
        clear(self._result)
        path = folder / handover_name(self._workspace.visit)
        self._workspace.run(
            _("Handing over"),
            lambda visit, progress: hand_over(visit, path, progress=progress),
            done=lambda manifest: self._on_written(path, manifest),
        )

    def _on_written(self, path: Path, manifest: Manifest) -> None:
        size = path.stat().st_size // 1024 + 1
        sentence = ngettext(
            "{name} is written and was read back: {count} change, {size} KB."
            " Verified; the stick is safe to remove.",
            "{name} is written and was read back: {count} changes, {size} KB."
            " Verified; the stick is safe to remove.",
            manifest.changes,
        )
        said = sentence.format(name=path.name, count=manifest.changes, size=size)
        self._result.addWidget(Message("strength", said))

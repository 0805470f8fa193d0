"""Saving the sheet with the recovery key, and offering it for a visit that was just made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import UserError
from db.keys.recovery_key import recovery_key
from inspector_app.protection.recovery_sheet import write_sheet
from resources.translations import N_, _
from ui.job import in_background
from ui.layouts import L, clear, column, panel
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.message import Message

_SUFFIX = ".pdf"
_WORDS = N_(
    "The visit is protected. If the passphrase is ever forgotten, the recovery key is the only way in: save its sheet,"
    " print it, and lock it away."
)
_OPENS_ALL = N_(
    "Whoever has the sheet and the file can read everything. Delete the file of the sheet once it is printed."
)


def ask_where(parent: QWidget, path: Path) -> Path | None:
    """Ask where to save the sheet of a visit file, None when it is not to be."""
    name = _("Recovery key of {file}").format(file=path.stem)
    title, kinds = _("Where to save the sheet"), _("PDF files (*.pdf)")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, f"{name}{_SUFFIX}", kinds)
    if not chosen:
        return None
    # Not every system's dialogue adds the ending by itself.
    return Path(chosen if chosen.lower().endswith(_SUFFIX) else chosen + _SUFFIX)


class RecoveryOffer(QWidget):
    """Stands between making a protected visit and opening it."""

    def __init__(self, path: Path, key: bytes, go_on: Callable[[], object]) -> None:
        super().__init__()
        self._path, self._key = path, key
        self._told = column()
        self.save = Button(_("Save the sheet…"), kind="primary", icon_of="print", on_click=self._save)
        self.open = Button(_("Open the visit"), on_click=go_on)
        deeds = FlowLayout()
        for button in (self.save, self.open):
            deeds.addWidget(button)
        self.setLayout(
            column(
                Label(_("Recovery key"), Type.TITLE),
                Label(_(_WORDS), wrap=True),
                Label(_(_OPENS_ALL), tone="ink_2", wrap=True),
                panel(deeds),
                self._told,
                None,
                spacing=L,
            )
        )
        self.setMaximumWidth(560)

    def _save(self) -> None:
        target = ask_where(self, self._path)
        if target is None:
            return
        name, key = self._path.name, recovery_key(self._key)
        in_background(
            self,
            lambda: write_sheet(target, name, key),
            done=lambda _nothing: self._on_saved(target),
            failed=self._on_trouble,
        )

    def _on_saved(self, target: Path) -> None:
        clear(self._told)
        words = _("Saved as {file}. Print it, then delete that file.").format(file=target.name)
        self._told.addWidget(Message("strength", words))
        self.save.set_kind("secondary")
        self.open.set_kind("primary")

    def _on_trouble(self, error: UserError) -> None:
        clear(self._told)
        self._told.addWidget(Message("danger", f"{error.what} {error.remedy}"))

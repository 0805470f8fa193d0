"""Asking for files and folders in the start window; each answer is None where nothing was chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from db.files import VISIT_SUFFIX
from resources.translations import _


def ask_invitation(parent: QWidget) -> Path | None:
    """Ask for an invitation, or for the hand-over of a visit that is not sealed."""
    kinds = _("Invitations and hand-overs (*.invitation *.handover)")
    return _chosen(QFileDialog.getOpenFileName(parent, _("Choose the lead’s invitation"), "", kinds))


def ask_file(parent: QWidget) -> Path | None:
    """Ask for any file of this program that can be opened."""
    kinds = _("Visits, invitations and hand-overs (*.inspection *.invitation *.handover)")
    return _chosen(QFileDialog.getOpenFileName(parent, _("Open a visit"), "", kinds))


def ask_visit(parent: QWidget, title: str, name: str) -> Path | None:
    """Ask for a visit file that was called `name`."""
    return _chosen(QFileDialog.getOpenFileName(parent, title, name, _visits()))


def ask_where(parent: QWidget, name: str) -> Path | None:
    """Ask where to keep a visit, beginning with a name for its file."""
    # Nothing is ever written over, so nobody need be asked: one's own copy that is there gets new keys.
    unasked = QFileDialog.Option.DontConfirmOverwrite
    title = _("Where to keep the visit")
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, name, _visits(), "", unasked)
    if not chosen:
        return None
    # Not every system's dialogue adds the ending by itself.
    return Path(chosen if chosen.lower().endswith(VISIT_SUFFIX) else chosen + VISIT_SUFFIX)


def ask_sample_folder(parent: QWidget) -> Path | None:
    """Ask for the folder that the sample visit is played into."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Where to put the sample visit"))
    return Path(chosen) if chosen else None


def _chosen(answer: tuple[str, str]) -> Path | None:
    name, _kind = answer
    return Path(name) if name else None


def _visits() -> str:
    return _("Visits (*.inspection)")

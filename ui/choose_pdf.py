"""Where a PDF out of the window is to be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from inspector_app.report.sheet import SUFFIX
from inspector_app.team.file_name import file_name_of
from inspector_app.visit import Visit
from resources.translations import _


def choose_pdf(parent: QWidget, visit: Visit, name: str) -> Path | None:
    """Return the PDF file that the user wants to write, None when they think better of it.

    `name` are the words of the file name that is proposed, beside the visit.
    """
    suggested = visit.store.path.parent / file_name_of(name, suffix=SUFFIX)
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save as PDF"), str(suggested), _("PDF (*.pdf)"))
    if not chosen:
        return None
    return Path(chosen if chosen.lower().endswith(SUFFIX) else chosen + SUFFIX)

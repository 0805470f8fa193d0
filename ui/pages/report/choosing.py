"""What the report page asks for in dialogs of the system: a file to save, and a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from resources.translations import _


def choose_file(parent: QWidget, suggested: Path) -> Path | None:
    """Return the Word file that the user wants to write, None when they think better of it."""
    title = _("Save the Word file; the PDF goes beside it")
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), "Word (*.docx)")
    return Path(chosen).with_suffix(".docx") if chosen else None


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Return the printer that the user chose, with copies and pages, None when they think better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

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


def choose_word_file(parent: QWidget, suggested: Path, title: str) -> Path | None:
    """Return the one Word file that the user wants to write, None when they think better of it."""
    chosen, _filter = QFileDialog.getSaveFileName(parent, title, str(suggested), "Word (*.docx)")
    return Path(chosen).with_suffix(".docx") if chosen else None


def choose_points(parent: QWidget) -> Path | None:
    """Return the file with the council's points, None when the user thinks better of it."""
    title = _("Choose the table with the council’s points")
    chosen, _filter = QFileDialog.getOpenFileName(parent, title, "", "Word, Excel (*.docx *.xlsx)")
    return Path(chosen) if chosen else None


def choose_printer(parent: QWidget) -> QPrinter | None:
    """Return the printer that the user chose, with copies and pages, None when they think better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None

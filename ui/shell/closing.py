"""Asking before the window closes over words that the file did not take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from resources.translations import _


def closes_all_the_same(window: QWidget, pages: Sequence[str]) -> bool:
    """Ask whether to close and lose what was typed on some pages (their names); returns whether to close."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Inspector")
    box.setText(_("Not everything that you typed is in the file."))
    lost = _("If you close now, what could not be saved is lost. It stands on: {pages}.")
    box.setInformativeText(lost.format(pages=", ".join(pages)))
    stay = box.addButton(_("Stay"), QMessageBox.ButtonRole.RejectRole)
    close = box.addButton(_("Close and lose it"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is close

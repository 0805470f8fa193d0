"""A sheet out of the window: to a PDF file, or to a printer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from inspector_app.report.blocks import Sheet
from inspector_app.report.sheet import draw, save
from inspector_app.visit import Visit
from resources.translations import _
from ui.choose_pdf import choose_pdf
from ui.workspace import Workspace

MakeSheet = Callable[[Visit], Sheet]


def save_sheet(parent: QWidget, workspace: Workspace, name: str, make: MakeSheet) -> None:
    """Ask where to save a sheet, `name` being the words of its file's name, and write it in a thread."""
    path = choose_pdf(parent, workspace.visit, name)
    if path is None:
        return
    workspace.run(
        _("Writing the PDF"),
        lambda visit, _progress: save(visit, make(visit), path),
        done=lambda _nothing: workspace.say(_("Saved {file}.").format(file=path.name)),
    )


def print_sheet(parent: QWidget, workspace: Workspace, make: MakeSheet) -> None:
    """Ask for a printer and print a sheet in a thread."""
    # Printing is much to load, and wanted rarely.
    from ui.pages.report.choosing import choose_printer
    from ui.pages.report.printing import print_pages

    printer = choose_printer(parent)
    if printer is None:
        return
    workspace.run(
        _("Printing"),
        lambda visit, progress: print_pages(draw(visit, make(visit)), printer, progress),
        done=lambda _pages: workspace.say(_("Sent to the printer.")),
    )

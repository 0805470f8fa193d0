"""Papers as they were drawn, in memory alone: shown, printed and saved, the same pages each time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from inspector_app.printed.wanted import Wanted, drawing, make_papers
from inspector_app.report.sheet import draw, write
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.choose_pdf import choose_pdf
from ui.job import Progress
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bytes of a PDF, and what its papers are called."""

    title: str
    content: bytes


def draw_papers(visit: Visit, wanted: Wanted, language: str, progress: Progress) -> Drawn:
    """Return the papers in a language ("en" or "cy"); the progress is told in that of the window."""
    papers = make_papers(visit, wanted, progress, language)
    return Drawn(papers.title, draw(visit, papers, drawing(wanted, progress)))


def print_drawn(parent: QWidget, workspace: Workspace, drawn: Drawn) -> None:
    """Ask for a printer and print the pages in a thread."""
    # Printing is much to load, and wanted rarely.
    from ui.pages.report.choosing import choose_printer

    printer = choose_printer(parent)
    if printer is not None:
        print_on(workspace, drawn, printer)


def print_on(workspace: Workspace, drawn: Drawn, printer: QPrinter) -> None:
    """Print the pages that a printer was asked for in a thread, and say so."""
    from ui.pages.report.printing import print_pages

    workspace.run(
        _("Printing"),
        lambda _visit, progress: print_pages(drawn.content, printer, progress),
        done=lambda pages: workspace.say(
            counted("{count} page sent to the printer", "{count} pages sent to the printer", pages)
        ),
    )


def save_drawn(parent: QWidget, workspace: Workspace, drawn: Drawn) -> None:
    """Ask where to save the pages, and write them in a thread."""
    path = choose_pdf(parent, workspace.visit, drawn.title)
    if path is None:
        return
    workspace.run(
        _("Writing the PDF"),
        lambda _visit, _progress: write(path, drawn.content),
        done=lambda _nothing: workspace.say(
            _("Saved {file}. It is not encrypted: delete it when it has served.").format(file=path.name)
        ),
    )

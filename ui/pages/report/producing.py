"""The report out of the window: to Word and PDF files, and to a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from db.errors import UserError
from inspector_app.report.produce import Produced, draw_pdf, produce_report
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext
from ui.job import Job, Progress
from ui.pages.report.printing import print_pages
from ui.workspace import Workspace


def suggested_file(visit: Visit, language: str, *, internal: bool) -> Path:
    """Return where the Word file would go unless the user says otherwise: beside the visit.

    The internal copy has a name of its own, so that it is not sent out for the published one.
    """
    if language == "cy":
        title = _("{council} report (Cymraeg) internal") if internal else _("{council} report (Cymraeg)")
    else:
        title = _("{council} report internal") if internal else _("{council} report")
    council = visit.inspection.details().authority_in(language)
    return visit.store.path.parent / f"{title.format(council=council)}.docx"


def suggested_version_file(visit: Visit, language: str, version: int) -> Path:
    """Return where the Word file of a version would go: beside the visit, under a name of its own."""
    title = (
        _("{council} report (Cymraeg) version {number}")
        if language == "cy"
        else _("{council} report version {number}")
    )
    council = visit.inspection.details().authority_in(language)
    return visit.store.path.parent / f"{title.format(council=council, number=version)}.docx"


def save_report(
    workspace: Workspace,
    docx: Path,
    *,
    language: str,
    internal: bool,
    template: Path | None = None,
    version: int | None = None,
) -> Job:
    """Write the report as Word to a file and as PDF beside it, in a worker, and say so.

    The Word file takes on the look of the `template`. A `version` is printed as it was made.

    Raises UserError when a PDF of that name is there without the Word file: nobody has agreed to replace it.
    """
    pdf = docx.with_suffix(".pdf")
    if pdf.exists() and not docx.exists():
        raise UserError(
            "file-exists",
            _("A PDF of that name is there already."),
            _("Choose another name."),
            where=pdf.name,
        )

    def work(visit: Visit, progress: Progress) -> Produced:
        return produce_report(
            visit,
            docx=docx,
            pdf=pdf,
            language=language,
            internal=internal,
            template=template,
            version=version,
            progress=progress,
        )

    def done(produced: Produced) -> None:
        said = ngettext(
            "Saved {word} and {pdf}, {count} page", "Saved {word} and {pdf}, {count} pages", produced.pages
        )
        workspace.say(said.format(word=docx.name, pdf=pdf.name, count=produced.pages))

    return workspace.run(_("Writing Word and PDF"), work, done=done)


def print_report(workspace: Workspace, printer: QPrinter, *, language: str, internal: bool) -> Job:
    """Print the report in a worker, and say so."""
    return workspace.run(
        _("Printing"),
        lambda visit, progress: print_pages(draw_pdf(visit, language, internal=internal), printer, progress),
        done=lambda pages: workspace.say(
            counted("{count} page sent to the printer", "{count} pages sent to the printer", pages)
        ),
    )

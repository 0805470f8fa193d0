"""`inspector-app print FILE --pdf F`: forms as they are filled in, notes, and blank forms, as PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.commands.options import PATH, ShownProgress, visit_file, warn_unencrypted, with_passphrase
from resources.translations import _, counted

if TYPE_CHECKING:
    from inspector_app.printed.wanted import Wanted
    from inspector_app.visit import Visit


@click.command("print")
@visit_file
@with_passphrase
@click.option("--pdf", type=PATH, required=True, help="Write the PDF here.")
@click.option(
    "--case", "cases", multiple=True, metavar="REF", help="The readings of this case; may be repeated."
)
@click.option("--all-cases", is_flag=True, help="The readings of every case that has one.")
@click.option("--agreed", is_flag=True, help="Of a case with an agreed reading, that one alone.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="TITLE",
    help="The notes on this source, and the reading of a supervision file; may be repeated.",
)
@click.option(
    "--blank", multiple=True, metavar="FORM", help="This form (its form_id) to be filled in by hand."
)
@click.option(
    "--language",
    type=click.Choice(["en", "cy"]),
    default="en",
    show_default=True,
    help="The language of the papers.",
)
def command(
    file: Path,
    pdf: Path,
    cases: tuple[str, ...],
    sources: tuple[str, ...],
    blank: tuple[str, ...],
    language: str,
    *,
    passphrase: str | None,
    all_cases: bool,
    agreed: bool,
) -> None:
    """Write forms and notes of FILE as one PDF.

    They are as they are filled in, or blank for the day on which a laptop fails. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.printed.wanted import drawing, make_papers
    from inspector_app.report.sheet import check_place, save
    from inspector_app.visit import Visit

    if all_cases and cases:
        raise click.UsageError(_("Name cases, or print all of them: --case REF or --all-cases."))
    if agreed and not (all_cases or cases):
        raise click.UsageError(_("--agreed chooses among readings: name --case REF or --all-cases, too."))
    if not (all_cases or cases or sources or blank):
        raise click.UsageError(
            _("Name what is to be printed: --case REF, --all-cases, --source TITLE or --blank FORM.")
        )
    check_place(pdf)
    progress = ShownProgress()
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        wanted = _wanted(visit, None if all_cases else cases, sources, blank, agreed=agreed)
        if wanted.readings or wanted.sources:  # blank forms hold nothing of the visit
            warn_unencrypted(visit)
        papers = make_papers(visit, wanted, progress, language)
        pages = save(visit, papers, pdf, drawing(wanted, progress))
    size = pdf.stat().st_size // 1024 + 1
    click.echo(_("{file}: written, {size} KB.").format(file=pdf.name, size=size))
    click.echo(counted("{count} page.", "{count} pages.", pages))


def _wanted(
    visit: Visit,
    references: tuple[str, ...] | None,
    titles: tuple[str, ...],
    forms: tuple[str, ...],
    *,
    agreed: bool,
) -> Wanted:
    """Return the records of what was named; `references` is None for all cases."""
    from inspector_app.printed.named import cases_called, form_called, of_source, source_called
    from inspector_app.printed.wanted import Wanted, readings_of

    cases = list(visit.cases.references()) if references is None else cases_called(visit, references)
    of_cases = readings_of(visit, cases, agreed=agreed) if cases or references is None else ()
    of_sources = [of_source(visit, source_called(visit, title)) for title in titles]
    return Wanted(
        readings=(*of_cases, *(reading for one in of_sources for reading in one.readings)),
        sources=tuple(source for one in of_sources for source in one.sources),
        blank=tuple(form_called(visit, name) for name in forms),
    )

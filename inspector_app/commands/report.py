"""`inspector-app report FILE --docx F --pdf F`: print the draft report."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, ShownProgress, visit_file, with_passphrase
from resources.translations import _, counted


@click.command("report")
@visit_file
@with_passphrase
@click.option("--docx", type=PATH, help="Write the Word file here.")
@click.option("--pdf", type=PATH, help="Write the PDF here.")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", show_default=True)
@click.option("--internal", is_flag=True, help="The internal copy, with the evidence annex.")
def command(
    file: Path,
    docx: Path | None,
    pdf: Path | None,
    language: str,
    *,
    passphrase: str | None,
    internal: bool,
) -> None:
    """Write the report of FILE as Word, as PDF, or as both from one reading of the visit."""
    from inspector_app.report.produce import produce_report
    from inspector_app.visit import Visit

    if docx is None and pdf is None:
        raise click.UsageError(_("Name at least one file: --docx F or --pdf F."))
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        produced = produce_report(
            visit, docx=docx, pdf=pdf, language=language, internal=internal, progress=ShownProgress()
        )
    for path in produced.files:
        size = path.stat().st_size // 1024 + 1
        click.echo(_("{file}: written, {size} KB.").format(file=path.name, size=size))
    click.echo(counted("{count} page.", "{count} pages.", produced.pages))

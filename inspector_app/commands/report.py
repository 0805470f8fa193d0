"""`inspector-app report FILE --docx F --pdf F`: print the draft report."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import PATH, ShownProgress, visit_file, warn_unencrypted, with_passphrase
from resources.translations import _, counted


@click.command("report")
@visit_file
@with_passphrase
@click.option("--docx", type=PATH, help="Write the Word file here.")
@click.option("--pdf", type=PATH, help="Write the PDF here.")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", show_default=True)
@click.option("--internal", is_flag=True, help="The internal copy, with the annexes of evidence.")
@click.option(
    "--template", type=PATH, help="Your organisation's Word file, whose look the Word file takes on."
)
@click.option(
    "--version", type=int, metavar="N", help="Print version N as it was made, with the same bytes each time."
)
@click.option("--check-template", is_flag=True, help="Say what the template lacks; the exit code is 1 then.")
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    docx: Path | None,
    pdf: Path | None,
    language: str,
    template: Path | None,
    version: int | None,
    *,
    passphrase: str | None,
    internal: bool,
    check_template: bool,
) -> None:
    """Write the report of FILE as Word, as PDF, or as both.

    Both are made from one reading of the visit. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.report.produce import produce_report
    from inspector_app.visit import Visit

    if check_template:
        if template is None:
            raise click.UsageError(_("Name the template, too: --template T.docx."))
        found = _check(template)
        if docx is None and pdf is None:
            ctx.exit(FOUND_PROBLEMS if found else 0)
    if docx is None and pdf is None:
        raise click.UsageError(_("Name at least one file: --docx F or --pdf F."))
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        warn_unencrypted(visit)
        produced = produce_report(
            visit,
            docx=docx,
            pdf=pdf,
            language=language,
            internal=internal,
            template=template,
            version=version,
            progress=ShownProgress(),
        )
    for path in produced.files:
        size = path.stat().st_size // 1024 + 1
        click.echo(_("{file}: written, {size} KB.").format(file=path.name, size=size))
    click.echo(counted("{count} page.", "{count} pages.", produced.pages))


def _check(template: Path) -> bool:
    """Print what a template lacks; returns whether it lacks anything."""
    from inspector_app.report.word.template import read_template
    from inspector_app.report.word.template_check import shortcomings

    found = shortcomings(read_template(template))
    for sentence in found or [_("The template has all that the report needs.")]:
        click.echo(f"{template.name}: {sentence}")
    return bool(found)

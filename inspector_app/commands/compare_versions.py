"""`inspector-app compare-versions FILE --from N`: what changed between two states of the report."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import (
    PATH,
    as_json,
    print_facts,
    visit_file,
    warn_unencrypted,
    with_passphrase,
)
from resources.translations import N_, _

# By what happened to a paragraph.
_SENTENCES = {
    "added": N_("{number} added: {words}"),
    "taken-out": N_("{number} taken out: {words}"),
    "reworded": N_("{number} reworded: {words}"),
}


@click.command("compare-versions")
@visit_file
@with_passphrase
@click.option("--from", "earlier", type=int, metavar="N", required=True, help="The earlier version.")
@click.option("--to", "later", type=int, metavar="M", help="The later version; else the report as it is now.")
@click.option("--docx", type=PATH, help="Write a Word file with tracked changes here.")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", show_default=True)
@as_json
def command(
    file: Path,
    earlier: int,
    later: int | None,
    docx: Path | None,
    language: str,
    *,
    passphrase: str | None,
    json_out: bool,
) -> None:
    """List what changed in the report since a version.

    The paragraphs are listed, or written as tracked changes in a Word file. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.report.comparison import compare_versions, save_comparison
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        if docx:
            warn_unencrypted(visit)
            compared = save_comparison(visit, docx, earlier, later or 0, language)
        else:
            compared = compare_versions(visit, earlier, later or 0, language)
    facts = [
        {"kind": change.kind, "number": change.line.number, "words": change.line.words}
        for change in compared.changed
    ]
    lines = [_(_SENTENCES[fact["kind"]]).format(**fact).strip() for fact in facts]
    print_facts(facts, lines or [_("No paragraph changed.")], json_out=json_out)

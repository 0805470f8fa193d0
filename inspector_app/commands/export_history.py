"""`inspector-app export-history FILE --to OUT`: every change with who, when, before and after."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, ShownProgress, visit_file, warn_unencrypted, with_passphrase
from resources.translations import ngettext


@click.command("export-history")
@visit_file
@with_passphrase
@click.option("--to", "out", type=PATH, required=True, help="The .csv or .jsonl file to write.")
def command(file: Path, out: Path, *, passphrase: str | None) -> None:
    """Write the whole history of FILE, a line a value.

    The oldest comes first. What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.exchange.history_table import export_history
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        warn_unencrypted(visit)
        count = export_history(visit, out, progress=ShownProgress(counts=True))
    click.echo(
        ngettext("{file}: {count} change.", "{file}: {count} changes.", count).format(
            file=out.name, count=count
        )
    )

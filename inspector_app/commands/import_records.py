"""`inspector-app import FILE --json IN`: make a visit file from an export."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, records_told, visit_file, with_passphrase


@click.command("import")
@visit_file
@with_passphrase
@click.option("--json", "json_path", type=PATH, required=True, help="What `export --json` wrote.")
def command(file: Path, json_path: Path, *, passphrase: str | None) -> None:
    """Make FILE from an export: every record, its history and its differences as they were."""
    from inspector_app.exchange.json_records import import_json

    click.echo(records_told(file, import_json(file, json_path, passphrase=passphrase)))

"""`inspector-app import FILE --json IN`: make a visit file from an export."""

from __future__ import annotations

from pathlib import Path

import click

from db.files import check_source
from inspector_app.commands.new_file import Protection, with_protection
from inspector_app.commands.options import PATH, records_told, visit_file


@click.command("import")
@visit_file
@with_protection
@click.option("--json", "json_path", type=PATH, required=True, help="What `export --json` wrote.")
def command(file: Path, json_path: Path, *, protection: Protection) -> None:
    """Make FILE from an export that `export --json` wrote.

    Every record, its history and its differences are as they were. FILE is protected with a passphrase, which is asked
    for twice; --plain alone leaves it open to everybody.
    """
    from inspector_app.exchange.json_records import import_json

    protection.refuse_taken_place()
    check_source(json_path)
    count = import_json(file, json_path, passphrase=protection.new_passphrase())
    click.echo(records_told(file, count))

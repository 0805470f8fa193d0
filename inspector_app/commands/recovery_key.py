"""`inspector-app recovery-key FILE`: the key on paper that opens a visit when its passphrase is lost."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, visit_file, with_passphrase
from resources.translations import _


@click.command("recovery-key")
@visit_file
@with_passphrase
@click.option("--pdf", type=PATH, help="Write a sheet to be printed here, and print nothing.")
def command(file: Path, pdf: Path | None, *, passphrase: str | None) -> None:
    """Print the recovery key of FILE. Whoever has it and the file can read everything, without the passphrase."""
    from inspector_app.protection.change import recovery_key_of
    from inspector_app.protection.recovery_sheet import write_sheet

    key = recovery_key_of(file, passphrase or "")
    if pdf is None:
        click.echo(key)
        return
    write_sheet(pdf, file.name, key)
    click.echo(_("{file}: written. Print it, lock it away, then delete the file.").format(file=pdf.name))

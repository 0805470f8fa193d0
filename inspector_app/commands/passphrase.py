"""`inspector-app passphrase FILE`: give a protected visit another passphrase."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, asked, visit_file
from resources.translations import _


@click.command("passphrase")
@visit_file
@click.option(
    "--passphrase-file", type=PATH, help="A text file with the present passphrase; else it is asked for."
)
@click.option(
    "--recovery-key-file", type=PATH, help="A text file with the recovery key, in place of the passphrase."
)
@click.option("--new-passphrase-file", type=PATH, help="A text file with the new one; else it is asked for.")
def command(
    file: Path,
    passphrase_file: Path | None,
    recovery_key_file: Path | None,
    new_passphrase_file: Path | None,
) -> None:
    """Change the passphrase of FILE and of its backups.

    With the recovery key one is set when it is lost. The recovery key stays the same. Copies of FILE elsewhere keep the passphrase that they had.
    """
    from inspector_app.protection.change import change, refuse_plain, set_by_recovery_key
    from inspector_app.protection.passphrase import passphrase_from, recovery_key_from

    if passphrase_file and recovery_key_file:
        raise click.UsageError(_("Give the passphrase or the recovery key, not both."))
    refuse_plain(file)
    present = ""
    if not recovery_key_file:
        present = passphrase_from(passphrase_file) if passphrase_file else asked(file)
    new = passphrase_from(new_passphrase_file) if new_passphrase_file else asked(file, new=True)
    if recovery_key_file:
        set_by_recovery_key(file, recovery_key_from(recovery_key_file), new)
    else:
        change(file, present, new)
    click.echo(_("{file} and its backups open with the new passphrase now.").format(file=file.name))

"""`inspector-app protect FILE`: turn a plain visit file into a protected one."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, ShownProgress, asked, visit_file
from resources.translations import _, counted


@click.command("protect")
@visit_file
@click.option(
    "--passphrase-file",
    type=PATH,
    help="A text file with the new passphrase on its first line; else it is asked for.",
)
def command(file: Path, passphrase_file: Path | None) -> None:
    """Encrypt FILE and its backups under a passphrase.

    What was in clear is written over where the disk lets us. Print the recovery key afterwards: without it, a lost passphrase means a lost visit.
    """
    from inspector_app.protection.opening import needs_passphrase
    from inspector_app.protection.passphrase import passphrase_from, refuse_weak
    from inspector_app.protection.protecting import protect_visit

    passphrase = ""
    if not needs_passphrase(file):  # else `protect_visit` says that there is nothing to do
        passphrase = passphrase_from(passphrase_file) if passphrase_file else asked(file, new=True)
        refuse_weak(passphrase)
    done = protect_visit(file, passphrase, progress=ShownProgress())
    click.echo(
        _("{file} is protected now. Its keys are beside it, in {keys}: keep both together.").format(
            file=file.name, keys=f"{file.name}.keys"
        )
    )
    if done.backups:
        click.echo(
            counted("{count} backup is protected too.", "{count} backups are protected too.", done.backups)
        )
    if done.wiped:
        click.echo(
            counted(
                "{count} old backup could not be read, and was deleted.",
                "{count} old backups could not be read, and were deleted.",
                done.wiped,
            )
        )
    if done.left:
        click.echo(
            counted(
                "{count} backup is still in clear, since the disk refused; opening the visit tries again.",
                "{count} backups are still in clear, since the disk refused; opening the visit tries again.",
                done.left,
            )
        )
    click.echo(
        _("Print the recovery key and lock it away: {command}").format(
            command=f"inspector-app recovery-key {file}"
        )
    )

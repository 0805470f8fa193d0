"""`inspector-app join INVITATION FILE`: make one's own copy of a visit."""

from __future__ import annotations

from pathlib import Path

import click

from db.errors import os_error
from db.files import HANDOVER_SUFFIX
from inspector_app.commands.options import PATH, ShownProgress, with_passphrase
from inspector_app.visit import Visit
from resources.translations import _, language


@click.command("join")
@click.argument("invitation", type=PATH)
@click.argument("file", type=PATH)
@with_passphrase
@click.option("--phrase-file", type=PATH, help="A text file with the six words; else they are asked for.")
@click.option("--as", "name", help="For a hand-over of an unsealed visit: your name, as the lead entered it.")
def command(
    invitation: Path, file: Path, phrase_file: Path | None, name: str | None, *, passphrase: str | None
) -> None:
    """Make FILE your own copy of the visit that the lead's INVITATION admits you to, with the words they said.

    Where FILE is your copy already, it gets new keys. A visit that is not sealed is joined from a hand-over with --as.
    """
    from inspector_app.new_visit import join_visit
    from inspector_app.team.invitations import join_by_invitation

    if name is not None:
        joined = join_visit(file, invitation, name, passphrase=passphrase)
    elif invitation.suffix.lower() == HANDOVER_SUFFIX:
        raise click.UsageError(_("A hand-over takes --as NAME, an invitation the words that were said."))
    else:
        words = _words(phrase_file)
        joined = join_by_invitation(file, invitation, words, passphrase=passphrase, progress=ShownProgress())
    with joined as visit:
        _tell(visit, file)


def _words(phrase_file: Path | None) -> str:
    if phrase_file is None:
        return str(click.prompt(_("The six words"), err=True))
    try:
        return phrase_file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise os_error(error, phrase_file) from error


def _tell(visit: Visit, file: Path) -> None:
    told = _("{file}: {authority}, the copy of {name}.")
    authority = visit.inspection.details().authority_in(language())
    click.echo(told.format(file=file.name, authority=authority, name=visit.me.name))

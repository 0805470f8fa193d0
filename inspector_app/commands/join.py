"""`inspector-app join INVITATION FILE`: make one's own copy of a visit."""

from __future__ import annotations

from pathlib import Path

import click

from db.errors import environment_errors, os_error
from db.files import HANDOVER_SUFFIX, check_source
from inspector_app.commands.new_file import Protection, with_protection
from inspector_app.commands.options import PATH, ShownProgress
from inspector_app.visit import Visit
from resources.translations import _, language


@click.command("join")
@click.argument("invitation", type=PATH)
@click.argument("file", type=PATH)
@with_protection
@click.option("--phrase-file", type=PATH, help="A text file with the six words; else they are asked for.")
@click.option("--as", "name", help="For a hand-over of an unsealed visit: your name, as the lead entered it.")
def command(
    invitation: Path, file: Path, phrase_file: Path | None, name: str | None, *, protection: Protection
) -> None:
    """Make FILE your own copy of a visit from an INVITATION.

    The lead inspector wrote the invitation, and said the six words that open it. FILE is protected with a passphrase
    of your own, which is asked for twice; --plain alone leaves it open to everybody. Where FILE is your copy already,
    it keeps its passphrase and gets new keys. A visit that is not sealed is joined from a hand-over with --as.
    """
    from inspector_app.new_visit import join_visit
    from inspector_app.team.invitations import join_by_invitation

    if name is None and invitation.suffix.lower() == HANDOVER_SUFFIX:
        raise click.UsageError(_("A hand-over takes --as NAME, an invitation the words that were said."))
    check_source(invitation)
    if name is not None:
        protection.refuse_taken_place()
        joined = join_visit(file, invitation, name, passphrase=protection.new_passphrase())
    else:
        passphrase = _passphrase(file, protection)
        words = _words(phrase_file)
        joined = join_by_invitation(
            file, invitation, words, passphrase=passphrase, progress=ShownProgress(counts=True)
        )
    with joined as visit:
        _tell(visit, file)


def _passphrase(file: Path, protection: Protection) -> str | None:
    """Return the passphrase of the copy that is to be made, or that is there already."""
    with environment_errors(file):
        is_there = file.exists()
    if is_there:
        return protection.passphrase_of_own_copy()
    protection.refuse_taken_place()
    return protection.new_passphrase()


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

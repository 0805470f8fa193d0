"""`inspector-app handover FILE OUT`: write one's work for the others."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.errors import UserError
from inspector_app.commands.options import ShownProgress, visit_file, warn_unencrypted, with_passphrase
from resources.translations import _, counted

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_NOT_TO_BE_WRITTEN = ("file-in-use", "read-only", "no-permission")
_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@click.command("handover")
@visit_file
@with_passphrase
@click.argument("out")
def command(file: Path, out: str, *, passphrase: str | None) -> None:
    """Write the hand-over of FILE to OUT, and read it back.

    OUT is a name that ends in .handover, or a folder. Where the visit was made with --unsealed, the hand-over is not
    encrypted: whoever finds the stick can read it.
    """
    from inspector_app.team.enrolment import readers
    from inspector_app.team.handovers import hand_over
    from inspector_app.team.last_hand_over import last_handed_over

    # A path forgets the separator at its end.
    into_folder = out.endswith(_SEPARATORS)
    with _opened(file, passphrase) as visit:
        others = readers(visit)
        if others is None:
            warn_unencrypted(visit)
        manifest = hand_over(visit, Path(out), into_folder=into_folder, progress=ShownProgress(counts=True))
        alone, forgets = others == [], last_handed_over(visit) != manifest.written
    told = counted(
        "{count} change, verified. The stick is safe to remove.",
        "{count} changes, verified. The stick is safe to remove.",
        manifest.changes,
    )
    click.echo(told)
    if alone:
        click.echo(
            _(
                "Nobody else can read it: it is sealed to the laptops of the team, and there is none but yours."
            ),
            err=True,
        )
    if forgets:
        click.echo(
            _(
                "Nothing was written into the visit file: it is open elsewhere, may not be written in, or is a backup or"
                " another copy. Its window will not name this hand-over as the last one."
            ),
            err=True,
        )


def _opened(file: Path, passphrase: str | None) -> Visit:
    """Return a visit that will remember what is handed over, or one to look at where it may not be written in.

    What somebody has written can be handed over all the same, from a backup or while the window is open.
    """
    from inspector_app.team.own_copy import may_write_history
    from inspector_app.visit import Visit

    visit = Visit.open(file, passphrase=passphrase, read_only=True)
    may_write = os.access(file, os.W_OK) and may_write_history(visit.store)
    try:
        own = Visit.open(file, key=visit.store.key) if may_write else None
    except UserError as error:
        if error.code not in _NOT_TO_BE_WRITTEN:
            visit.close()
            raise
        own = None
    if own is None:
        return visit
    visit.close()
    return own

"""`inspector-app handover FILE OUT`: write one's work for the others."""

from __future__ import annotations

import os
from pathlib import Path

import click

from inspector_app.commands.options import ShownProgress, visit_file, with_passphrase
from resources.translations import _, counted

_SEPARATORS = tuple(filter(None, (os.sep, os.altsep)))


@click.command("handover")
@visit_file
@with_passphrase
@click.argument("out")
def command(file: Path, out: str, *, passphrase: str | None) -> None:
    """Write the hand-over of FILE to OUT, a name that ends in .handover or a folder, and read it back."""
    from inspector_app.team.enrolment import readers
    from inspector_app.team.handovers import hand_over
    from inspector_app.visit import Visit

    # A path forgets the separator at its end.
    into_folder = out.endswith(_SEPARATORS)
    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        manifest = hand_over(visit, Path(out), into_folder=into_folder, progress=ShownProgress())
        alone = readers(visit) == []
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

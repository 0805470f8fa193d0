"""`inspector-app revoke FILE MEMBER`: a laptop is lost, or a member leaves."""

from __future__ import annotations

from pathlib import Path

import click

from db.statements import LEFT, LOST
from inspector_app.commands.options import visit_file, with_passphrase
from resources.translations import _


@click.command("revoke")
@visit_file
@with_passphrase
@click.argument("member")
@click.option("--leaves", is_flag=True, help="The member leaves the team; else their laptop is lost.")
def command(file: Path, member: str, *, passphrase: str | None, leaves: bool) -> None:
    """Seal nothing to the laptop of MEMBER any more, and refuse what is written on it from now on."""
    from inspector_app.team.enrolment import revoke
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase) as visit:
        revoke(visit, visit.members.named(member), LEFT if leaves else LOST)
    told = (
        _("{name} is no longer in the team. Hand over to everybody, so that they know.")
        if leaves
        else _("The laptop of {name} counts no more. Hand over to everybody, so that they know.")
    )
    click.echo(told.format(name=member))

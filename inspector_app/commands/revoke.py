"""`inspector-app revoke FILE MEMBER`: a laptop is lost, or a member leaves."""

from __future__ import annotations

from pathlib import Path

import click

from db.team.statements import LEFT, LOST, WITHDRAWN
from inspector_app.commands.options import visit_file, with_passphrase
from resources.translations import N_, _

_TOLD = {
    LEFT: N_("{name} is no longer in the team. Hand over to everybody, so that they know."),
    LOST: N_("The laptop of {name} counts no more. Hand over to everybody, so that they know."),
    WITHDRAWN: N_("The invitation of {name} is withdrawn. Hand over to everybody, so that they know."),
}


@click.command("revoke")
@visit_file
@with_passphrase
@click.argument("member")
@click.option("--leaves", is_flag=True, help="The member leaves the team; else their laptop is lost.")
def command(file: Path, member: str, *, passphrase: str | None, leaves: bool) -> None:
    """Say that MEMBER's laptop is lost, or that they leave.

    Nothing is sealed to it any more, and nothing more is taken in from it. Bring in first what they have handed over. Where they are not known to have joined, their invitation is withdrawn.
    """
    from inspector_app.team.enrolment import revoke, standings
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase) as visit:
        person = visit.members.named(member)
        revoke(visit, person, LEFT if leaves else LOST)
        told = _TOLD[LEFT if leaves else standings(visit)[person.id].state]
    click.echo(_(told).format(name=member))

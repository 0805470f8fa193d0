"""`inspector-app invite FILE MEMBER --to PATH`: admit a member to a sealed visit."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, ShownProgress, visit_file, with_passphrase
from resources.translations import _


@click.command("invite")
@visit_file
@with_passphrase
@click.argument("member")
@click.option(
    "--to", "target", type=PATH, required=True, help="A folder, or a name that ends in .invitation."
)
def command(file: Path, member: str, target: Path, *, passphrase: str | None) -> None:
    """Write an invitation for MEMBER, and print its words.

    MEMBER is a name of the team. The six words open the invitation, and are kept nowhere.
    """
    from inspector_app.team.invitations import invite
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase) as visit:
        words = invite(visit, visit.members.named(member), target, progress=ShownProgress(counts=True))
    click.echo(words)
    click.echo(_("Say these words to {name}; do not put them beside the file.").format(name=member), err=True)

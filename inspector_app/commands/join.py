"""`inspector-app join HANDOVER FILE --as NAME`: make one's own copy of a visit."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH
from resources.translations import _, language


@click.command("join")
@click.argument("handover", type=PATH)
@click.argument("file", type=PATH)
@click.option("--as", "name", required=True, help="Your name, as the lead entered it.")
def command(handover: Path, file: Path, name: str) -> None:
    """Make FILE your own copy of the visit that the lead's HANDOVER holds."""
    from inspector_app.new_visit import join_visit

    with join_visit(file, handover, name) as visit:
        told = _("{file}: {authority}, the copy of {name}.")
        authority = visit.inspection.details().authority_in(language())
        click.echo(told.format(file=file.name, authority=authority, name=visit.me.name))

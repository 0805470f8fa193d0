"""`inspector-app handover FILE OUT`: write one's work for the others."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, show_progress, visit_file


@click.command("handover")
@visit_file
@click.argument("out", type=PATH)
def command(file: Path, out: Path) -> None:
    """Write the hand-over of FILE to OUT, a file name or a folder, and read it back."""
    from inspector_app.team.handovers import hand_over
    from inspector_app.visit import Visit

    with Visit.open(file, read_only=True) as visit:
        manifest = hand_over(visit, out, progress=show_progress)
    click.echo(f"{manifest.changes} changes, verified. The stick is safe to remove.")

"""`inspector-app form preview FORM`: a form in a window, to be tried out."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.open_window import window
from inspector_app.commands.options import PATH


@click.command("preview")
@click.argument("form", type=PATH)
@click.pass_context
def preview(ctx: click.Context, form: Path) -> None:
    """Open FORM in a window and fill it in for trial; nothing is kept. F5 reads it again."""
    ctx.exit(window().preview(form))

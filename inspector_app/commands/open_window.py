"""`inspector-app [FILE]`: open the window."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import click

from inspector_app.commands.options import PATH


@click.command("open", hidden=True)
@click.argument("file", type=PATH, required=False)
@click.pass_context
def command(ctx: click.Context, file: Path | None = None) -> None:
    """Open a visit file in the window, or the start window."""
    ctx.exit(window().run(file))


def window() -> ModuleType:
    """Return the module that starts windows: by name, since the core must not depend on what stands on it."""
    return importlib.import_module("ui.application")

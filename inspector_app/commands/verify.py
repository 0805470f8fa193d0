"""`inspector-app verify FILE`: whether a file is whole and untampered."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from resources.translations import _


@click.command("verify")
@visit_file
@with_passphrase
@as_json
@click.pass_context
def command(ctx: click.Context, file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Check that FILE is whole and untampered.

    Its hash chain is checked, and its tables are rebuilt from the log; the exit code is 1 if they differ.
    """
    from db.safety.integrity import check_store
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        problems = [str(problem) for problem in check_store(visit.store)]
    whole = _("{file} is whole: every change is chained, every table equals its history.")
    lines = problems or [whole.format(file=file.name)]
    print_facts({"problems": problems}, lines, json_out=json_out)
    if problems:
        ctx.exit(FOUND_PROBLEMS)

"""`inspector-app merge FILE HANDOVER…`: bring the team's work in."""

from __future__ import annotations

from pathlib import Path

import click

from db.errors import UserError
from inspector_app.commands.options import (
    PATH,
    ShownProgress,
    as_json,
    print_facts,
    visit_file,
    with_passphrase,
)
from resources.translations import _, counted


@click.command("merge")
@visit_file
@with_passphrase
@click.argument("handovers", metavar="HANDOVER...", type=PATH, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@as_json
def command(
    file: Path, handovers: tuple[Path, ...], *, passphrase: str | None, dry_run: bool, json_out: bool
) -> None:
    """Merge hand-overs into FILE, after a backup.

    They come in any order, and one that was brought in before adds nothing. The first one that is refused ends the command; what came in before it stays in, and is told.
    """
    from db.handover.merge import preview_handover
    from inspector_app.team.enrolment import is_sealed
    from inspector_app.team.handovers import UNSIGNED, bring_in
    from inspector_app.visit import Visit

    facts: list[dict[str, object]] = []
    lines: list[str] = []
    with Visit.open(file, passphrase=passphrase) as visit:
        for path in handovers:
            try:
                if dry_run:
                    report = preview_handover(visit.store, path)
                else:
                    report = bring_in(visit, path, progress=None if json_out else ShownProgress(counts=True))
            except UserError as error:
                raise _refusal(path, error, lines, dry_run=dry_run) from error
            facts.append({"file": path.name, **report.to_dict()})
            changes = counted("{count} new change", "{count} new changes", report.changes)
            differences = counted("{count} difference", "{count} differences", len(report.conflicts))
            lines.append(f"{path.name}: {changes}, {differences}.")
        if dry_run and not is_sealed(visit):
            lines.append(_(UNSIGNED))
        unsettled = visit.store.conflict_count()
        lines.append(
            counted(
                "{count} difference to settle in all.", "{count} differences to settle in all.", unsettled
            )
        )
    print_facts({"handovers": facts, "differences_to_settle": unsettled}, lines, json_out=json_out)


def _refusal(path: Path, error: UserError, lines: list[str], *, dry_run: bool) -> UserError:
    """Tell what went before on the error stream, and return the refusal of the hand-over at `path`."""
    for line in lines:
        click.echo(line, err=True)
    what, remedy = _("Refused: {what}").format(what=error.what), error.remedy
    if lines and not dry_run:
        remedy = " ".join([remedy, _("The hand-overs named above it are brought in.")])
    return UserError(error.code, what, remedy, where=path.name or str(path))

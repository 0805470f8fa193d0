"""`inspector-app merge FILE HANDOVER…`: bring the team's work in."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import PATH, as_json, print_facts, show_progress, visit_file


@click.command("merge")
@visit_file
@click.argument("handovers", metavar="HANDOVER...", type=PATH, nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@as_json
def command(file: Path, handovers: tuple[Path, ...], *, dry_run: bool, json_out: bool) -> None:
    """Merge hand-overs into FILE, in any order, after a backup. One that was brought in before adds nothing."""
    from db.merge import preview_handover
    from inspector_app.team.handovers import bring_in
    from inspector_app.visit import Visit

    facts, lines = [], []
    with Visit.open(file) as visit:
        for path in handovers:
            if dry_run:
                report = preview_handover(visit.store, path)
            else:
                report = bring_in(visit, path, progress=None if json_out else show_progress)
            facts.append({"file": path.name, **report.to_dict()})
            lines.append(f"{path.name}: {report.changes} new changes, {len(report.conflicts)} differences.")
        unsettled = len(visit.store.conflicts())
        lines.append(f"{unsettled} differences to settle in all.")
    print_facts({"handovers": facts, "differences_to_settle": unsettled}, lines, json_out=json_out)

"""`inspector-app info FILE`: what a visit file holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from inspector_app.texts import in_language
from resources.translations import _, language


@click.command("info")
@visit_file
@with_passphrase
@as_json
def command(file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Print whose copy FILE is, and what it holds.

    It says of which inspection, with which team, and how much.
    """
    from inspector_app.figures.counts import COUNTS
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        details = visit.inspection.details()
        counts = {name: count.count(visit) for name, count in COUNTS.items()}
        counts["evidence_items"] = len(visit.evidence.all())
        counts["differences_to_settle"] = visit.store.conflict_count()
        facts = {
            "file": file.name,
            "inspection": visit.inspection.id,
            "replica": str(visit.store.replica),
            "copy_of": visit.me.name,
            "framework": f"{visit.framework.identifier} {visit.framework.version}",
            "team": [{"name": m.name, "role": m.role} for m in visit.members.active()],
            "details": asdict(details),
            "counts": counts,
        }
        subject = in_language({"en": details.subject, "cy": details.subject_cy}, language())
        lines = [
            f"{details.authority_in(language())}: {subject}",
            _("{start} to {end}, framework {framework}").format(
                start=details.start_date, end=details.end_date, framework=facts["framework"]
            ),
            _("Copy of {name}").format(name=visit.me.name),
            _("Team: {names}").format(names=", ".join(member.name for member in visit.members.active())),
            *(f"{in_language(count.title, language())}: {counts[name]}" for name, count in COUNTS.items()),
            _("Items of evidence: {number}").format(number=counts["evidence_items"]),
            _("Differences to settle: {number}").format(number=counts["differences_to_settle"]),
        ]
    print_facts(facts, lines, json_out=json_out)

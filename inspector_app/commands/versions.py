"""`inspector-app versions FILE`: the versions of the report, and making the next one."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from inspector_app.report.kinds import KINDS
from resources.translations import _


@click.command("versions")
@visit_file
@with_passphrase
@click.option("--make", type=click.Choice(KINDS), help="Freeze the report as it is now; the lead alone may.")
@as_json
def command(file: Path, make: str | None, *, passphrase: str | None, json_out: bool) -> None:
    """List the versions of the report, or make the next one.

    They are kept in FILE, and each prints again as it was.
    """
    from inspector_app.dates import say_when
    from inspector_app.team.code_words import CODES
    from inspector_app.visit import Visit
    from resources.translations import language

    kinds = CODES["report_version", "kind"]
    with Visit.open(file, passphrase=passphrase, read_only=not make) as visit:
        if make:
            visit.versions.make(make)
        facts = [
            {
                "number": number,
                "kind": version.kind,
                "made_at": version.made_at,
                "member": visit.members.get(version.member).name,
                "points": len(visit.accuracy_points.of_version(version.id)),
            }
            for number, version in enumerate(visit.versions.all(), 1)
        ]
    lines = [
        _("Version {number}: {kind}, made by {name}, {time}.").format(
            number=fact["number"],
            kind=_(kinds[str(fact["kind"])]),
            name=fact["member"],
            time=say_when(str(fact["made_at"]), language()),
        )
        for fact in facts
    ]
    print_facts(facts, lines or [_("No version of the report was made yet.")], json_out=json_out)

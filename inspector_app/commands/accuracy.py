"""`inspector-app accuracy FILE`: the council's points on factual accuracy, in and out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import (
    PATH,
    as_json,
    print_facts,
    visit_file,
    warn_unencrypted,
    with_passphrase,
)
from resources.translations import _, counted


@click.command("accuracy")
@visit_file
@with_passphrase
@click.option(
    "--bring-in",
    "table",
    type=PATH,
    metavar="TABLE",
    help="Add the points of a Word (.docx) or Excel (.xlsx) table: all of them, or none when a row is wrong.",
)
@click.option("--dry-run", is_flag=True, help="Check the table and add nothing.")
@click.option("--response", type=PATH, metavar="OUT", help="Write the response as a Word file (.docx).")
@click.option("--language", type=click.Choice(["en", "cy"]), default="en", show_default=True)
@as_json
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    table: Path | None,
    response: Path | None,
    language: str,
    *,
    passphrase: str | None,
    dry_run: bool,
    json_out: bool,
) -> None:
    """List the council's points, bring them in, or answer.

    They are points on the factual accuracy of the version that was sent to it; the response is a Word file.
    What is written is outside the visit, and not encrypted: delete it when it has served.
    """
    from inspector_app.accuracy.bringing_in import bring_in, preview, read_points
    from inspector_app.accuracy.response import save_response
    from inspector_app.report.build import paragraph_numbers
    from inspector_app.team.code_words import CODES
    from inspector_app.visit import Visit

    lines = []
    adds = table is not None and not dry_run
    with Visit.open(file, passphrase=passphrase, read_only=not adds) as visit:
        if table is not None:
            read = read_points(table)
            result = preview(visit, read)
            if result.faults:
                facts = {"added": 0, "errors": [asdict(fault) for fault in result.faults]}
                lines = [
                    _("{place}: {fault}.").format(place=fault.place_first, fault=fault.sentence)
                    for fault in result.faults
                ]
                lines.append(_("Nothing was brought in. Put the rows right, then bring the file in again."))
                print_facts(facts, lines, json_out=json_out)
                ctx.exit(FOUND_PROBLEMS)
            found = len(result.points) if dry_run else len(bring_in(visit, read))
            lines.append(
                counted("{count} point would be added.", "{count} points would be added.", found)
                if dry_run
                else counted("{count} point added.", "{count} points added.", found)
            )
        if response is not None:
            warn_unencrypted(visit)
            written = save_response(visit, response, language)
            told = counted("{count} point", "{count} points", written)
            lines.append(_("{file}: written, {points}.").format(file=response.name, points=told))
        points = visit.accuracy_points.of_version(visit.accuracy_points.version().id)
        now = paragraph_numbers(visit)
    states = CODES["accuracy_point", "state"]
    lines += [
        _("{number} · {paragraph} · {state}: {says}").format(
            number=point.number,
            paragraph=point.paragraph_number or _("The report as a whole"),
            state=_(states[point.state]),
            says=" ".join(point.says.split()),
        )
        for point in points
    ]
    facts_of = [asdict(point) | {"paragraph_now": now.get(point.about, "")} for point in points]
    print_facts(facts_of, lines or [_("The council has made no point yet.")], json_out=json_out)

"""`inspector-app new FILE --framework F`: found a visit."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.new_file import Protection, with_protection
from inspector_app.commands.options import PATH, visit_file
from resources.translations import _, counted


@click.command("new")
@visit_file
@with_protection
@click.option(
    "--framework", default="children-in-need", show_default=True, help="A built-in name or a folder."
)
@click.option("--authority", required=True, help="The council that is inspected.")
@click.option("--inspectorate", default="Inspectorate for Family Services", show_default=True)
@click.option("--start", required=True, help="First day of fieldwork, such as 2024-03-12.")
@click.option("--end", required=True, help="Last day of fieldwork.")
@click.option("--lead", required=True, help="Name of the lead inspector; this copy is theirs.")
@click.option("--member", "members", multiple=True, help="Name of a team inspector; may be repeated.")
@click.option(
    "--unsealed", is_flag=True, help="Without keys: hand-overs can be read by whoever finds the stick."
)
@click.option("--cases", type=PATH, help="The council's case list, imported at once.")
def command(
    file: Path,
    framework: str,
    authority: str,
    inspectorate: str,
    start: str,
    end: str,
    lead: str,
    members: tuple[str, ...],
    cases: Path | None,
    *,
    unsealed: bool,
    protection: Protection,
) -> None:
    """Found a new visit in FILE.

    The framework and its forms are inside. FILE is protected with a passphrase, which is asked for twice; --plain alone leaves it open to everybody.
    """
    from inspector_app.fieldwork.case_list import import_cases, read_case_list
    from inspector_app.fieldwork.inspection import InspectionDetails
    from inspector_app.framework import find_framework
    from inspector_app.visit import Visit

    protection.refuse_taken_place()
    loaded = find_framework(framework)
    subject = loaded.framework.subject
    details = InspectionDetails(
        inspectorate=inspectorate,
        authority=authority,
        subject=subject["en"],
        subject_cy=subject.get("cy", ""),
        start_date=start,
        end_date=end,
    )
    details.validated()
    listed = read_case_list(cases) if cases else None

    def fill(visit: Visit) -> None:
        for name in members:
            visit.members.add(name)
        if listed:
            import_cases(visit, listed)

    passphrase = protection.new_passphrase()
    with Visit.create(
        file, loaded, details, lead, sealed=not unsealed, passphrase=passphrase, and_then=fill
    ) as visit:
        count = len(visit.cases.all())
    told = _("{file}: {authority}, {team} in the team, {cases}.").format(
        file=file.name,
        authority=authority,
        team=len(members) + 1,
        cases=counted("{count} case", "{count} cases", count),
    )
    click.echo(told)

"""`inspector-app import-cases FILE LIST`: add the council's case list to the sample."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import PATH, as_json, print_facts, visit_file, with_passphrase
from resources.translations import _, counted


@click.command("import-cases")
@visit_file
@with_passphrase
@click.argument("case_list", metavar="LIST", type=PATH)
@click.option("--dry-run", is_flag=True, help="Check the list and add nothing.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="COLUMN=HEADING",
    help="Take a column from another heading, such as reference=“Our ref”; may be repeated.",
)
@as_json
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    case_list: Path,
    columns: tuple[str, ...],
    *,
    passphrase: str | None,
    dry_run: bool,
    json_out: bool,
) -> None:
    """Add the cases of LIST to the sample of FILE.

    LIST is an .xlsx or .csv. All of its cases are added, or none when a row is wrong.
    """
    from inspector_app.fieldwork.case_list import COLUMNS, import_cases, preview, read_case_list
    from inspector_app.visit import Visit

    listed = read_case_list(case_list)
    for pair in columns:
        column, _sign, heading = pair.partition("=")
        if column not in COLUMNS:
            what = _("--column {pair}: columns are {columns}.")
            raise click.UsageError(what.format(pair=pair, columns=", ".join(COLUMNS)))
        if heading not in listed.headings:
            present = ", ".join(filter(None, listed.headings))
            what = _(
                "--column {pair}: no column of the list is headed “{heading}”. Its headings are {headings}."
            )
            raise click.UsageError(what.format(pair=pair, heading=heading, headings=present))
        listed = listed.with_match(column, heading)
    with Visit.open(file, passphrase=passphrase, read_only=dry_run) as visit:
        result = preview(visit, listed)
        added = 0 if dry_run or result.errors else len(import_cases(visit, listed))
    unmatched = [column for column in COLUMNS if column not in listed.matched]
    referrals = Counter(case["referral"] for case in result.cases if case.get("referral"))
    facts = {
        "matched": dict(listed.matched),
        "unmatched": unmatched,
        "referral": referrals,
        "cases": len(result.cases),
        "added": added,
        "errors": [asdict(error) for error in result.errors],
    }
    told = (
        _("{cases} in the list, {number} would be added.")
        if dry_run and not result.errors
        else _("{cases} in the list, {number} added.")
    )
    found = len(result.cases)
    in_list = counted("{count} case", "{count} cases", found)
    lines = [told.format(cases=in_list, number=found if dry_run and not result.errors else added)]
    if unmatched:
        columns_without = ", ".join(unmatched).replace("_", " ")
        lines.append(_("No column for: {columns}.").format(columns=columns_without))
    if referrals:
        words = ", ".join(f"{word} ({number})" for word, number in referrals.items())
        lines.append(_("Referral: {words}.").format(words=words))
    lines += [
        _("Row {row}, {column}: {sentence}.").format(
            row=error.row, column=error.column, sentence=error.sentence
        )
        for error in result.errors
    ]
    if result.errors:
        lines.append(_("Nothing was imported. Put the rows right, then import the list again."))
    print_facts(facts, lines, json_out=json_out)
    if result.errors:
        ctx.exit(FOUND_PROBLEMS)

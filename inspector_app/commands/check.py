"""`inspector-app check FILE`: what stands between the draft and print."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.checks import Checked
    from inspector_app.checks.alike import Alike

# What a problem's severity is called.
_WEIGHTS = {"error": N_("error"), "warning": N_("warning"), "advice": N_("advice")}


@click.command("check")
@visit_file
@with_passphrase
@as_json
@click.pass_context
def command(ctx: click.Context, file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Print the problems of the draft in FILE.

    Those that say the same of several places stand in one line. The exit code is 1 when any is not accepted.
    """
    from inspector_app.checks import check
    from inspector_app.checks.alike import alike
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        found = check(visit)
    problems = found.open
    lines = [_line(group) for group in alike(problems)] or [_("No problems found.")]
    lines += [
        _("accepted {code} · {place}: {sentence} Reason: {reason}").format(
            code=problem.code, place=problem.place, sentence=problem.sentence, reason=entry.reason
        )
        for problem, entry in found.accepted
    ]
    if found.open or found.accepted:
        lines.append(_totals(found))
    facts = [asdict(problem) for problem in problems]
    facts += [asdict(problem) | {"accepted": entry.reason} for problem, entry in found.accepted]
    print_facts(facts, lines, json_out=json_out)
    if problems:
        ctx.exit(FOUND_PROBLEMS)


def _line(group: Alike) -> str:
    first = group.problems[0]
    places = "; ".join(dict.fromkeys(problem.place for problem in group.problems))
    return f"{_(_WEIGHTS[first.severity])} {first.code} · {places}: {group.sentence} {first.remedy}"


def _totals(found: Checked) -> str:
    weights = Counter(problem.severity.value for problem in found.open)
    return _("Errors: {errors}, warnings: {warnings}, advice: {advice}, accepted: {accepted}.").format(
        errors=weights["error"],
        warnings=weights["warning"],
        advice=weights["advice"],
        accepted=len(found.accepted),
    )

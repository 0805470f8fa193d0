"""`inspector-app check FILE`: what stands between the draft and print."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from inspector_app.commands.main import FOUND_PROBLEMS
from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from resources.translations import N_, _

# What a problem's severity is called.
_WEIGHTS = {"error": N_("error"), "warning": N_("warning"), "advice": N_("advice")}


@click.command("check")
@visit_file
@with_passphrase
@as_json
@click.pass_context
def command(ctx: click.Context, file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Print the problems of the draft in FILE; the exit code is 1 when any is not accepted."""
    from inspector_app.checks import check
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
        found = check(visit)
    problems = found.open
    lines = [
        f"{_(_WEIGHTS[problem.severity])} {problem.code} · {problem.place}: {problem.sentence} {problem.remedy}"
        for problem in problems
    ]
    lines = lines or [_("No problems found.")]
    lines += [
        _("accepted {code} · {place}: {sentence} Reason: {reason}").format(
            code=problem.code, place=problem.place, sentence=problem.sentence, reason=entry.reason
        )
        for problem, entry in found.accepted
    ]
    facts = [asdict(problem) for problem in problems]
    facts += [asdict(problem) | {"accepted": entry.reason} for problem, entry in found.accepted]
    print_facts(facts, lines, json_out=json_out)
    if problems:
        ctx.exit(FOUND_PROBLEMS)

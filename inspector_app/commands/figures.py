"""`inspector-app figures FILE`: the figures, and the cases behind them."""

from __future__ import annotations

from pathlib import Path

import click

from inspector_app.commands.options import as_json, print_facts, visit_file


@click.command("figures")
@visit_file
@as_json
def command(file: Path, *, json_out: bool) -> None:
    """Print every figure of FILE: how many cases, out of how many, and which."""
    from inspector_app.figures.counts import COUNTS
    from inspector_app.visit import Visit

    with Visit.open(file, read_only=True) as visit:
        references = {case.id: case.reference for case in visit.cases.all()}
        values = visit.figures.values()
        facts: dict[str, object] = {
            figure.name: {
                "title": figure.title,
                "condition": figure.condition,
                "among": figure.among,
                "number": value.number,
                "total": value.total,
                "percent": value.percent,
                "cases": [references[case] for case in value.counted],
                "of": [references[case] for case in value.asked],
                "unsettled": [references[case] for case in value.unsettled],
                "not_read": [references[case] for case in value.not_read],
                "other_edition": [references[case] for case in value.other_edition],
            }
            for figure in visit.figures.all()
            for value in [values[figure.name]]
        }
        lines = []
        for figure in visit.figures.all():
            value = values[figure.name]
            unsettled = ", ".join(references[case] for case in value.unsettled)
            note = f"  (unsettled: {unsettled})" if unsettled else ""
            others = ", ".join(references[case] for case in value.other_edition)
            note += f"  (read with an edition that does not ask it: {others})" if others else ""
            lines.append(f"{figure.name}: {value.number} of {value.total}, {figure.title}{note}")
        for name, count in COUNTS.items():
            number = count.count(visit)
            facts[name] = {"title": count.title["en"], "number": number}
            lines.append(f"{name}: {number}, {count.title['en']}")
    print_facts(facts, lines, json_out=json_out)

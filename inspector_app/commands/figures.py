"""`inspector-app figures FILE`: the figures and the tables of figures, and the cases behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from inspector_app.commands.options import as_json, print_facts, visit_file, with_passphrase
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.figures.crosstab_value import CrosstabValue
    from inspector_app.figures.crosstabs import Crosstab
    from inspector_app.visit import Visit


@click.command("figures")
@visit_file
@with_passphrase
@as_json
def command(file: Path, *, passphrase: str | None, json_out: bool) -> None:
    """Print every figure and table of FILE.

    Of each it says how many cases, out of how many, and which.
    """
    from inspector_app.figures.counts import COUNTS
    from inspector_app.figures.tokens import TABLE
    from inspector_app.visit import Visit

    with Visit.open(file, passphrase=passphrase, read_only=True) as visit:
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
            line = _("{name}: {number} of {total}, {title}").format(
                name=figure.name, number=value.number, total=value.total, title=figure.title
            )
            unsettled = visit.cases.said(value.unsettled)
            if unsettled:
                line += "  " + _("(unsettled: {cases})").format(cases=unsettled)
            others = visit.cases.said(value.other_edition)
            if others:
                line += "  " + _("(read with an edition that does not ask it: {cases})").format(cases=others)
            lines.append(line)
        for name, count in COUNTS.items():
            number = count.count(visit)
            facts[name] = {"title": count.title["en"], "number": number}
            lines.append(f"{name}: {number}, {in_language(count.title, language())}")
        for table, made in _tables(visit):
            facts[f"{TABLE}:{table.id}"] = _facts_of_table(table, made, references)
            lines += _lines_of_table(table, made)
    print_facts(facts, lines, json_out=json_out)


def _tables(visit: Visit) -> Iterator[tuple[Crosstab, CrosstabValue]]:
    values = visit.crosstabs.values()
    return ((table, values[table.id]) for table in visit.crosstabs.all() if table.id in values)


def _facts_of_table(
    table: Crosstab, value: CrosstabValue, references: Mapping[str, str]
) -> dict[str, object]:
    return {
        "title": table.title,
        "cells": [
            {
                "counted": in_language(counted.title, "en"),
                "group": in_language(group.title, "en"),
                "number": value.number(counted.key, group.key),
                "cases": [references[case] for case in value.cases(counted.key, group.key)],
            }
            for counted in value.counted
            for group in value.groups
        ],
        "unsettled": [references[case] for case in value.unsettled],
        "not_read": [references[case] for case in value.not_read],
        "other_edition": [references[case] for case in value.other_edition],
    }


def _lines_of_table(table: Crosstab, value: CrosstabValue) -> Iterator[str]:
    yield in_language({"en": table.title, "cy": table.title_cy}, language())
    for counted in value.counted:
        numbers = (
            f"{in_language(group.title, language())} {value.number(counted.key, group.key)}"
            for group in value.groups
        )
        yield f"  {in_language(counted.title, language())}: {', '.join(numbers)}"

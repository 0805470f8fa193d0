"""A form of any length: every kind of question in turn, chains of relevance, and a repeat of many instances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.model import CompiledForm
from inspector_app.framework import LoadedFramework

_COLUMNS = (
    "type",
    "name",
    "label::English (en)",
    "label::Cymraeg (cy)",
    "hint::English (en)",
    "relevant",
    "constraint",
    "na",
    "repeat_count",
)
_KINDS = ("select_one yn", "text", "date", "select_multiple way", "integer", "select_one yn")
_CHAIN = 6  # questions in a row of which each waits for the one before


def long_form(folder: Path, *, questions: int, sections: int, instances: int = 0) -> CompiledForm:
    """Compile a form of so many questions in so many sections, by way of a file in `folder`.

    With `instances` a further section has a repeat of three questions, so many times.
    """
    rows = [
        row
        for section in range(1, sections + 1)
        for row in _section(section, questions // sections + (section <= questions % sections))
    ]
    if instances:
        rows += _repeat(instances)
    lines = ["| survey |", _line(_COLUMNS)]
    lines += [_line(row.get(column, "") for column in _COLUMNS) for row in rows]
    path = folder / "long.md"
    path.write_text("\n".join(lines) + _REST, encoding="utf-8")
    return compile_form(path)


def with_case_reading(framework: LoadedFramework, form: CompiledForm) -> LoadedFramework:
    """Return a framework with this form in the place of its own case reading."""
    forms = tuple((entry, form if entry.kind == "case-reading" else own) for entry, own in framework.forms)
    return replace(framework, forms=forms)


def _section(number: int, questions: int) -> Iterator[dict[str, str]]:
    yield {"type": "begin group", "name": f"s{number}", **_label(f"Part {number}")}
    for place in range(1, questions + 1):
        row = {"type": _KINDS[place % len(_KINDS)], "name": f"s{number}_q{place}", "na": "yes"}
        row |= _label(f"What does the file say on point {place} of part {number}?")
        if place % 5 == 0:
            row["hint::English (en)"] = (
                "As it stood when the case was **closed**, not as it should have been."
            )
        if place % _CHAIN == 0 and place > 1:
            row["relevant"] = f"${{s{number}_q{place - 1}}} != '' or ${{s{number}_q{place - 1}}} = ''"
        if row["type"] == "date":
            row["constraint"] = ". <= today()"
        yield row
    yield {"type": "end group"}


def _repeat(instances: int) -> Iterator[dict[str, str]]:
    yield {"type": "begin group", "name": "visits", **_label("Visits")}
    yield {"type": "begin repeat", "name": "visit", "repeat_count": str(instances), **_label("Visit")}
    yield {"type": "date", "name": "visited_on", **_label("When was it?")}
    yield {"type": "select_one yn", "name": "was_seen", **_label("Was the child seen?")}
    yield {"type": "text", "name": "was_said", "relevant": "${was_seen} = 'yes'", **_label("What was said?")}
    yield {"type": "end repeat"}
    yield {"type": "end group"}


def _label(english: str) -> dict[str, str]:
    return {"label::English (en)": english, "label::Cymraeg (cy)": f"{english} (yn Gymraeg)"}


def _line(cells: Iterator[str] | tuple[str, ...]) -> str:
    return f"| | {' | '.join(cells)} |"


_REST = """
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yn | yes | Yes | Ydy |
| | yn | no | No | Nac ydy |
| | way | seen | Seen | Gwelwyd |
| | way | heard | Heard | Clywyd |
| | way | read | Read about | Darllenwyd |
| settings |
| | form_title | form_id | version |
| | Long | long | 1 |
"""

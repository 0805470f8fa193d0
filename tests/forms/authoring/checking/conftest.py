"""Checking forms that are written as tables in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.forms import FormError
from inspector_app.forms.authoring.compile import CheckedForm, check_form

Check = Callable[..., CheckedForm]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Check a form from its sheets, each a table of lines "a | b | c", with `files` beside it."""

    def checked(*, files: dict[str, str] | None = None, **sheets: str) -> CheckedForm:
        for name, text in (files or {}).items():
            (tmp_path / name).write_text(text, encoding="utf-8", newline="")
        lines = []
        for name, table in sheets.items():
            lines.append(f"| {name} |")
            lines += [f"| | {line.strip()} |" for line in table.strip().splitlines()]
        path = tmp_path / "form.md"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            return check_form(path)
        except FormError as error:
            return CheckedForm(None, error.problems, [])

    return checked


YES_NO = "list_name | name | label\nyn | yes | Yes\nyn | no | No"
SETTINGS = "form_title | form_id | version\nForm | form | 1"


@pytest.fixture
def question(check: Check) -> Callable[..., CheckedForm]:
    """Check a form of one question beside `a`, its cells given by column; nothing else is wrong with it."""

    def checked(kind: str = "text", **cells: str) -> CheckedForm:
        columns = {"type": kind, "name": "q", "label": "Q", **cells}
        first = "text | a | A" + " | " * (len(columns) - 3)
        survey = "\n".join([" | ".join(columns), first, " | ".join(columns.values())])
        return check(survey=survey, choices=YES_NO, settings=SETTINGS)

    return checked

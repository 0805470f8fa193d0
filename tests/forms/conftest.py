"""Forms written as tables in tests, compiled once each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from inspector_app.forms import CompiledForm
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.expressions.conversions import XValue
from inspector_app.forms.expressions.evaluate import Context, compile_expression
from inspector_app.forms.expressions.expression import parse
from inspector_app.forms.filling.state import FormState

Form = Callable[..., CompiledForm]

_compiled: dict[str, CompiledForm] = {}


def as_markdown(**sheets: str) -> str:
    """Return sheets, each a table of lines "a | b | c", as the Markdown that XLSForm authors write."""
    lines = []
    for name, table in sheets.items():
        lines.append(f"| {name} |")
        lines += [f"| | {line.strip()} |" for line in table.strip().splitlines()]
    return "\n".join(lines) + "\n"


@pytest.fixture
def form(tmp_path: Path) -> Form:
    """Compile a form from its sheets: `form(survey="type | name | label\\n…", choices=…)`."""

    def compiled(**sheets: str) -> CompiledForm:
        text = as_markdown(**sheets)
        if text not in _compiled:
            path = tmp_path / "form.md"
            path.write_text(text, encoding="utf-8")
            _compiled[text] = compile_form(path)
        return _compiled[text]

    return compiled


@pytest.fixture
def problems(form: Form) -> Callable[..., list[tuple[str, int, str]]]:
    """Return the places of all problems of a form: sheet, row and column."""
    from inspector_app.forms import FormError

    def found(**sheets: str) -> list[tuple[str, int, str]]:
        with pytest.raises(FormError) as caught:
            form(**sheets)
        return [(problem.sheet, problem.row, problem.column) for problem in caught.value.problems]

    return found


@pytest.fixture
def value_of() -> Callable[[str, FormState], XValue]:
    """Return what an expression comes to at the root of a filled-in form, or at one of its questions."""

    def value(text: str, state: FormState, at: str = "") -> XValue:
        node = state.find(at)
        return compile_expression(parse(text))(Context(node, node, state))

    return value

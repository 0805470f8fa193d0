"""Whatever stands in its cells, no form ends in a traceback."""

from __future__ import annotations

import random

import pytest

from db.errors import UserError
from inspector_app.forms.authoring.compile import check_form
from inspector_app.forms.filling.state import FormState

TYPES = [
    "text",
    "integer",
    "select_one yn",
    "select_one yn or_other",
    "select_multiple yn",
    "rank yn",
    "select_one missing",
    "begin group",
    "end group",
    "begin repeat",
    "end repeat",
    "note",
    "calculate",
    "hidden",
    "range",
    "image",
    "file",
    "audio",
    "geopoint",
    "select_one ${a}",
    "select_one_from_file towns.csv",
    "csv-external",
    "begin loop over yn",
    "end loop",
    "audit",
    "today",
    "bogus",
    "",
    "trigger",
    "form_title",
]
NAMES = [
    "a",
    "b",
    "c",
    "g",
    "yn",
    "a b",
    "1x",
    "meta",
    "",
    "A",
    "data",
    "é",
    "a.b",
    "a:b",
    "_x",
    "instanceID",
]
CELLS = [
    "",
    "",
    "",
    "1",
    "yes",
    "${a}",
    "${b} = 1",
    "${nobody}",
    "${a",
    "concat(${a}, 'x')",
    "if(1,2)",
    "'",
    "((",
    "count(${g})",
    "position(..)",
    "../b",
    "/data/a",
    "today()",
    "#REF!",
    "instance('yn')/root/item[name=${a}]/label",
    "${last-saved#a}",
    "indexed-repeat(${a},${g},1)",
    "<b>&amp;",
    "“x”",
    "-",
    "#{a}",
    "start=1 end=5",
    "randomize=true",
    "table-list",
    "search('x')",
    "show",
    "current()/../a",
]
COLUMNS = [
    "label",
    "label::English (en)",
    "label::fr",
    "hint",
    "guidance_hint",
    "relevant",
    "required",
    "constraint",
    "calculation",
    "trigger",
    "default",
    "readonly",
    "choice_filter",
    "repeat_count",
    "appearance",
    "parameters",
    "na",
    "warning",
    "warning_message",
    "unavailable",
    "image",
    "disabled",
    "bind::type",
    "bind::esri:x",
    "rows",
    "body::x",
    "foo",
    "relevance",
]


def any_form(luck: random.Random) -> str:
    columns = luck.sample(COLUMNS, luck.randint(1, 12))
    lines = ["| survey |", f"| | type | name | {' | '.join(columns)} |"]
    for _ in range(luck.randint(1, 12)):
        cells = [luck.choice(TYPES), luck.choice(NAMES), *(luck.choice(CELLS) for _ in columns)]
        lines.append(f"| | {' | '.join(cells)} |")
    lines += ["| choices |", "| | list_name | name | label | 1 | image |"]
    for _ in range(luck.randint(0, 5)):
        cells = [luck.choice(("yn", "", "c")), luck.choice(("yes", "no", "n/a", "", "a b"))]
        lines.append(
            f"| | {' | '.join(cells)} | {luck.choice(('', 'Yes', '${a}'))} | | {luck.choice(('', 'x'))} |"
        )
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(60))
def test_no_form_ends_in_a_traceback(tmp_path, seed):
    """Whatever stands in the cells, a form compiles and opens, or each of its problems says what and what to do."""
    try:
        (tmp_path / "form.md").write_text(any_form(random.Random(seed)), encoding="utf-8")
        found = check_form(tmp_path / "form.md")
    except UserError:
        return
    if found.form is not None:
        FormState(found.form)
    assert (found.form is None) == bool(found.problems)
    assert all(problem.what and problem.remedy for problem in found.problems)
    assert not any("stumbled" in problem.what for problem in found.problems)

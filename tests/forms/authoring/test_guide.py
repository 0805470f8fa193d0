"""The example of the guide for authors is one that runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.dry_run import dry_run

GUIDE = Path(__file__).parents[3] / "docs" / "forms.md"


def test_the_answers_of_the_guide_fit_its_form(tmp_path):
    form, answers, told = re.findall(
        r"^```(?:json)?\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    path = tmp_path / "case_reading.md"
    path.write_text(form, encoding="utf-8")
    result = dry_run(compile_form(path), json.loads(answers))
    printed = json.loads(told)
    assert {node: result["nodes"].get(node) for node in printed["nodes"]} == printed["nodes"]
    assert result["messages"] == printed["messages"]
    assert result["nodes"]["/data/referral/earlier[2]/date"]["value"] == "2023-11-03"

"""The help of the command line: what each command is for can be read as a whole in a list of 80 columns."""

from __future__ import annotations

import pytest

from inspector_app.commands.form import command as form
from inspector_app.commands.main import COMMANDS


@pytest.mark.parametrize(
    ("words", "names"), [((), set(COMMANDS) - {"open"}), (("form",), set(form.commands))], ids=["all", "form"]
)
def test_each_summary_is_a_whole_sentence(call, monkeypatch, words, names):
    monkeypatch.setenv("COLUMNS", "80")
    listed = call(*words, "--help").out.partition("Commands:\n")[2].splitlines()
    summaries = dict(line.strip().split(maxsplit=1) for line in listed)
    assert set(summaries) == names
    assert {name: said for name, said in summaries.items() if said.endswith("...") or said[-1] != "."} == {}

"""Commands speak Welsh where they are asked to, and what scripts read stays the same."""

from __future__ import annotations

import pytest

from inspector_app.visit import Visit
from resources.translations import use


@pytest.fixture(autouse=True)
def english_again():
    yield
    use("en")


def test_counts_are_said_in_welsh(founded, call, tmp_path):
    listed = tmp_path / "cases.csv"
    listed.write_text("Case ref,Team\nC71,North\nC72,South\n", encoding="utf-8")
    said = call("--language", "cy", "import-cases", founded, listed).out.splitlines()
    assert said[0] == "2 achos yn y rhestr, ychwanegwyd 2."
    assert "Achosion yn y sampl: 2" in call("--language", "cy", "info", founded).out.splitlines()


def test_problems_are_told_together_in_welsh_too(founded, call):
    with Visit.open(founded) as visit:
        for reference in ("C01", "C02"):
            visit.cases.add(reference)
    told = call("--language", "cy", "check", founded).out.splitlines()
    assert told[0].startswith(
        "rhybudd unread-case · Achos C01; Achos C02: Mae achos … yn y sampl, ac nid oes "
    )
    assert sum("Maen prawf i; Maen prawf ii; " in line for line in told) == 2
    assert told[-1].startswith("Gwallau: 0, rhybuddion: ")
    assert len(told) == len(call("check", founded).out.splitlines())


def test_facts_are_the_same_in_both_languages(founded, call):
    for command in ("info", "figures"):
        english = call("--language", "en", command, founded, "--json").facts
        assert call("--language", "cy", command, founded, "--json").facts == english


def test_wrong_use_and_refusals_are_said_in_welsh(founded, call, refuse, tmp_path):
    wrong = call("--language", "cy", "export", founded)
    assert (wrong.code, wrong.err.splitlines()[-1]) == (
        2,
        "Error: Enwch ble: --json OUT, --xlsx OUT neu --csv FOLDER.",
    )
    refused = refuse(
        *(
            "--language",
            "cy",
            "new",
            tmp_path / "other.inspection",
            "--framework",
            "none",
            "--authority",
            "x",
        ),
        *("--start", "2024-03-12", "--end", "2024-03-15", "--lead", "Mared Llwyd"),
    )
    assert refused.startswith("Nid oes fframwaith “none”.")


def test_a_form_is_tried_out_in_its_own_language_and_told_in_that_of_the_program(call, tmp_path):
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n| | type | name | label | relevant | required |\n"
        "| | text | a | A | | yes |\n| | text | b | B | ${a} = 'x' | |\n",
        encoding="utf-8",
    )
    said = call("--language", "cy", "form", "try", form).out.splitlines()
    assert said[1:3] == ["/data/a: – (annilys)", "/data/b: – (wedi’i hepgor)"]
    assert said[-1] == "/data/a: This question needs an answer."

"""A form is checked in the language that the program speaks: the sentences change, and nothing that scripts read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from inspector_app.commands.main import FOUND_PROBLEMS, main
from resources.translations import use

FORM = """
| survey |
| | type | name | label | relevant | na | parameters |
| | geopoint | place | Where? | | | |
| | text | a | A ${nobody} | selected(${b} | maybe | |
| | range | b | B | | | start=0 end=10 step=0 |
| | begin group | g | G | ${c} = 1 | | |
| | select_one yn | c | C | ${c} = 1 | | |
| | text | a | | round(1, 2, 3) = 1 | | |
| choices |
| | list_name | name | label |
| | yn | n/a | Does not apply |
| | yn | yes | Yes |
| | yn | yes | Yes |
"""

Check = Callable[..., str]


@pytest.fixture
def check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Check]:
    """A function that checks the form in a language and returns what was printed."""
    path = tmp_path / "form.md"
    path.write_text(FORM, encoding="utf-8")

    def run(language: str, *arguments: str) -> str:
        assert main(["--language", language, "form", "check", str(path), *arguments]) == FOUND_PROBLEMS
        return capsys.readouterr().out

    yield run
    use("en")


def test_every_problem_is_said_in_welsh(check):
    english, welsh = check("en").splitlines(), check("cy").splitlines()
    assert len(english) == len(welsh) > 10
    assert not set(english) & set(welsh)
    assert welsh[0] == (
        "survey, rhes 2, type: "
        "Mae “geopoint” yn gofyn am rywbeth nad yw’r rhaglen hon yn ei gymryd: lle ar fap. "
        "Gofynnwch amdano mewn geiriau, â’r math text; hepgorwch ef; "
        "neu ysgrifennwch show yn y golofn unavailable i ddangos nad yw ar gael yma."
    )
    assert (
        "survey, rhes 3, relevant: Ni ellir darllen y mynegiad: "
        "mae “)” ar goll o flaen “y diwedd” wrth nod 14. "
        "Cyfrwch y cromfachau: nid yw pob un wedi’i chau, neu mae un yn ormod."
    ) in welsh
    assert "survey, rhes 7, relevant: Mae gan “round” 3 argiwment. Mae’n cymryd o 1 i 2." in welsh
    assert welsh[-1].startswith("cyngor – ")


def test_scripts_read_the_same_places_in_both_languages(check):
    english, welsh = (json.loads(check(language, "--json")) for language in ("en", "cy"))
    assert set(english) == set(welsh) == {"problems", "advice"}
    for kind in ("problems", "advice"):
        for one, other in zip(english[kind], welsh[kind], strict=True):
            assert one.pop("what") != other.pop("what")
            assert one.pop("remedy") != other.pop("remedy")
            assert one == other
            assert set(one) == {"sheet", "row", "column"}


def test_a_refusal_is_said_in_welsh_too(tmp_path, capsys):
    path = tmp_path / "form.md"
    path.write_text("Nothing but words.", encoding="utf-8")
    try:
        main(["--language", "cy", "form", "check", str(path)])
    finally:
        use("en")
    assert capsys.readouterr().err.strip() == (
        "form.md: Nid oes tablau ffurflen yn y ffeil. "
        "Dechreuwch â dalen neu dabl o’r enw survey, fel yn docs/forms.md."
    )

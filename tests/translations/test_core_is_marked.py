"""What the core says of a visit is marked, and the test that looks for what is not can tell."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector_app.checks import run_checks
from inspector_app.fieldwork.my_work import my_work
from inspector_app.team.handovers import kept_merges
from inspector_app.visit import Visit
from resources.translations import _, counted, speak, use
from tests.translations.brackets import Brackets
from tests.translations.known_texts import KnownTexts

NOW = datetime(2024, 3, 14, 14, 32, tzinfo=UTC)


@pytest.fixture(autouse=True)
def made_up_language() -> Iterator[None]:
    speak("en", Brackets())
    yield
    use("en")


@pytest.fixture
def visit(sample_visit: Path, tmp_path: Path) -> Iterator[Visit]:
    """A copy of the sample visit as the lead has it on its third day."""
    copy = Path(shutil.copy(sample_visit / "team.inspection", tmp_path / "marked.inspection"))
    with Visit.open(copy, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def known(visit: Visit) -> KnownTexts:
    return KnownTexts(visit)


def test_checks_tasks_and_merges_are_marked(visit: Visit, known: KnownTexts):
    said = [
        *(
            text
            for problem in run_checks(visit)
            for text in (problem.sentence, problem.remedy, problem.place)
        ),
        *(text for task in my_work(visit, visit.today()) for text in (task.title, task.detail)),
        *(merge.merged_by for merge in kept_merges(visit)),
        *(visit.readings.subject(reading) for reading in visit.readings.all()),
    ]
    assert len(said) > 50
    assert sorted({piece for text in said for piece in known.unmarked(text)}) == []


@pytest.mark.parametrize(
    ("shown", "unmarked"),
    [
        ("Save", ["Save"]),
        ("Case C07", ["Case C07"]),
        ("Owain Prys", []),
        ("OP · 14:32 · Tue 12 March 2024", []),
        ("Ctrl K", []),
        ("3 sources", ["3 sources"]),
    ],
)
def test_what_is_not_marked_is_found(known: KnownTexts, shown: str, unmarked: list[str]):
    assert known.unmarked(shown) == unmarked


def test_what_is_marked_is_passed_over(known: KnownTexts):
    case = _("Case {case}").format(case="C07")
    assert known.unmarked(f"{case} · Owain Prys") == []
    assert known.unmarked(_("{subject}: {count} late").format(subject=case, count=3)) == []
    assert known.unmarked(counted("{count} case", "{count} cases", 2)) == []
    assert known.unmarked(_("A sentence without room")[:12] + "…") == []
    assert known.unmarked(f"{case} beside Owain Prys") == ["beside"]

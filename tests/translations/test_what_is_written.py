"""What goes into a file does not depend on the language that the program speaks."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from openpyxl import load_workbook

from db.schema import TABLES
from inspector_app.exchange.workbook import export_workbook
from inspector_app.fieldwork.bringing import leave_late
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.new_visit import join_visit
from inspector_app.report.build import build
from inspector_app.team.differences import differences, settle_difference
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit
from resources.translations import _, speaking, use
from tests.conftest import TickingClock
from tests.small_framework import DETAILS

_ID = re.compile(r"\b(?:[0-9a-f]{32}|[0-9]{10,})\b")  # of a record, and the number of a copy


@pytest.fixture(autouse=True)
def english_again():
    yield
    use("en")


def play(folder, framework, editions, read):
    """Do a little of everything that is kept in a visit file, and return the lead's copy, open."""
    folder.mkdir()
    clock = TickingClock()
    lead = Visit.create(folder / "Mared.inspection", framework, DETAILS, "Mared Llwyd", clock=clock)
    lead.members.add("Owain Prys")
    first, second = lead.cases.add_many([{"reference": "C01"}, {"reference": "C02"}])
    lead.cases.allocate([first, second], lead.me.id)
    reading = read(lead, first, in_time="no", days="31")
    read(lead, second, ready=False)
    begun = lead.readings.start(second)
    lead.readings.return_with_comment(reading, "Look at 1.1 again.")
    lead.concerns.raise_concern(first, referred_to="the head of service", why="Nobody came.")
    lead.agenda.add("2024-03-12", "09:00", "The team meets")
    talk = lead.sources.plan("parent", "A mother", clock(), member=lead.me.id)
    lead.sources.start(talk)
    lead.sources.write(talk, "She was never told.")
    passage = lead.evidence.take_up("never told", ("i",), "area", source=talk)
    finding = lead.findings.add(
        "i", "area", "Parents are not told.", text_cy="Ni ddywedir.", rests_on=[passage]
    )
    lead.recommendations.add("Tell them.", findings=[finding])
    lead.paragraphs.add("criterion-i", "Cases: {in_time:of}.", findings=[finding])
    lead.figures.add("late", "Late", "${in_time} = 'no'")
    lead.ratings.rate("i", "performance", "poor", rationale="They are not told.", cites=[finding])
    lead.ratings.moderate("i", "performance", "poor", "We agreed.")

    hand_over(lead, folder / "join.handover")
    other = join_visit(folder / "Owain.inspection", folder / "join.handover", "Owain Prys", clock=clock)
    with other:
        other.cases.set(second, team="South")
        lead.cases.set(second, team="West")
        ReadingSession(other, begun).answer("/decision/decided_on", "2024-02-02")
        other.forms.add(editions[1])
        lead.forms.add(editions[0])
        lead.readings.bring_to(begun, lead.forms.current("case-reading"))
        hand_over(other, folder / "his.handover")
    bring_in(lead, folder / "his.handover")
    for difference in differences(lead):
        (his,) = (side for side in difference.sides if side.author == "Owain Prys")
        settle_difference(lead, difference, his.value)
    assert leave_late(lead, begun) == 1
    # Both have given version 2 to an edition of their own, so it is told whose the question is from.
    lead.evidence.take_up("He did.", ("i",), "area", reading=begun, question="/decision/who")
    lead.readings.bring_to(begun, lead.readings.get(reading).form)
    return lead


def contents(visit):
    """Return every record with its open fields and every kept merge report, with ids numbered as they appear."""
    store = visit.store
    kept = [(table, row) for table in TABLES for row in store.all(table, deleted=True)]
    kept += [(table, fields) for table in ("reading", "source") for fields in store.answers_of(table).items()]
    kept += [(author, report) for _at, author, report in store.merge_reports()]
    numbers: dict[str, str] = {}
    return [
        _ID.sub(lambda found: numbers.setdefault(found[0], f"#{len(numbers)}"), repr(entry)) for entry in kept
    ]


@pytest.fixture
def plays(tmp_path, small_framework, edition_file, read):
    """The same deeds in a program that speaks English and in one that speaks Welsh."""
    editions = (
        edition_file(second=True),
        edition_file(("Who decided?", "Who has decided?"), second=True, name="other.md"),
    )
    opened = {}
    for language in ("en", "cy"):
        use(language)
        opened[language] = play(tmp_path / language, small_framework, editions, read)
    yield opened
    for visit in opened.values():
        visit.close()


def test_the_same_deeds_leave_the_same_records(plays):
    in_english, in_welsh = (contents(visit) for visit in plays.values())
    assert any("Nobody came." in entry for entry in in_english)
    assert in_english == in_welsh


def test_a_report_has_its_own_language(plays):
    visit = plays["en"]
    for language in ("en", "cy"):
        use("en")
        in_english = build(visit, language, internal=True)
        use("cy")
        assert build(visit, language, internal=True) == in_english
    assert "(2 of Mared Llwyd, Tue 12 March 2024" in str(build(visit, "en", internal=True))
    assert "(2 gan Mared Llwyd, Maw 12 Mawrth 2024" in str(build(visit, "cy", internal=True))


def test_a_workbook_is_in_english(plays, tmp_path):
    def cells(language):
        use(language)
        path = tmp_path / f"{language}.xlsx"
        export_workbook(plays["en"], path)
        return [list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(path).worksheets]

    english = cells("en")
    assert "It came in for another edition, and what stood here was kept." in str(english)
    assert cells("cy") == english


def test_speaking_for_a_file_leaves_the_program_alone():
    use("cy")
    with speaking("en"):
        assert _("Cancel") == "Cancel"
        with speaking("cy"):
            assert _("Cancel") == "Canslo"
        with ThreadPoolExecutor(1) as others:
            assert others.submit(_, "Cancel").result() == "Canslo"
    assert _("Cancel") == "Canslo"

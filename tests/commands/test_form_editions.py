"""`form compare`, `add`, `editions` and `bring`, as leads and scripts call them."""

from __future__ import annotations

from pathlib import Path

import pytest

from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit


@pytest.fixture
def two(edition_file) -> tuple[Path, Path]:
    return edition_file(name="first.md"), edition_file(second=True, name="second.md")


@pytest.fixture
def file(small_visit, read) -> Path:
    """The small visit's file, closed, with a draft of C01 and a ready reading of C02."""
    read(small_visit, small_visit.cases.add("C01"), ready=False, said="Enough.", met="spoken")
    read(small_visit, small_visit.cases.add("C02"))
    small_visit.close()
    return small_visit.store.path


def test_two_editions_are_compared_in_words_and_as_data(call, two):
    called = call("form", "compare", *two)
    assert called.code == 0
    assert called.out.splitlines()[0] == (
        "1 new, 1 gone, 2 moved, 1 of another type, 1 with choices added, 1 with choices removed."
    )
    assert "3.1 When? – moved from “The decision” to “The course of it”." in called.out.splitlines()
    facts = call("form", "compare", *two, "--json").facts
    changes = {question["name"]: question["changes"] for question in facts["questions"]}
    assert changes["said"] == ["gone"]
    assert changes["in_time"] == []
    assert facts["questions"][-1]["after"] is None


def test_an_edition_is_added_listed_and_drafts_are_brought_to_it(call, file, two):
    added = call("form", "add", file, two[1])
    assert added.code == 0
    assert added.out.startswith("Edition 2 is the current one now; before it was 1.\n1 new, 1 gone")
    listed = call("form", "editions", file, "--json").facts["editions"]
    assert [(e["version"], e["current"], e["uses"]) for e in listed] == [
        ("1", False, 2),
        ("2", True, 0),
        ("1", True, 0),
    ]
    assert (
        "Case reading, edition 2 (current): 0 uses, added by Mared Llwyd, "
        in call("form", "editions", file).out
    )

    preview = call("form", "bring", file, "--to", "latest", "--all-drafts", "--preview")
    assert preview.out.splitlines()[0] == (
        "Case reading C01 (Mared Llwyd) would go from 1 to 2: 4 answers carried over, 1 set aside, "
        "1 new question open, 0 to put right."
    )
    assert (
        "  set aside: 2.2 What did the child say? “Enough.”. The question is not asked any more."
        in preview.out
    )
    facts = call("form", "bring", file, "--all-drafts", "--json").facts
    (brought,) = facts["readings"]
    assert (brought["carried"], brought["open"], brought["refused"]) == (4, ["Who decided?"], "")
    assert call("form", "bring", file, "--all-drafts").out == (
        "One reading of another edition is ready, agreed or somebody else’s, and stays as it is."
        " Reopen a reading with a reason to bring it.\n"
    )
    back = call("form", "bring", file, "--to", "1", "--reading", brought["reading"])
    assert "in its place again: 2.2 What did the child say? “Enough.”." in back.out
    with Visit.open(file) as visit:
        assert visit.readings.form_state(brought["reading"]).find("/child/said").answer == "Enough."


def test_a_reading_that_stands_is_not_brought(call, file, two):
    call("form", "add", file, two[1])
    with Visit.open(file) as visit:
        ready = visit.readings.of_case(visit.cases.by_reference("C02").id)[0]
    assert call("form", "bring", file, "--reading", ready.id, "--preview").code == 1
    called = call("form", "bring", file, "--reading", ready.id)
    assert called.code == 1
    assert called.out == (
        "Case reading C02 is ready, so its answers stand. Reopen it with a reason, then bring it to the other edition.\n"
    )


def test_what_cannot_be_an_edition_is_said_in_a_sentence(call, refuse, file, two, edition_file):
    assert "nothing has changed" in refuse("form", "add", file, two[0])
    changed = edition_file(("Was it decided in time?", "In time?"), name="changed.md")
    assert "its version “1” is not new" in refuse("form", "add", file, changed)
    assert "no form with the form_id" in refuse("form", "add", file, two[1], "--kind", "supervision-file")
    assert call("form", "add", file, two[1]).code == 0
    assert "has no edition 9. There are: 1, 2." in refuse("form", "bring", file, "--to", "9", "--all-drafts")
    assert call("form", "bring", file).code == 2


def test_figures_name_the_cases_whose_edition_does_not_ask(call, small_visit, read, edition_file):
    read(small_visit, small_visit.cases.add("C01"))
    small_visit.forms.add(edition_file(second=True))
    small_visit.figures.add("manager", "Decided by the manager", "${who} = 'The manager'")
    small_visit.close()
    called = call("figures", small_visit.store.path)
    assert (
        "manager: 0 of 0, Decided by the manager  (read with an edition that does not ask it: C01)"
        in called.out
    )
    assert call("figures", small_visit.store.path, "--json").facts["manager"]["other_edition"] == ["C01"]


def test_late_answers_are_decided_on_before_a_reading_is_brought_again(
    call, small_visit, read, owains_copy, exchange, edition_file
):
    reading = read(small_visit, small_visit.cases.add("C01"), ready=False)
    owain = owains_copy()
    first = small_visit.forms.current(CASE_READING)
    small_visit.readings.bring_to(reading, small_visit.forms.add(edition_file(second=True)))
    ReadingSession(owain, reading).answer("/decision/decided_on", "2024-02-09")
    exchange(owain, small_visit)
    version = small_visit.forms.label(first)
    small_visit.close()
    called = call("form", "bring", small_visit.store.path, "--to", version, "--all-drafts")
    assert called.code == 1
    assert "1 answer came in for another edition and is not decided on" in called.out
    called = call("form", "bring", small_visit.store.path, "--all-drafts", "--late", "take")
    assert called.out == "Case reading C01: 1 late answer carried over.\n"
    back = call("form", "bring", small_visit.store.path, "--to", version, "--all-drafts", "--json").facts
    assert [fact["to"] for fact in back["readings"]] == ["1"]
    with Visit.open(small_visit.store.path) as visit:
        assert visit.readings.form_state(reading).find("/decision/decided_on").answer == "2024-02-09"

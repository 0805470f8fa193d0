"""Which entry of the sidebar is marked: the one that the place in view belongs to, none where it belongs to none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from db.schema import TABLES
from inspector_app.visit import Visit
from ui.main_window import MainWindow
from ui.page_classes import PAGE_CLASSES
from ui.pages.history.page import CRITERION
from ui.pages.papers.asked_for import place_of_cases
from ui.place import Place
from ui.shell.entries import FOOT, PAGES, entry_of, title_of


def reading_of_case(visit: Visit) -> str:
    return visit.readings.all()[0].id


def reading_of_source(visit: Visit) -> str:
    source = visit.sources.add("supervision-file", "File 1")
    return visit.readings.start_supervision(source)


def interview(visit: Visit) -> str:
    return visit.sources.add("interview", "Parent A")


def case(visit: Visit) -> str:
    return visit.cases.all()[0].id


def finding(visit: Visit) -> str:
    return visit.findings.add("ii", "strength", "Families know who to ring.")


Make = Callable[[Visit], Place]
# A place of every page, and the entry that a person looks for it under.
PLACES: list[tuple[str, Make, str]] = [
    *[(entry.page, lambda _visit, page=entry.page: Place(page), entry.page) for entry in (*PAGES, *FOOT)],
    ("reading of a case", lambda visit: Place("reading", reading_of_case(visit)), "cases"),
    ("reading of a source", lambda visit: Place("reading", reading_of_source(visit)), "interviews"),
    ("agreement", lambda visit: Place("agreement", case(visit)), "cases"),
    ("note", lambda visit: Place("note", interview(visit)), "interviews"),
    ("new note", lambda _visit: Place("note"), "interviews"),
    ("papers of a reading", lambda visit: Place("papers", reading_of_case(visit)), "cases"),
    ("papers of a supervision file", lambda visit: Place("papers", reading_of_source(visit)), "interviews"),
    ("papers of a note", lambda visit: Place("papers", interview(visit)), "interviews"),
    ("papers of cases", lambda visit: place_of_cases([case(visit)]), "cases"),
    ("papers of nothing", lambda _visit: Place("papers"), ""),
    ("history of a case", lambda visit: Place("history", case(visit), "sampled_case"), "cases"),
    ("history of a note", lambda visit: Place("history", interview(visit), "source"), "interviews"),
    ("history of a finding", lambda visit: Place("history", finding(visit), "finding"), "evidence"),
    ("history of a criterion", lambda _visit: Place("history", "ii", CRITERION), "ratings"),
    ("history of a member", lambda visit: Place("history", visit.me.id, "member"), "team"),
    ("history of nothing", lambda _visit: Place("history"), ""),
]


def marked(window: MainWindow) -> list[str]:
    return [page for page, button in window._sidebar._buttons.items() if button.isChecked()]


@pytest.mark.parametrize("before", ["report", "overview"])
def test_the_entry_of_the_place_in_view_is_marked(window: MainWindow, before):
    found = {}
    for name, make, _entry in PLACES:
        window.show_place(Place(before))
        window.show_place(make(window.workspace.visit))
        found[name] = marked(window)
    assert found == {name: [entry] if entry else [] for name, _make, entry in PLACES}


def test_a_mark_comes_back_after_there_was_none(window: MainWindow):
    for page in ("papers", "team", "history", "team"):
        window.show_place(Place(page))
    assert marked(window) == ["team"]


def test_no_page_is_left_out(visit: Visit):
    assert {make(visit).page for _name, make, _entry in PLACES} == set(PAGE_CLASSES)


def test_the_history_of_every_table_belongs_to_an_entry(visit: Visit):
    entries = {table: entry_of(visit, Place("history", "any", table)) for table in TABLES}
    assert set(entries.values()) <= {each.page for each in (*PAGES, *FOOT)}
    assert [table for table, entry in entries.items() if entry == "overview"] == ["agenda_item"]


def test_every_page_has_a_name():
    assert all(title_of(page) for page in PAGE_CLASSES)

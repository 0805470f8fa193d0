"""The history of what is in view, by Ctrl H: a case, a reading, notes, an item and the ratings of a criterion."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtWidgets import QFileDialog

from ui.main_window import MainWindow
from ui.pages.history.entry_row import EntryRow
from ui.place import Place


def lines(qtbot, window: MainWindow, least: int = 1) -> list[str]:
    page = window.page("history")
    qtbot.waitUntil(lambda: len(page.findChildren(EntryRow)) >= least)
    return [shown.accessibleName() for shown in page.findChildren(EntryRow)]


def test_the_case_in_view_tells_its_history(qtbot, window: MainWindow):
    visit = window.workspace.visit
    case = visit.cases.by_reference("C02").id
    visit.cases.set(case, team="North")
    window.show_place(Place("cases", case))
    window.deed_of("Ctrl H")()
    assert window.place == Place("history", case, "sampled_case")
    assert "Case C02, Team, not recorded → North" in lines(qtbot, window)[0]
    visit.cases.set(case, team="South")
    qtbot.waitUntil(lambda: "North → South" in lines(qtbot, window)[0])
    window.go_back()
    assert window.place.page == "cases"


def test_a_criterion_tells_the_history_of_its_ratings(qtbot, window: MainWindow):
    visit = window.workspace.visit
    axis = visit.framework.axes[0]
    visit.ratings.rate("i", axis.key, axis.levels[0].key, rationale="Late reviews.")
    window.show_place(Place("ratings", part="i"))
    window.deed_of("Ctrl H")()
    assert "Rationale: Late reviews." in lines(qtbot, window)[0]


def test_where_no_record_is_in_view_it_says_what_to_do(qtbot, window: MainWindow):
    with qtbot.waitSignal(window.workspace.said) as said:
        window.deed_of("Ctrl H")()
    assert "Ctrl H" in said.args[0]
    assert window.place.page == "overview"


def test_a_long_history_comes_in_parts(qtbot, window: MainWindow):
    visit = window.workspace.visit
    case = visit.cases.by_reference("C02").id
    for number in range(60):
        visit.cases.set(case, note=f"Note {number}.")
    window.show_place(Place("history", case, "sampled_case"))
    assert len(lines(qtbot, window, 40)) == 40
    window.page("history")._more.click()
    assert len(lines(qtbot, window, 62)) == 62
    assert not window.page("history")._more.isVisible()


def test_the_whole_history_is_saved(qtbot, window: MainWindow, tmp_path, monkeypatch):
    path = tmp_path / "history.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    window.page("history")._on_save()
    qtbot.waitUntil(path.exists)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert {row["who"] for row in csv.DictReader(file)} == {"Mared Llwyd"}


@pytest.mark.parametrize(("page", "shown"), [("team", False), ("overview", True)])
def test_what_was_said_on_one_page_does_not_follow_to_another(qtbot, window: MainWindow, page, shown):
    with qtbot.waitSignal(window.workspace.troubled):
        window.workspace.do(lambda: window.workspace.visit.cases.add("C02"))
    window.show_place(Place(page))
    assert window._notices.isVisible() is shown

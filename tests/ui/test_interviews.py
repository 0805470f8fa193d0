"""The list of sources: filters, and a plan for later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.place import Place


@pytest.fixture
def sources(visit):
    """Three sources, one of them with evidence."""
    parent = visit.sources.add("interview", "Parent A", role="parent")
    worker = visit.sources.add("interview", "Social worker, east", role="social-worker")
    manual = visit.sources.add("document", "Desk manual")
    visit.evidence.take_up("The manual is clear.", ("i",), "strength", source=manual)
    return {"parent": parent, "worker": worker, "manual": manual}


@pytest.fixture
def page(window, sources):
    window.show_place(Place("interviews"))
    return window.page("interviews")


def shown(page):
    order = page._order
    return {order.index(row, 0).data() for row in range(order.rowCount())}


def test_every_source_is_listed(page):
    assert shown(page) == {"Parent A", "Social worker, east", "Desk manual"}


def test_kinds_filter_and_count(qtbot, page):
    qtbot.mouseClick(page._kinds._buttons["document"], Qt.MouseButton.LeftButton)
    assert shown(page) == {"Desk manual"}
    assert page._kinds._buttons["interview"].text().endswith("2")
    assert not page._kinds._buttons["observation"].isEnabled()


def test_what_has_no_evidence_yet_can_be_found(qtbot, page):
    qtbot.mouseClick(page._unused, Qt.MouseButton.LeftButton)
    assert shown(page) == {"Parent A", "Social worker, east"}


def test_a_role_as_part_shows_its_interviews(window, page):
    window.show_place(Place("interviews", part="parent"))
    assert shown(page) == {"Parent A"}


def test_filters_that_let_nothing_through_say_so(window, page):
    window.show_place(Place("interviews", part="elected-member"))
    assert page._empty.isVisible()


def test_enter_opens_the_notes(qtbot, window, page, sources):
    rows = {page._order.index(row, 0).data(): row for row in range(page._order.rowCount())}
    page._table.setCurrentIndex(page._order.index(rows["Parent A"], 0))
    qtbot.keyClick(page._table, Qt.Key.Key_Return)
    assert window._current == "note"
    assert window.page("note")._source == sources["parent"]


def test_a_click_selects_and_a_double_click_opens(qtbot, window, page, sources):
    table = page._table
    where = table.visualRect(page._order.index_of(sources["manual"])).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window._current == "interviews"
    assert page.selection.isVisible()
    assert page.selection._title.accessibleName() == "Desk manual"
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert window._current == "note"
    assert window.page("note")._source == sources["manual"]


def test_the_bar_opens_what_is_selected_and_clears_it(qtbot, window, page, sources):
    page._table.choose(sources["worker"])
    page._table.clearSelection()
    assert not page.selection.isVisible()
    page._table.choose(sources["worker"])
    qtbot.mouseClick(page.selection.open, Qt.MouseButton.LeftButton)
    assert window.page("note")._source == sources["worker"]


def test_the_title_of_a_column_says_the_order(qtbot, page):
    def titles():
        return [page._order.headerData(n, Qt.Orientation.Horizontal, 0) for n in range(3)]

    page._table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert titles() == ["Source", "With ↑", "People"]
    page._table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert titles() == ["Source ↓", "With", "People"]


def test_a_title_that_was_begun_is_there_when_one_comes_back(qtbot, window, page):
    qtbot.mouseClick(page._plan_button, Qt.MouseButton.LeftButton)
    page._plan._title.setText("Deputy of the head")
    window.show_place(Place("cases"))
    window.show_place(Place("interviews"))
    qtbot.mouseClick(page._plan_button, Qt.MouseButton.LeftButton)
    assert page._plan._title.text() == "Deputy of the head"


def test_a_source_as_record_goes_to_its_notes(window, sources):
    window.show_place(Place("interviews", sources["manual"]))
    assert window._current == "note"


def test_the_row_stays_chosen_when_the_list_changes(qtbot, visit, page, sources):
    page._table.choose(sources["parent"])
    visit.sources.add("observation", "Duty desk")
    qtbot.waitUntil(lambda: "Duty desk" in shown(page))
    assert page._table.chosen_line().source.id == sources["parent"]


def test_an_interview_is_planned_for_a_colleague(qtbot, visit, page):
    qtbot.mouseClick(page._plan_button, Qt.MouseButton.LeftButton)
    plan = page._plan
    plan._role.set_value("child")
    plan._role.chosen.emit("child")
    assert plan._title.text() == "Child or young person"
    plan._member.set_value(visit.members.named("Siwan Eames").id)
    plan._time.line.selectAll()
    qtbot.keyClicks(plan._time.line, "2.15pm")
    assert plan._time._words.text() == "14:15"
    qtbot.keyClick(plan._time.line, Qt.Key.Key_Return)
    (planned,) = visit.sources.all(state="planned")
    assert (planned.role, planned.held_on, planned.author) == ("child", "2024-03-15", plan._member.value)
    (item,) = visit.agenda.all()
    assert (item.on_date, item.at_time, item.source) == ("2024-03-15", "14:15", planned.id)
    assert page._stack.currentWidget() is page._list


def test_a_time_that_is_none_is_said_in_place(qtbot, visit, page):
    qtbot.mouseClick(page._plan_button, Qt.MouseButton.LeftButton)
    plan = page._plan
    plan._time.line.setText("25:00")
    qtbot.keyClick(plan._time.line, Qt.Key.Key_Return)
    assert "There is no such time" in plan._time._words.text()
    assert visit.sources.all(state="planned") == []


def test_escape_goes_from_the_plan_back_to_the_list(qtbot, visit, page):
    qtbot.mouseClick(page._plan_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(page._plan._title, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is page._list
    assert visit.sources.all(state="planned") == []

"""The team page: what a hand-over would bring is seen before it is merged; differences are settled in place."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.handover import read_manifest
from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import hand_over
from inspector_app.visit import Visit
from ui.pages.team.difference_row import DifferenceRow
from ui.pages.team.page import AGREEMENT, BRING_IN, MEMBERS, TeamPage
from ui.place import Place
from ui.widgets.label import Label
from ui.workspace import Workspace

LATER = datetime(2024, 3, 14, 17, 21, tzinfo=UTC)


@pytest.fixture
def page(qtbot, workspace: Workspace) -> TeamPage:
    made = TeamPage(workspace)
    qtbot.addWidget(made)
    made.load()
    made.resize(1100, 700)
    made.show()
    workspace.changed.connect(lambda _touched: made.load())
    return made


@pytest.fixture
def owains(page: TeamPage, tmp_path: Path) -> Visit:
    lead = tmp_path / "lead.handover"
    hand_over(page.visit, lead)
    with join_visit(tmp_path / "owain.inspection", lead, "Owain Prys", clock=lambda: LATER) as visit:
        yield visit


def look_at(qtbot, page: TeamPage, path: Path) -> None:
    page.bring_in.look_at([path])
    qtbot.waitUntil(lambda: page.bring_in._table.isVisible())


def merge(qtbot, page: TeamPage) -> None:
    with qtbot.waitSignal(page.workspace.said):
        page.bring_in.merge()
    qtbot.waitUntil(lambda: not page.workspace._jobs)


def bring_in(qtbot, page: TeamPage, owains: Visit, folder: Path) -> None:
    path = folder / "owain.handover"
    hand_over(owains, path)
    look_at(qtbot, page, path)
    merge(qtbot, page)


def test_a_hand_over_is_seen_before_it_changes_anything(qtbot, page, owains, tmp_path):
    owains.cases.add("C50")
    path = tmp_path / "owain.handover"
    hand_over(owains, path)
    before = page.visit.store.version_vector()
    look_at(qtbot, page, path)
    assert page.bring_in._merge.text() == "Merge 1 hand-over"
    assert page.visit.store.version_vector() == before
    merge(qtbot, page)
    assert page.visit.cases.by_reference("C50")
    assert page.bring_in._merge.text() == "Merge 0 hand-overs"


def test_a_file_that_is_no_hand_over_is_refused_in_its_line(qtbot, page, tmp_path):
    path = tmp_path / "holiday.handover"
    path.write_bytes(b"not a hand-over at all, but long enough to be one")
    look_at(qtbot, page, path)
    assert page.bring_in._table.chosen() == []
    assert not page.bring_in._merge.isEnabled()


@pytest.mark.parametrize(("key", "expected"), [("1", "2023-11-06"), ("2", "2023-11-09")])
def test_a_difference_is_settled_by_a_key(qtbot, page, owains, tmp_path, key, expected):
    case = page.visit.cases.by_reference("C02").id
    owains.cases.set(case, referred_on="2023-11-06")
    page.visit.cases.set(case, referred_on="2023-11-09")
    bring_in(qtbot, page, owains, tmp_path)
    row = page.findChild(DifferenceRow)
    sides = {side.value: number for number, side in enumerate(row.difference.sides, 1)}
    assert set(sides) == {"2023-11-06", "2023-11-09"}
    qtbot.keyClick(page.bring_in, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    chosen = row.difference.sides[int(key) - 1].value
    row.choose(int(key))
    assert page.visit.store.conflicts() == []
    assert page.visit.cases.get(case).referred_on == chosen


def test_a_third_value_settles_too(qtbot, page, owains, tmp_path):
    case = page.visit.cases.by_reference("C02").id
    owains.cases.set(case, note="late")
    page.visit.cases.set(case, note="early")
    bring_in(qtbot, page, owains, tmp_path)
    row = page.findChild(DifferenceRow)
    row._settle("late, then early")
    assert page.visit.cases.get(case).note == "late, then early"
    assert page.visit.store.conflicts() == []


def test_handing_over_writes_a_file_that_reads_back(qtbot, page, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    page.hand_over.write(stick)
    qtbot.waitUntil(lambda: page.hand_over._result.count() == 1)
    (written,) = stick.iterdir()
    assert read_manifest(written).author == page.visit.me.id
    assert "safe to remove" in page.hand_over._result.itemAt(0).widget().sentence.text()


def test_handing_over_to_a_stick_that_is_gone_is_said(qtbot, page, tmp_path):
    with qtbot.waitSignal(page.workspace.troubled) as signal:
        page.hand_over.write(tmp_path / "gone")
    assert signal.args[0].remedy


def test_the_lead_adds_somebody(qtbot, page):
    page.show_tab(MEMBERS)
    qtbot.keyClicks(page._members._name, "Delyth Arran")
    qtbot.keyClick(page._members._name, Qt.Key.Key_Return)
    assert [m.name for m in page.visit.members.active()][-1] == "Delyth Arran"
    assert page._members._name.text() == ""


def test_a_name_that_is_taken_stays_in_the_field(qtbot, page):
    qtbot.keyClicks(page._members._name, "Owain Prys")
    with qtbot.waitSignal(page.workspace.troubled):
        page._members.add()
    assert page._members._name.text() == "Owain Prys"


def test_a_place_opens_its_tab(page):
    page.show_tab(MEMBERS)
    page.show_tab(BRING_IN)
    assert page.bring_in.isVisible()


def test_what_came_in_last_is_listed_by_hand_over(qtbot, page, owains, tmp_path):
    page.load()
    assert not page.bring_in.last.isVisible()
    owains.cases.add("C50")
    bring_in(qtbot, page, owains, tmp_path)
    page.show_tab(MEMBERS)
    page.show_place(Place("team", part="last-merge"))
    assert page.bring_in.last.isVisible()
    assert page.bring_in.last.count == 1
    texts = [label.text() for label in page.bring_in.last.findChildren(Label)]
    assert {"Owain Prys", "0 differences"} <= set(texts)


def test_double_readings_are_compared_in_a_thread(qtbot, page):
    case = page.visit.cases.by_reference("C01").id
    page.visit.cases.add_second_reader([case], page.visit.members.named("Owain Prys").id)
    page.show_tab(AGREEMENT)
    qtbot.waitUntil(lambda: bool(page._agreement.shown))
    (line,) = page._agreement.shown.cases
    assert (line.reference, line.compared, line.is_settled) == ("C01", None, False)
    assert "waits for both readers" in [label.text() for label in page._agreement.findChildren(Label)]


def test_a_tab_is_loaded_when_it_is_looked_at(page):
    page.visit.members.add("Delyth Arran")
    page.show_place(Place("team", page.visit.me.id))
    names = [label.text() for label in page._members.findChildren(Label)]
    assert "Delyth Arran" in names

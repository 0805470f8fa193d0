"""The team page: what a hand-over would bring is seen before it is merged; differences are settled in place."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from db.handover.stream import read_manifest
from db.safety.backup import Backup, back_up, backup_folder, list_backups
from db.safety.occasion import MadeFor, Occasion
from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import hand_over
from inspector_app.team.third_value import combined
from inspector_app.visit import Visit
from ui.pages.team.backup_words import moments_of
from ui.pages.team.difference_row import DifferenceRow
from ui.pages.team.page import AGREEMENT, BACKUPS, BRING_IN, HAND_OVER, MEETING, MEMBERS, TeamPage
from ui.pages.team.third_value_form import ThirdValueForm
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
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
    qtbot.waitUntil(lambda: not page.workspace._jobs and not page.bring_in.differences.is_busy)


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
    qtbot.waitUntil(lambda: page.bring_in._hint.text() == "There is nothing new to merge.")
    assert (page.bring_in._merge.text(), page.bring_in._merge.isEnabled()) == ("Merge", False)


def test_what_would_differ_is_not_denied_below_the_hand_over(qtbot, page, owains, tmp_path):
    case = page.visit.cases.by_reference("C02").id
    owains.cases.set(case, note="late")
    page.visit.cases.set(case, note="early")
    path = tmp_path / "owain.handover"
    hand_over(owains, path)
    look_at(qtbot, page, path)
    nothing = page.bring_in.differences._none
    assert nothing.text() == "Nothing differs in your copy. 1 difference would come in, to be settled here."
    merge(qtbot, page)
    qtbot.waitUntil(lambda: page.bring_in.count() == 1)
    assert not nothing.isVisibleTo(page)
    page.findChild(DifferenceRow).choose(1)
    qtbot.waitUntil(lambda: nothing.isVisibleTo(page))
    assert nothing.text() == "Nothing differs."


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
    assert page.bring_in.differences.focused_row() == 0
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


def test_handing_over_to_a_stick_that_is_gone_is_said_where_it_was_asked_for(qtbot, page, tmp_path):
    told = []
    page.workspace.troubled.connect(told.append)
    page.hand_over.write(tmp_path / "gone")
    qtbot.waitUntil(lambda: page.hand_over._result.count() == 1)
    assert "folder" in page.hand_over._result.itemAt(0).widget().sentence.text()
    assert told == []


def test_the_folder_of_the_last_hand_over_is_one_click_away(qtbot, page, tmp_path):
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    page.show_tab(HAND_OVER)
    assert not page.hand_over.again.isVisible()
    page.hand_over.write(stick)
    qtbot.waitUntil(lambda: page.hand_over.again.isEnabled() and page.hand_over.again.isVisible())
    assert page.hand_over.again.text() == "Hand over to KINGSTON"
    assert "nothing" in facts(page)
    page.visit.cases.add("C50")
    page.hand_over.load()
    qtbot.waitUntil(lambda: "Cases: 1 new" in facts(page))
    page.hand_over.again.click()
    qtbot.waitUntil(lambda: "nothing" in facts(page))
    shutil.rmtree(stick)
    page.hand_over.load()
    qtbot.waitUntil(lambda: not page.hand_over.again.isEnabled())
    assert "is not there now" in page.hand_over._gone.text()


def facts(page: TeamPage) -> list[str]:
    return [label.text() for label in page.hand_over._facts.findChildren(Label) if label.isVisibleTo(page)]


def test_what_was_noticed_on_a_stick_is_offered_and_looked_at(qtbot, page, owains, tmp_path):
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    owains.cases.add("C50")
    hand_over(owains, stick)
    with qtbot.waitSignal(page.watch.noticed):
        page.watch.look([stick])
    (message,) = page.bring_in.findChildren(Message)
    assert message.sentence.text() == "1 new hand-over on KINGSTON."
    next(link for link in message.findChildren(Button) if link.text() == "See what it brings").click()
    qtbot.waitUntil(lambda: page.bring_in._table.isVisible())
    page.bring_in._see.click()
    said = [label.text() for label in page.bring_in._table.findChildren(Label)]
    assert "Case C50" in said


def test_what_a_hand_over_brings_is_told_in_words_of_the_work(qtbot, page, owains, tmp_path):
    for title in ("Social worker", "Parent A"):
        interview = owains.sources.add("interview", title, role="social-worker", people=1)
        owains.sources.write(interview, "I rang and they answered.")
        owains.evidence.take_up("They answered.", ("i",), "strength", source=interview)
    level = owains.framework.axes[0].levels[0].key
    owains.ratings.rate("i", owains.framework.axes[0].key, level)
    path = tmp_path / "owain.handover"
    hand_over(owains, path)
    look_at(qtbot, page, path)
    page.bring_in._see.click()
    said = [label.text() for label in page.bring_in._table.findChildren(Label)]
    assert (
        "Evidence: 2 new · Interviews and other sources: 2 new · Paragraphs of notes: 2 new · Ratings: 1 new"
    ) in said
    assert (
        "Interview, Social worker · Interview, Parent A · 2 items of evidence · Rating, criterion i"
    ) in said


def test_a_merge_is_taken_back_by_one_click_and_by_two_after_own_work(qtbot, page, owains, tmp_path):
    owains.cases.add("C50")
    bring_in(qtbot, page, owains, tmp_path)
    wanted = []
    page.workspace.restore_wanted.connect(wanted.append)
    page.bring_in.last.undo()
    assert [backup.suffix for backup in wanted] == [".inspection"]
    page.visit.cases.add("C51")
    page.bring_in.last.undo()
    (message,) = page.bring_in.last.findChildren(Message)
    assert "You have changed 1 thing since the merge" in message.sentence.text()
    assert len(wanted) == 1
    next(link for link in message.findChildren(Button) if link.text() == "Go back all the same").click()
    assert wanted[1] == wanted[0]


def differ(qtbot, page, owains, folder, **values: tuple[str, str]) -> str:
    """Have Owain and the lead write different values for one case, and return the case."""
    case = page.visit.cases.by_reference("C02").id
    for field, (mine, theirs) in values.items():
        owains.cases.set(case, **{field: theirs})
        page.visit.cases.set(case, **{field: mine})
    bring_in(qtbot, page, owains, folder)
    return case


def third(page: TeamPage) -> ThirdValueForm:
    return page.findChild(ThirdValueForm)


def test_two_texts_are_combined_and_survive_a_load_while_they_are_written(qtbot, page, owains, tmp_path):
    case = differ(qtbot, page, owains, tmp_path, note=("early", "late"))
    (row,) = page.bring_in.differences.rows()
    row.write_third(combined(row.difference))
    third(page).field.setPlainText("early, then late")
    page.visit.cases.add("C60")
    qtbot.waitUntil(lambda: not page.bring_in.differences.is_busy)
    assert third(page).written == "early, then late"
    third(page).submit()
    assert page.visit.cases.get(case).note == "early, then late"


def test_a_third_date_is_read_and_a_wrong_one_is_said(qtbot, page, owains, tmp_path):
    case = differ(qtbot, page, owains, tmp_path, referred_on=("2023-11-06", "2023-11-09"))
    (row,) = page.bring_in.differences.rows()
    row.write_third()
    third(page).field.setText("soon")
    third(page).submit()
    assert "is not a date" in third(page).findChild(Message).sentence.text()
    third(page).field.setText("7 Nov 2023")
    third(page).submit()
    assert page.visit.cases.get(case).referred_on == "2023-11-07"


def test_many_differences_are_settled_at_once_and_undone_as_one(qtbot, page, owains, tmp_path):
    case = differ(qtbot, page, owains, tmp_path, note=("a", "b"), team=("North", "South"))
    settle = [b for b in page.findChildren(Button) if b.text() == "Settle 2 as Owain Prys has them"]
    settle[0].click()
    assert page.visit.store.conflict_count() == 0
    found = page.visit.cases.get(case)
    assert (found.note, found.team) == ("b", "South")
    page.visit.undo()
    assert page.visit.store.conflict_count() == 2


def test_the_meeting_shows_what_is_missing_and_leads_there(qtbot, page):
    going = []
    page.workspace.going.connect(going.append)
    page.show_tab(MEETING)
    qtbot.waitUntil(lambda: page.meeting._shown is not None)
    assert page.meeting._standing.text() == "0 of 3 cases read, 0 interviews held."
    qtbot.waitUntil(lambda: not page.meeting._turns.is_busy)
    next(link for link in page.meeting.findChildren(Button) if link.text() == "C02").click()
    assert going == [Place("cases", page.visit.cases.by_reference("C02").id)]


def test_going_back_to_a_backup_is_asked_in_place(qtbot, page):
    page.show_tab(BACKUPS)
    page.backups.make()
    qtbot.waitUntil(lambda: bool(go_back(page)))
    wanted = []
    page.workspace.restore_wanted.connect(wanted.append)
    go_back(page)[0].click()
    assert wanted == []
    message = page.backups.findChild(Message)
    next(link for link in message.findChildren(Button) if link.text() == "Go back").click()
    assert wanted == [backup.path for backup in list_backups(page.visit.store.path)]


def test_backups_made_one_after_the_other_can_be_told_apart(qtbot, page, owains, tmp_path):
    owains.cases.add("C50")
    bring_in(qtbot, page, owains, tmp_path)
    back_up(page.visit.store, Occasion(MadeFor.HOUR))
    page.show_tab(BACKUPS)
    page.backups.load()
    reasons = {"every hour", "before bringing in Owain Prys"}
    qtbot.waitUntil(lambda: reasons <= {label.text() for label in page.backups.findChildren(Label)})
    folder = backup_folder(page.visit.store.path)
    alike, apart, alone = (
        Backup(folder, datetime(2024, 3, 14, 17, minute, second, tzinfo=UTC), 1)
        for minute, second in ((21, 7), (21, 9), (22, 7))
    )
    moments = moments_of([alike, apart, alone])
    assert [moment.partition(", ")[2][2:] for moment in moments] == [":21:07", ":21:09", ":22"]


def go_back(page: TeamPage) -> list[Button]:
    return [b for b in page.backups.findChildren(Button) if b.text() == "Go back to this"]


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

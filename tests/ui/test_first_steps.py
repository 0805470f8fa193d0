"""The first three steps: they tick themselves off, lead where they are done, and go."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from inspector_app.first_steps import CASE, CASE_LIST, HAND_OVER, INVITATIONS, NOTES, FirstSteps, first_steps
from inspector_app.team.handovers import hand_over
from inspector_app.team.invitations import invite
from inspector_app.team.last_hand_over import last_handed_over
from inspector_app.visit import Visit
from tests.small_framework import DETAILS
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.widgets.button import Button


def words(window: MainWindow) -> list[str]:
    shown = (*window._steps.findChildren(QLabel), *window._steps.findChildren(Button))
    return [widget.text() for widget in shown if widget.text()]


def links(window: MainWindow) -> list[str]:
    return [link.text() for link in window._steps.findChildren(Button) if not link.isHidden()]


def test_a_member_s_steps_are_told_by_what_the_visit_holds(small_visit: Visit, owains_copy, tmp_path):
    owain = owains_copy()
    assert first_steps(owain) == FirstSteps({CASE: False, NOTES: False, HAND_OVER: False}, has_cases=False)
    case = owain.cases.add("C01")
    assert first_steps(owain).has_cases
    assert not first_steps(owain).done[CASE]
    owain.readings.start(case)
    assert first_steps(owain).done[CASE]
    owain.sources.add("document", "A policy")
    assert not first_steps(owain).done[NOTES]
    owain.sources.add("interview", "Head of service")
    assert first_steps(owain).done[NOTES]
    assert last_handed_over(owain) is None
    hand_over(owain, tmp_path / "mine.handover")
    assert last_handed_over(owain) is not None
    assert first_steps(owain).are_done


def test_the_lead_s_steps_are_to_set_the_visit_up(small_visit: Visit, tmp_path):
    assert first_steps(small_visit).done == {CASE_LIST: False, INVITATIONS: True, HAND_OVER: False}
    small_visit.cases.add("C01")
    hand_over(small_visit, tmp_path / "mine.handover")
    assert first_steps(small_visit).are_done


def test_names_of_a_sealed_visit_are_not_yet_invited(small_framework, tmp_path):
    path = tmp_path / "sealed.inspection"
    with Visit.create(path, small_framework, DETAILS, "Mared Llwyd", sealed=True) as visit:
        visit.members.add("Owain Prys")
        assert not first_steps(visit).done[INVITATIONS]
        invite(visit, visit.members.named("Owain Prys"), tmp_path)
        assert first_steps(visit).done[INVITATIONS]


def test_the_work_of_others_ticks_nothing_off(small_visit: Visit, owains_copy, exchange):
    case = small_visit.cases.add("C01")
    owain = owains_copy()
    small_visit.readings.start(case)
    small_visit.sources.add("interview", "Head of service")
    exchange(small_visit, owain)
    assert first_steps(owain).done == {CASE: False, NOTES: False, HAND_OVER: False}


def test_handing_over_a_file_that_is_only_looked_at_leaves_it_as_it_is(small_visit: Visit, tmp_path):
    path = small_visit.store.path
    small_visit.close()
    before = path.read_bytes()
    with Visit.open(path, read_only=True) as looked_at:
        hand_over(looked_at, tmp_path / "mine.handover")
    assert path.read_bytes() == before


@pytest.fixture
def owains_window(qtbot, owains_copy, tmp_path):
    made = MainWindow(owains_copy(), Preferences(tmp_path / "owains.ini"))
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def test_they_stand_on_the_overview_until_all_are_done(qtbot, window: MainWindow, tmp_path):
    steps, visit = window._steps, window.workspace.visit
    assert steps.isVisible()
    assert set(links(window)) == {
        "Hand over in the evening",
        "Put away",
    }  # the small visit has a case and a team
    window.show_place(Place("cases"))
    assert not steps.isVisible()
    hand_over(visit, tmp_path / "mine.handover")
    window.show_place(Place("overview"))
    assert not steps.isVisible()


def test_a_step_ticks_itself_off_while_it_is_shown(qtbot, owains_window: MainWindow):
    assert words(owains_window).count("Done") == 0
    owains_window.workspace.visit.sources.add("interview", "Head of service")
    qtbot.waitUntil(lambda: words(owains_window).count("Done") == 1)


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ("Open your first case", Place("cases")),
        ("Write an interview", Place("interviews", part="new")),
        ("Hand over in the evening", Place("team", part="hand-over")),
    ],
)
def test_a_step_leads_to_where_it_is_done(owains_window: MainWindow, step, place):
    next(link for link in owains_window._steps.findChildren(Button) if link.text() == step).click()
    assert owains_window.place == place


def test_they_can_be_put_away_for_good(window: MainWindow):
    next(link for link in window._steps.findChildren(Button) if link.text() == "Put away").click()
    assert not window._steps.isVisible()
    window.show_place(Place("cases"))
    window.show_place(Place("overview"))
    assert not window._steps.isVisible()

"""The first three steps: they tick themselves off, lead where they are done, and go."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from inspector_app.first_steps import first_steps
from inspector_app.team.handovers import hand_over
from inspector_app.team.last_hand_over import last_handed_over
from inspector_app.visit import Visit
from ui.main_window import MainWindow
from ui.place import Place
from ui.widgets.button import Button


def words(window: MainWindow) -> list[str]:
    shown = (*window._steps.findChildren(QLabel), *window._steps.findChildren(Button))
    return [widget.text() for widget in shown if widget.text()]


def links(window: MainWindow) -> list[str]:
    return [link.text() for link in window._steps.findChildren(Button) if not link.isHidden()]


def test_each_step_is_told_by_what_the_visit_holds(small_visit: Visit, tmp_path):
    assert not first_steps(small_visit).has_cases
    case = small_visit.cases.add("C01")
    assert first_steps(small_visit).has_cases
    assert not first_steps(small_visit).opened_case
    small_visit.readings.start(case)
    assert first_steps(small_visit).opened_case
    small_visit.sources.add("document", "A policy")
    assert not first_steps(small_visit).wrote_interview
    small_visit.sources.add("interview", "Head of service")
    assert first_steps(small_visit).wrote_interview
    assert last_handed_over(small_visit) is None
    hand_over(small_visit, tmp_path / "mine.handover")
    assert last_handed_over(small_visit) is not None
    assert first_steps(small_visit).are_done


def test_the_work_of_others_ticks_nothing_off(small_visit: Visit, owains_copy, exchange):
    small_visit.cases.add("C01")
    owain = owains_copy()
    owain.readings.start(owain.cases.all()[0].id)
    owain.sources.add("interview", "Head of service")
    exchange(owain, small_visit)
    steps = first_steps(small_visit)
    assert (steps.opened_case, steps.wrote_interview) == (False, False)


def test_handing_over_a_file_that_is_only_looked_at_leaves_it_as_it_is(small_visit: Visit, tmp_path):
    path = small_visit.store.path
    small_visit.close()
    before = path.read_bytes()
    with Visit.open(path, read_only=True) as looked_at:
        hand_over(looked_at, tmp_path / "mine.handover")
    assert path.read_bytes() == before


def test_they_stand_on_the_overview_until_all_are_done(qtbot, window: MainWindow, tmp_path):
    steps, visit = window._steps, window.workspace.visit
    assert steps.isVisible()
    assert "Open your first case" not in links(window)  # the small visit has a reading
    assert "Write an interview" in links(window)
    window.show_place(Place("cases"))
    assert not steps.isVisible()
    window.show_place(Place("overview"))
    visit.sources.add("interview", "Head of service")
    qtbot.waitUntil(lambda: words(window).count("Done") >= 2)
    hand_over(visit, tmp_path / "mine.handover")
    window.show_place(Place("overview"))
    assert not steps.isVisible()


@pytest.mark.parametrize(
    ("step", "place"),
    [
        ("Write an interview", Place("interviews", part="new")),
        ("Hand over in the evening", Place("team", part="hand-over")),
    ],
)
def test_a_step_leads_to_where_it_is_done(window: MainWindow, step, place):
    next(link for link in window._steps.findChildren(Button) if link.text() == step).click()
    assert window.place == place


def test_they_can_be_put_away_for_good(window: MainWindow):
    next(link for link in window._steps.findChildren(Button) if link.text() == "Put away").click()
    assert not window._steps.isVisible()
    window.show_place(Place("cases"))
    window.show_place(Place("overview"))
    assert not window._steps.isVisible()

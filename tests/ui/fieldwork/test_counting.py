"""Answers are counted in the background one time after the other."""

from __future__ import annotations

from db.errors import UserError
from ui.pages.cases import counting
from ui.pages.cases.counting import BackgroundCount


def test_the_next_count_that_is_begun_at_once_runs_until_its_own_end(qtbot, workspace):
    reading = workspace.visit.readings.all()[0].id
    jobs, states = [], []
    run = workspace.run

    def note(*arguments, **options):
        jobs.append(run(*arguments, **options))

    workspace.run = note

    def again() -> None:
        if len(jobs) == 1:
            count.count([reading])
            # In this very turn, in which the window is told of nothing else.
            assert jobs[1].wait()
            states.append(count.is_running)

    count = BackgroundCount(workspace, again)
    count.count([reading])
    qtbot.waitUntil(lambda: bool(states))
    assert states == [True]  # until the window is told of the end
    qtbot.waitUntil(lambda: not count.is_running)


def test_a_count_that_failed_leaves_the_way_free(qtbot, workspace, monkeypatch):
    def fail(*_arguments):
        raise UserError("no", "It cannot be.", "Leave it.")

    counted = []
    count = BackgroundCount(workspace, lambda: counted.append(None))
    monkeypatch.setattr(counting, "counted_in", fail)
    count.count([workspace.visit.readings.all()[0].id])
    qtbot.waitUntil(lambda: not count.is_running)
    assert counted == []
    monkeypatch.undo()
    count.count([workspace.visit.readings.all()[0].id])
    qtbot.waitUntil(lambda: counted == [None])

"""Filling a reading in: each answer is in the file at once, and nothing unseen is replaced."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest

from db.errors import UserError
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit
from tests.conftest import COMPLETE


@pytest.fixture
def session(small_visit) -> ReadingSession:
    return ReadingSession(small_visit, small_visit.readings.start(small_visit.cases.add("C01")))


def stored(session: ReadingSession, visit: Visit) -> dict[str, object]:
    return visit.store.answers(session.reading)


DEFAULTS = {"/child/visit[0]/purpose": "home visit"}


def test_a_reading_is_begun_with_the_defaults_of_its_form(session, small_visit):
    assert stored(session, small_visit) == DEFAULTS
    before = small_visit.store.version_vector()
    session = ReadingSession(small_visit, session.reading)
    assert small_visit.store.version_vector() == before  # looking at a form writes nothing
    changed = session.answer("/decision/in_time", "no")
    assert "/decision/days" in changed
    assert stored(session, small_visit) == {**DEFAULTS, "/decision/in_time": "no"}
    session.answer("/decision/in_time", None)
    assert "/decision/in_time" not in stored(session, small_visit)
    assert ReadingSession(small_visit, session.reading).state.answers() == session.state.answers()


def test_a_default_that_was_cleared_stays_so_where_every_answer_is_taken_back(session, small_visit):
    session.answer("/decision/in_time", "no")
    session.answer("/child/visit[0]/purpose", None)
    session.answer("/decision/in_time", None)
    assert stored(session, small_visit) == {}
    assert ReadingSession(small_visit, session.reading).state.answers() == {}


def test_the_first_answer_is_undone_without_the_defaults_and_beginning_with_them(session, small_visit):
    session.answer("/decision/in_time", "no")
    small_visit.undo()
    assert stored(session, small_visit) == DEFAULTS
    assert ReadingSession(small_visit, session.reading).state.answers() == DEFAULTS
    small_visit.undo()
    assert small_visit.readings.all() == []
    small_visit.redo()
    assert [reading.id for reading in small_visit.readings.all()] == [session.reading]
    assert stored(session, small_visit) == DEFAULTS


def test_the_same_answer_again_writes_nothing(session, small_visit):
    session.answer("/decision/in_time", "no")
    before = small_visit.store.version_vector()
    session.answer("/decision/in_time", "no")
    assert small_visit.store.version_vector() == before


def test_repeats_are_kept_as_they_are_made_and_removed(session, small_visit):
    second = session.add_repeat("/child/visit")
    session.answer(f"/child/visit[{second}]/purpose", "review")
    session.remove_repeat("/child/visit", "0")
    again = ReadingSession(small_visit, session.reading)
    assert again.state.repeat_keys("/child/visit") == [second]
    assert again.state.find(f"/child/visit[{second}]/purpose").answer == "review"
    again.remove_repeat("/child/visit", second)
    assert ReadingSession(small_visit, session.reading).state.repeat_keys("/child/visit") == []
    kept = stored(session, small_visit)
    assert kept[f"/child/visit[{second}]/purpose"] == "review"  # still there for whoever looks back


def test_comments_and_reasons_are_kept_and_taken_away(session, small_visit):
    session.answer("/decision/in_time", "no")
    session.answer("/decision/days", "40")
    assert session.state.node("/decision/days").warning == "40 days is long."
    session.comment("/decision/days", " See page 3. ")
    session.accept_warning("/decision/days", "The file says so.")
    again = ReadingSession(small_visit, session.reading, language="cy")
    assert again.comments == session.comments == {"/decision/days": "See page 3."}
    assert again.accepted == session.accepted == {"/decision/days": "The file says so."}
    assert again.state.node("/decision/days").warning == ""
    assert again.state.node("/decision/days").label == "Ar ôl sawl diwrnod?"
    again.comment("/decision/days", "")
    again.accept_warning("/decision/days", "")
    assert again.comments == again.accepted == {}
    assert again.state.node("/decision/days").warning == "40 days is long."
    assert small_visit.readings.comments(session.reading) == {}
    assert small_visit.readings.accepted(session.reading) == {}


def test_a_ready_reading_stands_until_it_is_reopened(small_visit, read):
    reading = read(small_visit, small_visit.cases.add("C01"))
    session = ReadingSession(small_visit, reading)
    before = small_visit.store.version_vector()
    for change in (
        lambda: session.answer("/decision/in_time", "no"),
        lambda: session.not_applicable("/decision/in_time"),
        lambda: session.comment("/decision/in_time", "x"),
        lambda: session.accept_warning("/decision/in_time", "x"),
        lambda: session.add_repeat("/child/visit"),
        lambda: session.remove_repeat("/child/visit", "0"),
    ):
        with pytest.raises(UserError):
            change()
    assert small_visit.store.version_vector() == before
    assert session.state.find("/decision/in_time").answer == "yes"
    small_visit.readings.reopen(reading, "A letter was found.")
    session.not_applicable("/decision/in_time")
    assert small_visit.readings.form_state(reading).node("/decision/in_time").not_applicable


def test_an_answer_that_was_not_seen_is_not_replaced(session, small_visit, owains_copy, exchange):
    session.answer("/decision/in_time", "no")
    owain = owains_copy()
    elsewhere = ReadingSession(owain, session.reading)
    elsewhere.answer("/decision/in_time", "n/a")
    exchange(owain, small_visit)
    assert small_visit.store.conflicts() == []
    session.answer("/decision/in_time", "yes")  # the window still showed "no"
    (difference,) = small_visit.store.conflicts()
    assert {value.value for value in difference.values} == {"yes", "n/a"}
    session.reload()
    session.answer("/decision/in_time", "yes")  # now both were seen
    assert small_visit.store.conflicts() == []


def test_catching_up_reads_only_what_came_from_elsewhere(session, small_visit, owains_copy, exchange):
    session.answer("/decision/in_time", "no")
    state = session.state
    assert not session.catch_up()
    small_visit.cases.add("C02")
    assert not session.catch_up()
    assert session.state is state
    owain = owains_copy()
    ReadingSession(owain, session.reading).answer("/decision/days", "4")
    exchange(owain, small_visit)
    assert session.catch_up()
    assert session.state.find("/decision/days").answer == "4"
    assert session.tally.progress("/decision") == session.state.progress("/decision")


def test_what_the_file_refused_is_saved_with_the_next_answer(session, small_visit, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise UserError("disk-full", "The disk is full.", "Make room.")

    with monkeypatch.context() as refusing:
        refusing.setattr(small_visit, "act", refuse)
        with pytest.raises(UserError):
            session.answer("/decision/in_time", "no")
        with pytest.raises(UserError):
            session.comment("/decision/in_time", "See page 3.")
    small_visit.cases.add("C02")
    assert not session.catch_up()  # or what was typed would be lost
    session.answer("/decision/days", "4")
    kept = stored(session, small_visit)
    assert (kept["/decision/in_time"], kept["/decision/days"]) == ("no", "4")
    assert kept["/decision/in_time#comment"] == "See page 3."


def test_what_the_file_refused_is_saved_though_its_instance_is_gone(session, small_visit, monkeypatch):
    key = session.add_repeat("/child/visit")
    purpose = f"/child/visit[{key}]/purpose"

    def refuse(*_args, **_kwargs):
        raise UserError("disk-full", "The disk is full.", "Make room.")

    with monkeypatch.context() as refusing:
        refusing.setattr(small_visit, "act", refuse)
        with pytest.raises(UserError):
            session.answer(purpose, "closing")
    session.remove_repeat("/child/visit", key)
    assert stored(session, small_visit)[purpose] == "closing"


def test_others_see_the_form_as_the_session_saved_it(session, small_visit):
    session.answer("/decision/in_time", "no")
    assert small_visit.readings.form_state(session.reading).answers() == session.state.answers()
    assert small_visit.readings.form_state(session.reading) is session.state


def test_every_answer_survives_the_end_of_the_process(session, small_visit, tmp_path):
    session.answer("/decision/in_time", "no")
    path, reading = tmp_path / "copy.inspection", session.reading
    shutil.copy(small_visit.store.path, path)
    program = f"""
        import os
        from pathlib import Path
        from inspector_app.fieldwork.reading_session import ReadingSession
        from inspector_app.visit import Visit
        session = ReadingSession(Visit.open(Path({str(path)!r})), {reading!r})
        session.answer("/decision/days", "4")
        os._exit(9)
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=False)
    assert ended.returncode == 9
    with Visit.open(path) as again:
        assert again.store.answers(reading)["/decision/days"] == "4"


def test_a_form_that_was_left_open_overnight_knows_the_new_day(session, small_visit, clock):
    assert not session.catch_up()
    clock.now += timedelta(days=1)
    session.answer("/decision/decided_on", clock.now.date().isoformat())
    assert session.catch_up()
    assert session.state.invalid() == []
    assert not session.catch_up()
    small_visit.readings.agree(_settled(small_visit, session))
    clock.now += timedelta(days=1)
    assert session.catch_up()  # that it was agreed
    assert not session.catch_up()  # nobody writes in it


def _settled(visit: Visit, session: ReadingSession) -> str:
    for path, answer in COMPLETE.items():
        session.answer(path, answer)
    visit.readings.mark_ready(session.reading)
    return session.reading

"""Histories of a reading over two copies and three editions: whatever a person answered can be found again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.fieldwork.bringing import leave_late, take_late
from inspector_app.fieldwork.edition_answers import other_answers
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit

# In the third edition `days` is a text in another place, `said` is back as a number, and `who` is gone.
THIRD = (
    (
        "| | decimal | days |",
        "| | integer | said | How often? | Pa mor aml? | | | | | | | |\n| | text | days |",
    ),
    ("| | text | who | Who decided? | Pwy benderfynodd? | | | yes | | | | |\n", ""),
    ("${in_time} = 'no' | . > 0 | | | . < 30 | ${days} days is long. |", "| | | | | |"),
    ("| case_reading | 2 |", "| case_reading | 3 |"),
)
NAMES = ("in_time", "days", "decided_on", "met", "said", "who", "purpose")
ANSWERS = {
    "in_time": ("yes", "no", "n/a", None),
    "days": ("3", "40", "about ten", None),
    "decided_on": ("2024-02-01", "2024-02-02", None),
    "met": ("seen", "spoken", "alone spoken", None),
    "said": ("Enough.", "7", None),
    "who": ("The manager", None),
    "purpose": ("review", "closing", None),
}

copies = st.integers(0, 1)
deeds = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), copies, st.sampled_from(NAMES), st.integers(0, 3)),
        st.tuples(st.just("comment"), copies, st.sampled_from(NAMES), st.integers(0, 3)),
        st.tuples(st.just("add"), copies),
        st.tuples(st.just("remove"), copies),
        st.tuples(st.just("bring"), copies, st.integers(0, 2)),
        st.tuples(st.just("take"), copies),
        st.tuples(st.just("leave"), copies),
        st.tuples(st.just("exchange"), copies),
    ),
    max_size=25,
)


@pytest.fixture
def histories(small_visit, owains_copy, exchange, edition_file) -> Callable[[], Histories]:
    """Begin a history: a reading of Owain Prys that both copies know, in the first of the three editions."""
    first = small_visit.forms.current(CASE_READING)
    second = small_visit.forms.add(edition_file(second=True))
    third = small_visit.forms.add(edition_file(*THIRD, second=True))
    owain = owains_copy()

    def begin() -> Histories:
        case = small_visit.cases.add(f"C{len(small_visit.cases.all()):02}")
        exchange(small_visit, owain)
        reading = owain.readings.start(case)
        owain.readings.bring_to(reading, first)
        exchange(owain, small_visit)
        return Histories((small_visit, owain), (first, second, third), reading)

    return begin


class Histories:
    """What two people do with one reading, each on a copy, and what each answer must be found as."""

    def __init__(self, copies: tuple[Visit, Visit], editions: tuple[str, ...], reading: str) -> None:
        self.copies, self.editions, self.reading = copies, editions, reading
        self.given: set[tuple[str, str]] = set()  # the field and the text

    def do(self, deed: str, copy: int, *rest: object) -> None:
        getattr(self, f"_{deed}")(self.copies[copy], *rest)

    def _answer(self, visit: Visit, name: str, number: int) -> None:
        session = ReadingSession(visit, self.reading)
        options = ANSWERS[name]
        for path in self._paths(session, name):
            answer = options[number % len(options)]
            session.answer(path, answer)
            self._note(path, answer)

    def _comment(self, visit: Visit, name: str, number: int) -> None:
        session = ReadingSession(visit, self.reading)
        for path in self._paths(session, name):
            session.comment(path, f"Comment {number}")
            self._note(f"{path}#comment", f"Comment {number}")

    def _add(self, visit: Visit) -> None:
        session = ReadingSession(visit, self.reading)
        path = session.state.form.named("visit").path
        key = session.add_repeat(path)
        session.answer(f"{path}[{key}]/purpose", "assessment")
        self._note(f"{path}[{key}]/purpose", "assessment")

    def _remove(self, visit: Visit) -> None:
        session = ReadingSession(visit, self.reading)
        path = session.state.form.named("visit").path
        for key in session.state.repeat_keys(path)[-1:]:
            session.remove_repeat(path, key)

    def _bring(self, visit: Visit, edition: int) -> None:
        before = visible(visit, self.reading)
        if other_answers(visit, self.reading).late:
            self._take(visit)
            before = visible(visit, self.reading)
        visit.readings.bring_to(self.reading, self.editions[edition])
        # Whatever could be read before can be read after, in its place or among what is set aside.
        assert before <= visible(visit, self.reading)

    def _take(self, visit: Visit) -> None:
        offered = {text for answer in other_answers(visit, self.reading).late if (text := answer.answer)}
        take_late(visit, self.reading)
        assert other_answers(visit, self.reading).late == ()
        assert offered - {"0"} <= visible(visit, self.reading)

    def _leave(self, visit: Visit) -> None:
        before = visible(visit, self.reading)
        leave_late(visit, self.reading)
        found = other_answers(visit, self.reading)
        assert found.late == ()
        assert before <= visible(visit, self.reading)

    def _exchange(self, giver: Visit) -> None:
        taker = self.copies[1] if giver is self.copies[0] else self.copies[0]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "work.handover")
            hand_over(giver, path)
            bring_in(taker, path)

    @staticmethod
    def _paths(session: ReadingSession, name: str) -> list[str]:
        return [node.path for node in session.state.questions() if node.name == name]

    def _note(self, path: str, text: str | None) -> None:
        if text:
            self.given.add((path, text))


def visible(visit: Visit, reading: str) -> set[str]:
    """The texts that a person can read at a reading: answers, comments, and what other editions hold."""
    found = other_answers(visit, reading)
    others = {answer.answer for answer in (*found.set_aside, *found.late) if answer.answer}
    given = {node.answer for node in visit.readings.form_state(reading).questions() if node.answer}
    return others - {"0"} | given | set(visit.readings.comments(reading).values())


def state_of(visit: Visit, reading: str) -> tuple[object, ...]:
    found = other_answers(visit, reading)
    return (
        visit.readings.get(reading).form,
        visit.readings.form_state(reading).answers(),
        {answer.path: answer for answer in found.set_aside},
        {answer.path: answer for answer in found.late},
    )


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds)
def test_every_answer_is_in_the_reading_or_set_aside_or_in_its_history(
    histories: Callable[[], Histories], many: list[tuple[object, ...]]
) -> None:
    history = histories()
    for deed in many:
        history.do(*deed)
    for giver in (0, 1, 0):
        history.do("exchange", giver)
    lead, owain = history.copies
    assert state_of(lead, history.reading) == state_of(owain, history.reading)
    log = {(entry.field, entry.value) for entry in lead.store.history(history.reading)}
    assert history.given <= log
    # What stands under any path now, and no instance was taken out around it, can be read.
    standing = {
        text
        for path, text in lead.readings.fields(history.reading).items()
        if (path, text) in history.given and not _is_taken_out(lead, history.reading, path)
    }
    assert standing <= visible(lead, history.reading) | _carried_on(lead, history.reading)


def _is_taken_out(visit: Visit, reading: str, path: str) -> bool:
    fields = visit.readings.fields(reading)
    return any(fields.get(path[: place + 1]) == "0" for place, letter in enumerate(path) if letter == "]")


def _carried_on(visit: Visit, reading: str) -> set[str]:
    """The answers that went to another edition, where something else may have been answered since."""
    rows = visit.store.all("carried_answer", {"reading": reading})
    return {str(row["answer"]) for row in rows if row["to_path"]}

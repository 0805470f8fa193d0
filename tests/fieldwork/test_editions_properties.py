"""Histories of a reading over two copies and three editions: whatever a person answered can be found again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.fieldwork.bringing import leave_late, take_late
from inspector_app.fieldwork.edition_answers import other_answers
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference
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
# How a question is answered for the nth time, so that nearly every answer is one of a kind; None takes it back.
ANSWERS: dict[str, tuple[Callable[[int], str | None], ...]] = {
    "in_time": (lambda _n: "yes", lambda _n: "no", lambda _n: "n/a"),
    "days": (lambda n: str(n + 1), lambda n: f"{n}.5", lambda n: f"about {n}", lambda _n: None),
    "decided_on": (
        lambda n: (date(2020, 1, 1) + timedelta(n)).isoformat(),
        lambda n: f"week {n}",
        lambda _n: None,
    ),
    "met": (lambda _n: "seen", lambda _n: "alone spoken", lambda _n: None),
    "said": (lambda n: f"Words {n}.", lambda n: str(10_000 + n), lambda _n: None),
    "who": (lambda n: f"Manager {n}", lambda _n: None),
    "purpose": (lambda n: f"Purpose {n}", lambda _n: None),
}

# What is done, on which copy, to which questions, and a number for what else there is to choose.
_OFTEN = ("answer", "bring", "exchange")
_SELDOM = ("comment", "add", "remove", "take", "leave")
deeds = st.lists(
    st.tuples(
        st.sampled_from((*_OFTEN * 3, *_SELDOM)),
        st.integers(0, 1),
        st.sets(st.sampled_from(sorted(ANSWERS)), min_size=1),
        st.integers(0, 11),
    ),
    min_size=6,
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

    def do(self, deed: str, copy: int, names: set[str], number: int) -> None:
        getattr(self, f"_{deed}")(self.copies[copy], names, number)

    def _answer(self, visit: Visit, names: set[str], number: int) -> None:
        session = ReadingSession(visit, self.reading)
        for path in self._paths(session, names):
            options = ANSWERS[path.rpartition("/")[2]]
            answer = options[number % len(options)](len(self.given))
            session.answer(path, answer)
            self._note(path, session.state.find(path).answer)  # a choice that there is not is not taken

    def _comment(self, visit: Visit, names: set[str], _number: int) -> None:
        session = ReadingSession(visit, self.reading)
        for path in self._paths(session, names):
            text = f"Comment {len(self.given)}"
            session.comment(path, text)
            self._note(f"{path}#comment", text)

    def _add(self, visit: Visit, _names: set[str], _number: int) -> None:
        session = ReadingSession(visit, self.reading)
        path = session.state.form.named("visit").path
        key = session.add_repeat(path)
        text = f"Purpose {len(self.given)}"
        session.answer(f"{path}[{key}]/purpose", text)
        self._note(f"{path}[{key}]/purpose", text)

    def _remove(self, visit: Visit, _names: set[str], _number: int) -> None:
        session = ReadingSession(visit, self.reading)
        path = session.state.form.named("visit").path
        for key in session.state.repeat_keys(path)[-1:]:
            session.remove_repeat(path, key)

    def _bring(self, visit: Visit, _names: set[str], number: int) -> None:
        if other_answers(visit, self.reading).late:
            self._take(visit, set(), 0)
        self._settle(visit, number)
        before = visible(visit, self.reading)
        visit.readings.bring_to(self.reading, self.editions[number % 3])
        # Whatever could be read before can be read after, in its place or among what is set aside.
        assert before <= visible(visit, self.reading)

    def _settle(self, visit: Visit, number: int) -> None:
        found = [each for each in differences(visit, self.reading) if each.field.startswith("/")]
        if found:
            stood = visit.store.conflicts(self.reading)
            with pytest.raises(UserError) as refused:
                visit.readings.bring_to(self.reading, self.editions[number % 3])
            assert refused.value.code == "differing-answers"
            assert visit.store.conflicts(self.reading) == stood
        for difference in found:
            settle_difference(visit, difference, difference.sides[number % len(difference.sides)].value)

    def _take(self, visit: Visit, _names: set[str], _number: int) -> None:
        offered = {text for answer in other_answers(visit, self.reading).late if (text := answer.answer)}
        take_late(visit, self.reading)
        assert other_answers(visit, self.reading).late == ()
        assert offered - {"0"} <= visible(visit, self.reading)

    def _leave(self, visit: Visit, _names: set[str], _number: int) -> None:
        before = visible(visit, self.reading)
        leave_late(visit, self.reading)
        found = other_answers(visit, self.reading)
        assert found.late == ()
        assert before <= visible(visit, self.reading)

    def _exchange(self, giver: Visit, _names: set[str], _number: int) -> None:
        taker = self.copies[1] if giver is self.copies[0] else self.copies[0]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "work.handover")
            hand_over(giver, path)
            bring_in(taker, path)

    @staticmethod
    def _paths(session: ReadingSession, names: set[str]) -> list[str]:
        return [node.path for node in session.state.questions() if node.name in names]

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


ALL = set(ANSWERS)
# An instance that somebody takes out in one edition, while somebody else answers in it in another.
TAKEN_OUT = [
    ("add", 0, ALL, 11),
    ("exchange", 0, ALL, 3),
    ("bring", 1, ALL, 10),
    ("exchange", 1, ALL, 3),
    ("bring", 0, ALL, 0),
    ("remove", 1, ALL, 6),
    ("exchange", 1, ALL, 1),
    ("remove", 1, ALL, 6),
    ("exchange", 1, ALL, 1),
    ("leave", 0, ALL, 1),
    ("answer", 0, {"purpose"}, 8),
    ("bring", 0, ALL, 1),
]
# Words that come in for the first edition, where the third one asks for a number, which then goes back there.
OVERTAKEN = [
    ("answer", 0, {"met"}, 1),
    ("answer", 0, {"said"}, 1),
    ("exchange", 0, ALL, 4),
    ("bring", 1, ALL, 8),
    ("answer", 0, {"said"}, 0),
    ("exchange", 0, ALL, 10),
    ("bring", 1, ALL, 3),
]


@example(TAKEN_OUT)
@example(OVERTAKEN)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(deeds)
def test_every_answer_is_in_the_reading_or_set_aside_or_in_its_history(
    histories: Callable[[], Histories], many: list[tuple[str, int, set[str], int]]
) -> None:
    history = histories()
    for deed in many:
        history.do(*deed)
    for giver in (0, 1, 0):
        history.do("exchange", giver, set(), 0)
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

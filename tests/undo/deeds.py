"""Deeds of the services, each chosen by numbers, for tests that draw what people do by lot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from inspector_app.fieldwork.attachments import NewFile
from inspector_app.fieldwork.note_session import NoteSession
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences, settle_difference
from inspector_app.visit import Visit

T = TypeVar("T")
WORDS = ("", "one", "two", "two and a half", "three words more")


def pick(things: Sequence[T], number: int) -> T | None:
    """Return one of the things, whatever the number; None of none."""
    return things[number % len(things)] if things else None


def _case_note(visit: Visit, a: int, b: int) -> None:
    if case := pick(visit.cases.all(), a):
        visit.cases.set(case.id, note=WORDS[b % len(WORDS)])


def _case_made(visit: Visit, a: int, b: int) -> None:
    number = len(visit.store.all("sampled_case", deleted=True))
    visit.cases.add_many([{"reference": f"{visit.me.initials}{number}-{n}"} for n in range(1 + b % 2)])


def _gone_or_back(visit: Visit, a: int, b: int) -> None:
    services = (visit.cases, visit.findings, visit.evidence, visit.recommendations, visit.paragraphs)
    service = services[b % len(services)]
    rows = visit.store.all(service.table, deleted=True)
    if row := pick(rows, a):
        (service.restore if row["deleted"] else service.delete)(str(row["id"]))


def _allocated(visit: Visit, a: int, b: int) -> None:
    case = pick(visit.cases.all(), a)
    member = pick(visit.members.active(), b)
    if case and member:
        others = [item.member for item in visit.cases.allocations().get(case.id, [])]
        if member.id not in others:
            (visit.cases.allocate if b % 2 else visit.cases.add_second_reader)([case.id], member.id)


def _answered(visit: Visit, a: int, b: int) -> None:
    reading = pick([r for r in visit.readings.all() if r.state == "draft"], a)
    if reading:
        session = ReadingSession(visit, reading.id)
        path, value = (
            ("/decision/in_time", "yes"),
            ("/decision/in_time", "no"),
            ("/decision/days", "3"),
            ("/decision/days", "34"),
            ("/child/met", "seen spoken"),
            ("/child/said", "Enough."),
            ("/child/visit[0]/purpose", "review"),
            ("/decision/in_time", None),
        )[b % 8]
        session.answer(path, value)


def _repeated(visit: Visit, a: int, b: int) -> None:
    if reading := pick([r for r in visit.readings.all() if r.state == "draft"], a):
        session = ReadingSession(visit, reading.id)
        if b % 3:
            session.add_repeat("/child/visit")
        else:
            session.comment("/decision/in_time", WORDS[b % len(WORDS)])


def _reading_begun(visit: Visit, a: int, b: int) -> None:
    if case := pick(visit.cases.all(), a):
        visit.readings.start(case.id)


def _reading_moved_on(visit: Visit, a: int, b: int) -> None:
    if reading := pick(visit.readings.all(), a):
        visit.readings.return_with_comment(reading.id, "Look again.")


def _noted(visit: Visit, a: int, b: int) -> None:
    if source := pick(visit.sources.all(), a):
        session = NoteSession(visit, source.id)
        texts = [line.text for line in session.lines]
        place = b % (len(texts) + 1)
        texts[place : place + 1] = [WORDS[a % len(WORDS)]]
        session.follow(texts)
        session.save()


def _evidence(visit: Visit, a: int, b: int) -> None:
    source, item = pick(visit.sources.all(), a), pick(visit.evidence.all(), a)
    if source and (b % 2 or item is None):
        visit.evidence.take_up(WORDS[1 + a % 4], ("ii",), "area", source=source.id)
    elif item:
        visit.evidence.judge(item.id, ("i", "ii"), ("neutral", "area")[a % 2])


def _finding(visit: Visit, a: int, b: int) -> None:
    finding, item = pick(visit.findings.all(), a), pick(visit.evidence.all(), b)
    if finding is None or b % 4 == 0:
        visit.findings.add("ii", "area", WORDS[1 + a % 4], rests_on=[item.id] if item else [])
    elif b % 4 == 1:
        visit.findings.reword(finding.id, text=WORDS[1 + a % 4])
    elif item and b % 4 == 2:
        visit.findings.rest_on(finding.id, [item.id], bearing=("for", "against")[a % 2])
    elif item:
        visit.findings.release(finding.id, item.id)


def _rated(visit: Visit, a: int, b: int) -> None:
    criterion, level = ("i", "ii")[a % 2], ("good", "poor")[b % 2]
    if b % 3 or not visit.me.is_lead:
        visit.ratings.rate(criterion, "performance", level, rationale=WORDS[a % len(WORDS)])
    else:
        visit.ratings.moderate(criterion, "performance", level, "We agreed.")


def _report(visit: Visit, a: int, b: int) -> None:
    paragraph = pick(visit.paragraphs.all(), a)
    if paragraph is None or b % 4 == 0:
        visit.paragraphs.add("introduction", WORDS[a % len(WORDS)])
    elif b % 4 == 3:
        visit.paragraphs.place(paragraph.id, ("introduction", "criterion-i")[a % 2])
    elif b % 4 == 1:
        visit.paragraphs.split(paragraph.id, "before", "after", "en")
    else:
        visit.paragraphs.move(paragraph.id, 1 if a % 2 else -1)


def _attached(visit: Visit, a: int, b: int) -> None:
    visit.attachments.add(NewFile("plan.txt", "text/plain", b"content" * (1 + a)))


def _settled(visit: Visit, a: int, b: int) -> None:
    if difference := pick(differences(visit), a):
        side = difference.sides[b % len(difference.sides)]
        settle_difference(visit, difference, side.value)


def _two_at_once(visit: Visit, a: int, b: int) -> None:
    with visit.one_step():
        _case_note(visit, a, b)
        _finding(visit, b, a)


DEEDS: tuple[Callable[[Visit, int, int], None], ...] = (
    _case_note,
    _case_made,
    _gone_or_back,
    _allocated,
    _answered,
    _repeated,
    _reading_begun,
    _reading_moved_on,
    _noted,
    _evidence,
    _finding,
    _rated,
    _report,
    _attached,
    _settled,
    _two_at_once,
)


def do(visit: Visit, deed: tuple[int, int, int]) -> None:
    """Do one deed."""
    which, a, b = deed
    DEEDS[which % len(DEEDS)](visit, a, b)

"""One inspector at work: a visit file, a clock, and what one does with them all day."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.forms import NOT_APPLICABLE
from inspector_app.judgement.findings import AGAINST, FOR
from inspector_app.sample.clock import StoryClock
from inspector_app.sample.ledger import Bearing, Ledger
from inspector_app.sample.marks import Mark, MarkedText
from inspector_app.sample.story import Notes, PlannedRating, PlannedReading, Words
from inspector_app.visit import Visit

_AN_ANSWER = 35  # seconds
_A_PASSAGE = 15


@dataclass(frozen=True, slots=True)
class Desk:
    """A copy of the visit in the hands of its member."""

    visit: Visit
    clock: StoryClock
    ledger: Ledger

    # ---- listening and reading documents --------------------------------------------------------------
    def write_notes(self, notes: Notes) -> str:
        """Write notes as time goes by, tick the guide off and take passages up; returns the source's id."""
        facts = notes.facts
        source = self.visit.sources.add(
            facts["kind"],
            notes.title,
            role=facts.get("role", ""),
            people=int(facts.get("people", 1)),
            grouping=facts.get("grouping", "individual"),
            held_on=self.clock.date(),
            place=facts.get("place", ""),
        )
        guide = self.visit.sources.get(source).guide
        for entry in notes.paragraphs:
            self.clock.move_to(notes.day, entry.at)
            paragraph = self.visit.sources.write(source, entry.text.text)
            for name in entry.covers:
                self.visit.sources.cover(source, self.visit.forms.get(str(guide)).named(name).path)
            for mark in entry.text.marks:
                self.clock.go_on(_A_PASSAGE)
                evidence = self.visit.evidence.take_up(
                    mark.words,
                    mark.criteria,
                    mark.kind,
                    source=source,
                    paragraph=paragraph,
                    start=mark.start,
                    stop=mark.stop,
                )
                self._remember(evidence, mark)
        return source

    # ---- reading files ----------------------------------------------------------------------------------
    def read_case(self, planned: PlannedReading, answers: dict[str, str], words: list[Words]) -> None:
        """Read a case file to the end: every answer, what there is to say, and the evidence in it."""
        case = self.visit.cases.by_reference(planned.case)
        reading = self.visit.readings.start(case.id)
        self.ledger.readings[planned.column] = reading
        session = ReadingSession(self.visit, reading)
        self.fill_in(session, answers)
        for entry in words:
            path = session.state.form.named(entry.question).path
            self.clock.go_on(_AN_ANSWER)
            if entry.is_comment:
                session.comment(path, entry.text.text)
            else:
                session.answer(path, entry.text.text)
            self._take_up_from_reading(reading, path, entry.text)
        self.visit.readings.mark_ready(reading)

    def read_supervision_file(self, source: str, answers: dict[str, str]) -> None:
        """Fill in the form on a supervision file."""
        session = ReadingSession(self.visit, self.visit.readings.start_supervision(source))
        self.fill_in(session, answers)
        self.visit.readings.mark_ready(session.reading)

    def fill_in(self, session: ReadingSession, answers: dict[str, str]) -> None:
        """Answer questions in order; "session_date 2" is the question in the second instance of its repeat."""
        for label, answer in answers.items():
            self.clock.go_on(_AN_ANSWER)
            path = self._path(session, label)
            if answer == NOT_APPLICABLE:
                session.not_applicable(path)
            else:
                session.answer(path, answer)

    def _path(self, session: ReadingSession, label: str) -> str:
        name, _, instance = label.partition(" ")
        path = session.state.form.named(name).path
        if not instance:
            return path
        repeat, _, question = path.rpartition("/")
        while len(session.state.repeat_keys(repeat)) < int(instance):
            session.add_repeat(repeat)
        return f"{repeat}[{session.state.repeat_keys(repeat)[int(instance) - 1]}]/{question}"

    def _take_up_from_reading(self, reading: str, question: str, text: MarkedText) -> None:
        for mark in text.marks:
            self.clock.go_on(_A_PASSAGE)
            evidence = self.visit.evidence.take_up(
                mark.words, mark.criteria, mark.kind, reading=reading, question=question
            )
            self._remember(evidence, mark)

    def _remember(self, evidence: str, mark: Mark) -> None:
        bearings = [(key, FOR) for key in mark.bears_out] + [(key, AGAINST) for key in mark.against]
        self.ledger.bearings += [Bearing(key, evidence, bearing) for key, bearing in bearings]

    # ---- judging ----------------------------------------------------------------------------------------
    def rate(self, planned: PlannedRating) -> None:
        """Give or change a rating."""
        self.visit.ratings.rate(
            planned.criterion,
            planned.axis,
            planned.level,
            rationale=planned.rationale,
            cites=[self.ledger.findings[key] for key in planned.cites],
        )

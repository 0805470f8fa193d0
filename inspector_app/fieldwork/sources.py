"""Sources other than case files: interviews, documents, supervision files, figures, observation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from db.errors import UserError
from db.values import Value
from inspector_app.fieldwork.agenda import OF_INTERVIEW
from inspector_app.order import position_following
from inspector_app.records import record_from
from inspector_app.service import Service
from inspector_app.texts import Texts, in_language
from resources.translations import _, counted

INTERVIEW = "interview"
DOCUMENT = "document"
SUPERVISION = "supervision-file"
PERFORMANCE = "performance"
OBSERVATION = "observation"
EARLIER_REPORT = "earlier-report"
CASE_READING = "case-reading"  # the seventh kind of source that evidence may come from
SOURCE_KINDS = (CASE_READING, INTERVIEW, DOCUMENT, SUPERVISION, PERFORMANCE, OBSERVATION, EARLIER_REPORT)

# What a note is called until somebody writes a title for it.
FIRST_TITLES: dict[str, Texts] = {
    INTERVIEW: {"en": "Interview", "cy": "Cyfweliad"},
    DOCUMENT: {"en": "Document", "cy": "Dogfen"},
    SUPERVISION: {"en": "Supervision file", "cy": "Ffeil oruchwylio"},
    PERFORMANCE: {"en": "Performance figures", "cy": "Ffigurau perfformiad"},
    OBSERVATION: {"en": "Observation", "cy": "Arsylwi"},
    EARLIER_REPORT: {"en": "Earlier report", "cy": "Adroddiad cynharach"},
}

PLANNED = "planned"
HELD = "held"

_FIRST_YEAR = 1971  # before it, some systems know no local time


@dataclass(frozen=True, slots=True)
class Source:
    """One interview, document or other source; `role` and `people` concern interviews."""

    id: str
    kind: str
    title: str
    role: str
    people: int
    grouping: str
    author: str
    held_on: str
    started_at: str
    place: str
    guide: str | None
    state: str
    summary: str


@dataclass(frozen=True, slots=True)
class NoteParagraph:
    """One paragraph of the notes on a source, with the time at which it was written (UTC ISO text)."""

    id: str
    source: str
    position: str
    written_at: str
    text: str


class Sources(Service[Source]):
    """Sources and the notes on them."""

    table = "source"
    kind = Source

    def add(
        self,
        kind: str,
        title: str,
        *,
        role: str = "",
        people: int = 1,
        grouping: str = "individual",
        held_on: str = "",
        place: str = "",
        state: str = HELD,
        summary: str = "",
    ) -> str:
        """Add a source, begun now by me, and return its record id; an interview gets the guide of its role."""
        now = self.visit.clock()
        return self._create(
            kind=kind,
            title=title,
            role=role,
            people=people,
            grouping=grouping,
            author=self.visit.me.id,
            held_on=held_on or now.astimezone().date().isoformat(),
            started_at=now.isoformat(),
            place=place,
            guide=self.visit.forms.guide_for(role) if kind == INTERVIEW else None,
            state=state,
            summary=summary,
        )

    def plan(
        self,
        role: str,
        title: str,
        starts_at: datetime,
        *,
        member: str,
        people: int = 1,
        grouping: str = "individual",
        place: str = "",
    ) -> str:
        """Plan an interview for `member` (a record id) at an aware time and put it on their agenda.

        Returns the record id of the interview; `start` holds it.
        """
        local = starts_at.astimezone()
        with self.visit.act() as act:
            source = act.create(
                self.table,
                {
                    "kind": INTERVIEW,
                    "title": title,
                    "role": role,
                    "people": people,
                    "grouping": grouping,
                    "author": member,
                    "held_on": local.date().isoformat(),
                    "started_at": starts_at.astimezone(UTC).isoformat(),
                    "place": place,
                    "guide": self.visit.forms.guide_for(role),
                    "state": PLANNED,
                    "summary": "",
                },
            )
            act.create(
                "agenda_item",
                {
                    "on_date": local.date().isoformat(),
                    "at_time": f"{local:%H:%M}",
                    "what": OF_INTERVIEW.format(title=title),
                    "member": member,
                    "sampled_case": None,
                    "source": source,
                },
            )
        return source

    def interviews(self) -> list[Source]:
        """Return the interviews that were held, in order of time."""
        return sorted(self.all(kind=INTERVIEW, state=HELD), key=lambda source: source.started_at)

    def start(self, source: str) -> None:
        """Hold a planned interview now."""
        now = self.visit.clock()
        self.set(
            source,
            state=HELD,
            started_at=now.isoformat(),
            held_on=now.astimezone().date().isoformat(),
            author=self.visit.me.id,
        )

    def move(self, source: str, *, day: date | None = None, at: time | None = None) -> None:
        """Say on which day or at what local time a source was, or is planned; what is not given stays.

        The agenda follows while it is planned; the times of its paragraphs stay. Raises UserError for a day before 1971.
        """
        known = self.get(source)
        if day is not None and day.year < _FIRST_YEAR:
            raise UserError(
                "source-day",
                _("A note cannot be of a day before {year}.").format(year=_FIRST_YEAR),
                _("Write another day; the day of an old document belongs in the notes."),
                where=known.title,
            )
        began = datetime.fromisoformat(known.started_at).astimezone()
        clock = began.time() if at is None else at
        when = datetime.combine(day or date.fromisoformat(known.held_on), clock).astimezone()
        with self.visit.act() as act:
            act.set(self.table, source, "held_on", when.date().isoformat())
            if when != began:
                act.set(self.table, source, "started_at", when.astimezone(UTC).isoformat())
            for item in self.visit.agenda.all(source=source) if known.state == PLANNED else ():
                act.set("agenda_item", item.id, "on_date", when.date().isoformat())
                act.set("agenda_item", item.id, "at_time", f"{when:%H:%M}")

    def first_title(self, kind: str, role: str, language: str) -> str:
        """Return what a source is called before somebody writes a title: by its kind, an interview by its role."""
        known = self.visit.framework.role(role)
        return in_language(known.title if known else FIRST_TITLES[kind], language)

    def describe(self, source: str, kind: str, role: str, language: str) -> None:
        """Say of what kind a source is, and with whom an interview is held ("" for nobody yet).

        The guide is that of the role, and a title that nobody wrote follows, in a language of the window.
        """
        titles = [*FIRST_TITLES.values(), *(known.title for known in self.visit.framework.roles)]
        title = self.get(source).title
        if any(title in texts.values() for texts in titles):
            title = self.first_title(kind, role, language)
        guide = self.visit.forms.guide_for(role) if kind == INTERVIEW else None
        self.set(source, kind=kind, role=role, guide=guide, title=title)

    def delete(self, record: str) -> None:
        """Delete a source with its notes and its place on the agenda.

        Raises UserError while evidence stands on it.
        """
        standing = len(self.visit.evidence.on_source(record))
        if standing:
            raise UserError(
                "source-in-use",
                counted(
                    "This note cannot be deleted: {count} passage of it is taken up as evidence.",
                    "This note cannot be deleted: {count} passages of it are taken up as evidence.",
                    standing,
                ),
                _("Remove them from the evidence first, or keep the note."),
                where=self.get(record).title,
            )
        with self.visit.act() as act:
            act.delete(self.table, record)
            for item in self.visit.agenda.all(source=record):
                act.delete("agenda_item", item.id)

    def restore(self, record: str) -> None:
        """Bring a deleted source back, and what stood on the agenda for it."""
        with self.visit.act() as act:
            act.restore(self.table, record)
            for row in self.visit.store.all("agenda_item", {"source": record}, deleted=True):
                act.restore("agenda_item", str(row["id"]))

    # ---- the notes ------------------------------------------------------------------------------
    def paragraphs(self, source: str) -> list[NoteParagraph]:
        """Return the notes in reading order."""
        rows = self.visit.store.all("note_paragraph", {"source": source}, order_by="position")
        return [record_from(NoteParagraph, row) for row in rows]

    def paragraph(self, record: str) -> NoteParagraph | None:
        """Return one paragraph of notes, None when it is not in the file."""
        row = self.visit.store.get("note_paragraph", record)
        return record_from(NoteParagraph, row) if row else None

    def write(self, source: str, text: str, *, after: str | None = None) -> str:
        """Add a paragraph written now, at the end or after the paragraph `after`; returns its record id."""
        values: dict[str, Value] = {
            "source": source,
            "position": position_following(self.paragraphs(source), after),
            "written_at": self.visit.clock().isoformat(),
            "text": text,
        }
        with self.visit.act() as act:
            return act.create("note_paragraph", values)

    # ---- the guide ------------------------------------------------------------------------------
    def covered(self, source: str) -> dict[str, str]:
        """Return which questions of the guide are covered: path to the UTC ISO time of ticking."""
        return {path: str(at) for path, at in self.visit.store.answers(source).items() if at}

    def cover(self, source: str, path: str, *, covered: bool = True) -> None:
        """Tick a question of the guide off, or on again."""
        with self.visit.act() as act:
            act.set(self.table, source, path, self.visit.clock().isoformat() if covered else None)

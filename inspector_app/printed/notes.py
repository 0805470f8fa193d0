"""Notes on an interview or another source on paper: what they are on, the guide, the notes, what was taken up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from inspector_app.dates import say_date, say_when
from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.fieldwork.sources import FIRST_TITLES, INTERVIEW, PLANNED, Source
from inspector_app.printed.filled_form import printed_words
from inspector_app.printed.form_text import said
from inspector_app.report.blocks import Block, NumberedParagraph, Paragraph, Run, Runs, SectionHeading, Table
from inspector_app.report.papers import Paper
from inspector_app.report.sheet import grid, text
from inspector_app.texts import in_language
from resources.translations import N_, _, counted, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_KINDS = {STRENGTH: N_("Strength"), AREA: N_("Area for development"), NEUTRAL: N_("Neutral")}


def note_paper(visit: Visit, record: str) -> Paper:
    """Return the notes on a source (its record id) as a paper."""
    source = visit.sources.get(record)
    blocks = [_head(visit, source), *_notes(visit, source), *_guide(visit, source), *_taken_up(visit, source)]
    author = visit.members.get(source.author).name
    header = _("{subject}, {reader}").format(subject=source.title, reader=author)
    return Paper(text(source.title), header, tuple(blocks))


def _head(visit: Visit, source: Source) -> Block:
    role = visit.framework.role(source.role)
    people = counted("{count} person", "{count} people", source.people)
    planned = source.state == PLANNED
    rows = [
        [_("Council"), visit.inspection.details().authority_in(language())],
        [_("Kind of source"), in_language(FIRST_TITLES[source.kind], language())],
        *([[_("With whom"), in_language(role.title, language())]] if role else []),
        *([[_("Number of people"), people]] if source.kind == INTERVIEW else []),
        *([[_("Place"), source.place]] if source.place else []),
        [_("Planned for") if planned else _("Begun"), say_when(source.started_at, language())],
        [_("Written by"), visit.members.get(source.author).name],
        *([[_("Summary"), source.summary]] if source.summary else []),
        [_("Printed"), printed_words(visit)],
    ]
    return grid(_("What this paper is about"), [_("About"), _("Details")], rows, (26, 74))


def _notes(visit: Visit, source: Source) -> Iterator[Block]:
    """Yield the paragraphs with their times in the margin, under the day where it is another one."""
    yield SectionHeading(text(_("Notes")))
    paragraphs = visit.sources.paragraphs(source.id)
    if not paragraphs:
        yield Paragraph((Run(_("Nothing is written here yet."), italic=True),))
    day = datetime.fromisoformat(source.started_at).astimezone().date()
    for paragraph in paragraphs:
        written = datetime.fromisoformat(paragraph.written_at).astimezone()
        if written.date() != day:
            day = written.date()
            yield Paragraph(text(say_date(day, language(), weekday=True), bold=True))
        yield NumberedParagraph(text(paragraph.text), number=f"{written:%H:%M}")


def _guide(visit: Visit, source: Source) -> Iterator[Block]:
    if source.guide is None:
        return
    form = visit.forms.get(source.guide)
    spoken = language() if language() in form.languages else form.default_language
    covered = visit.sources.covered(source.id)
    yield SectionHeading(said(in_language(form.title, spoken), spoken))
    rows = tuple(
        (
            (Run(f"{question.number} ", bold=True), *said(in_language(question.label, spoken), spoken)),
            _covered(covered.get(question.path)),
        )
        for question in form.questions()
    )
    description = _("The questions of the guide, and when they were covered")
    yield Table((text(_("Question")), text(_("Covered"))), rows, (76, 24), description)


def _covered(at: str | None) -> Runs:
    if at is None:
        return (Run(_("Not covered"), italic=True),)
    return text(f"{datetime.fromisoformat(at).astimezone():%H:%M}")


def _taken_up(visit: Visit, source: Source) -> Iterator[Block]:
    items = visit.evidence.on_source(source.id)
    if not items:
        return
    yield SectionHeading(text(_("Taken up as evidence")))
    header = [_("Passage"), _("Criteria"), _("As")]
    rows = [
        [item.passage, ", ".join(f"({key})" for key in item.criterion_keys), _(_KINDS[item.kind])]
        for item in items
    ]
    yield grid(_("The passages that were taken up as evidence"), header, rows, (62, 14, 24))

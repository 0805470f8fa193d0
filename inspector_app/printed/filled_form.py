"""A reading on paper: what was read by whom, then every question with its answer, section by section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.dates import say_when
from inspector_app.fieldwork.edition_answers import OtherAnswer, other_answers, question_of, why_words
from inspector_app.fieldwork.edition_answers import words_of as other_words
from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.fieldwork.reading_outline import Adding, Asked, Heading, Item, Skipped, outline
from inspector_app.fieldwork.reading_story import step_words, story_of
from inspector_app.fieldwork.readings import (
    AGREED,
    AGREED_READING,
    DRAFT,
    INDIVIDUAL,
    READY,
    RETURNED,
    Reading,
)
from inspector_app.fieldwork.reasons import skip_sentence
from inspector_app.forms import FormState, Section
from inspector_app.printed.answer_cell import Answers, answer_runs, question_runs
from inspector_app.printed.form_text import said
from inspector_app.report.blocks import Block, Paragraph, Run, Runs, SectionHeading, Table
from inspector_app.report.papers import Paper
from inspector_app.report.sheet import grid, text
from inspector_app.texts import in_language
from resources.translations import N_, _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_STATES = {DRAFT: N_("Draft"), READY: N_("Ready"), RETURNED: N_("Returned"), AGREED: N_("Agreed")}
_SHARES = (46, 54)


@dataclass(frozen=True, slots=True)
class ReadingFacts:
    """What a reading is in words: the case or file, who read it, its state, and how many questions are answered."""

    subject: str
    reader: str
    state: str
    answered: str


def reading_facts(visit: Visit, record: str) -> ReadingFacts:
    """Return what a reading is, in the language spoken now."""
    reading = visit.readings.get(record)
    return _facts(visit, reading, _state(visit, reading))


def reading_paper(visit: Visit, record: str) -> Paper:
    """Return a reading (its record id) as a paper; its form speaks the language of now where it can."""
    reading = visit.readings.get(record)
    state = _state(visit, reading)
    if language() in state.form.languages:
        state.language = language()
    answers = Answers(
        state,
        visit.readings.comments(record),
        visit.readings.accepted(record),
        {conflict.field: conflict for conflict in visit.store.conflicts(record)},
        visit,
    )
    facts = _facts(visit, reading, state)
    blocks: list[Block] = [_head(visit, reading, facts)]
    for section in state.form.sections:
        blocks += _section(answers, section)
    blocks += _without_place(visit, record)
    header = _("{subject}, {reader}").format(subject=facts.subject, reader=facts.reader)
    return Paper(text(facts.subject), header, tuple(blocks))


def _state(visit: Visit, reading: Reading) -> FormState:
    """Return the form as it was when the reading was last answered, so that it prints the same on any day."""
    return visit.readings.fresh_form_state(reading.id, visit.readings.answered_at(reading.id))


def _facts(visit: Visit, reading: Reading, state: FormState) -> ReadingFacts:
    answered, asked = FormTally(state).progress()
    return ReadingFacts(
        visit.readings.subject(reading),
        _reader(visit, reading),
        _(_STATES[reading.state]),
        _("{answered} of {asked}").format(answered=answered, asked=asked),
    )


def _reader(visit: Visit, reading: Reading) -> str:
    if reading.kind != AGREED_READING:
        return visit.members.get(reading.reader).name
    readings = visit.readings.of_case(str(reading.sampled_case))
    names = (visit.members.get(one.reader).name for one in readings if one.kind == INDIVIDUAL)
    return _("Agreed reading of {names}").format(names=", ".join(names))


def _head(visit: Visit, reading: Reading, facts: ReadingFacts) -> Block:
    """Return what the paper is about, as a table."""
    form = visit.forms.get(reading.form)
    details = visit.inspection.details()
    steps = [
        step_words(visit, step, say_when(step.at.isoformat(), language()))
        for step in story_of(visit, reading.id)
    ]
    begun = visit.store.history(reading.id)[0].at.isoformat()
    rows = [
        [_("Council"), details.authority_in(language())],
        [_("What was read"), facts.subject],
        [
            _("Form"),
            _("{title}, edition {edition}").format(
                title=in_language(form.title, language()),
                edition=visit.forms.label(reading.form),
            ),
        ],
        [_("Reader"), facts.reader],
        [_("State"), facts.state],
        [_("Begun"), say_when(begun, language())],
        *([[_("Since then"), "\n".join(steps)]] if steps else []),
        [_("Answered"), facts.answered],
        [_("Printed"), printed_words(visit)],
    ]
    return grid(_("What this paper is about"), [_("About"), _("Details")], rows, (26, 74))


def printed_words(visit: Visit) -> str:
    """Return when and by whom a paper is printed."""
    when = say_when(visit.clock().isoformat(), language())
    return _("{when}, by {name}").format(when=when, name=visit.me.name)


def _section(answers: Answers, section: Section) -> Iterator[Block]:
    state = answers.state
    label = state.in_language(section.label)
    yield SectionHeading((Run(f"{section.number} "), *said(label, state.language)))
    description = _("The questions of section {number} and their answers").format(number=section.number)
    rows: list[tuple[Runs, Runs]] = []
    empty = _repeats_without_instance(outline(state, section))
    for item in outline(state, section):
        if isinstance(item, Heading):
            yield from _table(rows, description)
            rows = []
            yield Paragraph(said(item.words, state.language, bold=True))
        else:
            rows += _rows(answers, item, empty)
    yield from _table(rows, description)


def _table(rows: list[tuple[Runs, Runs]], description: str) -> Iterator[Block]:
    if rows:
        yield Table((text(_("Question")), text(_("Answer"))), tuple(rows), _SHARES, description)


def _rows(answers: Answers, item: Item, empty: set[str]) -> Iterator[tuple[Runs, Runs]]:
    state = answers.state
    match item:
        case Asked():
            yield question_runs(answers, item.path), answer_runs(answers, item.path)
        case Skipped():
            sentence = skip_sentence(state, item.paths, item.because)
            yield (Run(sentence, italic=True),), (Run(_("Not asked"), italic=True),)
        case Adding() if item.repeat in empty:
            yield said(item.label, state.language), (Run(_("None"), italic=True),)
        case _:
            pass


def _repeats_without_instance(items: list[Item]) -> set[str]:
    there = {item.repeat for item in items if isinstance(item, Heading)}
    return {item.repeat for item in items if isinstance(item, Adding)} - there


def _without_place(visit: Visit, record: str) -> Iterator[Block]:
    """Yield what the reading holds of other editions of its form, which has no place in this one."""
    others = other_answers(visit, record)
    rows = [_without_place_row(visit, answer) for answer in (*others.set_aside, *others.late)]
    if rows:
        yield SectionHeading(text(_("Answers to another edition of the form")))
        header = [_("Question"), _("Answer"), _("Why it stands here")]
        yield grid(_("Answers to another edition of the form"), header, rows, (38, 34, 28))


def _without_place_row(visit: Visit, answer: OtherAnswer) -> list[str]:
    why = why_words(answer) if answer.why else _("It came in later, for another edition.")
    return [question_of(visit, answer), other_words(visit, answer), why]

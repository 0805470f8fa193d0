"""A form on paper to be filled in by hand, for the day on which a laptop fails."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inspector_app.fieldwork.form_library import CASE_READING, INTERVIEW_GUIDE, SUPERVISION_FILE
from inspector_app.forms import CompiledForm, Definition
from inspector_app.forms.definition import GROUP, NOTE, QUESTION, REPEAT, values_in
from inspector_app.printed.blank_answer import room_for
from inspector_app.printed.conditions import condition_words
from inspector_app.printed.form_text import said
from inspector_app.report.blocks import Block, Paragraph, Run, SectionHeading
from inspector_app.report.papers import Asked, Paper
from inspector_app.report.sheet import grid, text
from inspector_app.texts import Texts, in_language
from resources.translations import N_, _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_COPIES = 2  # of what is asked several times
_ROOM = "\u00a0\n\u00a0"  # two lines, in a cell that is written into
_SUBJECTS = {
    CASE_READING: N_("Case"),
    SUPERVISION_FILE: N_("Supervision file"),
    INTERVIEW_GUIDE: N_("With whom"),
}


def blank_paper(visit: Visit, record: str) -> Paper:
    """Return a form (its record id) with boxes to tick and lines to write on."""
    form = visit.forms.get(record)
    spoken = language() if language() in form.languages else form.default_language
    title = in_language(form.title, spoken)
    edition = _("edition {edition}").format(edition=visit.forms.label(record))
    kind = str((visit.store.get("form", record) or {}).get("kind", ""))
    rows = [
        [_("Council"), visit.inspection.details().authority_in(language())],
        [_("Form"), f"{title}, {edition}"],
        [_(_SUBJECTS.get(kind, _SUBJECTS[CASE_READING])), _ROOM],
        [_("Reader"), _ROOM],
        [_("Date"), _ROOM],
    ]
    advice = _(
        "For the day on which a laptop fails. Type the answers into the program as soon as there is one, and destroy this "
        "paper then."
    )
    blocks: list[Block | Asked] = [
        grid(_("What this paper is about"), [_("About"), _("Details")], rows, (26, 74)),
        Paragraph((Run(advice, italic=True),)),
    ]
    asking = _Asking(form, spoken)
    for section in form.sections:
        heading = (Run(f"{section.number} "), *said(in_language(section.label, spoken), spoken))
        blocks.append(SectionHeading(heading))
        members = [form.by_path[path] for path in section.members]
        if members[0].kind == GROUP:
            blocks += asking.condition(members[0])
            members = list(form.children.get(section.path, ()))
        blocks += asking.blocks(members)
    return Paper(said(title, spoken), f"{title}, {edition}", tuple(blocks))


class _Asking:
    """Asks the questions of a form in one of its languages."""

    def __init__(self, form: CompiledForm, spoken: str) -> None:
        self._form = form
        self._spoken = spoken

    def blocks(self, definitions: Iterable[Definition]) -> Iterator[Block | Asked]:
        """Yield questions and what is below groups, in order."""
        for definition in definitions:
            if definition.kind == QUESTION:
                yield from self._question(definition)
            elif definition.kind == REPEAT:
                yield from self._repeat(definition)
            else:
                label = self._say(definition.label)
                if label:
                    yield Paragraph(said(label, self._spoken, bold=True))
                yield from self.condition(definition)
                yield from self.blocks(self._form.children.get(definition.path, ()))

    def condition(self, definition: Definition) -> Iterator[Block]:
        """Yield when a group is to be answered, nothing when always."""
        words = condition_words(self._form, definition, self._spoken)
        if words:
            yield Paragraph((Run(words, italic=True),))

    def _question(self, definition: Definition) -> Iterator[Block | Asked]:
        label = said(self._say(definition.label), self._spoken)
        if definition.type == NOTE:
            # What a form works out for a note is not known on paper.
            if definition.controlled and not values_in(definition.labels):
                when = condition_words(self._form, definition, self._spoken)
                yield Paragraph((*((Run(f"{when} ", italic=True),) if when else ()), *label))
        elif definition.is_numbered and definition.calculate is None:
            room = room_for(definition, self._spoken)
            when = condition_words(self._form, definition, self._spoken)
            hint = self._say(definition.hint)
            hints = [
                *([text(when)] if when else []),
                *([said(hint, self._spoken)] if hint else []),
                *([text(room.how)] if room.how else []),
            ]
            yield Asked(
                definition.number,
                label,
                tuple(hints),
                tuple(said(choice, self._spoken) for choice in room.choices),
                room.apart,
                room.lines,
            )

    def _repeat(self, definition: Definition) -> Iterator[Block | Asked]:
        label = self._say(definition.label)
        yield from self.condition(definition)
        for number in range(1, _COPIES + 1):
            yield Paragraph(said(f"{label} {number}", self._spoken, bold=True))
            yield from self.blocks(self._form.children.get(definition.path, ()))
        more = _("For more of these, write on another sheet and number them.")
        yield Paragraph((Run(more, italic=True),))

    def _say(self, texts: Texts) -> str:
        return in_language(texts, self._spoken)

"""One question on paper and what was answered: the answer in words, and everything that was said about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.log.history import Conflict
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import FormState
from inspector_app.forms.definition import ACKNOWLEDGE, NOTE
from inspector_app.forms.filling.rules import warning_of
from inspector_app.printed.form_text import said
from inspector_app.report.blocks import Run, Runs
from inspector_app.team.differing_words import differing_answers_words
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


@dataclass(frozen=True, slots=True)
class Answers:
    """A form that is filled in, with what stands beside its answers, each by path."""

    state: FormState
    comments: Mapping[str, str]
    accepted: Mapping[str, str]
    differing: Mapping[str, Conflict]
    visit: Visit


def question_runs(answers: Answers, path: str) -> Runs:
    """Return a question with its number, or the words of a note."""
    state = answers.state
    number = state.form.question(path).number
    label = said(state.node(path).label, state.language)
    return (Run(f"{number} ", bold=True), *label) if number else label


def answer_runs(answers: Answers, path: str) -> Runs:
    """Return the answer in words, then each on its own line what is wrong with it, warned of, or noted about it."""
    state = answers.state
    if state.form.question(path).type == NOTE:
        return ()
    return (*_answer(state, path), *_remarks(answers, path))


def _answer(state: FormState, path: str) -> Runs:
    question, node = state.form.question(path), state.node(path)
    if not node.is_answered:
        return (Run(_("Not answered"), italic=True),)
    if question.type == ACKNOWLEDGE:
        return (Run(_("Ticked"), bold=True),)
    words = answer_words(question, node.value, state.language, node.choices)
    if question.is_in_words:
        return (Run(words),)  # in whatever language somebody wrote
    return said(words, state.language, bold=True)


def _remarks(answers: Answers, path: str) -> Iterator[Run]:
    state = answers.state
    node, accepted = state.node(path), answers.accepted.get(path, "")
    warning = warning_of(state, state.find(path)) if accepted else node.warning
    differing = differing_answers_words(answers.visit, answers.differing, path, state)
    remarks = [
        (_("To put right:"), node.message if node.is_answered else ""),
        (_("Warning accepted:") if accepted else _("Warning:"), warning),
        (_("Reason:"), accepted if warning else ""),
        (_("To be settled:"), differing),
        (_("Comment:"), answers.comments.get(path, "")),
    ]
    for label, words in remarks:
        if words:
            yield Run(f"\n{label} ", italic=True)
            yield Run(words)

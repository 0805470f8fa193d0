"""What became of the questions of a form from one edition to the next, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from inspector_app.forms.definition import Definition
from inspector_app.forms.editions import QuestionChange
from inspector_app.forms.model import CompiledForm

_TYPES = {
    "text": "a text",
    "integer": "a whole number",
    "decimal": "a decimal number",
    "date": "a date",
    "time": "a time",
    "dateTime": "a date and time",
    "select_one": "one choice",
    "select_multiple": "any number of choices",
    "rank": "an order of choices",
    "range": "a number within bounds",
    "acknowledge": "a tick",
    "note": "a note",
    "image": "a picture",
    "file": "a file",
}
# The order in which a count of changes tells them.
_COUNTED = {
    "new": "new",
    "gone": "gone",
    "moved": "moved",
    "type": "of another type",
    "choices-added": "with choices added",
    "choices-removed": "with choices removed",
    "wording": "reworded",
    "rules": "under other rules",
}


def summary_of(changes: Iterable[QuestionChange]) -> str:
    """Return a count of the changes, such as "2 new, 1 gone, 1 moved", or that nothing changed."""
    counts = Counter(kind for change in changes for kind in change.kinds)
    parts = [f"{counts[kind]} {words}" for kind, words in _COUNTED.items() if counts[kind]]
    return ", ".join(parts) or "no question has changed"


def heading_of(change: QuestionChange) -> str:
    """Return the question with its number now, or the one that it had: "2.1 Was it decided in time?"."""
    return question_words(change.question)


def question_words(question: Definition) -> str:
    """Return a question by number and label, or by its name where it has neither, in the form's first language."""
    label = next((text for text in question.label.values() if text), "")
    return f"{question.number} {label}".strip() or question.name


def words_of(change: QuestionChange, before: CompiledForm, after: CompiledForm) -> list[str]:
    """Return what happened to a question, a phrase for each thing; none for one that is the same."""
    if change.before is None:
        return ["new"]
    if change.after is None:
        return ["gone"]
    words = []
    if change.moved:
        words.append(f"moved from {_group(before, change.before)} to {_group(after, change.after)}")
    if change.retyped:
        words.append(f"was {_type(change.before)}, is {_type(change.after)} now")
    if change.added:
        words.append(f"new choices: {_labels(choice.label for choice in change.added)}")
    if change.removed:
        words.append(f"choices no longer there: {_labels(choice.label for choice in change.removed)}")
    if change.reworded:
        words.append("worded differently")
    if change.rules:
        words.append("other rules")
    return words


def _type(question: Definition) -> str:
    if question.calculate is not None:
        return "worked out"
    return _TYPES.get(question.unavailable or question.type, "a value without a control")


def _group(form: CompiledForm, question: Definition) -> str:
    path = question.path.rpartition("/")[0]
    group = form.by_path[path]
    label = next((text for text in group.label.values() if text), "") or group.name
    return f"“{label}”" if path else "the top of the form"


def _labels(labels: Iterable[dict[str, str]]) -> str:
    return ", ".join(next(iter(label.values()), "") for label in labels)

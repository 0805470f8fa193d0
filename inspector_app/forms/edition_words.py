"""What became of the questions of a form from one edition to the next, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from inspector_app.forms.definition import Definition
from inspector_app.forms.editions import QuestionChange
from inspector_app.forms.model import CompiledForm
from resources.translations import N_, _, counted, pgettext

_TYPES = {
    "text": N_("a text"),
    "integer": N_("a whole number"),
    "decimal": N_("a decimal number"),
    "date": N_("a date"),
    "time": N_("a time"),
    "dateTime": N_("a date and time"),
    "select_one": N_("one choice"),
    "select_multiple": N_("any number of choices"),
    "rank": N_("an order of choices"),
    "range": N_("a number within bounds"),
    "acknowledge": N_("a tick"),
    "note": N_("a note"),
    "image": N_("a picture"),
    "file": N_("a file"),
}
_ANY_TYPE = N_("a value without a control")
# What a count of changes tells, in its order.
_COUNTED: dict[str, Callable[[int], str]] = {
    "new": lambda number: counted("{count} new", "{count} new", number),
    "gone": lambda number: counted("{count} gone", "{count} gone", number),
    "moved": lambda number: counted("{count} moved", "{count} moved", number),
    "type": lambda number: counted("{count} of another type", "{count} of another type", number),
    "choices-added": lambda number: counted(
        "{count} with choices added", "{count} with choices added", number
    ),
    "choices-removed": lambda number: counted(
        "{count} with choices removed", "{count} with choices removed", number
    ),
    "wording": lambda number: counted("{count} reworded", "{count} reworded", number),
    "rules": lambda number: counted("{count} under other rules", "{count} under other rules", number),
}


def summary_of(changes: Iterable[QuestionChange]) -> str:
    """Return a count of the changes, such as "2 new, 1 gone, 1 moved", or that nothing changed."""
    counts = Counter(kind for change in changes for kind in change.kinds)
    parts = [say(counts[kind]) for kind, say in _COUNTED.items() if counts[kind]]
    return ", ".join(parts) or _("no question has changed")


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
        return [pgettext("what became of a question", "new")]
    if change.after is None:
        return [pgettext("what became of a question", "gone")]
    words = []
    if change.moved:
        groups = {"before": _group(before, change.before), "after": _group(after, change.after)}
        words.append(_("moved from {before} to {after}").format(**groups))
    if change.retyped:
        types = {"before": _type(change.before), "after": _type(change.after)}
        words.append(_("was {before}, is {after} now").format(**types))
    if change.added:
        added = _labels(choice.label for choice in change.added)
        words.append(_("new choices: {choices}").format(choices=added))
    if change.removed:
        removed = _labels(choice.label for choice in change.removed)
        words.append(_("choices no longer there: {choices}").format(choices=removed))
    if change.reworded:
        words.append(_("worded differently"))
    if change.rules:
        words.append(_("other rules"))
    return words


def _type(question: Definition) -> str:
    if question.calculate is not None:
        return _("worked out")
    return _(_TYPES.get(question.unavailable or question.type, _ANY_TYPE))


def _group(form: CompiledForm, question: Definition) -> str:
    path = question.path.rpartition("/")[0]
    group = form.by_path[path]
    label = next((text for text in group.label.values() if text), "") or group.name
    return f"“{label}”" if path else pgettext("a question moved from or to", "the top of the form")


def _labels(labels: Iterable[dict[str, str]]) -> str:
    return ", ".join(next(iter(label.values()), "") for label in labels)

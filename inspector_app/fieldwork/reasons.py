"""Why a question is skipped or warned about: the questions behind a rule of the form, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import CompiledForm, FormState
from inspector_app.forms.graph import references
from resources.translations import N_, _, ngettext

# From one upwards, as a sentence begins that counts questions; more of them stand in digits.
_NUMBERS = (
    # Translators: each stands before the word for questions, where a sentence of this module has {count}.
    N_("One"),
    N_("Two"),
    N_("Three"),
    N_("Four"),
    N_("Five"),
    N_("Six"),
    N_("Seven"),
    N_("Eight"),
    N_("Nine"),
    N_("Ten"),
)


def skipped_because(
    state: FormState, path: str, known: dict[str, tuple[str, ...]] | None = None
) -> tuple[str, ...]:
    """Return the questions by whose answers a question is skipped, without keys of repeats.

    Where such a question is skipped itself, those behind it are meant. `known` remembers what was found for other
    skipped questions while nothing is answered, so that a long chain is followed once.
    """
    known = {} if known is None else known
    found: set[str] = set()
    waiting: list[str] = [path]
    seen: set[str] = set()
    while waiting:
        skipped = waiting.pop()
        seen.add(skipped)
        if skipped in known:
            found.update(known[skipped])
            continue
        for blamed in answered_by_people(state.form, state.because(skipped)):
            if state.asked_anywhere(blamed):
                found.add(blamed)
            else:
                waiting += [node.path for node in state.instances(blamed)[:1] if node.path not in seen]
    known[path] = _in_order(state.form, found)
    return known[path]


def warned_because(state: FormState, path: str) -> list[str]:
    """Return the other questions, asked now, that the soft warning of a question looks at."""
    question = state.form.question(path)
    if question.warning is None:
        return []
    behind = answered_by_people(
        state.form, references(question.warning, question.path, state.form.by_path) - {question.path}
    )
    return [nodes[0].path for other in behind if (nodes := state.asked_anywhere(other))]


def where_to_change(state: FormState, because: Sequence[str]) -> str:
    """Return the first of these questions that is asked now, with its keys; "" when none is."""
    return next((node.path for path in because for node in state.asked_anywhere(path)), "")


def skip_sentence(state: FormState, paths: Sequence[str], because: Sequence[str]) -> str:
    """Return what is skipped and why, such as "Two questions, 6.3 and 6.4, are skipped: 5.3 says “No”."."""
    numbers = list(dict.fromkeys(state.form.question(path).number for path in paths))
    values = {"numbers": listed(numbers), "count": _number_word(len(numbers))}
    blamed = [state.form.question(path) for path in because]
    unanswered = [
        question.number
        for question in blamed
        if not any(node.answer for node in state.asked_anywhere(question.path))
    ]
    if unanswered:
        return ngettext(
            "{count} question, {numbers}, waits for the answer to {unanswered}.",
            "{count} questions, {numbers}, wait for the answer to {unanswered}.",
            len(numbers),
        ).format(unanswered=listed(unanswered), **values)
    if not blamed:
        return ngettext(
            "{count} question, {numbers}, is skipped in this reading.",
            "{count} questions, {numbers}, are skipped in this reading.",
            len(numbers),
        ).format(**values)
    if len(blamed) > 1:
        return ngettext(
            "{count} question, {numbers}, is skipped: this follows from {blamed}.",
            "{count} questions, {numbers}, are skipped: this follows from {blamed}.",
            len(numbers),
        ).format(blamed=listed([question.number for question in blamed]), **values)
    answered = next(node for node in state.asked_anywhere(because[0]) if node.answer)
    words = answer_words(blamed[0], answered.answer, state.language, state.choices(answered))
    return ngettext(
        "{count} question, {numbers}, is skipped: {blamed} says “{answer}”.",
        "{count} questions, {numbers}, are skipped: {blamed} says “{answer}”.",
        len(numbers),
    ).format(blamed=blamed[0].number, answer=words, **values)


def _number_word(number: int) -> str:
    return _(_NUMBERS[number - 1]) if number <= len(_NUMBERS) else str(number)


def answered_by_people(form: CompiledForm, paths: Iterable[str]) -> tuple[str, ...]:
    """Return the questions for people among the paths, and behind the values that are worked out, in order."""
    waiting: list[str] = list(paths)
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        definition = form.by_path[path]
        if path not in seen and definition.calculate is not None:
            waiting += references(definition.calculate, path, form.by_path)
        seen.add(path)
    return _in_order(form, seen)


def _in_order(form: CompiledForm, paths: Collection[str]) -> tuple[str, ...]:
    people = (path for path in paths if form.by_path[path].is_numbered)
    return tuple(sorted(people, key=form.places.__getitem__))


def listed(numbers: Sequence[str]) -> str:
    """Return "6.3", "6.3 and 6.4", "6.3 to 6.7", or "2.4, 2.7 and 2.8"."""
    places = [int(number.rpartition(".")[2]) for number in numbers]
    if len(numbers) > 2 and places == list(range(places[0], places[-1] + 1)):
        return _("{first} to {last}").format(first=numbers[0], last=numbers[-1])
    if len(numbers) == 1:
        return numbers[0]
    return _("{others} and {last}").format(others=", ".join(numbers[:-1]), last=numbers[-1])

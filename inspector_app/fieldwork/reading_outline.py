"""A section of a filled-in form as it is shown: what is asked in order, and what is skipped and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.forms import FormState
from inspector_app.forms.definition import GROUP, QUESTION, REPEAT
from inspector_app.forms.instance import Node

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is asked, or a note that is shown."""

    path: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Neighbouring questions that are skipped for the same reason; `because` are the questions to blame."""

    paths: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a group inside a section, or of one instance of a repeat.

    `repeat` is the path of the repeat and `key` the instance if it can be removed by hand, else "".
    """

    path: str
    words: str
    repeat: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Adding:
    """The place where another instance of a repeat can be added by hand."""

    repeat: str
    label: str


Item = Asked | Skipped | Heading | Adding


def outline(state: FormState, section: str) -> list[Item]:
    """Return what a section (its path) shows, in order."""
    return list(_joined(_items(state, state.find(section))))


def skip_sentence(state: FormState, skipped: Skipped) -> str:
    """Return what is skipped and why, such as "Two questions, 6.3 and 6.4, are skipped: 5.3 says “No”."."""
    numbers = list(dict.fromkeys(state.form.question(path).number for path in skipped.paths))
    count = _NUMBERS[len(numbers)] if len(numbers) < len(_NUMBERS) else str(len(numbers))
    one = len(numbers) == 1
    questions = f"{count} question, {numbers[0]}," if one else f"{count} questions, {_listed(numbers)},"
    blamed = [question for path in skipped.because if (question := state.form.question(path)).is_numbered]
    if not blamed:
        return f"{questions} {'is' if one else 'are'} not asked here."
    open_ones = [q.number for q in blamed if not any(node.text for node in state.asked_anywhere(q.path))]
    if open_ones:
        return f"{questions} {'waits' if one else 'wait'} for the answer to {_listed(open_ones)}."
    if len(blamed) > 1:
        because = f"this follows from the answers to {_listed([question.number for question in blamed])}"
    else:
        node = state.asked_anywhere(blamed[0].path)[0]
        because = f"{blamed[0].number} says “{answer_words(blamed[0], node.answer, state.language)}”"
    return f"{questions} {'is' if one else 'are'} skipped: {because}."


def first_blamed(state: FormState, skipped: Skipped) -> str:
    """Return the path of the question whose answer would bring the skipped ones back, "" when there is none."""
    for path in skipped.because:
        if state.form.question(path).is_numbered:
            for node in state.asked_anywhere(path):
                return node.path
    return ""


def _items(state: FormState, parent: Node) -> Iterator[Item]:
    for definition in state.form.children.get(parent.definition.path, ()):
        nodes = [node for node in parent.children if node.definition is definition]
        if definition.kind == QUESTION:
            yield from (item for node in nodes if (item := _question(state, node)))
        elif definition.kind == GROUP:
            for node in nodes:
                words = state.say(definition.labels, node)
                if words and node.relevant:
                    yield Heading(node.path, words)
                yield from _items(state, node)
        elif definition.kind == REPEAT:
            yield from _repeat(state, parent, nodes, f"{parent.path}/{definition.name}")


def _repeat(state: FormState, parent: Node, nodes: list[Node], path: str) -> Iterator[Item]:
    definition = state.form.question(path)
    by_hand = definition.count is None
    shown = parent.relevant and all(node.relevant for node in nodes)
    for position, node in enumerate(nodes, 1):
        label = state.say(definition.labels, node)
        if shown:
            words = f"{label} {position} of {len(nodes)}"
            yield Heading(node.path, words, path if by_hand else "", node.key if by_hand else "")
        yield from _items(state, node)
    if by_hand and shown:
        yield Adding(path, state.in_language(definition.label))


def _question(state: FormState, node: Node) -> Item | None:
    if node.relevant and node.definition.controlled:
        return Asked(node.path)
    if node.definition.is_numbered:
        return Skipped((node.path,), state.because(node.path))
    return None


def _joined(items: Iterator[Item]) -> Iterator[Item]:
    """Join neighbours that are skipped for the same reason."""
    waiting: Skipped | None = None
    for item in items:
        if isinstance(item, Skipped) and waiting is not None and item.because == waiting.because:
            waiting = Skipped((*waiting.paths, *item.paths), item.because)
            continue
        if waiting is not None:
            yield waiting
        waiting = item if isinstance(item, Skipped) else None
        if waiting is None:
            yield item
    if waiting is not None:
        yield waiting


def _listed(numbers: list[str]) -> str:
    """Return "6.3", "6.3 and 6.4", or "6.3 to 6.7"."""
    if len(numbers) < 3:
        return " and ".join(numbers)
    return f"{numbers[0]} to {numbers[-1]}"

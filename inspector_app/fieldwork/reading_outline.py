"""A section of a filled-in form as it is shown: what is asked in order, and what is skipped and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.fieldwork.reasons import skipped_because
from inspector_app.forms import Definition, FormState, Section
from inspector_app.forms.definition import GROUP, QUESTION, REPEAT
from inspector_app.forms.filling.instance import Node
from resources.translations import _


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


@dataclass(frozen=True, slots=True)
class TakenOut:
    """An instance of a repeat that is not there any more, and that had so many answers."""

    repeat: str
    key: str
    label: str
    answers: int


Item = Asked | Skipped | Heading | Adding | TakenOut
Reasons = dict[str, tuple[str, ...]]  # what was found already about skipped questions


def outline(state: FormState, section: Section) -> list[Item]:
    """Return what a section shows, in order; the group that it is has its heading elsewhere."""
    members = [state.form.by_path[path] for path in section.members]
    parent = state.root
    if members[0].kind == GROUP:
        parent = state.find(section.path)
        members = list(state.form.children.get(section.path, ()))
    return list(_joined(_items(state, parent, members, {})))


def _items(
    state: FormState, parent: Node, definitions: Iterable[Definition], reasons: Reasons
) -> Iterator[Item]:
    by_definition: dict[str, list[Node]] = {}
    for child in parent.children:
        by_definition.setdefault(child.definition.path, []).append(child)
    for definition in definitions:
        nodes = by_definition.get(definition.path, [])
        if definition.kind == QUESTION:
            yield from (item for node in nodes if (item := _question(state, node, reasons)))
        elif definition.kind == GROUP:
            for node in nodes:
                words = state.say(definition.labels, node)
                if words and node.relevant:
                    yield Heading(node.path, words)
                yield from _items(state, node, _below(state, node), reasons)
        elif definition.kind == REPEAT:
            yield from _repeat(state, parent, nodes, reasons, f"{parent.path}/{definition.name}")


def _below(state: FormState, node: Node) -> tuple[Definition, ...]:
    return state.form.children.get(node.definition.path, ())


def _repeat(state: FormState, parent: Node, nodes: list[Node], reasons: Reasons, path: str) -> Iterator[Item]:
    definition = state.form.question(path)
    by_hand = definition.count is None
    shown = parent.relevant and all(node.relevant for node in nodes)
    for position, node in enumerate(nodes, 1):
        label = state.say(definition.labels, node)
        if shown:
            words = _("{label} {position} of {count}").format(
                label=label, position=position, count=len(nodes)
            )
            yield Heading(node.path, words, path if by_hand else "", node.key if by_hand else "")
        yield from _items(state, node, _below(state, node), reasons)
    if shown:
        label = state.in_language(definition.label)
        for key, answers in state.repeats.taken_out(path).items():
            yield TakenOut(path, key, label, answers)
    if by_hand and shown:
        yield Adding(path, state.in_language(definition.label))


def _question(state: FormState, node: Node, reasons: Reasons) -> Item | None:
    if node.relevant and node.definition.controlled:
        return Asked(node.path)
    if node.definition.is_numbered:
        return Skipped((node.path,), skipped_because(state, node.path, reasons))
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

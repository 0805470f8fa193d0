"""Choices as nodes, so that filters and `instance()` can look at their columns by paths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from inspector_app.forms.definition import Choice, Definition

InLanguage = Callable[[Mapping[str, str]], str]


@dataclass(eq=False, slots=True)
class ChoiceNode:
    """A list, one of its choices ("item") or a column of a choice; it is always relevant."""

    name: str
    text: str = ""
    children: tuple[ChoiceNode, ...] = ()
    parent: None = None
    relevant: bool = True
    is_not_applicable: bool = False

    def position(self) -> int:
        """Return 1: choices are counted by predicates alone."""
        return 1


def choice_as_node(choice: Choice, in_language: InLanguage) -> ChoiceNode:
    """Return a choice as a node whose children are its columns; `in_language` picks a text of now."""
    columns = {"name": choice.name, "label": in_language(choice.label), **choice.more}
    return ChoiceNode("item", children=tuple(ChoiceNode(name, text) for name, text in columns.items()))


def choices_as_nodes(choices: Iterable[Choice], in_language: InLanguage) -> list[ChoiceNode]:
    """Return what `instance('list')` gives: a node from which /root/item leads to the choices."""
    items = tuple(choice_as_node(choice, in_language) for choice in choices)
    return [ChoiceNode("instance", children=(ChoiceNode("root", children=items),))]


def choice_label(definition: Definition, name: str, in_language: InLanguage) -> str:
    """Return the label of one of a question's choices, its name when there is no such choice."""
    labels = {choice.name: choice.label for choice in definition.choices}
    return in_language(labels.get(name, {})) or name

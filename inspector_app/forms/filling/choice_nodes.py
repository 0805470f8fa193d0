"""Lists as nodes, so that filters and `instance()` can look at their columns by paths."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.forms.definition import Choice
from inspector_app.forms.model import CompiledForm


@dataclass(eq=False, slots=True)
class ChoiceNode:
    """A list, one of its choices ("item") or a column of a choice; it is always relevant."""

    name: str
    text: str = ""
    children: tuple[ChoiceNode, ...] = ()
    parent: ChoiceNode | None = None
    relevant: bool = True
    is_not_applicable: bool = False

    def column(self, name: str) -> str | None:
        """Return what a choice has in a column, None when it has no such column."""
        return next((child.text for child in self.children if child.name == name), None)

    def position(self) -> int:
        """Return 1: choices are counted by predicates alone."""
        return 1


class ListNodes:
    """The lists of a form as nodes, each made once for each language."""

    def __init__(self, form: CompiledForm) -> None:
        self._form = form
        self._made: dict[tuple[str, str], ChoiceNode] = {}

    def nodes(self, name: str, language: str) -> list[ChoiceNode]:
        """Return a list in a language as its one node; nothing when there is no such list."""
        form = self._form
        if name not in form.lists:
            return []
        if (name, language) not in self._made:
            made = list_as_nodes(form.lists[name], language, form.default_language)
            self._made[name, language] = made
        return [self._made[name, language]]


def list_as_nodes(choices: Iterable[Choice], language: str, default_language: str) -> ChoiceNode:
    """Return what `instance('list')` gives: a node from which /root/item leads to the choices."""
    items = tuple(_item(choice, language, default_language) for choice in choices)
    return ChoiceNode("instance", children=(ChoiceNode("root", children=items),))


def _item(choice: Choice, language: str, default_language: str) -> ChoiceNode:
    label = choice.label.get(language) or choice.label.get(default_language) or ""
    columns = {"name": choice.name, "label": label, **choice.more}
    return ChoiceNode("item", children=tuple(ChoiceNode(name, text) for name, text in columns.items()))

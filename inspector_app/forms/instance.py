"""The instance of a form: a tree of nodes with the answers, one subtree for each instance of a repeat."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.forms.model import Definition


class Node:
    """One node: `definition` says what it is, `key` which instance of a repeat, `answer` what was given.

    `relevant` takes account of the groups around it. `text` is what expressions see: hidden answers and
    "not applicable" count as blank.
    """

    __slots__ = ("answer", "children", "definition", "key", "own_relevant", "parent", "relevant")

    def __init__(self, definition: Definition, parent: Node | None, key: str = "") -> None:
        self.definition = definition
        self.parent = parent
        self.key = key
        self.answer = ""
        self.own_relevant = True
        self.relevant = True
        self.children: list[Node] = []

    @property
    def name(self) -> str:
        """The name of the question or group."""
        return self.definition.name

    @property
    def text(self) -> str:
        """What an expression sees."""
        if not self.relevant or (self.definition.na and self.answer == NOT_APPLICABLE):
            return ""
        return self.answer

    @property
    def path(self) -> str:
        """The path under which the answer is kept, with the keys of repeats: "/earlier[01a2]/date"."""
        if self.parent is None:
            return ""
        return f"{self.parent.path}/{self.name}" + (f"[{self.key}]" if self.key else "")

    def position(self) -> int:
        """Return the place of a repeat's instance among its like, counting from 1."""
        if self.parent is None:
            return 1
        alike = [child for child in self.parent.children if child.definition is self.definition]
        return alike.index(self) + 1

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()


NOT_APPLICABLE = "n/a"

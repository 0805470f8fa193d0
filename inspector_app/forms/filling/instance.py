"""The instance of a form: a tree of nodes with the answers, one subtree for each instance of a repeat."""

from __future__ import annotations

from collections.abc import Iterator

from inspector_app.forms.definition import NOT_APPLICABLE, QUESTION, Definition


class Node:
    """One node: `definition` says what it is, `key` which instance of a repeat, `answer` what was given.

    `counts` is what the form takes of the answer: blank while the question is hidden, for "not applicable", for an
    answer that is not of its kind, and for a choice that is not there now. `relevant` takes account of the groups
    around it, and `applies` is false once somebody said "not applicable". `calculated` is what a calculation came to last, None before it ran.
    """

    __slots__ = (
        "answer",
        "applies",
        "calculated",
        "children",
        "counts",
        "definition",
        "key",
        "name",
        "own_relevant",
        "parent",
        "path",
        "relevant",
    )

    def __init__(self, definition: Definition, parent: Node | None, key: str = "") -> None:
        self.definition = definition
        self.parent = parent
        self.key = key
        self.name = definition.name
        self.answer = ""
        self.counts = ""
        self.applies = True
        self.calculated: str | None = None
        self.own_relevant = True
        self.relevant = True
        self.children: list[Node] = []
        # Under this path the answer is kept, with the keys of repeats: "/earlier[01a2]/date".
        place = f"[{key}]" if key else ""
        self.path: str = "" if parent is None else f"{parent.path}/{definition.name}{place}"

    @property
    def is_not_applicable(self) -> bool:
        """Whether somebody said that the question does not apply."""
        return self.definition.na and self.answer == NOT_APPLICABLE

    @property
    def text(self) -> str:
        """What an expression sees: of a question what counts, of a group all that counts in it."""
        if self.definition.kind == QUESTION:
            return self.counts
        return "".join(child.text for child in self.children)

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

    def near(self, path: str) -> list[Node]:
        """Return the nodes of a question (its path without keys) in the same instances of repeats as this one."""
        above: Node = self
        while above.parent is not None and not path.startswith(f"{above.definition.path}/"):
            above = above.parent
        return [node for node in above.walk() if node.definition.path == path]

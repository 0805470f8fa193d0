"""Instances of repeats: made, kept under keys that sort by time, and removed.

A field "/earlier[KEY]" says "1" for an instance that is there and "0" for one that was removed. A repeat that
nobody has touched has one instance, with the key "0"; one with a count has the keys "1", "2", …
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from db.values import new_id
from inspector_app.forms.conversions import to_number
from inspector_app.forms.definition import REPEAT, Definition
from inspector_app.forms.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.state import FormState

HERE, REMOVED = "1", "0"  # the marks of an instance
_FIRST = "0"
_KEY_LENGTH = 16  # the part of a record id that tells its time
_MOST = 500


class Repeats:
    """The instances in one filled-in form; `stored` are the answers that it is opened with."""

    def __init__(self, state: FormState, stored: Mapping[str, str]) -> None:
        self._state = state
        self._marks = {path: mark for path, mark in stored.items() if path.endswith("]")}
        # The answers of instances that are not there: those that a smaller count has hidden come back with them.
        self._waiting = {path: answer for path, answer in stored.items() if not path.endswith("]")}

    def fill(self, parent: Node) -> None:
        """Make the nodes below `parent`, with the answers that wait for them."""
        for definition in self._state.form.children.get(parent.definition.path, ()):
            if definition.kind == REPEAT:
                for key in self._known_keys(f"{parent.path}/{definition.name}", definition):
                    self._make(parent, definition, key)
            else:
                self._make(parent, definition)

    def _make(self, parent: Node, definition: Definition, key: str = "") -> Node:
        node = Node(definition, parent, key)
        parent.children.append(node)
        self._state.adopt(node)
        node.answer = self._waiting.pop(node.path, "")
        self.fill(node)
        return node

    def _known_keys(self, path: str, definition: Definition) -> list[str]:
        if definition.count is not None:
            return []  # the count says how many there are
        inside = re.compile(re.escape(path) + r"\[([^\]]+)\]")
        found = {match[1] for name in (*self._waiting, *self._marks) if (match := inside.match(name))}
        kept = [key for key in found | {_FIRST} if self._marks.get(f"{path}[{key}]", HERE) != REMOVED]
        return sorted(kept, key=_turn)

    def add(self, path: str) -> str:
        """Add an instance at the end, with its defaults, and return its key."""
        above, _, name = path.rpartition("/")
        parent = self._state.find(above)
        definition = next(d for d in self._state.form.children[parent.definition.path] if d.name == name)
        key = new_id()[:_KEY_LENGTH]
        self._marks[f"{path}[{key}]"] = HERE
        node = self._make(parent, definition, key)
        self._put_in_order(parent)
        self._state.begin(node)
        return key

    def remove(self, path: str, key: str) -> None:
        """Remove an instance; its answers are gone from this filling, and stay in the history."""
        self._take_out(self._state.find(f"{path}[{key}]"))
        self._marks[f"{path}[{key}]"] = REMOVED

    def match_counts(self, definition: Definition) -> bool:
        """Make as many instances of a repeat as its count says; returns whether there were more or fewer."""
        above = definition.path.rpartition("/")[0]
        matched = [self._match(parent, definition) for parent in self._state.instances(above)]
        return any(matched)

    def _match(self, parent: Node, definition: Definition) -> bool:
        assert definition.count is not None
        count = to_number(self._state.evaluate(definition.count, parent))
        wanted = int(min(count, _MOST)) if count > 0 else 0
        present = [child for child in parent.children if child.definition is definition]
        for number in range(len(present) + 1, wanted + 1):
            inside = f"{parent.path}/{definition.name}[{number}]/"
            comes_back = any(path.startswith(inside) for path in self._waiting)
            node = self._make(parent, definition, str(number))
            if not comes_back:
                self._state.begin(node)
        for node in present[wanted:]:
            self._take_out(node)
            self._waiting.update({inner.path: inner.answer for inner in node.walk() if inner.answer})
        if len(present) != wanted:
            self._put_in_order(parent)
        return len(present) != wanted

    def kept(self) -> dict[str, str]:
        """Return the marks of instances that were made or removed by hand, and the answers that wait."""
        return {**self._marks, **self._waiting}

    def _take_out(self, node: Node) -> None:
        assert node.parent is not None
        self._state.forget(node.walk())
        node.parent.children.remove(node)

    def _put_in_order(self, parent: Node) -> None:
        places = {d.path: n for n, d in enumerate(self._state.form.children[parent.definition.path])}
        parent.children.sort(key=lambda child: places[child.definition.path])


def _turn(key: str) -> tuple[int, str]:
    """Short keys are numbers and come first, in their order; the rest sort by time."""
    return (int(key), "") if key.isdigit() and len(key) < _KEY_LENGTH else (10**9, key)

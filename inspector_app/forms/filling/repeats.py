"""Instances of repeats: made, kept under keys that sort by time, and removed.

A field "/earlier[KEY]" says "1" for an instance that is there and "0" for one that was removed. A repeat that
nobody has touched has the instances that its form begins with, usually one, with the keys "0", "1", … One with a
count has the keys "1", "2", …; when the count falls and rises again, the new ones begin blank, as in ODK, under the
keys "2.1", "2.2", …, so that the answers of those before stay on record.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from db.values import new_id
from inspector_app.forms.definition import REPEAT, Definition
from inspector_app.forms.expressions.conversions import to_number
from inspector_app.forms.filling.instance import Node

if TYPE_CHECKING:
    from inspector_app.forms.filling.state import FormState

HERE, REMOVED = "1", "0"  # the marks of an instance
_KEY_LENGTH = 16  # the part of a record id that tells its time
_MOST = 500


class Repeats:
    """The instances in one filled-in form; `stored` are the answers that it is opened with."""

    def __init__(self, state: FormState, stored: Mapping[str, str]) -> None:
        self._state = state
        self._marks = {path: mark for path, mark in stored.items() if path.endswith("]")}
        # The answers of instances that are not there now.
        self._waiting = {path: answer for path, answer in stored.items() if not path.endswith("]")}

    def fill(self, parent: Node) -> None:
        """Make the nodes below `parent`, with the answers that wait for them."""
        for definition in self._state.form.children.get(parent.definition.path, ()):
            if definition.kind == REPEAT:
                for key in self._known_keys(parent, definition):
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

    def _known_keys(self, parent: Node, definition: Definition) -> list[str]:
        if definition.count is not None:
            return []  # the count says how many there are
        path = f"{parent.path}/{definition.name}"
        many = definition.added_with if self._is_in_added(parent) else len(definition.begins_with)
        first = {str(place) for place in range(many)}
        kept = {key for key in self._named_below(path) | first if not self._is_removed(path, key)}
        return sorted(kept, key=_turn)

    def _is_in_added(self, node: Node | None) -> bool:
        """Whether a node stands in an instance of a repeat that the form did not begin with."""
        while node is not None:
            if node.definition.kind == REPEAT and _begins(node) is None:
                return True
            node = node.parent
        return False

    def _named_below(self, path: str) -> set[str]:
        inside = re.compile(re.escape(path) + r"\[([^\]]+)\]")
        return {match[1] for name in (*self._waiting, *self._marks) if (match := inside.match(name))}

    def _is_removed(self, path: str, key: str) -> bool:
        return self._marks.get(f"{path}[{key}]") == REMOVED

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
        """Remove an instance; its answers count no more, and stay on record."""
        self._take_out(self._state.find(f"{path}[{key}]"))
        self._marks[f"{path}[{key}]"] = REMOVED

    def taken_out(self, path: str) -> dict[str, int]:
        """Return the instances of a repeat that were removed with answers in them, by key: how many there were.

        Of a count's, those for which there is room now.
        """
        found: Counter[str] = Counter()
        for name in self._waiting:
            key = name.removeprefix(f"{path}[").partition("]")[0] if name.startswith(f"{path}[") else ""
            if key and self._is_removed(path, key) and self._has_room(path, key):
                found[key] += 1
        return dict(sorted(found.items(), key=lambda item: _turn(item[0])))

    def bring_back(self, path: str, key: str) -> None:
        """Put a removed instance back with its answers; what a count has put in its place gives way to it."""
        above, _, name = path.rpartition("/")
        parent = self._state.find(above)
        definition = next(d for d in self._state.form.children[parent.definition.path] if d.name == name)
        place = key.partition(".")[0]
        for other in list(parent.children):
            stands_in = definition.count is not None and other.key.partition(".")[0] == place
            if other.definition is definition and stands_in and self._take_out(other):
                self._marks[other.path] = REMOVED
        self._marks[f"{path}[{key}]"] = HERE
        self._make(parent, definition, key)
        self._put_in_order(parent)

    def _has_room(self, path: str, key: str) -> bool:
        definition = self._state.form.question(path)
        return definition.count is None or int(key.partition(".")[0]) <= len(self._state.repeat_keys(path))

    def match_counts(self, definition: Definition) -> bool:
        """Make as many instances of a repeat as its count says; returns whether there were more or fewer."""
        above = definition.path.rpartition("/")[0]
        matched = [self._match(parent, definition) for parent in self._state.instances(above)]
        return any(matched)

    def _match(self, parent: Node, definition: Definition) -> bool:
        assert definition.count is not None
        # A count is worked out where an instance would stand, so that it may name what is beside the repeat.
        count = to_number(self._state.evaluate(definition.count, Node(definition, parent)))
        path = f"{parent.path}/{definition.name}"
        present = [child for child in parent.children if child.definition is definition]
        if math.isnan(count):
            return self._stay(parent, definition, present)
        wanted = int(max(0.0, min(count, _MOST)))
        for place in range(len(present) + 1, wanted + 1):
            key = next(key for key in _keys_of(place) if not self._is_removed(path, key))
            comes_back = any(name.startswith(f"{path}[{key}]/") for name in self._waiting)
            node = self._make(parent, definition, key)
            if not comes_back:
                self._state.begin(node)
        for node in present[wanted:]:
            # An instance in which nothing was done may as well be made again under its key.
            if self._take_out(node):
                self._marks[node.path] = REMOVED
        if len(present) != wanted:
            self._put_in_order(parent)
        return len(present) != wanted

    def _stay(self, parent: Node, definition: Definition, present: list[Node]) -> bool:
        """Leave what is there: a count that is not known now, or not asked, takes nothing away."""
        self._marks.update(dict.fromkeys((node.path for node in present), HERE))
        path = f"{parent.path}/{definition.name}"
        there = {node.key for node in present}
        missing = sorted(self._named_below(path) - there, key=_turn)
        found = [key for key in missing if not self._is_removed(path, key) and self._state.is_opening]
        for key in found:
            self._make(parent, definition, key)
        return bool(found)

    def marks(self) -> dict[str, str]:
        """Return the marks of instances that were made, or removed with answers in them."""
        return dict(self._marks)

    def waiting(self) -> dict[str, str]:
        """Return the answers of instances that are not there now, by path."""
        return dict(self._waiting)

    def own_defaults(self, node: Node) -> dict[Node, str]:
        """Return the defaults that one of the instances that a form begins with has of its own."""
        place = _begins(node) if node.definition.kind == REPEAT else None
        if place is None or self._is_in_added(node.parent):
            return {}
        own = node.definition.begins_with[place]
        inner = {below.definition.path: below for below in node.walk()} if own else {}
        return {inner[path]: text for path, text in own.items() if path in inner}

    def _take_out(self, node: Node) -> bool:
        """Take an instance out of the form, and keep its answers; returns whether anything was done in it.

        That is an answer, or an instance inside that was added or removed.
        """
        assert node.parent is not None
        kept = self._state.form.kept
        answers = {n.path: n.answer for n in node.walk() if n.answer and n.definition.path in kept}
        self._waiting.update(answers)
        self._state.forget(node.walk())
        node.parent.children.remove(node)
        return bool(answers) or any(path.startswith(f"{node.path}/") for path in self._marks)

    def _put_in_order(self, parent: Node) -> None:
        places = {d.path: n for n, d in enumerate(self._state.form.children[parent.definition.path])}
        parent.children.sort(key=lambda child: (places[child.definition.path], _turn(child.key)))


def _keys_of(place: int) -> Iterator[str]:
    yield str(place)
    yield from (f"{place}.{time}" for time in itertools.count(1))


def _begins(node: Node) -> int | None:
    """Return which of the instances that its form begins with a repeat's instance is, from 0; None for another."""
    place, _, _ = node.key.partition(".")
    if not place.isdigit() or len(place) >= _KEY_LENGTH:
        return None
    index = int(place) - (node.definition.count is not None)
    return index if index < len(node.definition.begins_with) else None


def _turn(key: str) -> tuple[int, int, str]:
    """Short keys are numbers and come first, in their order; the rest sort by time."""
    place, _, time = key.partition(".")
    if place.isdigit() and len(place) < _KEY_LENGTH:
        return (int(place), int(time or 0), "")
    return (10**9, 0, key)

"""What depends on what: which nodes an answer touches, and in which order they are worked out."""

from __future__ import annotations

import heapq
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from inspector_app.forms.definition import Definition, values_in
from inspector_app.forms.expressions.expression import Expression, parts, walk


class Cycle(Exception):  # noqa: N818 - found while compiling, and told as a problem of the form
    """Questions whose relevance or value depend on themselves; `paths` are those in the circle."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@dataclass(frozen=True, slots=True)
class Graph:
    """How an answer spreads.

    `order` gives each path its turn. `feeds` are the paths whose relevance or value must be worked out again after
    a path, all of a later turn; `watchers` those of which something else, a message or a label, may look different.
    """

    order: dict[str, int]
    feeds: dict[str, tuple[str, ...]]
    watchers: dict[str, tuple[str, ...]]


def references(
    expression: Expression, question: str, among: Collection[str], *, of_choice: bool = False
) -> set[str]:
    """Return the paths that an expression of a question looks at, without roots and keys.

    A choice filter runs at a choice (`of_choice`), so that its relative paths name columns of the list. A step `*`
    leads to those that there are `among` the paths of the form, but not to the question itself or what is around it.
    """
    found: set[str] = set()
    _collect(expression, None if of_choice else question, question, found)
    return {path for one in found for path in ([one] if "*" not in one else _matching(one, question, among))}


def _matching(pattern: str, question: str, among: Collection[str]) -> Iterator[str]:
    steps = re.compile(re.escape(pattern).replace(r"\*", "[^/]+"))
    return (path for path in among if steps.fullmatch(path) and not f"{question}/".startswith(f"{path}/"))


def path_of(expression: Expression, question: str) -> str:
    """Return the path that the nodes of a path expression have, without roots and keys; "" for another expression."""
    return _collect(expression, question, question, set()) or ""


def _collect(expression: Expression, here: str | None, question: str, found: set[str]) -> str | None:
    """Add what an expression looks at; returns where a path leads, None for columns of choices and for values."""
    if expression[0] != "path":
        for part in parts(expression):
            _collect(part, here, question, found)
        return None
    _, start, steps = expression
    if start == "root":
        place: str | None = ""
        steps = steps[1:]
    elif start == "here":
        place = here
    elif start == "current":
        place = question
    else:
        place = _collect(start, here, question, found)
    for name, predicates in steps:
        place = _after_step(place, name)
        for predicate in predicates:
            _collect(predicate, place, question, found)
    if place is not None:
        found.add(place)
    return place


def _after_step(place: str | None, name: str) -> str | None:
    if place is None or name == ".":
        return place
    return place.rpartition("/")[0] if name == ".." else f"{place}/{name}"


def build_graph(definitions: Iterable[Definition]) -> Graph:
    """Return the graph of a form; raises Cycle when no order can be found."""
    needs: dict[str, set[str]] = {}  # what must be known before a node's relevance and value
    looks: dict[str, set[str]] = {}  # what its state looks at in any way
    below: dict[str, list[str]] = {}
    locks: dict[str, set[str]] = {}  # what decides on whether a group and all in it is locked
    definitions = tuple(definitions)
    among = {definition.path for definition in definitions}
    said = {definition.path: _said_in_choices(definition, among) for definition in definitions}
    for definition in definitions:
        path = definition.path
        deciding = [definition.relevant, definition.calculate, definition.count]
        needs[path] = {found for e in deciding if e for found in references(e, path, among)}
        if path in needs[path]:
            raise Cycle([path])
        # Choices may look at their own question, as where none may be chosen twice: that is no circle.
        needs[path] |= _choices_look_at(definition, among) - {path}
        needs[path] |= {found for e in deciding if e for found in _labels_look_at(e, path, said)} - {path}
        looks[path] = needs[path] | (_looks_of(definition, among) | said[path]) - {path}
        below[path] = []
        locks[path] = references(definition.readonly, path, among) if definition.readonly else set()
        parent = path
        while parent:
            parent = parent.rpartition("/")[0]
            below[parent].append(path)
            needs[path].add(parent)
            looks[path] |= locks[parent]
    # A reference to a group or repeat, as in count(), looks at what is below it too.
    for path, wanted in needs.items():
        above = {path[:index] for index in range(len(path)) if path[index] == "/"} | {""}
        needs[path] = wanted | {inner for w in wanted - above for inner in below.get(w, ()) if inner != path}
    return Graph(_sorted(needs), _inverse(needs, {}), _inverse(looks, below))


def _looks_of(definition: Definition, among: Collection[str]) -> set[str]:
    """Return the paths that required, messages, labels and so on look at."""
    showing = [definition.required, definition.readonly, definition.constraint, definition.warning]
    showing += [value for text in definition.texts() for value in values_in(text)]
    return {path for e in showing if e for path in references(e, definition.path, among)}


def _said_in_choices(definition: Definition, among: Collection[str]) -> set[str]:
    """Return the paths whose values stand in the labels of the question's choices."""
    values = [value for choice in definition.choices for value in values_in(choice.labels)]
    return {path for value in values for path in references(value, definition.path, among)}


def _labels_look_at(expression: Expression, question: str, said: dict[str, set[str]]) -> Iterator[str]:
    """Yield the paths whose values stand in the labels of choices that an expression asks for."""
    for part in walk(expression):
        if part[:2] == ["call", "jr:choice-name"]:
            yield from said.get(path_of(part[2][-1], question), ())


def _choices_look_at(definition: Definition, among: Collection[str]) -> set[str]:
    """Return the paths that decide on which choices a question has, and on their order."""
    found: set[str] = set()
    if definition.choice_filter:
        found |= references(definition.choice_filter, definition.path, among, of_choice=True)
    if definition.seed:
        found |= references(definition.seed, definition.path, among)
    if definition.choices_from:
        nodes, *columns = definition.choices_from
        found |= references(nodes, definition.path, among)
        place = path_of(nodes, definition.path)
        found |= {path for column in columns for path in references(column, place, among)}
    return found


def _inverse(wanted: dict[str, set[str]], below: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return from each path, and from what is below it, to the paths that want it."""
    found: dict[str, set[str]] = {}
    for path, sources in wanted.items():
        for source in sources:
            for each in (source, *(below.get(source, ()) if source else ())):
                found.setdefault(each, set()).add(path)
    return {path: tuple(sorted(paths)) for path, paths in found.items()}


def _sorted(needs: dict[str, set[str]]) -> dict[str, int]:
    """Return a turn for each path such that what it needs comes first, document order among equals."""
    document = {path: place for place, path in enumerate(needs)}
    waiting = {path: {need for need in wanted if need in needs} for path, wanted in needs.items()}
    freed: dict[str, list[str]] = {}
    for path, wanted in waiting.items():
        for need in wanted:
            freed.setdefault(need, []).append(path)
    ready = [(document[path], path) for path, wanted in waiting.items() if not wanted]
    heapq.heapify(ready)
    order: dict[str, int] = {}
    while ready:
        _, path = heapq.heappop(ready)
        order[path] = len(order)
        for later in freed.get(path, ()):
            waiting[later].discard(path)
            if not waiting[later]:
                heapq.heappush(ready, (document[later], later))
    if len(order) < len(needs):
        raise Cycle(_circle({path: sorted(wanted) for path, wanted in waiting.items() if path not in order}))
    return order


def _circle(waiting: dict[str, list[str]]) -> list[str]:
    """Return paths that wait for each other; following what any of them waits for must come round again."""
    path, trail = next(iter(waiting)), list[str]()
    while path not in trail:
        trail.append(path)
        path = waiting[path][0]
    return trail[trail.index(path) :]

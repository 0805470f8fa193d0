"""What depends on what: which nodes an answer touches, and in which order they are worked out."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from inspector_app.forms.expression import Expression, walk
from inspector_app.forms.model import CompiledForm, Definition


class Cycle(Exception):  # noqa: N818 - found while compiling, and told as a problem of the form
    """Questions whose relevance or value depend on themselves; `paths` are those in the circle."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


@dataclass(slots=True)
class Graph:
    """How an answer spreads.

    `order` gives each path its turn. `feeds` are the paths whose relevance or value must be worked out again after
    a path, all of a later turn; `watchers` those of which something else, a message or a label, may look different.
    """

    order: dict[str, int]
    feeds: dict[str, tuple[str, ...]]
    watchers: dict[str, tuple[str, ...]]


def references(expression: Expression, here: str) -> set[str]:
    """Return the paths that an expression of the question at `here` looks at, without roots and keys."""
    found = set()
    for part in walk(expression):
        if part[0] == "path":
            path = _resolve(part[1], part[2], here)
            if path is not None:
                found.add(path)
        elif part[0] == "call" and part[1] == "jr:choice-name" and part[2][1][0] == "text":
            found.add("/" + part[2][1][1].strip().lstrip("/").partition("/")[2])
    return found


def _resolve(start: object, steps: list[list[object]], here: str) -> str | None:
    """Return the path that steps lead to, None where they go into a list of choices."""
    names = [str(step[0]) for step in steps]
    if start == "root":
        path, names = "", names[1:]
    elif start in ("here", "current"):
        path = here
    elif isinstance(start, list) and start[0] == "path":
        inner = _resolve(start[1], start[2], here)
        if inner is None:
            return None
        path = inner
    else:
        return None
    for name in names:
        if name == "..":
            path = path.rpartition("/")[0]
        elif name not in (".", "*"):
            path = f"{path}/{name}"
    return path


def build_graph(form: CompiledForm) -> Graph:
    """Return the graph of a form; raises Cycle when no order can be found."""
    needs: dict[str, set[str]] = {}  # what must be known before a node's relevance and value
    looks: dict[str, set[str]] = {}  # what its state looks at in any way
    below: dict[str, list[str]] = {definition.path: [] for definition in form.definitions}
    for definition in form.definitions:
        path = definition.path
        deciding = [definition.relevant, definition.calculate, definition.count]
        needs[path] = {found for e in deciding if e for found in references(e, path)} - {path}
        showing = [definition.required, definition.readonly, definition.constraint, definition.warning]
        showing += [definition.choice_filter, *_values_in_texts(definition)]
        looks[path] = needs[path] | {found for e in showing if e for found in references(e, path)} - {path}
        parent = path
        while parent:
            parent = parent.rpartition("/")[0]
            below[parent].append(path)
            needs[path].add(parent)
    # A reference to a group or repeat, as in count(), looks at what is below it too.
    for path, wanted in needs.items():
        above = {path[:index] for index in range(len(path)) if path[index] == "/"} | {""}
        needs[path] = wanted | {inner for w in wanted - above for inner in below.get(w, ()) if inner != path}
    return Graph(_sorted(needs), _inverse(needs, {}), _inverse(looks, below))


def _inverse(wanted: dict[str, set[str]], below: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """Return from each path, and from what is below it, to the paths that want it."""
    found: dict[str, set[str]] = {}
    for path, sources in wanted.items():
        for source in sources:
            for each in (source, *(below.get(source, ()) if source else ())):
                found.setdefault(each, set()).add(path)
    return {path: tuple(sorted(paths)) for path, paths in found.items()}


def _values_in_texts(definition: Definition) -> list[Expression]:
    texts = (
        definition.labels,
        definition.hints,
        definition.guidances,
        definition.messages,
        definition.warning_messages,
    )
    return [part for text in texts for parts in text.values() for part in parts if isinstance(part, list)]


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
        raise Cycle([path for path in needs if path not in order])
    return order

"""Functions of groups and repeats."""

from __future__ import annotations

import math
from typing import Any

from inspector_app.forms.expressions.conversions import XValue, nodes_of, to_number
from inspector_app.forms.expressions.functions.registry import function


@function("count", 1)
def count(_context: Any, nodes: XValue) -> XValue:
    """How many nodes there are, hidden ones too."""
    return float(len(nodes_of(nodes)))


@function("count-non-empty", 1)
def count_non_empty(_context: Any, nodes: XValue) -> XValue:
    """How many of the nodes have an answer."""
    return float(sum(1 for node in nodes_of(nodes) if node.text))


@function("position", 0, 1)
def position(context: Any, node: XValue | None = None) -> XValue:
    """The place of a repeat's instance, counted from 1; without argument, the place in a filtered list."""
    if node is None:
        return float(context.position)
    nodes = nodes_of(node)
    return float(nodes[0].position()) if nodes else math.nan


@function("last")
def last(context: Any) -> XValue:
    """How many nodes the list has that a predicate filters."""
    return float(context.size)


@function("indexed-repeat", 3, None)
def indexed_repeat(_context: Any, nodes: XValue, *pairs: XValue) -> XValue:
    """The nodes that stand in the given instance of each repeat: repeat and number, one pair after the other.

    The outermost repeat counts first, however the pairs are ordered; an inner one counts within it.
    """
    levels = [
        (nodes_of(repeats), to_number(number))
        for repeats, number in zip(pairs[::2], pairs[1::2], strict=False)
    ]
    if any(not instances for instances, _ in levels):
        return []
    levels.sort(key=lambda level: len(_ancestors(level[0][0])))
    chosen: Any = None
    for instances, number in levels:
        inside = [node for node in instances if chosen is None or chosen in _ancestors(node)]
        if not 1 <= number <= len(inside) or number != int(number):
            return []
        chosen = inside[int(number) - 1]
    return [node for node in nodes_of(nodes) if chosen in _ancestors(node)]


@function("local-name", 0, 1)
def local_name(context: Any, node: XValue | None = None) -> XValue:
    """The name of a question."""
    nodes = [context.node] if node is None else nodes_of(node)
    return str(nodes[0].name) if nodes else ""


def _ancestors(node: Any) -> list[Any]:
    found = []
    while node is not None:
        found.append(node)
        node = node.parent
    return found

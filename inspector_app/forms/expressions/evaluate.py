"""Running expressions: each is turned once into a Python function of its context."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from inspector_app.forms.expressions.conversions import XValue, to_number, to_text, to_truth
from inspector_app.forms.expressions.expression import Expression
from inspector_app.forms.expressions.functions import FUNCTIONS


class FilledForm(Protocol):
    """The filled-in form that an expression runs in, as far as the language itself asks it; functions ask it more."""

    now: datetime
    root: Any

    def instances(self, path: str) -> Sequence[Any]:
        """Return the nodes of a path without keys."""


@dataclass(slots=True)
class Context:
    """Where an expression runs: at which node, and which node the question itself is (`current()`).

    `position` and `size` are the place in the list that a predicate filters, and how long that is.
    """

    node: Any
    current: Any
    state: FilledForm
    position: int = 1
    size: int = 1

    @property
    def now(self) -> datetime:
        """The local time that `today()` and `now()` give."""
        return self.state.now

    def at(self, node: Any, position: int, size: int) -> Context:
        """Return the same context at another node, one of a list."""
        return Context(node, self.current, self.state, position, size)


Run = Callable[[Context], XValue]


def compile_expression(expression: Expression) -> Run:
    """Return the expression as a function. Raises KeyError for a function that there is not."""
    match expression[0]:
        case "number" | "text":
            value = expression[1]
            return lambda _context: value
        case "negate":
            inner = compile_expression(expression[1])
            return lambda context: -to_number(inner(context))
        case "call":
            return _call(expression[1], expression[2])
        case "path":
            return _path(expression[1], expression[2])
        case sign:
            return _binary(sign, compile_expression(expression[1]), compile_expression(expression[2]))


def _call(name: str, arguments: list[Expression]) -> Run:
    function = FUNCTIONS[name]
    runs = [compile_expression(argument) for argument in arguments]
    if function.lazy:
        return lambda context: function.run(context, *runs)
    return lambda context: function.run(context, *[run(context) for run in runs])


# ---- operators ------------------------------------------------------------------------------------------
def _binary(sign: str, left: Run, right: Run) -> Run:
    match sign:
        case "or":
            return lambda context: to_truth(left(context)) or to_truth(right(context))
        case "and":
            return lambda context: to_truth(left(context)) and to_truth(right(context))
        case "=":
            return lambda context: _equal(left(context), right(context))
        case "!=":
            return lambda context: _unequal(left(context), right(context))
        case "|":
            return lambda context: _union(left(context), right(context))
        case "<" | "<=" | ">" | ">=":
            compare = _COMPARISONS[sign]
            return lambda context: _any_pair(left(context), right(context), compare)
        case _:
            operate = _ARITHMETIC[sign]
            return lambda context: operate(to_number(left(context)), to_number(right(context)))


def _divide(a: float, b: float) -> float:
    if b:
        return a / b
    return math.nan if not a or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1, b)


_ARITHMETIC: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "div": _divide,
    "mod": lambda a, b: math.fmod(a, b) if b and math.isfinite(a) else math.nan,
}
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def _any_pair(left: XValue, right: XValue, compare: Callable[[float, float], bool]) -> bool:
    """Compare as numbers; a list of nodes holds when any of its nodes does."""
    lefts = [to_number(node.text) for node in left] if isinstance(left, list) else [to_number(left)]
    rights = [to_number(node.text) for node in right] if isinstance(right, list) else [to_number(right)]
    return any(compare(a, b) for a in lefts for b in rights)


def _equal(left: XValue, right: XValue) -> bool:
    return any(_same(a, b) for a in _atoms(left, right) for b in _atoms(right, left))


def _unequal(left: XValue, right: XValue) -> bool:
    return any(not _same(a, b) for a in _atoms(left, right) for b in _atoms(right, left))


def _atoms(value: XValue, other: XValue) -> list[XValue]:
    """Return what is compared: each node's text, so that a list of no nodes is equal and unequal to nothing."""
    if not isinstance(value, list):
        return [value]
    return [bool(value)] if isinstance(other, bool) else [node.text for node in value]


def _same(a: XValue, b: XValue) -> bool:
    if isinstance(a, bool) or isinstance(b, bool):
        return to_truth(a) == to_truth(b)
    if isinstance(a, float | int) or isinstance(b, float | int):
        return to_number(a) == to_number(b)
    return to_text(a) == to_text(b)


def _union(left: XValue, right: XValue) -> XValue:
    nodes = left if isinstance(left, list) else []
    return [*nodes, *(node for node in (right if isinstance(right, list) else []) if node not in nodes)]


# ---- paths ----------------------------------------------------------------------------------------------
_NO_NAMES = (".", "..", "*")
_SEVERAL = 2  # which the state does not keep in the order of the document


def _path(start: Any, steps: list[Any]) -> Run:
    begin = _beginning(start)
    compiled = [
        (name, [compile_expression(predicate) for predicate in predicates]) for name, predicates in steps
    ]
    absolute = start == "root"
    # The most common kind leads from the root straight to a question: the state knows its nodes by their path.
    straight = ""
    if absolute and all(not predicates and name not in _NO_NAMES for name, predicates in compiled[1:]):
        straight = "".join(f"/{name}" for name, _ in compiled[1:])

    def run(context: Context) -> XValue:
        if straight:
            known = context.state.instances(straight)
            if len(known) < _SEVERAL:
                return list(known)
        nodes = begin(context)
        # The first step of an absolute path names the root itself.
        for name, predicates in compiled[1:] if absolute else compiled:
            nodes = [found for node in nodes for found in _step(node, name)]
            for predicate in predicates:
                nodes = _filter(nodes, predicate, context)
        return nodes

    return run


def _beginning(start: Any) -> Callable[[Context], list[Any]]:
    if start == "root":
        return lambda context: [context.state.root]
    if start == "here":
        return lambda context: [context.node]
    if start == "current":
        return lambda context: [context.current]
    run = compile_expression(start)

    def evaluate(context: Context) -> list[Any]:
        value = run(context)
        return value if isinstance(value, list) else []

    return evaluate


def _step(node: Any, name: str) -> list[Any]:
    if name == ".":
        return [node]
    if name == "..":
        return [node.parent] if node.parent is not None else []
    if name == "*":
        return list(node.children)
    return [child for child in node.children if child.name == name]


def _filter(nodes: list[Any], predicate: Run, context: Context) -> list[Any]:
    kept = []
    for position, node in enumerate(nodes, 1):
        value = predicate(context.at(node, position, len(nodes)))
        number = isinstance(value, float | int) and not isinstance(value, bool)
        if (value == position) if number else to_truth(value):
            kept.append(node)
    return kept

"""Functions of truth and choice."""

from __future__ import annotations

from typing import Any

from inspector_app.forms.expressions.conversions import XValue, to_number, to_text, to_truth
from inspector_app.forms.expressions.functions.registry import function


@function("if", 3, lazy=True)
def if_(context: Any, condition: Any, then: Any, otherwise: Any) -> XValue:
    """The second argument when the first is true, else the third."""
    value: XValue = then(context) if to_truth(condition(context)) else otherwise(context)
    return value


@function("coalesce", 2, lazy=True)
def coalesce(context: Any, first: Any, second: Any) -> XValue:
    """The first argument unless it is blank, else the second."""
    return to_text(first(context)) or to_text(second(context))


@function("once", 1, lazy=True)
def once(context: Any, expression: Any) -> XValue:
    """What stands in the question already; the argument only while it is blank."""
    return context.current.answer or to_text(expression(context))


@function("true")
def true(_context: Any) -> XValue:
    """True."""
    return True


@function("false")
def false(_context: Any) -> XValue:
    """False."""
    return False


@function("not", 1)
def not_(_context: Any, value: XValue) -> XValue:
    """The opposite."""
    return not to_truth(value)


@function("boolean", 1)
def boolean(_context: Any, value: XValue) -> XValue:
    """The argument as a truth."""
    return to_truth(value)


@function("boolean-from-string", 1)
def boolean_from_string(_context: Any, value: XValue) -> XValue:
    """True for “1” and “true”."""
    return to_text(value) in ("1", "true")


@function("checklist", 2, None)
def checklist(_context: Any, least: XValue, most: XValue, *values: XValue) -> XValue:
    """Whether between the first and second argument many of the rest are true, each node by itself; -1 is no limit."""
    count = sum(1 for value in values for one in _each(value) if to_truth(one))
    return _between(count, to_number(least), to_number(most))


@function("weighted-checklist", 2, None)
def weighted_checklist(_context: Any, least: XValue, most: XValue, *pairs: XValue) -> XValue:
    """The same with a weight after each value."""
    weight = 0.0
    for values, weights in zip(pairs[::2], pairs[1::2], strict=False):
        for value, each in zip(_each(values), _each(weights), strict=False):
            weight += to_number(each) if to_truth(value) else 0.0
    return _between(weight, to_number(least), to_number(most))


def _each(value: XValue) -> list[XValue]:
    return [node.text for node in value] if isinstance(value, list) else [value]


def _between(count: float, least: float, most: float) -> bool:
    return (least == -1 or count >= least) and (most == -1 or count <= most)

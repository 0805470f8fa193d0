"""Functions of numbers."""

from __future__ import annotations

import math
import random as chance
from collections.abc import Callable
from typing import Any

from inspector_app.forms.expressions.conversions import XValue, to_number
from inspector_app.forms.expressions.functions.registry import function

_MOST_PLACES = 30


@function("number", 1)
def number(_context: Any, value: XValue) -> XValue:
    """The argument as a number; a date as days since 1970."""
    return to_number(value)


@function("int", 1)
def int_(_context: Any, value: XValue) -> XValue:
    """The whole part of a number."""
    found = to_number(value)
    return float(math.trunc(found)) if math.isfinite(found) else found


@function("round", 1, 2)
def round_(_context: Any, value: XValue, places: XValue = 0.0) -> XValue:
    """A number rounded to so many decimal places, halves upwards."""
    found, digits = to_number(value), to_number(places)
    if not math.isfinite(found) or not abs(digits) <= _MOST_PLACES:
        return found if math.isfinite(digits) else math.nan
    # In doubles, as XPath counts and other programs round: 1.005 is a little less than it looks.
    scale = 10.0 ** math.trunc(digits)
    return math.floor(found * scale + 0.5) / scale


@function("floor", 1)
def floor(_context: Any, value: XValue) -> XValue:
    """The whole number below."""
    found = to_number(value)
    return float(math.floor(found)) if math.isfinite(found) else found


@function("ceiling", 1)
def ceiling(_context: Any, value: XValue) -> XValue:
    """The whole number above."""
    found = to_number(value)
    return float(math.ceil(found)) if math.isfinite(found) else found


@function("abs", 1)
def abs_(_context: Any, value: XValue) -> XValue:
    """A number without its sign."""
    return abs(to_number(value))


@function("pow", 2)
def pow_(_context: Any, base: XValue, exponent: XValue) -> XValue:
    """The first number to the power of the second."""
    return _real(math.pow, to_number(base), to_number(exponent))


@function("pi")
def pi(_context: Any) -> XValue:
    """Pi."""
    return math.pi


def _of_one_number(name: str, calculate: Callable[[float], float]) -> None:
    @function(name, 1)
    def run(_context: Any, value: XValue) -> XValue:
        return _real(calculate, to_number(value))


for _name, _calculate in (
    ("sqrt", math.sqrt),
    ("exp", math.exp),
    ("exp10", lambda x: math.pow(10.0, x)),
    ("log", lambda x: math.log(x) if x else -math.inf),
    ("log10", lambda x: math.log10(x) if x else -math.inf),
    ("sin", math.sin),
    ("cos", math.cos),
    ("tan", math.tan),
    ("asin", math.asin),
    ("acos", math.acos),
    ("atan", math.atan),
):
    _of_one_number(_name, _calculate)


@function("atan2", 2)
def atan2(_context: Any, y: XValue, x: XValue) -> XValue:
    """The angle of a point, in radians."""
    return math.atan2(to_number(y), to_number(x))


@function("random")
def random(_context: Any) -> XValue:
    """A random number from 0 up to 1, a new one whenever it is worked out; `once(random())` keeps the first."""
    return chance.random()  # noqa: S311 - forms draw lots, not secrets


@function("sum", 1)
def sum_(_context: Any, nodes: XValue) -> XValue:
    """The sum of the nodes; no number, that is blank, as long as one of them is blank."""
    return float(sum(to_number(text) for text in _texts((nodes,))))


@function("min", 1, None)
def min_(_context: Any, *values: XValue) -> XValue:
    """The least of the arguments, each node by itself; no number as long as one of them is none."""
    return _extreme(min, values)


@function("max", 1, None)
def max_(_context: Any, *values: XValue) -> XValue:
    """The greatest of the arguments, each node by itself; no number as long as one of them is none."""
    return _extreme(max, values)


def _extreme(choose: Callable[[list[float]], float], values: tuple[XValue, ...]) -> float:
    numbers = [to_number(value) for value in _texts(values)]
    return choose(numbers) if numbers and not any(map(math.isnan, numbers)) else math.nan


def _texts(values: tuple[XValue, ...]) -> list[XValue]:
    """Return the arguments with the texts of each node; what is not applicable is left out, being no amount."""
    found: list[XValue] = []
    for value in values:
        if isinstance(value, list):
            found += [node.text for node in value if not node.is_not_applicable]
        else:
            found.append(value)
    return found


def _real(calculate: Callable[..., float], *numbers: float) -> float:
    """Return what a function of real numbers comes to, NaN where it has no value."""
    try:
        return float(calculate(*numbers))
    except (ValueError, OverflowError, ZeroDivisionError):
        return math.nan

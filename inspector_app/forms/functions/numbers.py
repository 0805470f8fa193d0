"""Functions of numbers."""

from __future__ import annotations

import math
import random as chance
from collections.abc import Callable
from decimal import ROUND_FLOOR, Decimal
from typing import Any

from inspector_app.forms.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.functions.registry import function

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
    """A number rounded, halves upwards, to so many decimal places."""
    found, digits = to_number(value), to_number(places)
    if not math.isfinite(found) or not abs(digits) <= _MOST_PLACES:
        return found if math.isfinite(digits) else math.nan
    # Decimals round what the person sees: 1.005 to two places is 1.01, though no binary number is 1.005.
    scaled = Decimal(repr(found)).scaleb(int(digits)) + Decimal("0.5")
    return float(scaled.to_integral_value(ROUND_FLOOR).scaleb(-int(digits)))


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
    ("log", math.log),
    ("log10", math.log10),
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
    """The sum of the nodes that are asked and apply; NaN, that is blank, until all of these are answered."""
    asked = [node for node in nodes_of(nodes) if node.relevant and not node.is_not_applicable]
    return float(sum(to_number(node.text) for node in asked))


@function("min", 1, None)
def min_(_context: Any, *values: XValue) -> XValue:
    """The least of the arguments, or of the nodes that are not blank."""
    return min(_numbers(values), default=math.nan)


@function("max", 1, None)
def max_(_context: Any, *values: XValue) -> XValue:
    """The greatest of the arguments, or of the nodes that are not blank."""
    return max(_numbers(values), default=math.nan)


def _numbers(values: tuple[XValue, ...]) -> list[float]:
    numbers: list[float] = []
    for value in values:
        texts = [node.text for node in value] if isinstance(value, list) else [to_text(value)]
        numbers += [to_number(text) for text in texts if text]
    return numbers


def _real(calculate: Callable[..., float], *numbers: float) -> float:
    """Return what a function of real numbers comes to, NaN where it has no value."""
    try:
        return float(calculate(*numbers))
    except (ValueError, OverflowError, ZeroDivisionError):
        return math.nan

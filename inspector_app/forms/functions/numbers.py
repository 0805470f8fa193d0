"""Functions of numbers."""

from __future__ import annotations

import math
import random as chance
from typing import Any

from inspector_app.forms.conversions import XValue, nodes_of, to_number, to_text
from inspector_app.forms.functions.registry import function


@function("number", 1)
def number(_context: Any, value: XValue) -> XValue:
    """The argument as a number."""
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
    if not math.isfinite(found) or not math.isfinite(digits):
        return math.nan
    factor = 10.0 ** int(digits)
    return math.floor(found * factor + 0.5) / factor


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
    try:
        power = to_number(base) ** to_number(exponent)
    except (OverflowError, ZeroDivisionError):
        return math.nan
    return power if isinstance(power, float) else math.nan


@function("sqrt", 1)
def sqrt(_context: Any, value: XValue) -> XValue:
    """The square root."""
    found = to_number(value)
    return math.sqrt(found) if found >= 0 else math.nan


@function("log10", 1)
def log10(_context: Any, value: XValue) -> XValue:
    """The logarithm to base 10."""
    found = to_number(value)
    return math.log10(found) if found > 0 else math.nan


@function("pi")
def pi(_context: Any) -> XValue:
    """Pi."""
    return math.pi


@function("random", volatile=True)
def random(_context: Any) -> XValue:
    """A random number from 0 up to 1."""
    return chance.random()  # noqa: S311 - forms draw lots, not secrets


@function("sum", 1)
def sum_(_context: Any, nodes: XValue) -> XValue:
    """The sum of the nodes."""
    return float(sum(to_number(node.text) for node in nodes_of(nodes)))


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

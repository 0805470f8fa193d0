"""The four types of XPath, and how one becomes another; dates are texts that count as days."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from inspector_app.forms.instance import Node

# A value is a text, a number, a truth or a list of nodes.
XValue = str | float | bool | list[Any]

_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?\s*$")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
EPOCH = date(1970, 1, 1)
_SECONDS = 86_400


def to_text(value: XValue) -> str:
    """Return a value as text: whole numbers without a point, the first node of a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].text if value else ""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def to_number(value: XValue) -> float:
    """Return a value as a number: a date as days since 1970, NaN for what is none."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float | int):
        return float(value)
    text = to_text(value)
    if _NUMBER.match(text):
        return float(text)
    moment = to_moment(text)
    return math.nan if moment is None else days_since_epoch(moment)


def to_truth(value: XValue) -> bool:
    """Return a value as a truth: a non-empty text or list, a number that is neither 0 nor NaN."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float | int):
        return bool(value) and not math.isnan(value)
    return bool(value)


def to_moment(value: XValue) -> datetime | None:
    """Return a date or date and time in local terms, from ISO text or from days since 1970; else None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float | int):
        if not math.isfinite(value) or abs(value) > 2_900_000:
            return None
        return datetime.combine(EPOCH, time()) + timedelta(days=value)
    text = to_text(value)
    if not _DATE.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment


def days_since_epoch(moment: datetime) -> float:
    """Return days since 1970-01-01, times of day as fractions."""
    passed = moment - datetime.combine(EPOCH, time())
    return passed.days + passed.seconds / _SECONDS


def nodes_of(value: XValue) -> list[Node]:
    """Return the nodes of a list, none for any other value."""
    return value if isinstance(value, list) else []

"""The four types of XPath, and how one becomes another; a day or a moment is a number that reads as a date."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

# A value is a text, a number, a truth or a list of nodes.
XValue = str | float | bool | list[Any]


class Moment(float):
    """What `today()`, `now()` and `date()` give: days since 1970, which as text is the date or date and time."""

    __slots__ = ("text",)
    text: str

    @classmethod
    def of(cls, moment: datetime, *, day: bool) -> Moment:
        """Return a local date and time as a value, or only its day."""
        if day:
            moment = datetime.combine(moment.date(), time())
        value = cls(days_since_epoch(moment))
        value.text = moment.date().isoformat() if day else local_iso(moment)
        return value


_NUMBER = re.compile(r"\s*-?(\d+(\.\d*)?|\.\d+)\s*", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d(:\d\d(:\d\d(\.\d+)?)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_SECONDS = 86_400
_EPOCH = datetime.combine(date(1970, 1, 1), time())


def to_text(value: XValue) -> str:
    """Return a value as text: the first node of a list, numbers without exponent or needless point.

    What is no number is blank, as ODK has it, where XPath 1.0 would write "NaN" into a sentence.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return value[0].text if value else ""
    if isinstance(value, Moment):
        return value.text
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value == int(value) else format(Decimal(repr(value)), "f")


def to_number(value: XValue) -> float:
    """Return a value as a number: a date as days since 1970, NaN for what is none."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float | int):
        return float(value)
    text = to_text(value)
    if not text:
        return math.nan
    if _NUMBER.fullmatch(text):
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
    try:
        if isinstance(value, float | int):
            return _EPOCH + timedelta(milliseconds=round(value * _SECONDS * 1000))
        text = to_text(value)
        moment = datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        return moment.astimezone().replace(tzinfo=None) if moment and moment.tzinfo else moment
    except (ValueError, OverflowError, OSError):
        return None  # no such day, or one that the system's calendar does not reach


def days_since_epoch(moment: datetime) -> float:
    """Return days since 1970-01-01, times of day as fractions."""
    return (moment - _EPOCH).total_seconds() / _SECONDS


def local_iso(moment: datetime) -> str:
    """Return a local date and time as ODK writes it, with the offset from UTC where the system knows one."""
    try:
        return moment.astimezone().isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        return moment.isoformat(timespec="milliseconds")


def nodes_of(value: XValue) -> list[Any]:
    """Return the nodes of a list, none for any other value."""
    return value if isinstance(value, list) else []

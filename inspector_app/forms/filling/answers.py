"""Answers as text: what counts as a value of a question's data type, and how a value is read out in a sentence."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal

from inspector_app.dates import say_date
from inspector_app.forms.definition import Definition
from inspector_app.forms.expressions.conversions import XValue, to_number, to_text

# XML Schema wants seconds in a time and in a date and time; ODK allows an offset from UTC of up to 14 hours.
_OFFSET = r"(Z|[+-](0\d|1[0-4]):[0-5]\d)?"
_TIME = re.compile(rf"\d\d:\d\d:\d\d(\.\d+)?{_OFFSET}", re.ASCII)
_MOMENT = re.compile(rf"\d{{4}}-\d\d-\d\dT{_TIME.pattern}", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LOCAL_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d(:\d\d(:\d\d(\.\d+)?)?)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_NUMBER = re.compile(rf"\s*{_DECIMAL.pattern}([eE][+-]?\d{{1,3}})?\s*", re.ASCII)
_LEAST_INT, _MOST_INT = -(2**31), 2**31 - 1  # the bounds of XML Schema's int

ACKNOWLEDGED = "OK"  # what XForms keeps of a tick


def worked_out(definition: Definition, value: XValue) -> str:
    """Return a calculated value as its question keeps it: whole for int, blank where it is none of its type."""
    return counted(definition, to_text(value))


def counted(definition: Definition, text: str) -> str:
    """Return a text as a value of the question's data type, in the one way XML Schema writes it; else "".

    A whole number takes the whole part of another, and a date the day of a moment, as ODK does.
    """
    match definition.data_type:
        case "int":
            number = _number(text)
            whole = math.trunc(number) if math.isfinite(number) else _MOST_INT + 1
            return str(whole) if _LEAST_INT <= whole <= _MOST_INT else ""
        case "decimal":
            number = _number(text)
            plain = format(Decimal(repr(number)), "f") if math.isfinite(number) else ""
            return plain if "." in plain or not plain else f"{plain}.0"
        case "date":
            text = text.partition("T")[0] if _LOCAL_MOMENT.fullmatch(text) else text
            return text if _is_read_by(_DATE, date.fromisoformat, text) else ""
        case "time":
            return text if _is_read_by(_TIME, time.fromisoformat, text) else ""
        case "dateTime":
            return text if _is_read_by(_MOMENT, datetime.fromisoformat, text) else ""
        case _:
            return text


def is_of_kind(definition: Definition, text: str) -> bool:
    """Whether a text is a value of the question's data type as a person writes it, with nothing left out."""
    match definition.data_type:
        case "int":
            return _INTEGER.fullmatch(text) is not None and counted(definition, text) != ""
        case "decimal":
            return _DECIMAL.fullmatch(text) is not None
        case "date":
            return counted(definition, text) == text
        case _:
            return counted(definition, text) != ""


def within_range(definition: Definition, text: str) -> bool:
    """Whether a number, as `counted` gives it, lies between the `start` and `end` of a range."""
    start, end = (to_number(definition.parameters.get(name, "")) for name in ("start", "end"))
    return min(start, end) <= to_number(text) <= max(start, end)


def presented(text: str, language: str) -> str:
    """Return a value as a sentence shows it: an ISO date in words, anything else as it is."""
    if _is_read_by(_DATE, date.fromisoformat, text):
        return say_date(date.fromisoformat(text), language)
    return text


def _number(text: str) -> float:
    return float(text) if _NUMBER.fullmatch(text) else math.nan


def _is_read_by(pattern: re.Pattern[str], read: Callable[[str], object], text: str) -> bool:
    """Whether a text has the pattern of a date or time, and is one that there is."""
    if pattern.fullmatch(text) is None:
        return False
    try:
        read(text)
    except ValueError:
        return False
    return True

"""Answers as text: what fits a question's data type, and how a value is read out in a sentence."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from inspector_app.forms.conversions import to_number
from inspector_app.forms.model import Definition

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def fitting(definition: Definition, text: str) -> str:
    """Return a value as a question of this data type holds it: whole numbers for int, no NaN."""
    if definition.data_type in ("int", "decimal") and text:
        number = to_number(text)
        if math.isnan(number) or math.isinf(number):
            # A calculation that came to nothing is blank; what a person typed stays, and is told to be wrong.
            return "" if text in ("NaN", "Infinity", "-Infinity") else text
        if definition.data_type == "int" and definition.calculate is not None:
            return str(math.trunc(number))
    return text


def is_of_type(definition: Definition, text: str) -> bool:
    """Whether a text is a value of the question's data type."""
    match definition.data_type:
        case "int":
            return _INTEGER.fullmatch(text) is not None
        case "decimal":
            return _DECIMAL.fullmatch(text) is not None
        case "date":
            return _is_date(text)
        case "time":
            return _TIME.fullmatch(text) is not None
        case "dateTime":
            return _is_moment(text)
        case _:
            return True


def presented(text: str) -> str:
    """Return a value as a sentence shows it: an ISO date in words, anything else as it is."""
    if len(text) == 10 and _is_date(text):
        day = date.fromisoformat(text)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return text


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == 10


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text

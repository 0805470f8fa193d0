"""Answers as text: what fits a question's data type, and how a value is read out in a sentence."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from inspector_app.dates import say_date
from inspector_app.forms.conversions import XValue, to_number, to_text
from inspector_app.forms.definition import Definition

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_SAID_IN = ("en", "cy")  # the languages that dates are said in


def worked_out(definition: Definition, value: XValue) -> str:
    """Return a calculated value as its question keeps it: whole for int, blank where it came to no number."""
    if definition.data_type in ("int", "decimal"):
        number = to_number(value)
        if not math.isfinite(number):
            return ""
        return to_text(float(math.trunc(number)) if definition.data_type == "int" else number)
    return "" if isinstance(value, float) and math.isnan(value) else to_text(value)


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


def presented(text: str, language: str) -> str:
    """Return a value as a sentence shows it: an ISO date in words, anything else as it is."""
    if _is_date(text):
        return say_date(date.fromisoformat(text), language if language in _SAID_IN else "en")
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

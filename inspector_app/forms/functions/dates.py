"""Functions of dates and times."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from inspector_app.forms.conversions import (
    XValue,
    days_since_epoch,
    local_iso,
    to_moment,
    to_number,
    to_text,
)
from inspector_app.forms.functions.registry import function

# Short names by language; a form in another language has the English ones.
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "cy": ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}
_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "cy": ("Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"),
}


@function("today")
def today(context: Any) -> XValue:
    """The date of today."""
    today: str = context.now.date().isoformat()
    return today


@function("now")
def now(context: Any) -> XValue:
    """Date and time of now."""
    return local_iso(context.now)


@function("date", 1)
def date_(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as a date."""
    moment = _moment(value)
    return "" if moment is None else moment.date().isoformat()


@function("date-time", 1)
def date_time(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as date and time."""
    moment = _moment(value)
    return "" if moment is None else local_iso(moment)


@function("decimal-date-time", 1)
def decimal_date_time(_context: Any, value: XValue) -> XValue:
    """Days since 1970, the time of day as a fraction."""
    moment = to_moment(value)
    return math.nan if moment is None else days_since_epoch(moment)


@function("decimal-time", 1)
def decimal_time(_context: Any, value: XValue) -> XValue:
    """A time of day as a fraction of the day."""
    text = to_text(value).split("T")[-1]
    try:
        hours, minutes, *seconds = text.split(":")
        rest = float(seconds[0][:2]) if seconds else 0.0
        return (int(hours) * 3600 + int(minutes[:2]) * 60 + rest) / 86_400
    except ValueError:
        return math.nan


@function("format-date", 2)
def format_date(context: Any, value: XValue, pattern: XValue) -> XValue:
    """A date by a pattern: %Y %y %m %n %b %d %e %a."""
    return _format(value, to_text(pattern), context.state.language)


@function("format-date-time", 2)
def format_date_time(context: Any, value: XValue, pattern: XValue) -> XValue:
    """Date and time by a pattern: those of a date, and %H %h %M %S %3."""
    return _format(value, to_text(pattern), context.state.language)


@function("working-days", 2)
def working_days(_context: Any, first: XValue, last: XValue) -> XValue:
    """How many Mondays to Fridays come after the first date, up to and with the second; our own function."""
    start, end = to_moment(first), to_moment(last)
    if start is None or end is None:
        return math.nan
    days = (end.date() - start.date()).days
    weeks, rest = divmod(abs(days), 7)
    begin = min(start, end).date()
    extra = sum((begin + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    return math.copysign(5 * weeks + extra, days)


def _moment(value: XValue) -> datetime | None:
    """Return a date, or what a number of days or a text of digits comes to."""
    if isinstance(value, bool | float):
        return to_moment(value)
    text = to_text(value)
    return to_moment(text) or to_moment(to_number(text))


def _format(value: XValue, pattern: str, language: str) -> str:
    moment = _moment(value)
    if moment is None:
        return ""
    parts = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": _MONTHS.get(language, _MONTHS["en"])[moment.month - 1],
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "a": _DAYS.get(language, _DAYS["en"])[moment.weekday()],
        "H": f"{moment.hour:02d}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02d}",
        "S": f"{moment.second:02d}",
        "3": f"{moment.microsecond // 1000:03d}",
        "%": "%",
    }
    text, rest = "", iter(pattern)
    for letter in rest:
        text += parts.get(next(rest, ""), "") if letter == "%" else letter
    return text

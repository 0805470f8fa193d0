"""Functions of dates and times."""

from __future__ import annotations

import math
from datetime import timedelta
from typing import Any

from inspector_app.forms.conversions import XValue, days_since_epoch, to_moment, to_number, to_text
from inspector_app.forms.functions.registry import function

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@function("today")
def today(context: Any) -> XValue:
    """The date of today."""
    return str(context.now.date().isoformat())


@function("now")
def now(context: Any) -> XValue:
    """Date and time of now."""
    return str(context.now.astimezone().isoformat(timespec="milliseconds"))


@function("date", 1)
def date_(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as a date."""
    moment = to_moment(value if isinstance(value, float) else _days_or_text(value))
    return "" if moment is None else moment.date().isoformat()


@function("date-time", 1)
def date_time(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as date and time."""
    moment = to_moment(value if isinstance(value, float) else _days_or_text(value))
    return "" if moment is None else moment.astimezone().isoformat(timespec="milliseconds")


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
def format_date(_context: Any, value: XValue, pattern: XValue) -> XValue:
    """A date by a pattern: %Y %y %m %n %b %d %e %a."""
    return _format(value, to_text(pattern))


@function("format-date-time", 2)
def format_date_time(_context: Any, value: XValue, pattern: XValue) -> XValue:
    """Date and time by a pattern: those of a date, and %H %h %M %S %3."""
    return _format(value, to_text(pattern))


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


def _days_or_text(value: XValue) -> XValue:
    """Return a text of digits as a number of days, any other value as it is."""
    if isinstance(value, bool | float):
        return value
    days = to_number(to_text(value))
    return to_text(value) if to_moment(to_text(value)) or math.isnan(days) else days


def _format(value: XValue, pattern: str) -> str:
    moment = to_moment(_days_or_text(value))
    if moment is None:
        return ""
    parts = {
        "Y": f"{moment.year:04d}",
        "y": f"{moment.year % 100:02d}",
        "m": f"{moment.month:02d}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02d}",
        "e": str(moment.day),
        "a": _DAYS[moment.weekday()],
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

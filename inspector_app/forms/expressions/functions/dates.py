"""Functions of dates and times."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta
from typing import Any

from inspector_app.forms.expressions.conversions import (
    Moment,
    XValue,
    days_since_epoch,
    to_moment,
    to_number,
    to_text,
)
from inspector_app.forms.expressions.functions.registry import function

# Short names by language; a form in another language has the English ones.
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "cy": ("Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"),
}
_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "cy": ("Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"),
}


_OF_DATES = re.compile("%[Yymnbdea]")
_OF_MOMENTS = re.compile("%[YymnbdeaHhMS3]")
_SHORT_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"\d\d:\d\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)


@function("today")
def today(context: Any) -> XValue:
    """The date of today."""
    return Moment.of(context.now, day=True)


@function("now")
def now(context: Any) -> XValue:
    """Date and time of now."""
    return Moment.of(context.now, day=False)


@function("date", 1)
def date_(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as a date, also one whose month or day has no 0 before it."""
    text = to_text(value) if not isinstance(value, float) else ""
    short = _SHORT_DATE.fullmatch(text)
    moment = _moment(f"{short[1]}-{short[2]:0>2}-{short[3]:0>2}" if short else value)
    return "" if moment is None else Moment.of(moment, day=True)


@function("date-time", 1)
def date_time(_context: Any, value: XValue) -> XValue:
    """A text or a number of days as date and time."""
    moment = _moment(value)
    return "" if moment is None else Moment.of(moment, day=False)


@function("decimal-date-time", 1)
def decimal_date_time(_context: Any, value: XValue) -> XValue:
    """Days since 1970, the time of day as a fraction."""
    moment = to_moment(value)
    return math.nan if moment is None else days_since_epoch(moment)


@function("decimal-time", 1)
def decimal_time(_context: Any, value: XValue) -> XValue:
    """A time of day as a fraction of the day here, whatever offset from UTC it was written with."""
    text = to_text(value)
    moment = to_moment(f"1970-01-01T{text}") if _TIME.fullmatch(text) else None
    return math.nan if moment is None else days_since_epoch(moment) % 1


@function("format-date", 2)
def format_date(context: Any, value: XValue, pattern: XValue) -> XValue:
    """A date by a pattern: %Y %y %m %n %b %d %e %a."""
    return _format(value, to_text(pattern), _OF_DATES, context.state.language)


@function("format-date-time", 2)
def format_date_time(context: Any, value: XValue, pattern: XValue) -> XValue:
    """Date and time by a pattern: those of a date, and %H %h %M %S %3."""
    return _format(value, to_text(pattern), _OF_MOMENTS, context.state.language)


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


def _format(value: XValue, pattern: str, known: re.Pattern[str], language: str) -> str:
    """Return a moment by a pattern; what the pattern has beside the known signs stays as it is."""
    moment = _moment(value)
    if moment is None:
        return ""
    parts = {
        "%Y": f"{moment.year:04d}",
        "%y": f"{moment.year % 100:02d}",
        "%m": f"{moment.month:02d}",
        "%n": str(moment.month),
        "%b": _MONTHS.get(language, _MONTHS["en"])[moment.month - 1],
        "%d": f"{moment.day:02d}",
        "%e": str(moment.day),
        "%a": _DAYS.get(language, _DAYS["en"])[moment.weekday()],
        "%H": f"{moment.hour:02d}",
        "%h": str(moment.hour),
        "%M": f"{moment.minute:02d}",
        "%S": f"{moment.second:02d}",
        "%3": f"{moment.microsecond // 1000:03d}",
    }
    return known.sub(lambda match: parts[match[0]], pattern)

"""Times of day, and days with a time, as people write and read them and as forms keep them."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from inspector_app.dates import names_its_year, parse_loose_date, say_date
from resources.translations import _

# Times whose name needs no number.
_NAMED = {
    "noon": time(12),
    "midday": time(12),
    "hanner dydd": time(12),
    "midnight": time(0),
    "hanner nos": time(0),
}
_HALF = r"\s*(?P<half>a\.?m\.?|p\.?m\.?|yb|yh)?"
_CLOCK = re.compile(
    rf"(?P<hour>\d{{1,2}})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d))?)?{_HALF}", re.IGNORECASE | re.ASCII
)
_RUN_TOGETHER = re.compile(rf"(?P<hour>\d{{1,2}})(?P<minute>\d\d){_HALF}", re.IGNORECASE | re.ASCII)
_HALF_APART = re.compile(r"(?<=\d)\s+(?=(?:a\.?m\.?|p\.?m\.?|yb|yh)$)", re.IGNORECASE)
_KEPT = re.compile(r"(\d\d:\d\d)(:\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)


# ---- times of day -----------------------------------------------------------------------------------------
def parse_loose_time(text: str) -> time | str:
    """Return the time of day that a person meant, or a sentence on what is wrong with it.

    Read are "9", "9.30", "09:30", "0930", "2pm", "2.30 p.m.", "9 yb", "14:30:15", "noon" and "midnight".
    """
    plain = " ".join(text.split())
    if plain.casefold() in _NAMED:
        return _NAMED[plain.casefold()]
    found = _CLOCK.fullmatch(plain) or _RUN_TOGETHER.fullmatch(plain)
    if found is None:
        what = _("“{text}” is not a time. Write it as 14:30, 1430 or 2.30 pm.")
        return what.format(text=plain)
    parts = found.groupdict()
    hour, half = int(parts["hour"]), (parts["half"] or "").casefold()
    if half.startswith("a") or half == "yb":
        hour = {12: 0}.get(hour, hour if hour < 12 else 24)
    elif half and hour < 12:
        hour += 12
    try:
        return time(hour, int(parts["minute"] or 0), int(parts.get("second") or 0))
    except ValueError:
        what = _("There is no such time as “{text}”. Write it as 14:30, 1430 or 2.30 pm.")
        return what.format(text=plain)


def kept_time(moment: time, day: date) -> str:
    """Return a time of day as forms keep it, "14:30:00.000+00:00": with the offset from UTC on a day."""
    return kept_moment(datetime.combine(day, moment)).partition("T")[2]


def say_time(text: str) -> str:
    """Return a kept time of day in words, "14:30", its seconds only where it has some; else the text itself."""
    found = _KEPT.fullmatch(text)
    if found is None:
        return text
    return found[1] + (found[2] if found[2] not in (None, ":00") else "")


# ---- days with a time -------------------------------------------------------------------------------------
def parse_loose_moment(text: str, today: date) -> datetime | str:
    """Return the local day and time that a person meant, or a sentence on what is wrong with it.

    The day is written as `parse_loose_date` reads it, the time before or after it. A bare number is taken for the
    time only where the day names its year: "3 Nov 2023 9", and not "3 Nov 14", which might be a year.
    """
    plain = " ".join(text.replace(",", " ").split())
    words = _HALF_APART.sub("", re.sub(r"(?<=\d)T(?=\d)", " ", plain)).split()
    for day_words, time_words in ((words[:-1], words[-1:]), (words[1:], words[:1])):
        day_text, time_text = " ".join(day_words), " ".join(time_words)
        if time_text.isdecimal() and not names_its_year(day_text):
            continue
        day, moment = parse_loose_date(day_text, today), parse_loose_time(time_text)
        if isinstance(day, date) and isinstance(moment, time):
            return datetime.combine(day, moment)
        if isinstance(day, date) and isinstance(moment, str) and ":" in time_text:
            return moment
    if isinstance(parse_loose_date(plain, today), date):
        what = _("“{text}” has no time of day. Write it as day and time, such as 3 Nov 2023 14:30.")
    else:
        what = _("“{text}” is not a day with a time. Write it as day and time, such as 3 Nov 2023 14:30.")
    return what.format(text=plain)


def kept_moment(moment: datetime) -> str:
    """Return a local day and time as forms keep it, with the offset from UTC where the system knows one."""
    try:
        return moment.astimezone().isoformat(timespec="milliseconds")
    except (ValueError, OverflowError, OSError):
        return moment.isoformat(timespec="milliseconds")


def say_moment_of_day(text: str, language: str, *, weekday: bool = True) -> str:
    """Return a kept day and time in words, "Fri 3 November 2023, 14:30" in local terms; else the text itself."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if "T" not in text:
        return text
    if moment.tzinfo is not None:
        moment = moment.astimezone()
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{say_date(moment.date(), language, weekday=weekday)}, {clock}"

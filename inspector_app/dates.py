"""Dates, months and years as people write and read them: day first, the year often left out, in English or Welsh."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from resources.translations import _

_MONTHS = {
    "en": (
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
    ),
    "cy": (
        "Ionawr",
        "Chwefror",
        "Mawrth",
        "Ebrill",
        "Mai",
        "Mehefin",
        "Gorffennaf",
        "Awst",
        "Medi",
        "Hydref",
        "Tachwedd",
        "Rhagfyr",
    ),
}
_WEEKDAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "cy": ("Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"),
}
# A form may be in any language: one whose names are not here has its days said in English.
_ENGLISH = "en"
# Days whose name needs no number, as days before today.
_NAMED_DAYS = {"today": 0, "heddiw": 0, "yesterday": 1, "ddoe": 1}

_TIME_OF_DAY = re.compile(r"[T ]\d{1,2}:\d\d.*$")
_WEEKDAY = re.compile(
    r"^((mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(day)?|(dydd )?(llun|maw(rth)?|mer(cher)?|iau|gwen(er)?"
    r"|sad(wrn)?|sul)),?\s+(?=\d)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th|af|ail|ydd|fed|eg|ain)\b", re.IGNORECASE)
_SEPARATORS = re.compile(r"[\s./,\-–]+")
_YEARS_TO_TRY = 8  # 29 February may lie so far back, over a century without a leap year


def parse_loose_date(text: str, today: date, *, latest: date | None = None) -> date | str:
    """Return the date that a person meant, or a sentence on what is wrong with it.

    Read are "3/11", "3 Nov", "3 Tachwedd 2023", "12.3.24", "Tue 12th March", "2024-03-12", a time of day after
    any of these, "today" and "yesterday". A year left out is that of the last such day not after `latest`, which is
    `today` where none is given; a year of two digits is never more than ten years ahead.
    """
    plain = " ".join(text.split())
    if plain.casefold() in _NAMED_DAYS:
        return today - timedelta(days=_NAMED_DAYS[plain.casefold()])
    parts = _parts(plain)
    if parts is None:
        what = _("“{text}” is not a date. Write it as day, month and year, such as 12 March 2024 or 12/3/24.")
        return what.format(text=plain)
    day, month, year = parts
    if year is None:
        found = _latest(day, month, latest or today)
    else:
        found = _existing(day, month, _full_year(year, today) if year < 100 else year)
    if found is None:
        what = _(
            "There is no such day as “{text}”. "
            "Write it as day, month and year, such as 12 March 2024 or 12/3/24."
        )
        return what.format(text=plain)
    return found


def names_its_year(text: str) -> bool:
    """Whether a text is a date that leaves no doubt of its year: "3 Nov 2023", "today", and not "3 Nov"."""
    plain = " ".join(text.split())
    parts = _parts(plain)
    return plain.casefold() in _NAMED_DAYS or (parts is not None and parts[2] is not None)


def parse_loose_month(text: str, today: date) -> date | str:
    """Return the first day of the month that a person meant, or a sentence on what is wrong with it.

    Read are "March 2024", "Mawrth 2024", "3/24", "2024-03", and "March" for the latest one not after `today`.
    """
    plain = " ".join(text.split())
    words = [word for word in _SEPARATORS.split(plain) if word]
    if len(words) == 2 and len(words[0]) == 4 and words[0].isdecimal():
        words.reverse()  # year first
    month = _month(words[0]) if words else None
    year = words[1] if len(words) == 2 else None
    is_month = len(words) == 2 or (len(words) == 1 and not words[0].isdecimal())
    if month is None or not is_month or not re.fullmatch(r"\d\d|\d{4}", year or "00", re.ASCII):
        what = _("“{text}” is not a month. Write it as month and year, such as March 2024 or 3/24.")
        return what.format(text=plain)
    found = _existing(1, month, _year(year, today)) if year else _latest(1, month, today)
    if found is None:
        what = _(
            "There is no such month as “{text}”. Write it as month and year, such as March 2024 or 3/24."
        )
        return what.format(text=plain)
    return found


def parse_loose_year(text: str, today: date) -> date | str:
    """Return the first day of the year that a person meant ("2024", "24"), or a sentence on what is wrong with it."""
    plain = text.strip()
    if not re.fullmatch(r"\d\d|\d{4}", plain, re.ASCII):
        what = _("“{text}” is not a year. Write it with four digits, such as 2024.")
        return what.format(text=plain)
    found = _existing(1, 1, _year(plain, today))
    if found is None:
        what = _("There is no such year as “{text}”. Write it with four digits, such as 2024.")
        return what.format(text=plain)
    return found


def say_date(day: date, language: str, *, weekday: bool = False, year: bool = True) -> str:
    """Return a date in words: "12 March 2024", "Tue 12 March", "12 Mawrth 2024"."""
    words = [str(day.day), _month_name(day, language)]
    if weekday:
        words.insert(0, _weekday_name(day, language))
    if year:
        words.append(str(day.year))
    return " ".join(words)


def say_moment(moment: datetime, language: str) -> str:
    """Return an aware time in words as the local weekday and time of day: "Wed 11:20", "Mer 11:20"."""
    local = moment.astimezone()
    return f"{_weekday_name(local, language)} {local:%H:%M}"


def say_when(text: str, language: str) -> str:
    """Return an ISO date or time in words: "Tue 12 March 2024", a time as local with its hour; else the text itself."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if moment.tzinfo is None:
        return say_date(moment.date(), language, weekday=True)
    local = moment.astimezone()
    return f"{say_date(local.date(), language, weekday=True)}, {local:%H:%M}"


def say_month(day: date, language: str) -> str:
    """Return the month of a date in words: "March 2024", "Mawrth 2024"."""
    return f"{_month_name(day, language)} {day.year}"


def _month_name(day: date, language: str) -> str:
    return _MONTHS.get(language, _MONTHS[_ENGLISH])[day.month - 1]


def _weekday_name(day: date, language: str) -> str:
    return _WEEKDAYS.get(language, _WEEKDAYS[_ENGLISH])[day.weekday()]


def _parts(text: str) -> tuple[int, int, int | None] | None:
    """Return day, month and year (None when left out) as they are written, None for what is no date."""
    bare = _ORDINAL.sub("", _WEEKDAY.sub("", _TIME_OF_DAY.sub("", text)))
    words = [word for word in _SEPARATORS.split(bare) if word]
    if not 2 <= len(words) <= 3:
        return None
    if len(words[0]) == 4 and words[0].isdecimal():
        words.reverse()  # year first
    if not words[0].isdecimal():
        words[:2] = words[1::-1]  # month first, which only a name can be
    day, month = words[:2]
    year = words[2] if len(words) == 3 else None
    number = _month(month)
    if number is None or not re.fullmatch(r"\d\d?", day) or not re.fullmatch(r"\d\d|\d{4}", year or "00"):
        return None
    return int(day), number, int(year) if year else None


def _month(word: str) -> int | None:
    """Return the number of a month from its digits, or from three or more letters of its name."""
    if re.fullmatch(r"\d\d?", word):
        return int(word)
    if len(word) < 3:
        return None
    for names in _MONTHS.values():
        for number, name in enumerate(names, 1):
            if name.casefold().startswith(word.casefold()):
                return number
    return None


def _latest(day: int, month: int, today: date) -> date | None:
    for year in range(today.year, today.year - _YEARS_TO_TRY - 1, -1):
        found = _existing(day, month, year)
        if found and found <= today:
            return found
    return None


def _year(digits: str, today: date) -> int:
    return _full_year(int(digits), today) if len(digits) == 2 else int(digits)


def _full_year(year: int, today: date) -> int:
    return 2000 + year if 2000 + year <= today.year + 10 else 1900 + year


def _existing(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

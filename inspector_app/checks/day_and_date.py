"""A date and its day of the week agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from inspector_app.dates import parse_loose_date
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_LANGUAGES = ("en", "cy")


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each date whose day of the week is another one; without a year, the nearest is meant."""
    visited = date.fromisoformat(visit.inspection.details().start_date)
    for text in report_texts(visit):
        for language, words in zip(_LANGUAGES, (text.text, text.text_cy), strict=True):
            names = _day_names(language)
            for found in _dated(language).finditer(words):
                day = _meant(found["date"], visited)
                if day is not None and names[day.weekday()].casefold() != found["day"].casefold():
                    yield text.problem(
                        "day-and-date",
                        Severity.ERROR,
                        _("“{words}” is a {day}.").format(words=found[0], day=names[day.weekday()]),
                        _("Correct the day or the date."),
                    )


@cache
def _day_names(language: str) -> tuple[str, ...]:
    """Return the names of the days, Monday first: "Monday", "Dydd Llun"."""
    from babel.dates import get_day_names

    names = get_day_names("wide", locale=language)
    return tuple(names[day] for day in range(7))


@cache
def _dated(language: str) -> re.Pattern[str]:
    days = "|".join(map(re.escape, _day_names(language)))
    number = r"\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?"
    return re.compile(
        rf"\b(?P<day>{days}),? (?:the )?(?P<date>{number} (?:of |o )?[^\W\d_]{{3,10}}(?: \d{{4}})?)",
        re.IGNORECASE,
    )


def _meant(words: str, visited: date) -> date | None:
    """Return the date that a person meant, None for what is none."""
    plain = re.sub(r" of? ", " ", words)
    found = parse_loose_date(plain, visited)
    if isinstance(found, date) and not re.search(r"\d{4}$", plain):
        others = (parse_loose_date(f"{plain} {found.year + by}", visited) for by in (0, 1))
        return min((day for day in others if isinstance(day, date)), key=lambda day: abs(day - visited))
    return found if isinstance(found, date) else None

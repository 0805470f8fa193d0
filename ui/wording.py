"""Words that several pages put together alike: days and times."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from inspector_app.dates import say_date
from inspector_app.fieldwork.days import AFTER, BEFORE
from inspector_app.fieldwork.inspection import InspectionDetails
from resources.translations import _, language


def day_words(day: date, today: date) -> str:
    """Return a day as "Thu 14 March", with the year when it is not this one."""
    return say_date(day, language(), weekday=True, year=day.year != today.year)


def moment_words(moment: datetime, today: date) -> str:
    """Return the local day and time of an aware moment, "today 14:32" or "Wed 13 March 14:32"."""
    local = moment.astimezone()
    day = _("today") if local.date() == today else day_words(local.date(), today)
    return f"{day} {local:%H:%M}"


def day_choices(details: InspectionDetails, used: Collection[str]) -> list[tuple[str, str]]:
    """Return the days of the fieldwork to choose from, by their keys, each in words.

    The days before and after it are offered as well where they are among the keys that are `used`.
    """
    days = [(day.isoformat(), say_date(day, language(), weekday=True, year=False)) for day in details.days()]
    before = [(BEFORE, _("Before the fieldwork"))] if BEFORE in used else []
    after = [(AFTER, _("After the fieldwork"))] if AFTER in used else []
    return [*before, *days, *after]

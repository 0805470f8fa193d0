"""What the council's list says of a case, in words."""

from __future__ import annotations

from datetime import date

from inspector_app.dates import say_date
from inspector_app.fieldwork.cases import CASE_DETAILS, Case
from resources.translations import N_, _

# Looked up where they are shown.
DETAIL_NAMES = {
    "referred_on": N_("Referred"),
    "referral": N_("Referral"),
    "age_band": N_("Age band"),
    "route": N_("Route"),
    "team": N_("Team"),
    "language": N_("Language"),
    "ethnicity": N_("Ethnicity"),
    "note": N_("Note"),
}


def case_facts(case: Case, language: str) -> list[tuple[str, str]]:
    """Return the details of a case that are known, as (name, value); the date of referral is said in words."""
    facts = []
    for detail in CASE_DETAILS:
        value = getattr(case, detail)
        if detail == "referred_on":
            value = say_referred(value, language, weekday=True)
        if value:
            facts.append((_(DETAIL_NAMES[detail]), value))
    return facts


def is_of_year(value: str, year: int) -> bool:
    """Whether a date of referral is of a year, so that the year need not be said; also where it is no date."""
    try:
        return date.fromisoformat(value).year == year
    except ValueError:
        return True


def say_referred(value: str, language: str, *, weekday: bool = False, year: bool = True) -> str:
    """Return a date of referral in words, or as the list has it where it is no date."""
    try:
        return say_date(date.fromisoformat(value), language, weekday=weekday, year=year)
    except ValueError:
        return value

"""A value that settles a difference and is neither side's: written, combined of both, or chosen from the form's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.errors import UserError
from db.schema import DELETED_EDITED, TABLES
from inspector_app.dates import parse_loose_date
from inspector_app.forms.definition import SELECT_ONE
from inspector_app.team.differences import Difference
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

TEXT = "text"
DATE = "date"
CHOICE = "choice"

_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class ThirdValue:
    """What kind of value it is; of a choice the values with their words."""

    kind: str
    choices: tuple[tuple[str, str], ...] = ()


def third_value(visit: Visit, difference: Difference) -> ThirdValue | None:
    """Return how a third value is given, None where only one of the sides can settle it."""
    values = [side.value for side in difference.sides]
    if difference.kind == DELETED_EDITED or not all(
        value is None or isinstance(value, str) for value in values
    ):
        return None
    if difference.field.startswith("/"):
        return _of_answer(visit, difference)
    table = TABLES.get(difference.table)
    column = next((c for c in table.columns if c.name == difference.field), None) if table else None
    if column is not None and column.searched:
        return ThirdValue(TEXT)
    is_day = any(values) and all(_ISO_DAY.fullmatch(str(value)) for value in values if value)
    return ThirdValue(DATE) if is_day else None


def combined(difference: Difference) -> str:
    """Return the texts of all sides one below the other, each only once, to be worked into one."""
    texts: list[str] = []
    for side in difference.sides:
        text = str(side.value or "").strip()
        if text and not any(text in other for other in texts):
            texts = [*(other for other in texts if other not in text), text]
    return "\n".join(texts)


def read_third(third: ThirdValue, text: str, today: date) -> str:
    """Return what was written as the value to keep; raises UserError for a date that is none."""
    if third.kind != DATE or not text.strip():
        return text
    day = parse_loose_date(text, today)
    if isinstance(day, str):
        raise UserError("not-a-date", _("“{text}” is not a date.").format(text=text), day)
    return day.isoformat()


def _of_answer(visit: Visit, difference: Difference) -> ThirdValue | None:
    path, mark, _aspect = difference.field.partition("#")
    if difference.table != "reading":
        return None
    if mark:
        return ThirdValue(TEXT)
    try:
        question, _edition = visit.forms.question(visit.readings.get(difference.record).form, path)
    except (KeyError, UserError):
        return None
    if question.is_in_words:
        return ThirdValue(TEXT)
    if question.type == SELECT_ONE and question.choices and question.choice_filter is None:
        choices = ((choice.name, in_language(choice.label, language())) for choice in question.choices)
        return ThirdValue(CHOICE, tuple(choices))
    return ThirdValue(DATE) if question.type == "date" and not question.appearance else None

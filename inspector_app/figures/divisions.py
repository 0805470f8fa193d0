"""By what cases can be divided into groups: a question of the case-reading form, or a detail of the council's case list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.figures.case_answers import can_divide, is_number
from inspector_app.forms.definition import Definition
from inspector_app.texts import Texts

if TYPE_CHECKING:
    from inspector_app.visit import Visit

CHOICES, NUMBERS, VALUES = "choices", "numbers", "values"
OF_CASE = "case:"  # before the name of a detail of the case list, so that no question is meant

# What the report calls the details of the case list by which cases can be divided.
_DETAILS: dict[str, Texts] = {
    "referral": {"en": "New or repeat referral", "cy": "Atgyfeiriad newydd neu ailatgyfeiriad"},
    "age_band": {"en": "Age band", "cy": "Band oedran"},
    "route": {"en": "Route", "cy": "Llwybr"},
    "team": {"en": "Team", "cy": "Tîm"},
    "language": {"en": "Language", "cy": "Iaith"},
    "ethnicity": {"en": "Ethnicity", "cy": "Ethnigrwydd"},
}


@dataclass(frozen=True, slots=True)
class Division:
    """What divides the cases: `key` is the name of a question, or that of a detail after `OF_CASE`.

    `kind` says whether its groups are the `choices` of a list, in its order, numbers, or whatever values there are.
    """

    key: str
    title: Texts
    kind: str
    choices: tuple[tuple[str, Texts], ...] = ()

    @property
    def detail(self) -> str:
        """The column of the case list, "" for a question."""
        return self.key.removeprefix(OF_CASE) if self.key.startswith(OF_CASE) else ""


def divisions(visit: Visit) -> dict[str, Division]:
    """Return by key all that divides the cases: details of the case list, then the questions in their order.

    Questions that only earlier editions of the form have come last.
    """
    return visit.memory.recall("divisions", frozenset({"form"}), lambda: _divisions(visit))


def _divisions(visit: Visit) -> dict[str, Division]:
    found = {
        f"{OF_CASE}{name}": Division(f"{OF_CASE}{name}", title, VALUES) for name, title in _DETAILS.items()
    }
    asked: dict[str, list[Definition]] = {}
    for question in _questions(visit):
        asked.setdefault(question.name, []).append(question)
    return found | {name: _of_question(editions) for name, editions in asked.items()}


def _questions(visit: Visit) -> Iterator[Definition]:
    """Yield the questions of every edition of the form, the newest first."""
    current = visit.forms.current(CASE_READING)
    for edition in (current, *visit.forms.others(current)):
        form = visit.forms.get(edition)
        yield from (question for question in form.definitions if can_divide(form, question))


def _of_question(editions: list[Definition]) -> Division:
    newest = editions[0]
    # What is worked out has no words of its own.
    title = newest.label or {"en": newest.name.replace("_", " ")}
    if newest.is_choice:
        return Division(newest.name, title, CHOICES, tuple(_choices(editions)))
    return Division(newest.name, title, NUMBERS if is_number(newest) else VALUES)


def _choices(editions: Iterable[Definition]) -> Iterator[tuple[str, Texts]]:
    """Yield the choices, those that only earlier editions offer last."""
    known: set[str] = set()
    for choice in (choice for question in editions for choice in question.choices):
        if choice.name not in known:
            known.add(choice.name)
            yield choice.name, choice.label or {"en": choice.name}

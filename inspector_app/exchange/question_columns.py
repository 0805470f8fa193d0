"""The columns of the tables that are made of readings: a question is one column, whatever edition asked it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.readings import Reading
from inspector_app.forms import Choice, Definition
from inspector_app.forms.filling.instance import Node

if TYPE_CHECKING:
    from inspector_app.visit import Visit


class QuestionColumns:
    """Every question that an edition of the case-reading form asks: the newest edition’s, then those only older ones have."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        current = visit.forms.current(CASE_READING)
        self._editions = [current, *visit.forms.others(current)]
        self.columns: list[tuple[Definition, str]] = []
        self._places: dict[tuple[str, str], int] = {}
        for number, edition in enumerate(self._editions):
            for question in visit.forms.get(edition).questions():
                place = self._known(edition, question.path, self._editions[:number])
                if place is None:
                    place = len(self.columns)
                    self.columns.append((question, edition))
                self._places[edition, question.path] = place

    def _known(self, edition: str, path: str, newer: list[str]) -> int | None:
        """Return the column that a question has in a newer edition, None when no newer one asks it."""
        places = ((other, self._visit.forms.carrying(edition, other).place(path)) for other in newer)
        return next((self._places[place] for place in places if place in self._places), None)

    def heading(self, place: int) -> str:
        """Return what a column is called: the path of its question, and its edition unless it is the newest."""
        return f"{self.columns[place][0].path.strip('/')}{self.of_other_edition(place)}"

    def of_other_edition(self, place: int) -> str:
        """Return " (2024-1)" for a question that the newest edition does not ask, else ""."""
        edition = self.columns[place][1]
        return f" ({self._visit.forms.label(edition)})" if edition != self._editions[0] else ""

    def answered(self, reading: Reading) -> dict[int, list[Node]]:
        """Return what is asked and answered in a reading by column; one in a repeat as often as it is answered."""
        grouped: dict[int, list[Node]] = {}
        for node in self._visit.readings.form_state(reading.id).asked():
            if node.answer:
                grouped.setdefault(self._places[reading.form, node.definition.path], []).append(node)
        return grouped

    def asked_in(self, place: int) -> set[str]:
        """Return the editions that ask the question of a column."""
        return {edition for (edition, _path), at in self._places.items() if at == place}

    def choices(self, place: int) -> list[Choice]:
        """Return the choices of a column's question, those that only older editions offer last."""
        found: dict[str, Choice] = {}
        for edition in self._editions:
            for question in self._visit.forms.get(edition).questions():
                if self._places[edition, question.path] == place:
                    for choice in question.choices:
                        found.setdefault(choice.name, choice)
        return list(found.values())

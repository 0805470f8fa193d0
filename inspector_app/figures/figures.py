"""Figures: named queries in the form language, counted by case over the readings that stand.

A case counts once: by its agreed reading, else by its only reading when that is ready. A double-read case
that is not settled yet counts by its first reader, and is listed with the figure as unsettled when the
readers' answers lead to different results.

A condition is read for each edition of the form. A reading whose edition does not ask a question of the condition
does not count; a case without another reading is listed with the figure as one that was not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from db.errors import UserError
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.readings import Reading
from inspector_app.fieldwork.standing import standing_readings
from inspector_app.figures.case_answers import KEPT, MADE_FROM
from inspector_app.figures.counts import COUNTS
from inspector_app.forms.conditions import Condition, parse_condition
from inspector_app.forms.filling.state import FormState
from inspector_app.service import Service
from resources.translations import _

Progress = Callable[[float, str], object]
_Result = bool | None  # whether a reading counts, None when it is not asked
FIGURE_NAME = re.compile(r"[a-z][a-z0-9_]*")  # what a token in text can name
NO_FIGURES = ("paragraph", "table")  # what tokens that stand for records begin with


@dataclass(frozen=True, slots=True)
class Figure:
    """A named query: the cases for which `condition` holds, out of those where `among` does and it applies."""

    id: str
    name: str
    title: str
    title_cy: str
    condition: str
    among: str
    note: str


@dataclass(frozen=True, slots=True)
class FigureValue:
    """What a figure comes to, with the cases behind it; cases are record ids in order of reference.

    `asked` are the cases where the question applies and is answered, `counted` those of them where the
    condition holds, `unsettled` the cases that count otherwise by their second reader, `not_read` the cases of
    the sample without a reading that stands, and `other_edition` those whose edition of the form does not have the
    question.
    """

    name: str
    counted: tuple[str, ...]
    asked: tuple[str, ...]
    unsettled: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    other_edition: tuple[str, ...] = ()
    plain: int | None = None  # a count that is not over cases, such as interviews held

    @property
    def number(self) -> int:
        """The count itself."""
        return len(self.counted) if self.plain is None else self.plain

    @property
    def total(self) -> int:
        """What it is counted out of."""
        return len(self.asked) if self.plain is None else self.plain

    @property
    def percent(self) -> int:
        """The count as a whole percentage, halves rounded up; 0 of nothing is 0."""
        return (200 * self.number + self.total) // (2 * self.total) if self.total else 0


class Figures(Service[Figure]):
    """The figures of the visit."""

    table = "figure"
    kind = Figure
    order = "name"

    def add(self, name: str, title: str, condition: str, *, among: str = "", title_cy: str = "") -> str:
        """Name a query; returns its record id. Raises UserError for a bad or taken name or a wrong condition."""
        if not FIGURE_NAME.fullmatch(name):
            raise UserError(
                "figure-name",
                _("“{name}” cannot be the name of a figure.").format(name=name),
                _("Use small letters, digits and underscores, a letter first."),
            )
        if name in NO_FIGURES:
            raise UserError(
                "figure-name",
                _("“{name}” cannot be the name of a figure.").format(name=name),
                _("Choose another name."),
            )
        if name in COUNTS or any(figure.name == name for figure in self.all()):
            raise UserError(
                "figure-name",
                _("There is a figure {name} already.").format(name=name),
                _("Choose another name."),
            )
        self._read(condition, among)
        return self._create(
            name=name, title=title, title_cy=title_cy, condition=condition, among=among, note=""
        )

    def try_out(self, condition: str, among: str = "") -> FigureValue:
        """Count a query that has no name yet; raises UserError for a wrong condition."""
        self._read(condition, among)
        return self.count(Figure("", "", "", "", condition, among, ""))

    def named(self, name: str) -> Figure:
        """Return the figure of that name; raises UserError when there is none."""
        for figure in self.all():
            if figure.name == name:
                return figure
        raise UserError(
            "unknown-figure",
            _("There is no figure called {name}.").format(name=name),
            _("Check the name, or make the figure first."),
        )

    def value(self, name: str) -> FigureValue:
        """Count one figure, a built-in count included; raises UserError when there is none of that name."""
        if name in COUNTS:
            return FigureValue(name, (), (), plain=COUNTS[name].count(self.visit))
        return self.count(self.named(name))

    def values(self, progress: Progress | None = None) -> dict[str, FigureValue]:
        """Count every figure; `progress` is told of each reading, and may raise to stop."""
        figures = self.all()
        made = self.count_all(figures, progress)
        return {figure.name: value for figure, value in zip(figures, made, strict=True)}

    def count_all(self, figures: list[Figure], progress: Progress | None = None) -> list[FigureValue]:
        """Count queries, named or not, in one walk through the readings; `progress` as in `values`."""
        return self.visit.memory.recall(tuple(figures), MADE_FROM, lambda: self._count(figures, progress))

    def count(self, figure: Figure) -> FigureValue:
        """Count one query; the figure itself is the key by which its value is remembered."""
        return self.visit.memory.recall(figure, MADE_FROM, lambda: self._count([figure])[0])

    def _read(self, condition: str, among: str) -> None:
        """Raise UserError for a condition that neither the newest case-reading form nor an earlier edition answers."""
        current = self.visit.forms.current(CASE_READING)
        if any(self._conditions(form, condition, among) for form in self.visit.forms.others(current)):
            return
        form = self.visit.forms.get(current)
        for text in filter(None, (condition, among)):
            parse_condition(form, text)

    def _conditions(self, form: str, condition: str, among: str) -> tuple[Condition, Condition | None] | None:
        """Return condition and `among` as an edition reads them, None when it does not have their questions."""
        compiled = self.visit.forms.get(form)
        try:
            return parse_condition(compiled, condition), parse_condition(compiled, among) if among else None
        except UserError as error:
            if error.code == "unknown-question":
                return None
            raise

    # ---- counting -----------------------------------------------------------------------------------
    def _count(self, figures: list[Figure], progress: Progress | None = None) -> list[FigureValue]:
        """Count queries in one walk through the readings, so that each form is filled in once for all of them."""
        standing = standing_readings(self.visit)
        results: list[dict[str, _Result]] = [{} for _figure in figures]
        conditions: dict[str, list[tuple[Condition, Condition | None] | None]] = {}
        readings = [reading for of_case in standing.values() for reading in of_case]
        for number, reading in enumerate(readings):
            if progress is not None:
                progress(number / len(readings), "")
            if reading.form not in conditions:
                conditions[reading.form] = [
                    self._conditions(reading.form, figure.condition, figure.among) for figure in figures
                ]
            state = self.visit.readings.form_state(reading.id, keep=len(readings) <= KEPT)
            for found, known in zip(results, conditions[reading.form], strict=True):
                if known is not None:
                    found[reading.id] = _result(state, *known)
        return [_value(figure.name, standing, found) for figure, found in zip(figures, results, strict=True)]


def _result(state: FormState, condition: Condition, among: Condition | None) -> _Result:
    if among is not None and not (among.applies(state) and among.holds(state)):
        return None
    return condition.holds(state) if condition.applies(state) else None


def _value(name: str, standing: Mapping[str, Sequence[Reading]], found: dict[str, _Result]) -> FigureValue:
    """Put together what the readings whose edition has the question come to, by reading."""
    counted, asked, unsettled, not_read, other_edition = [], [], [], [], []
    for case, readings in standing.items():
        if not readings:
            not_read.append(case)
            continue
        results = [found[reading.id] for reading in readings if reading.id in found]
        if not results:
            other_edition.append(case)
            continue
        if len(set(results)) > 1:
            unsettled.append(case)
        if results[0] is not None:
            asked.append(case)
        if results[0]:
            counted.append(case)
    return FigureValue(
        name, tuple(counted), tuple(asked), tuple(unsettled), tuple(not_read), tuple(other_edition)
    )

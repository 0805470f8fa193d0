"""Tables of figures: a figure, or the answers to a question, in each group of the cases."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from db.errors import UserError
from db.values import Value
from inspector_app.figures.case_answers import (
    MADE_FROM,
    NOT_ANSWERED,
    NOT_ASKED,
    Answers,
    CaseAnswers,
    answers_of_cases,
)
from inspector_app.figures.crosstab_value import CrosstabValue, crossed, figure_groups
from inspector_app.figures.divisions import Division, divisions
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.groups import Bands, Groups, Joined, grouped
from inspector_app.service import Service
from resources.translations import _

AS_TABLE, AS_CHART = "table", "chart"
HIDDEN = "hidden"

_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,6})?")

Progress = Callable[[float, str], object]


@dataclass(frozen=True, slots=True)
class Crosstab:
    """What a table shows: a `figure` (a record id) or the answers to the `question` of that name, by `split_by`.

    `split_by` is the key of a division. `joined` are the answers that are put together as JSON, a list of lists;
    `bands` the numbers at which bands begin, with blanks between them. `small` is `HIDDEN` where small numbers are not
    printed.
    """

    id: str
    title: str
    title_cy: str
    figure: str | None
    question: str
    split_by: str
    joined: str
    bands: str
    shown_as: str
    small: str


class Crosstabs(Service[Crosstab]):
    """The tables of the visit, in the order in which they were made."""

    table = "crosstab"
    kind = Crosstab

    def add(
        self,
        title: str,
        split_by: str,
        *,
        title_cy: str = "",
        figure: str | None = None,
        question: str = "",
        joined: Joined = (),
        bands: str = "",
        shown_as: str = AS_TABLE,
        small: str = "",
    ) -> str:
        """Make a table; returns its record id. Raises UserError where it cannot be counted, or has no title."""
        made = Crosstab(
            "", title, title_cy, figure, question, split_by, joined_text(joined), bands, shown_as, small
        )
        return self.make(made)

    def make(self, made: Crosstab) -> str:
        """Make a table as it is described, whatever its `id`; otherwise as `add`."""
        self.check(made)
        return self._create(**_columns(made))

    def change(self, record: str, made: Crosstab) -> None:
        """Let a table be another one, as `add` would make it; what is the same stays as it is."""
        self.check(made)
        self.set(record, **_columns(made))

    def check(self, made: Crosstab) -> None:
        """Raise UserError where a table cannot be counted, or has no title."""
        if not made.title.strip():
            raise UserError("crosstab-title", _("The table has no title."), _("Give it a title in English."))
        known = divisions(self.visit)
        self._figure_title(made)
        for key in filter(None, (made.split_by, made.question)):
            _known(key, known)
        numbers_of(made.bands)

    def value(self, record: str) -> CrosstabValue:
        """Count one table; raises UserError where what it is made of is not there any more."""
        return self.count(self.get(record))

    def values(self, progress: Progress | None = None) -> dict[str, CrosstabValue]:
        """Count all tables by record id, those left out that cannot be counted; `progress` may raise to stop."""
        tables = self.all()
        if not tables:
            return {}
        answers = answers_of_cases(self.visit, progress)
        figures = self.visit.figures.values(progress) if any(table.figure for table in tables) else {}
        made = {}
        for table in tables:
            try:
                made[table.id] = self.count(table, answers, figures)
            except UserError:
                continue  # the check `unknown-table` tells it where the table is used
        return made

    def count(
        self,
        table: Crosstab,
        answers: CaseAnswers | None = None,
        figures: Mapping[str, FigureValue] | None = None,
    ) -> CrosstabValue:
        """Count a table, with or without a record, from answers and figures that are at hand or else looked up.

        Raises UserError where what it is made of is not there.
        """
        if answers is None:
            return self.visit.memory.recall(
                table, MADE_FROM | {"figure"}, lambda: self.count(table, answers_of_cases(self.visit))
            )
        known = divisions(self.visit)
        groups = grouped(
            _known(table.split_by, known),
            self._answers(table.split_by, known, answers),
            joined=joined_from(table.joined),
            bands=numbers_of(table.bands),
            every=False,
        )
        return crossed(self._counted(table, known, answers, figures), groups, answers.read, answers.not_read)

    def answers_to(self, key: str, answers: CaseAnswers) -> Answers:
        """Return the answers to a division by its key; raises UserError for one that there is not."""
        return self._answers(key, divisions(self.visit), answers)

    # ---- inside -------------------------------------------------------------------------------------
    def _counted(
        self,
        table: Crosstab,
        known: Mapping[str, Division],
        answers: CaseAnswers,
        figures: Mapping[str, FigureValue] | None,
    ) -> Groups:
        if table.question:
            return grouped(_known(table.question, known), self._answers(table.question, known, answers))
        name, title = self._figure_title(table)
        value = (figures or {}).get(name) or self.visit.figures.value(name)
        return figure_groups(title, value, answers.read)

    def _figure_title(self, table: Crosstab) -> tuple[str, dict[str, str]]:
        if table.question:
            return "", {}
        if not table.figure or not self.visit.figures.is_there(table.figure):
            raise UserError(
                "crosstab-figure",
                _("The table does not say what it counts, or counts a figure that was deleted."),
                _("Choose a figure or a question."),
            )
        figure = self.visit.figures.get(table.figure)
        return figure.name, {"en": figure.title, "cy": figure.title_cy}

    def _answers(self, key: str, known: Mapping[str, Division], answers: CaseAnswers) -> Answers:
        division = _known(key, known)
        if division.detail:
            found = {case.id: getattr(case, division.detail).strip() for case in self.visit.cases.all()}
            # A case may have been taken out since its answers were looked up.
            return Answers({case: (found.get(case) or NOT_ANSWERED,) for case in answers.read})
        nobody = dict.fromkeys(answers.read, (NOT_ASKED,))  # no reading is of an edition that asks it
        return answers.questions.get(key) or Answers(nobody, other_edition=frozenset(answers.read))


def joined_text(joined: Joined) -> str:
    """Return answers that are put together as a record keeps them."""
    return json.dumps(joined, ensure_ascii=False, separators=(",", ":")) if joined else ""


def joined_from(text: str) -> Joined:
    """Return the answers that a record puts together; a text that this program did not write puts none together."""
    try:
        held = json.loads(text) if text else []
        return tuple(tuple(str(key) for key in keys) for keys in held)
    except (ValueError, TypeError):
        return ()


def numbers_of(bands: str) -> Bands:
    """Return the numbers at which bands begin, the smallest first; raises UserError for what is no number."""
    words = bands.split()
    if not all(_NUMBER.fullmatch(word) for word in words):
        raise UserError(
            "crosstab-bands",
            _("“{bands}” are no numbers at which bands could begin.").format(bands=bands),
            _("Write numbers with blanks between them, such as {example}.").format(example="1 5 10"),
        )
    return tuple(sorted({float(word) for word in words}))


def _known(key: str, known: Mapping[str, Division]) -> Division:
    if key not in known:
        raise UserError(
            "crosstab-question",
            _("The form has no question called “{name}” by which cases can be divided.").format(name=key),
            _("Choose a question with choices or numbers, outside of repeats."),
        )
    return known[key]


def _columns(made: Crosstab) -> dict[str, Value]:
    return {
        "title": made.title.strip(),
        "title_cy": made.title_cy.strip(),
        "figure": made.figure,
        "question": made.question,
        "split_by": made.split_by,
        "joined": made.joined,
        "bands": made.bands,
        "shown_as": made.shown_as,
        "small": made.small,
    }

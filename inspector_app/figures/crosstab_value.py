"""What a table of figures comes to: the cases in each of its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspector_app.figures.case_answers import NOT_ASKED
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.groups import Groups, Heading
from inspector_app.texts import Texts

# The keys of what is counted, where that is a figure.
COUNTED, NOT_COUNTED = "#counted", "#not-counted"
_NOT_COUNTED: Texts = {"en": "Other cases", "cy": "Achosion eraill"}
_LEFT_OUT: Texts = {"en": "Not asked or not answered", "cy": "Heb ei ofyn neu heb ei ateb"}

Cell = tuple[str | None, str | None]  # the key of what is counted and of a group, None for all of them


@dataclass(frozen=True)
class CrosstabValue:
    """The cases (record ids in order of reference) by what is counted and by group.

    `unsettled` are those that stand elsewhere in the table by their second reader, `not_read` those of the sample without a
    reading that stands, `other_edition` those whose edition of the form lacks a question of the table.
    """

    counted_title: Texts
    groups_title: Texts
    counted: tuple[Heading, ...]
    groups: tuple[Heading, ...]
    cells: Mapping[tuple[str, str], tuple[str, ...]]
    read: tuple[str, ...]
    unsettled: tuple[str, ...]
    not_read: tuple[str, ...]
    other_edition: tuple[str, ...]

    @property
    def is_share(self) -> bool:
        """Whether a figure is counted: a number out of the cases in each group to which it applies."""
        return any(heading.key == COUNTED for heading in self.counted)

    def cases(self, counted: str | None = None, group: str | None = None) -> tuple[str, ...]:
        """Return the cases of a cell; without one of its keys those of a whole row or column, each once."""
        if counted is not None and group is not None:
            return self.cells.get((counted, group), ())
        within = {
            case
            for (of, at), cases in self.cells.items()
            if counted in (None, of) and group in (None, at)
            for case in cases
        }
        return tuple(case for case in self.read if case in within)

    def number(self, counted: str | None = None, group: str | None = None) -> int:
        """Return how many cases a cell has, or a whole row or column."""
        return len(self.cases(counted, group))

    def asked(self, group: str | None = None) -> tuple[str, ...]:
        """Return the cases of a group, or all, that are counted out of: those to which what is counted applies."""
        if not self.is_share:
            return self.cases(None, group)
        applies = {*self.cases(COUNTED, group), *self.cases(NOT_COUNTED, group)}
        return tuple(case for case in self.read if case in applies)

    def percent(self, group: str | None = None) -> int:
        """Return the share of a figure in a group as a whole percentage, as figures have it."""
        return FigureValue("", self.cases(COUNTED, group), self.asked(group)).percent


def crossed(
    counted: Groups, groups: Groups, read: tuple[str, ...], not_read: tuple[str, ...]
) -> CrosstabValue:
    """Put the cases that are read into the cells of a table."""
    cells: dict[tuple[str, str], list[str]] = {}
    for case in read:
        for key in counted.keys[case]:
            for group in groups.keys[case]:
                cells.setdefault((key, group), []).append(case)

    def among(cases: frozenset[str]) -> tuple[str, ...]:
        return tuple(case for case in read if case in cases)

    return CrosstabValue(
        counted.title,
        groups.title,
        counted.headings,
        groups.headings,
        {cell: tuple(cases) for cell, cases in cells.items()},
        read,
        among(counted.unsettled | groups.unsettled),
        not_read,
        among(counted.other_edition | groups.other_edition),
    )


def figure_groups(title: Texts, value: FigureValue, read: tuple[str, ...]) -> Groups:
    """Return the cases as a figure counts them: counted, others to which it applies, and the rest."""
    counted, asked = set(value.counted), set(value.asked)

    def key(case: str) -> str:
        return COUNTED if case in counted else NOT_COUNTED if case in asked else NOT_ASKED

    return Groups(
        title,
        (
            Heading(COUNTED, title),
            Heading(NOT_COUNTED, _NOT_COUNTED),
            Heading(NOT_ASKED, _LEFT_OUT),
        ),
        {case: (key(case),) for case in read},
        frozenset(value.unsettled),
        frozenset(value.other_edition),
    )

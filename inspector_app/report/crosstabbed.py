"""Tables of figures as blocks of the report: a table or a chart, and what is said where small numbers are left out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from inspector_app.figures.crosstab_value import COUNTED, Cell, CrosstabValue
from inspector_app.figures.crosstabs import AS_CHART, HIDDEN, Crosstab
from inspector_app.figures.figures import FigureValue
from inspector_app.figures.groups import Heading
from inspector_app.figures.small_cells import hidden_cells
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.report.blocks import Bar, Block, Chart, Paragraph, Runs, Table, plain
from inspector_app.report.charted import Counted
from inspector_app.report.phrasing import Phrasing
from inspector_app.texts import in_language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_MOST_COLUMNS = 6  # groups side by side; more stand below each other
# A chart stands on one page: so many lines at most, of which each bar takes those of its label and the space around it.
_MOST_LINES, _AROUND_BAR, _LETTERS_A_LINE, _LABEL_LINES = 48, 0.8, 30, 3
_FIRST_SHARE, _SHARES = 34, 66  # of the width, for the column that names the rows and for all others


class CrosstabWords:
    """Called with a record and a phrasing, returns its blocks; `used` holds the values in order of first use.

    A table that is not there, or cannot be counted, stands as it was typed: the checks name it, and a draft shows it.
    """

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.used: dict[str, CrosstabValue] = {}

    def __call__(self, record: str, phrasing: Phrasing) -> list[Block]:
        """Return what stands in the report for a table."""
        value = self._values.get(record)
        if value is None:
            return [Paragraph(phrasing.fixed(str(Token(TABLE, record))))]
        self.used[record] = value
        return blocks_of(self._tables[record], value, phrasing)

    @property
    def counted(self) -> list[Counted]:
        """The cells of the tables that were used, and the cases behind each."""
        return [
            entry for record, value in self.used.items() for entry in _counted(self._tables[record], value)
        ]

    @cached_property
    def _tables(self) -> Mapping[str, Crosstab]:
        return {table.id: table for table in self._visit.crosstabs.all()}

    @cached_property
    def _values(self) -> Mapping[str, CrosstabValue]:
        return self._visit.crosstabs.values()


def blocks_of(table: Crosstab, value: CrosstabValue, phrasing: Phrasing) -> list[Block]:
    """Return a table as it is printed, with a note below where it leaves numbers out.

    A chart that would be longer than a page is printed as a table, which can go on over several.
    """
    made = _Drawn(table, value, phrasing)
    chart = made.chart() if table.shown_as == AS_CHART else None
    return [chart if chart and _fits_on_page(chart) else made.table(), *made.note()]


def _fits_on_page(chart: Chart) -> bool:
    lines = (min(-(-len(plain(bar.label)) // _LETTERS_A_LINE), _LABEL_LINES) for bar in chart.bars)
    headings = sum(1.8 for bar in chart.bars if bar.heading)
    return sum(lines) + _AROUND_BAR * len(chart.bars) + headings <= _MOST_LINES


class _Drawn:
    """One table in one language."""

    def __init__(self, table: Crosstab, value: CrosstabValue, phrasing: Phrasing) -> None:
        self._table, self._value, self._phrasing = table, value, phrasing
        self._words = phrasing.words
        self._hidden = hidden_cells(value) if table.small == HIDDEN else set()

    def table(self) -> Table:
        """Return it as a table."""
        value = self._value
        if value.is_share:
            header, rows = self._share_rows()
        elif len(value.groups) > _MOST_COLUMNS:
            header, rows = self._rows(value.groups_title, value.groups, value.counted, turned=True)
        else:
            header, rows = self._rows(value.counted_title, value.counted, value.groups)
        columns = len(header) - 1
        return Table(
            header=header,
            rows=rows,
            shares=(_FIRST_SHARE * columns, *(_SHARES for _column in range(columns))),
            description=self._description(),
            numbers=tuple(range(1, columns + 1)),
            caption=self._caption(),
            record=self._table.id,
        )

    def chart(self) -> Chart:
        """Return it as a chart: a bar for each group, or in each group one for each answer."""
        value, caption = self._value, self._caption()
        headed = [(self._heading(group), self._bars(group)) for group in value.groups]
        if value.is_share:
            bars = tuple(bar for _words, of_group in headed for bar in of_group)
            said = self._said(bars)
        else:
            bars = tuple(
                Bar(bar.label, bar.number, bar.out_of, words if place == 0 else (), bar.hidden)
                for words, of_group in headed
                for place, bar in enumerate(of_group)
            )
            said = "; ".join(
                self._words.crosstab_group_says.format(heading=plain(words), bars=self._said(of_group))
                for words, of_group in headed
            )
        alternative = self._words.crosstab_chart_says.format(title=plain(caption), groups=said)
        return Chart(bars, caption, alternative, self._words.bar_number, record=self._table.id)

    def note(self) -> list[Block]:
        """Return what is said where numbers are left out."""
        return [Paragraph(self._phrasing.fixed(self._words.crosstab_note))] if self._hidden else []

    # ---- parts ----------------------------------------------------------------------------------------
    def _rows(
        self,
        title: Mapping[str, str],
        down: tuple[Heading, ...],
        across: tuple[Heading, ...],
        *,
        turned: bool = False,
    ) -> tuple[tuple[Runs, ...], tuple[tuple[Runs, ...], ...]]:
        """Return header and rows with their totals; where they are `turned` the groups stand below each other."""
        phrasing, total = self._phrasing, self._words.total

        def line(key: str | None, words: Runs, *, bold: bool = False) -> tuple[Runs, ...]:
            keys = [*(heading.key for heading in across), None]
            cells = [(other, key) if turned else (key, other) for other in keys]
            return (words, *(self._number(cell, bold=bold) for cell in cells))

        header = (
            phrasing.of_framework(dict(title)),
            *(phrasing.of_framework(heading.title) for heading in across),
            phrasing.fixed(total),
        )
        rows = [line(heading.key, phrasing.of_framework(heading.title)) for heading in down]
        return header, (*rows, line(None, phrasing.fixed(total, bold=True), bold=True))

    def _share_rows(self) -> tuple[tuple[Runs, ...], tuple[tuple[Runs, ...], ...]]:
        phrasing, words, value = self._phrasing, self._words, self._value

        def line(key: str | None, title: Runs, *, bold: bool = False) -> tuple[Runs, ...]:
            share = f"{value.percent(key)}%" if value.asked(key) else words.crosstab_hidden
            if (COUNTED, key) in self._hidden or (None, key) in self._hidden:
                share = words.crosstab_hidden
            return (
                title,
                self._number((COUNTED, key), bold=bold),
                self._number((None, key), bold=bold),
                phrasing.fixed(share, bold=bold),
            )

        header = (
            phrasing.of_framework(dict(value.groups_title)),
            phrasing.of_framework(dict(value.counted_title)),
            phrasing.fixed(words.crosstab_out_of),
            phrasing.fixed(words.crosstab_share),
        )
        rows = [line(group.key, phrasing.of_framework(group.title)) for group in value.groups]
        return header, (*rows, line(None, phrasing.fixed(words.total, bold=True), bold=True))

    def _number(self, cell: Cell, *, bold: bool = False) -> Runs:
        said = self._words.crosstab_hidden if cell in self._hidden else str(self._count(cell))
        return self._phrasing.fixed(said, bold=bold)

    def _count(self, cell: Cell) -> int:
        counted, group = cell
        return len(self._value.asked(group)) if counted is None else self._value.number(counted, group)

    def _bars(self, group: Heading) -> list[Bar]:
        value, total = self._value, (None, group.key)
        if value.is_share:
            keys = [(COUNTED, self._phrasing.of_framework(group.title))]
        else:
            keys = [(entry.key, self._phrasing.of_framework(entry.title)) for entry in value.counted]
        made = []
        for key, label in keys:
            cell = (key, group.key)
            hidden = cell in self._hidden or total in self._hidden
            counts = (0, 0) if hidden else (self._count(cell), self._count(total))
            made.append(Bar(label, *counts, hidden=hidden))
        return made

    def _heading(self, group: Heading) -> Runs:
        words = self._phrasing.of_framework(group.title)
        return words + self._of_cases((None, group.key))

    def _of_cases(self, cell: Cell) -> Runs:
        if cell in self._hidden:
            return ()
        return self._phrasing.fixed(self._words.cases(self._count(cell)))

    def _caption(self) -> Runs:
        title = self._phrasing.heading(self._table.title, self._table.title_cy)
        return title + self._of_cases((None, None))

    def _description(self) -> str:
        value, phrasing, words = self._value, self._phrasing, self._words
        total = words.crosstab_hidden if (None, None) in self._hidden else self._count((None, None))
        says = words.crosstab_says_one if total == 1 else words.crosstab_says
        return says.format(
            counted=plain(phrasing.of_framework(dict(value.counted_title))),
            groups=plain(phrasing.of_framework(dict(value.groups_title))),
            total=total,
        )

    def _said(self, bars: list[Bar] | tuple[Bar, ...]) -> str:
        words = self._words
        return "; ".join(
            words.crosstab_hidden_says.format(label=plain(bar.label))
            if bar.hidden
            else words.bar_says.format(label=plain(bar.label), number=bar.number, total=bar.out_of)
            for bar in bars
        )


def _counted(table: Crosstab, value: CrosstabValue) -> list[Counted]:
    """Return the cells that have cases, each with what it is counted out of."""
    title = {"en": table.title, "cy": table.title_cy or table.title}
    counted = [entry for entry in value.counted if entry.key == COUNTED or not value.is_share]
    made = []
    for entry in counted:
        for group in value.groups:
            cases = value.cases(entry.key, group.key)
            if cases:
                words = {
                    language: f"{title[language]}: {in_language(entry.title, language)}, "
                    f"{in_language(group.title, language)}"
                    for language in title
                }
                made.append(Counted(words, FigureValue("", cases, value.asked(group.key))))
    return made

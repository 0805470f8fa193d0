"""The sample as a table: a line a case, sorted by any column, cut down by a filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.fieldwork.case_facts import is_of_year, say_referred
from inspector_app.fieldwork.cases import natural_order
from inspector_app.fieldwork.sample_list import ALL, SampleLine
from resources.translations import N_, _
from ui.pages.cases.case_states import CASE_STATES
from ui.typography import Type, font
from ui.widgets.table import ToneRole

Index = QModelIndex | QPersistentModelIndex
Detail = tuple[str, str]  # a detail of the sample's balance, and its value

LineRole = Qt.ItemDataRole.UserRole + 10

CASE, STATE, ANSWERED, READER, REFERRED = range(5)
_DETAILS = {5: "referral", 6: "age_band", 7: "route", 8: "team"}
_TITLES = (
    N_("Case"),
    N_("State"),
    N_("Answered"),
    N_("Reader"),
    N_("Referred"),
    N_("Referral"),
    N_("Age band"),
    N_("Route"),
    N_("Team"),
)
_PLACES = {state: place for place, state in enumerate(CASE_STATES)}


class CaseModel(QAbstractTableModel):
    """The lines as they stand: `lines` are all, `shown` those that are let through, in the order of a column.

    It sorts and filters by itself, on whole lines: a proxy model would ask for every cell one by one, which takes a
    sample of a thousand cases longer than anybody waits for a key.
    """

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.lines: list[SampleLine] = []
        self.shown: list[SampleLine] = []
        self.filter = ALL
        self.detail: Detail | None = None
        self.only: frozenset[str] | None = None  # ids of cases that are counted elsewhere
        self.year = 0  # of the inspection, which a date of it does not say
        self._column, self._descending = CASE, False
        self._rows: dict[str, int] = {}

    def show_lines(self, lines: list[SampleLine]) -> None:
        """Show these lines."""
        self.lines = lines
        self._arrange()

    def use(self, filter_: str, detail: Detail | None, only: frozenset[str] | None = None) -> None:
        """Let through what a filter does, and of that the cases whose detail has a value, or `only` some."""
        self.filter, self.detail, self.only = filter_, detail, only
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the lines by a column; lines that are alike in it stay in the order of their references."""
        self._column, self._descending = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_TITLES) - 1)

    def row_of(self, case: str) -> int | None:
        """Return the row of a case (a record id), None while it is not shown."""
        return self._rows.get(case)

    # ---- what Qt asks for -------------------------------------------------------------------------------
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of cases."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title; that of the column by which the lines are ordered says so."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            title = _(_TITLES[section])
            return f"{title} {'↓' if self._descending else '↑'}" if section == self._column else title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, for whoever paints or reads it aloud."""
        line = self.shown[index.row()]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.words(line, column)
            case Qt.ItemDataRole.FontRole if column == CASE:
                return font(Type.STRONG)
            case Qt.ItemDataRole.ToolTipRole if column == CASE:
                return _marks_in_words(line)
            case _other if role == LineRole:
                return line
            case _other if role == ToneRole:
                return "ink"
        return None

    # ---- inside -----------------------------------------------------------------------------------------
    def _arrange(self) -> None:
        """Take up what is shown now; where it is the same cases in the same order, what is selected stays."""
        shown = [line for line in self.lines if self._lets_through(line)]
        shown.sort(key=lambda line: natural_order(line.case.reference))
        if self._column != CASE:
            shown.sort(key=self._order(), reverse=self._descending)
        elif self._descending:
            shown.reverse()
        rows = {line.case.id: row for row, line in enumerate(shown)}
        if list(rows) == list(self._rows):
            changed = [row for row, line in enumerate(shown) if line is not self.shown[row]]
            self.shown = shown
            for first, last in runs(changed):
                self.dataChanged.emit(self.index(first, 0), self.index(last, len(_TITLES) - 1))
            return
        self.beginResetModel()
        self.shown, self._rows = shown, rows
        self.endResetModel()

    def _lets_through(self, line: SampleLine) -> bool:
        if self.detail is not None and line.case.balanced(self.detail[0]) != self.detail[1]:
            return False
        if self.only is not None and line.case.id not in self.only:
            return False
        return line.passes(self.filter)

    def _order(self) -> Callable[[SampleLine], Any]:
        column = self._column
        if column == STATE:
            return lambda line: _PLACES[line.progress.state]
        if column == ANSWERED:
            return _share
        if column == READER:
            # Cases of nobody last: there is something to do about them, and a name is what is looked for.
            return lambda line: [(not line.readers, reader.name) for reader in line.readers] or [(True, "")]
        if column == REFERRED:
            return lambda line: line.case.referred_on
        detail = _DETAILS[column]
        return lambda line: natural_order(getattr(line.case, detail))

    def words(self, line: SampleLine, column: int) -> str:
        """Return what a column says of a case."""
        case, progress = line.case, line.progress
        if column == CASE:
            return case.reference
        if column == STATE:
            return _(CASE_STATES[progress.state][0])
        if column == ANSWERED:
            if progress.count is None:
                return ""
            answered, asked = progress.count
            return f"{answered} / {asked}" if asked else "–"
        if column == READER:
            return ", ".join(member.name for member in line.readers) or _("Not allocated")
        if column == REFERRED:
            year = not is_of_year(case.referred_on, self.year)
            return say_referred(case.referred_on, self._language, year=year)
        return str(getattr(case, _DETAILS[column]))


def runs(rows: list[int]) -> Iterator[tuple[int, int]]:
    """Yield neighbouring rows as (first, last)."""
    first = last = -2
    for row in rows:
        if row == last + 1:
            last = row
            continue
        if first >= 0:
            yield first, last
        first = last = row
    if first >= 0:
        yield first, last


def _share(line: SampleLine) -> float:
    answered, asked = line.progress.count or (0, 0)
    return answered / asked if asked else -1.0


def _marks_in_words(line: SampleLine) -> str:
    marks = [
        (_("double-read"), line.case.double_read),
        (_("a concern was raised"), line.has_concern),
        (_("recorded differently"), line.differs),
    ]
    return ", ".join(words for words, shown in marks if shown)

"""The table of the sample: what is selected stays selected, however it is sorted, filtered or changed."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal

from inspector_app.fieldwork.sample_list import SampleLine
from resources.translations import _
from ui.layouts import S
from ui.pages.cases.case_cells import AnsweredCell, CaseCell, ReaderCell, StateCell
from ui.pages.cases.case_model import ANSWERED, CASE, READER, REFERRED, STATE, CaseModel, Detail, runs
from ui.pages.cases.case_states import CASE_STATES
from ui.typography import Type, text_scale, text_width
from ui.widgets.table import Table

_WIDTHS = (92, 106, 122, 160, 102, 66, 78, 92, 60)
_GIVING_WAY = (8, 7, 6, 5)  # the details of a case; its panel says them, too
_STATE = 16 + 5 + 2 * S  # pixels of a state beside its words: its icon, and space
_MEASURED = 8  # dates, the longest, of which the widest is looked for: a thousand would take too long
_Flag = QItemSelectionModel.SelectionFlag


class SampleTable(Table):
    """A line a case. `chosen` comes when other cases are selected, `opened` carries the line that is double-clicked."""

    chosen = Signal()
    opened = Signal(object)

    def __init__(self, language: str) -> None:
        super().__init__(_("Cases of the sample"))
        self.cases = CaseModel(language, self)
        self.setModel(self.cases)
        self._settling = False  # while what is selected is being restored
        # The year of the inspection and the dates of referral that columns were fitted to, and the longest in words.
        self._dates: tuple[int, frozenset[str]] = (0, frozenset())
        self._longest_dates: list[str] = []
        for column, cell in (
            (CASE, CaseCell),
            (STATE, StateCell),
            (ANSWERED, AnsweredCell),
            (READER, ReaderCell),
        ):
            self.setItemDelegateForColumn(column, cell(self))
        # The title of the column says so itself, where the words end.
        self.setProperty("kind", "sorted")
        self.horizontalHeader().setSortIndicator(CASE, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_wanted)
        self.cases.headerDataChanged.connect(self._fit_words)
        self._fit_words()
        self.selectionModel().selectionChanged.connect(lambda *_ranges: self._tell())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.cases.shown[index.row()]))

    # ---- showing ----------------------------------------------------------------------------------------
    def show_lines(self, lines: list[SampleLine], year: int) -> None:
        """Show the cases as they stand, in an inspection of a year, which is not said of the dates in it."""
        self.cases.year = year
        self._keeping(lambda: self.cases.show_lines(lines))
        dates = (year, frozenset(line.case.referred_on for line in lines))
        if dates != self._dates:
            self._dates = dates
            said = {str(self.cases.words(line, REFERRED)) for line in lines}
            self._longest_dates = sorted(said, key=len)[-_MEASURED:]
            self._fit_words()

    def use(self, filter_: str, detail: Detail | None, only: frozenset[str] | None = None) -> None:
        """Show the cases that a filter lets through, and of them those whose detail has a value, or `only` some."""
        if (filter_, detail, only) != (self.cases.filter, self.cases.detail, self.cases.only):
            self._keeping(lambda: self.cases.use(filter_, detail, only))

    # ---- selecting --------------------------------------------------------------------------------------
    def chosen_lines(self) -> list[SampleLine]:
        """Return the selected cases in the order of the table."""
        # By ranges: asked for its rows, Qt looks at every cell of the table.
        rows = {
            row
            for selected in self.selectionModel().selection()
            for row in range(selected.top(), selected.bottom() + 1)
        }
        return [self.cases.shown[row] for row in sorted(rows)]

    def choose(self, cases: Collection[str]) -> None:
        """Select cases (record ids), those that are shown; one alone is scrolled to."""
        rows = sorted(row for case in cases if (row := self.cases.row_of(case)) is not None)
        selection = QItemSelection()
        for first, last in runs(rows):
            selection.select(self.cases.index(first, CASE), self.cases.index(last, CASE))
        self._settling = True
        self.selectionModel().select(selection, _Flag.ClearAndSelect | _Flag.Rows)
        if len(rows) == 1:
            index = self.cases.index(rows[0], CASE)
            self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
            self.scrollTo(index)
        self._settling = False
        self._tell()

    # ---- inside -----------------------------------------------------------------------------------------
    def _keeping(self, change: Callable[[], object]) -> None:
        """Do something to the model and select the same cases again."""
        chosen = {line.case.id for line in self.chosen_lines()}
        current = self.currentIndex()
        case = self.cases.shown[current.row()].case.id if current.isValid() else ""
        change()
        row = self.cases.row_of(case)
        if row is not None:
            self.selectionModel().setCurrentIndex(self.cases.index(row, CASE), _Flag.NoUpdate)
        self.choose(chosen)

    def _fit_words(self) -> None:
        """Give each column room for its title, longer in Welsh and where it says the order, and for its states and dates."""
        titles = (self.cases.headerData(column, Qt.Orientation.Horizontal) for column in range(len(_WIDTHS)))
        needed = [text_width(Type.CAPTION, title) + S for title in titles]
        states = (_(words) for words, _icon, _role in CASE_STATES.values())
        needed[STATE] = max(needed[STATE], *(text_width(Type.UI, words) + _STATE for words in states))
        dates = (text_width(Type.UI, said) + S for said in self._longest_dates)
        needed[REFERRED] = max((needed[REFERRED], *dates))
        least = (math.ceil(width / text_scale()) for width in needed)
        widths = tuple(max(width, own) for width, own in zip(_WIDTHS, least, strict=True))
        self.set_columns(widths, giving_way=_GIVING_WAY)

    def _on_sort_wanted(self, column: int, order: Qt.SortOrder) -> None:
        self._keeping(lambda: self.cases.sort(column, order))
        self.scrollTo(self.currentIndex())

    def _tell(self) -> None:
        if not self._settling:
            self.chosen.emit()

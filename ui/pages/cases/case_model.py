"""The sample as a table: a line a case, sorted by any column, cut down by a filter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from inspector_app.fieldwork.case_facts import say_referred
from inspector_app.fieldwork.sample_list import ALL, SampleLine
from resources.translations import N_, _
from ui.pages.cases.case_states import CASE_STATES
from ui.typography import Type, font
from ui.widgets.table import ToneRole

Index = QModelIndex | QPersistentModelIndex

LineRole = Qt.ItemDataRole.UserRole + 10
SortRole = Qt.ItemDataRole.UserRole + 11

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


class CaseModel(QAbstractTableModel):
    """The lines as they stand; giving it the same cases again keeps what is selected."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.lines: list[SampleLine] = []

    def show_lines(self, lines: list[SampleLine]) -> None:
        """Show these lines."""
        same = [line.case.id for line in lines] == [line.case.id for line in self.lines]
        if same:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(_TITLES) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of cases."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, for whoever paints, sorts or reads it aloud."""
        line = self.lines[index.row()]
        column = index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(line, column)
            case Qt.ItemDataRole.FontRole if column == CASE:
                return font(Type.STRONG)
            case Qt.ItemDataRole.ToolTipRole if column == CASE:
                return _marks_in_words(line)
            case _ if role == LineRole:
                return line
            case _ if role == SortRole:
                return self._order(line, column)
            case _ if role == ToneRole:
                return "ink"
        return None

    def _words(self, line: SampleLine, column: int) -> str:
        case, progress = line.case, line.progress
        if column == CASE:
            return case.reference
        if column == STATE:
            return _(CASE_STATES[progress.state][0])
        if column == ANSWERED:
            return f"{progress.answered} / {progress.asked}" if progress.asked else "–"
        if column == READER:
            return ", ".join(member.name for member in line.readers) or _("Not allocated")
        if column == REFERRED:
            return say_referred(case.referred_on, self._language, year=False)
        return str(getattr(case, _DETAILS[column]))

    def _order(self, line: SampleLine, column: int) -> Any:
        progress = line.progress
        if column == STATE:
            return list(CASE_STATES).index(progress.state)
        if column == ANSWERED:
            return progress.answered / progress.asked if progress.asked else -1.0
        return line.case.referred_on if column == REFERRED else self._words(line, column)


class CaseFilter(QSortFilterProxyModel):
    """The lines that a filter lets through, and of them those that have a detail of one value, if chosen."""

    def __init__(self, model: CaseModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = ALL
        self.detail: tuple[str, str] | None = None
        self.setSortRole(SortRole)
        self.setSourceModel(model)

    def use(self, filter_: str, detail: tuple[str, str] | None) -> None:
        """Let through what a filter does, and of that the cases whose detail has a value, as (detail, value)."""
        self.beginFilterChange()
        self.filter, self.detail = filter_, detail
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a line is shown."""
        model = self.sourceModel()
        assert isinstance(model, CaseModel)
        line = model.lines[row]
        if self.detail is not None and line.case.balanced(self.detail[0]) != self.detail[1]:
            return False
        return line.passes(self.filter)


def _marks_in_words(line: SampleLine) -> str:
    marks = [
        (_("double-read"), line.case.double_read),
        (_("a concern was raised"), line.has_concern),
        (_("two values differ"), line.differs),
    ]
    return ", ".join(words for words, shown in marks if shown)

"""The sources line by line, which of them the filters let through, and in what order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from inspector_app.dates import say_date
from inspector_app.fieldwork.days import day_key
from inspector_app.fieldwork.sources import HELD, INTERVIEW, PLANNED, Source
from inspector_app.texts import in_language
from inspector_app.visit import Visit
from resources.translations import N_, _, language
from ui.typography import Type, font
from ui.widgets.table import Index, ToneRole

COLUMNS = (
    N_("Source"),
    N_("With"),
    N_("People"),
    N_("State"),
    N_("Inspector"),
    N_("Day"),
    N_("From"),
    N_("Evidence"),
)
SOURCE, WITH, PEOPLE, STATE, INSPECTOR, DAY, FROM, EVIDENCE = range(len(COLUMNS))

NOTED = "noted"  # the state of what is no interview
_STATES = {PLANNED: N_("Planned"), HELD: N_("Held"), NOTED: N_("Noted")}

SortRole = Qt.ItemDataRole.UserRole + 2
IconRole = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as the table shows it; `with_words` is a role, or the kind of a source that is no interview.

    `day` is the key of its day in the fieldwork.
    """

    source: Source
    day: str
    with_words: str
    inspector: str
    evidence: int


@dataclass(slots=True)
class SourceFilter:
    """Which sources to show; "" lets all through. `kind` may be a kind of source or `PLANNED`, `day` a key of `Day`."""

    kind: str = ""
    role: str = ""
    inspector: str = ""
    day: str = ""
    unused: bool = False
    only: frozenset[str] | None = None  # ids of sources that are counted elsewhere

    def lets_through(self, line: SourceLine) -> bool:
        """Whether a source passes."""
        source = line.source
        return (
            self.passes_kind(source, self.kind)
            and self.role in ("", source.role)
            and self.inspector in ("", source.author)
            and self.day in ("", line.day)
            and not (self.unused and line.evidence)
            and (self.only is None or source.id in self.only)
        )

    @staticmethod
    def passes_kind(source: Source, kind: str) -> bool:
        """Whether a source is of a kind and not just planned, or is still planned when that is asked."""
        if not kind:
            return True
        return kind == PLANNED if source.state == PLANNED else kind == source.kind


def source_lines(visit: Visit) -> list[SourceLine]:
    """Return all sources with what the table says of them."""
    taken: dict[str | None, int] = {}
    for item in visit.evidence.all():
        taken[item.source] = taken.get(item.source, 0) + 1
    names = {member.id: member.name for member in visit.members.all()}
    details = visit.inspection.details()
    kinds = {kind.key: in_language(kind.title, language()) for kind in visit.framework.source_kinds}
    roles = {role.key: in_language(role.title, language()) for role in visit.framework.roles}
    return [
        SourceLine(
            source,
            day_key(details, source.held_on),
            roles.get(source.role, "") if source.kind == INTERVIEW else kinds[source.kind],
            names.get(source.author, ""),
            taken.get(source.id, 0),
        )
        for source in visit.sources.all()
    ]


class SourceModel(QAbstractTableModel):
    """A row a source."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.lines: list[SourceLine] = []

    def show_lines(self, lines: list[SourceLine]) -> None:
        """Show other lines; nothing happens when they are the same."""
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of sources."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of columns."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's name."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words, font, tone, icon or order of a cell."""
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == SortRole:
            return self._order(line, column)
        if role == Qt.ItemDataRole.FontRole and column == SOURCE:
            return font(Type.STRONG)
        if role == IconRole and column == SOURCE:
            return line.source.kind
        if role == IconRole and column == STATE:
            return "clock" if line.source.state == PLANNED else "answered"
        if role == ToneRole:
            quiet = column in (FROM, EVIDENCE) or (column == STATE and line.source.state == PLANNED)
            return "ink_2" if quiet else "ink"
        return None

    def _words(self, line: SourceLine, column: int) -> str:
        source = line.source
        day = date.fromisoformat(source.held_on)
        return (
            source.title,
            line.with_words,
            str(source.people) if source.kind == INTERVIEW else "",
            _(_STATES[source.state if source.kind == INTERVIEW else NOTED]),
            line.inspector,
            say_date(day, language(), weekday=True, year=day.year != self._today.year),
            f"{datetime.fromisoformat(source.started_at).astimezone():%H:%M}",
            str(line.evidence) if line.evidence or source.state != PLANNED else "",
        )[column]

    def _order(self, line: SourceLine, column: int) -> Any:
        when = (line.source.held_on, line.source.started_at)
        if column in (DAY, FROM):
            return f"{when[0]} {when[1]}" if column == DAY else when[1][11:]
        if column in (PEOPLE, EVIDENCE):
            return line.source.people if column == PEOPLE else line.evidence
        return f"{self._words(line, column).casefold()} {when[0]} {when[1]}"


class SourceOrder(QSortFilterProxyModel):
    """The sources that the filter lets through, in the order of a column."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = SourceFilter()
        self.setSortRole(SortRole)

    def use(self, wanted: SourceFilter) -> None:
        """Show what another filter lets through."""
        self.beginFilterChange()
        self.filter = wanted
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the sources by a column, whose title says so from now on."""
        super().sort(column, order)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title; that of the column by which the sources are ordered says so."""
        title = super().headerData(section, orientation, role)
        sorted_by = orientation is Qt.Orientation.Horizontal and section == self.sortColumn()
        if not sorted_by or role != Qt.ItemDataRole.DisplayRole:
            return title
        return f"{title} {'↓' if self.sortOrder() is Qt.SortOrder.DescendingOrder else '↑'}"

    def line_at(self, index: Index) -> SourceLine | None:
        """Return the source in a row, None for no row."""
        model = self.sourceModel()
        if not index.isValid() or not isinstance(model, SourceModel):
            return None
        return model.lines[self.mapToSource(index).row()]

    def index_of(self, source: str) -> QModelIndex:
        """Return the first cell of a source (a record id), no valid one while it is not shown."""
        model = self.sourceModel()
        assert isinstance(model, SourceModel)
        rows = (row for row, line in enumerate(model.lines) if line.source.id == source)
        return self.mapFromSource(model.index(next(rows, -1), SOURCE))

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a source is shown."""
        model = self.sourceModel()
        return isinstance(model, SourceModel) and self.filter.lets_through(model.lines[row])

"""Evidence by criterion and kind of source as a table: a row a criterion, between its name and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.framework.model import Framework
from inspector_app.judgement.coverage import Cell, Row
from inspector_app.texts import in_language
from resources.translations import _, counted

Index = QModelIndex | QPersistentModelIndex

_WORDS = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class MatrixModel(QAbstractTableModel):
    """Rows are criteria; the first column names them, the last says what they rest on."""

    def __init__(self, framework: Framework, language: str) -> None:
        super().__init__()
        self._framework = framework
        self._language = language
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Show another state of the evidence; the place in the table stays while the criteria do."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of criteria."""
        return len(self.rows)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of kinds of source and two."""
        return len(self._framework.source_kinds) + 2

    def cell(self, index: Index) -> Cell | None:
        """Return the evidence behind a place of the table, None in the outer columns."""
        kind = self.kind(index)
        return self.rows[index.row()].cells[kind] if kind else None

    def kind(self, index: Index) -> str:
        """Return the kind of source of a column, "" in the outer columns."""
        kinds = self._framework.source_kinds
        return kinds[index.column() - 1].key if 1 <= index.column() <= len(kinds) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, also for screen readers."""
        if role not in _WORDS:
            return None
        cell = self.cell(index)
        if cell is None:
            return self._outer(index, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(len(cell.items)) if cell.items else _("gap") if cell.is_gap else "–"
        return self._said(index, cell)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the short names of the kinds of source."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.heading(section)

    def heading(self, section: int) -> str:
        """Return what stands above a column, on one line or two."""
        kinds = self._framework.source_kinds
        if section == 0:
            return _("Criterion")
        if section > len(kinds):
            return _("Rests on")
        return in_language(kinds[section - 1].short, self._language).replace(" ", "\n", 1)

    def _outer(self, index: Index, role: int) -> str:
        criterion = self._framework.criteria[index.row()]
        if index.column() == 0:
            shown = criterion.short if role == Qt.ItemDataRole.DisplayRole else criterion.title
            return in_language(shown, self._language)
        this = self.rows[index.row()]
        sources = counted("{count} source", "{count} sources", this.source_kinds)
        inspectors = counted("{count} inspector", "{count} inspectors", len(this.inspectors))
        return f"{sources}\n{inspectors}"

    def _said(self, index: Index, cell: Cell) -> str:
        place = {
            "criterion": self._framework.criteria[index.row()].key,
            "source": in_language(self._framework.source_kinds[index.column() - 1].title, self._language),
        }
        if cell.is_gap:
            words = _("Criterion {criterion}, {source}: no evidence yet, though it is expected")
            return words.format(**place)
        words = _("Criterion {criterion}, {source}: strengths {strengths}, neutral {neutral}, areas {areas}")
        return words.format(
            **place,
            strengths=cell.of_kind(STRENGTH),
            neutral=cell.of_kind(NEUTRAL),
            areas=cell.of_kind(AREA),
        )

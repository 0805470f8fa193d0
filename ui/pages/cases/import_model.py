"""The rows of a case list as a table, each with what is wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.fieldwork.case_list import COLUMNS, Preview
from resources.translations import N_, _
from ui.widgets.table import ToneRole

Index = QModelIndex | QPersistentModelIndex

_ROW, _WRONG = "row", "wrong"


class ImportModel(QAbstractTableModel):
    """A line a row of the sheet: its number, what is wrong, and the columns that are matched; `names` (marked) head them."""

    def __init__(self, names: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = {_ROW: N_("Row"), _WRONG: N_("To put right"), **names}
        self._columns: list[str] = []
        self._lines: list[dict[str, str]] = []

    def show_preview(self, preview: Preview, matched: list[str]) -> None:
        """Show what an import would add."""
        wrong: dict[int, list[str]] = {}
        for error in preview.errors:
            wrong.setdefault(error.row, []).append(error.sentence)
        self.beginResetModel()
        self._columns = [_ROW, _WRONG, *(column for column in COLUMNS if column in matched)]
        self._lines = [
            {_ROW: str(number), _WRONG: "; ".join(wrong.get(number, [])), **case}
            for number, case in zip(preview.rows, preview.cases, strict=True)
        ]
        if not wrong:
            self._columns.remove(_WRONG)
        self.endResetModel()

    def show_nothing(self) -> None:
        """Show no rows, as while the column of the reference is not known."""
        self.beginResetModel()
        self._columns, self._lines = [], []
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._names[self._columns[section]])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, and its tone."""
        line, column = self._lines[index.row()], self._columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.get(column, "")
        if role == ToneRole:
            return "danger" if column == _WRONG else "ink_3" if column == _ROW else "ink"
        return None

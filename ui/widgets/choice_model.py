"""Many choices as a model: those that fit the words being typed, and which of them are chosen."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from resources.translations import _
from ui.widgets.table import Index

KeyRole = Qt.ItemDataRole.UserRole
ChosenRole = Qt.ItemDataRole.UserRole + 2


class ChoiceModel(QAbstractListModel):
    """Choices (key, words) in order. It makes nothing for a choice that is not looked at, so there may be thousands."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices = list(choices)
        self._folded = [_folded(words) for _key, words in choices]
        self._shown = list(range(len(self._choices)))
        self._chosen: frozenset[str] = frozenset()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt calls it
        """Return how many fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words, the key, or whether it is chosen."""
        key, words = self._choices[self._shown[index.row()]]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == KeyRole:
            return key
        if role == ChosenRole:
            return key in self._chosen
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{choice}, chosen").format(choice=words) if key in self._chosen else words
        return None

    def filter(self, text: str) -> None:
        """Show only choices in which each of the words of a text stands, whatever its case and accents."""
        wanted = _folded(text).split()
        self.beginResetModel()
        self._shown = [
            place for place, words in enumerate(self._folded) if all(word in words for word in wanted)
        ]
        self.endResetModel()

    def set_chosen(self, keys: Collection[str]) -> None:
        """Show these as chosen."""
        self._chosen = frozenset(keys)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def row_of(self, key: str) -> int:
        """Return the row of a choice, -1 where it is not shown."""
        return next((row for row, place in enumerate(self._shown) if self._choices[place][0] == key), -1)


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))

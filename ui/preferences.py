"""What this computer remembers of the window: its look, and which visits were opened last."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class RecentVisit:
    """A visit file opened before: the council and a line about it, and when (ISO text, local)."""

    path: str
    title: str
    detail: str
    opened_at: str


class Preferences:
    """Settings in an INI file; nothing of a visit's content is kept in it."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, name: str, default: str = "") -> str:
        """Return a setting."""
        return str(self._settings.value(name, default))

    def set_text(self, name: str, value: str) -> None:
        """Keep a setting."""
        self._settings.setValue(name, value)

    def geometry(self) -> QByteArray:
        """Return size and place of the window as Qt keeps them, empty at first."""
        value = self._settings.value("geometry", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    def set_geometry(self, geometry: QByteArray) -> None:
        """Keep size and place of the window."""
        self._settings.setValue("geometry", geometry)

    def recent(self) -> list[RecentVisit]:
        """Return the visits opened last, the newest first."""
        try:
            return [RecentVisit(**entry) for entry in json.loads(self.text("recent", "[]"))]
        except (ValueError, TypeError):
            return []

    def remember(self, visit: RecentVisit) -> None:
        """Put a visit first among the recent ones."""
        others = [entry for entry in self.recent() if entry.path != visit.path]
        kept = [asdict(entry) for entry in [visit, *others][:_MOST_RECENT]]
        self.set_text("recent", json.dumps(kept, ensure_ascii=False))

"""What this computer remembers of the window: its look, and which visits were opened last."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

_MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class RecentVisit:
    """A visit file opened before: council, subject by language, first and last day, whether one leads it, and when.

    Days are ISO texts, and so is the local time of opening. Of a protected visit nothing but path and time is kept.
    """

    path: str
    council: str
    subject: dict[str, str]
    first_day: str
    last_day: str
    leads: bool
    opened_at: str

    @classmethod
    def protected(cls, path: str, opened_at: str) -> RecentVisit:
        """Return what may be kept of a protected visit."""
        return cls(path, "", {}, "", "", leads=False, opened_at=opened_at)

    @property
    def title(self) -> str:
        """What it is called in a list: the council, or where that is not known, the name of the file."""
        return self.council or Path(self.path).stem

    @property
    def is_protected(self) -> bool:
        """Whether nothing is kept of what the visit is about."""
        return not self.council


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
            entries = list(json.loads(self.text("recent", "[]")))
        except (ValueError, TypeError):
            return []
        return [visit for entry in entries if (visit := _read(entry)) is not None]

    def remember(self, visit: RecentVisit) -> None:
        """Put a visit first among the recent ones."""
        others = [entry for entry in self.recent() if entry.path != visit.path]
        self._keep([visit, *others][:_MOST_RECENT])

    def forget(self, path: str) -> None:
        """Take a visit off the recent ones; its file stays."""
        self._keep([entry for entry in self.recent() if entry.path != path])

    def _keep(self, visits: list[RecentVisit]) -> None:
        self.set_text("recent", json.dumps([asdict(entry) for entry in visits], ensure_ascii=False))


def _read(entry: Any) -> RecentVisit | None:
    """Return a kept entry, None for one that is spoilt or that another version has kept."""
    try:
        visit = RecentVisit(**entry)
        days = () if visit.is_protected else (visit.first_day, visit.last_day)
        for moment in (*days, visit.opened_at):
            datetime.fromisoformat(moment)
    except (TypeError, ValueError):
        return None
    return visit if isinstance(visit.subject, dict) and visit.path else None

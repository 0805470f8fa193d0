"""What a merge did, or would do."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What came in from one hand-over: records made and changed by table, and the differences that arose.

    `author` is the member id of who wrote the hand-over, `written_at` its UTC ISO time; `conflicts` are
    (table, record, field) that stand against each other now and did not before. `spans` are the changes that were
    new, as (replica, first, last): `Store.brought_in` tells the records behind them.
    """

    author: str
    written_at: str
    transactions: int = 0
    changes: int = 0
    created: dict[str, int] = field(default_factory=dict)
    changed: dict[str, int] = field(default_factory=dict)
    conflicts: tuple[tuple[str, str, str], ...] = ()
    spans: tuple[tuple[int, int, int], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return asdict(self)

    def to_json(self) -> str:
        """Return the report as it is kept in the file."""
        return json.dumps(self.to_dict(), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> MergeReport:
        """Return a kept report."""
        facts = json.loads(text)
        lists = {name: tuple(map(tuple, facts.get(name, ()))) for name in ("conflicts", "spans")}
        return cls(**{**facts, **lists})

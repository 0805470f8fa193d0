"""What the team has made so far, under the names by which the story speaks of it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Bearing:
    """An evidence item that bears a finding out or speaks against it."""

    finding: str
    evidence: str
    bearing: str


@dataclass(slots=True)
class Ledger:
    """Record ids by the story's names: findings by key, readings by column; and bearings not yet linked."""

    findings: dict[str, str] = field(default_factory=dict)
    readings: dict[str, str] = field(default_factory=dict)
    bearings: list[Bearing] = field(default_factory=list)

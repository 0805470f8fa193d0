"""What a check reports."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error must not be printed, a warning may be, advice is a hint."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: `table` and `record` say where to jump to, `place` says it in words.

    `language` is that of the text in which it stands, "" where it stands in both or in none.
    """

    code: str
    severity: Severity
    sentence: str
    remedy: str
    place: str
    table: str = ""
    record: str = ""
    chapter: str = ""
    language: str = ""

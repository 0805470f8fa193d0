"""What differs between two engines after the same answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspector_app.dates import say_date

# The state of every node by path: "/data/earlier[2]/date".
Snapshot = dict[str, dict[str, Any]]

PROPERTIES = ("relevant", "required", "readonly", "valid", "value", "label", "hint", "message", "choices")
_TEXTS = ("label", "hint", "message")

META = re.compile(r"^/[^/]+/(\w+:)?meta(/|$)")
_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b(?!T)")
_PLACE = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Step:
    """A form after one more answer; `refused` is why the answer was not taken, "" when it was."""

    refused: str
    nodes: Snapshot


@dataclass(frozen=True, slots=True)
class Difference:
    """One property of one node after one of the answers (0: as the form begins)."""

    step: int
    path: str
    what: str
    ours: Any
    theirs: Any

    @property
    def place(self) -> str:
        """The path without the places of instances."""
        return _PLACE.sub("", self.path)

    def __str__(self) -> str:
        """Return it as a line of a report."""
        return f"{self.path} {self.what}: ours {self.ours!r}, theirs {self.theirs!r}"


def differences(step: int, ours: Snapshot, theirs: Snapshot) -> Iterator[Difference]:
    """Yield the differences between two snapshots."""
    theirs = {path: state for path, state in theirs.items() if not META.match(path)}
    for path in {**ours, **theirs}:
        mine, other = ours.get(path), theirs.get(path)
        if mine is None or other is None:
            # An instance that its count takes away goes at once here, and there only when it is not hidden.
            if (mine or other or {})["relevant"]:
                yield Difference(step, path, "there", mine is not None, other is not None)
            continue
        for what in PROPERTIES:
            if what == "message" and not other["message"]:
                continue  # where the form has no words for it, each has its own
            here, there = (_as_compared(state.get(what), what) for state in (mine, other))
            if here != there:
                yield Difference(step, path, what, here, there)


def _as_compared(value: Any, what: str) -> Any:
    """Return a property in the form in which two count as the same."""
    if what in _TEXTS:
        return " ".join(_DATE.sub(_said, value or "").split())  # dates in texts are said in words here
    if what == "choices" and value:
        first: dict[str, str] = {}
        for name, label in value:  # a name that two instances of a repeat have is shown once here
            first.setdefault(name, label)
        return list(first.items())
    return value


def _said(match: re.Match[str]) -> str:
    try:
        return say_date(date.fromisoformat(match[0]), "en")
    except ValueError:
        return match[0]

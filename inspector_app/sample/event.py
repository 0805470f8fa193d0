"""What the story is made of: one thing that one member of the team does at one time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from inspector_app.sample.desk import Desk

Deed = Callable[[Desk], object]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a member does, beginning at `at` ("09:05") of `day` (1 to 4)."""

    day: int
    at: str
    who: str
    do: Deed

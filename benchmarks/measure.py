"""Timing two ways of doing the same, turn by turn, so that whatever else the machine does meets both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Timed = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a job took, in seconds: by the clock, and of the processor, which does not count waiting for the disk."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Ratio:
    """What one job costs here and in the bare way, as medians in seconds over `rounds` turns."""

    job: str
    here: float
    bare: float
    rounds: int

    @property
    def ratio(self) -> float:
        """How many times the bare cost it is."""
        return self.here / self.bare


def compare(job: str, here: Timed, bare: Timed, *, rounds: int) -> Ratio:
    """Run both in turn, each first in every second round, after one round that does not count.

    `here` and `bare` return the seconds that they took, so that they can prepare what is not timed.
    """
    taken: dict[Timed, list[float]] = {here: [], bare: []}
    for number in range(rounds + 1):
        for run in (here, bare) if number % 2 else (bare, here):
            taken[run].append(run())
    return Ratio(job, statistics.median(taken[here][1:]), statistics.median(taken[bare][1:]), rounds)


def timed(job: Callable[[], object]) -> float:
    """Return the seconds that a job takes."""
    begun = time.perf_counter()
    job()
    return time.perf_counter() - begun


def taken_by(job: Callable[[], object]) -> Taken:
    """Return what a job takes."""
    clock, processor = time.perf_counter(), time.process_time()
    job()
    return Taken(time.perf_counter() - clock, time.process_time() - processor)

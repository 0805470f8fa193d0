"""How long the window's thread was away from its event loop.

A heartbeat of the event loop is missed while anything runs on the window's thread, or holds Python's lock in
another; the longest gap in it is what a person who types would notice. The processor time of that thread between two
beats tells what it did itself from what a busy machine kept it waiting for.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEventLoop, Qt, QTimer

QUIET = 250  # milliseconds that a deed and what it started in the background are watched for


@dataclass(frozen=True, slots=True)
class Pause:
    """The longest gap in seconds, and the most processor time of the window's thread between two beats."""

    gap: float
    busy: float


def longest_pause(deed: Callable[[], object], *, quiet: int = QUIET) -> Pause:
    """Do a deed in the event loop and return the longest pause in it, and in what follows for `quiet` milliseconds."""
    settle()
    return _watch(deed, quiet)


def settle(quiet: int = 50) -> None:
    """Let the event loop come to rest from whatever went before."""
    _watch(lambda: None, quiet)


def _watch(deed: Callable[[], object], quiet: int) -> Pause:
    loop = QEventLoop()
    last, last_busy = time.perf_counter(), time.thread_time()
    gap = busy = 0.0

    def beat() -> None:
        nonlocal last, last_busy, gap, busy
        now, now_busy = time.perf_counter(), time.thread_time()
        gap, last = max(gap, now - last), now
        busy, last_busy = max(busy, now_busy - last_busy), now_busy

    heart = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
    heart.timeout.connect(beat)
    heart.start()
    QTimer.singleShot(0, deed)
    QTimer.singleShot(quiet, loop.quit)
    loop.exec()
    beat()
    return Pause(gap, busy)

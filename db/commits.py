"""How much the connections of one process have written to one file."""

from __future__ import annotations

import threading


class Commits:
    """How many transactions the connections of one process have committed to one file, for all of them to see."""

    def __init__(self) -> None:
        self.number = 0
        self._lock = threading.Lock()

    def count(self) -> None:
        """Count one more."""
        with self._lock:
            self.number += 1

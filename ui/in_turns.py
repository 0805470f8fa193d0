"""Making many widgets a few a turn of the event loop, so that keys and clicks get through between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QObject, QTimer


class InTurns(QObject):
    """Does deeds in their order, `a_turn` so many of them in a turn."""

    def __init__(self, parent: QObject, *, a_turn: int = 4) -> None:
        super().__init__(parent)
        self._a_turn = a_turn
        self._left: Iterator[Callable[[], object]] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_turn)

    @property
    def is_busy(self) -> bool:
        """Whether something is left to do."""
        return self._timer.isActive()

    def start(self, deeds: Iterable[Callable[[], object]]) -> None:
        """Do the first few now, and the others in the turns that follow; what is left of earlier ones is dropped."""
        self._left = iter(deeds)
        self._timer.start()
        self._on_turn()

    def go_on(self, deeds: Iterable[Callable[[], object]]) -> None:
        """Do more after what is left."""
        self.start(chain(self._left, deeds))

    def _on_turn(self) -> None:
        for _number in range(self._a_turn):
            deed = next(self._left, None)
            if deed is None:
                self._timer.stop()
                return
            deed()

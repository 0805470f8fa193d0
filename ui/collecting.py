"""When Python looks for objects that only hold each other: on the window's thread alone, and a few at a time.

An object of Qt is taken down in the thread that it lives in. Left to itself, Python looks in whichever thread happens
to make the next object: a worker would take down widgets, with their timers and connections, and the program crashes.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

# Milliseconds between two looks while many objects are made, and otherwise: a worker makes 200 in one, and to look at
# as many takes 0.1 ms.
_SOON, _LATER = 20, 100
_MANY = 700  # new objects, above which it is worth to look; Python's own figure
_OFTEN = 3  # looks at what is new, after which it is looked at what was left of them
# Of those, after which it is looked at everything while somebody works: that stops the window for 0.1 s and more.
_LAST = 3000


class Collecting(QObject):
    """Looks at new objects every now and then, and at everything when one turns to another program."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        gc.disable()
        self._timer = QTimer(self, interval=_LATER)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()
        application.applicationStateChanged.connect(self._on_state_changed)

    def _on_turn(self) -> None:
        wanted = _SOON if collect() else _LATER
        if wanted != self._timer.interval():
            self._timer.setInterval(wanted)

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationInactive:
            gc.collect()


def collect() -> bool:
    """Look at the new objects if they are many, and at older ones every so many times; return whether it was."""
    new, looked, looked_again = gc.get_count()
    if new <= _MANY:
        return False
    if looked_again > _LAST:
        gc.collect()
    else:
        gc.collect(1 if looked > _OFTEN else 0)
    return True

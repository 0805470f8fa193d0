"""When Python looks for objects that only hold each other: while somebody works, as rarely as can be.

To look through all that is held stops every thread, 0.1 s and more once a large visit is open. It is done when one
turns to another program, or after a great many new objects.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

_THRESHOLDS = (700, 10, 300)  # Python's own but for the last, which is 10


def collect_when_away(application: QGuiApplication) -> None:
    """Look through everything when one turns to another program."""
    gc.set_threshold(*_THRESHOLDS)
    application.applicationStateChanged.connect(_on_state_changed)


def _on_state_changed(state: Qt.ApplicationState) -> None:
    if state is Qt.ApplicationState.ApplicationInactive:
        gc.collect()

"""The program as a window: the application object, the look, and which window comes first."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
from PySide6.QtWidgets import QApplication

from ui.collecting import Collecting
from ui.crash import report_crashes
from ui.focus_ring import FocusRing
from ui.job import finish_background
from ui.language import language
from ui.preferences import Preferences
from ui.theme import Mode, theme
from ui.typography import set_text_scale
from ui.windows import Windows

_NAME = "inspector-app"


def make_application() -> QApplication:
    """Return the application object, named and dressed."""
    # While a worker computes, the window's thread waits so long for Python's lock after each call into Qt or the
    # database, of which a page may make a hundred; Python's own 5 ms would be half a second.
    sys.setswitchinterval(0.0001)
    # On Linux, Qt's loop over GLib says that it is awake only after the work, and no worker would give way to it.
    os.environ.setdefault("QT_NO_GLIB", "1")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName(_NAME)
    application.setApplicationDisplayName("Inspector")
    application.setStyle("Fusion")  # the one style that a style sheet dresses alike on all systems
    return application


def run(file: Path | None) -> int:
    """Open a visit file, or the start window without one; returns the exit code when the last window closed."""
    with _dressed() as (application, preferences):
        windows = Windows(preferences)
        if file is None:
            windows.start.show()
        else:
            windows.open(file)
        return application.exec()


def preview(form: Path) -> int:
    """Open a form in a window, bound to no visit; returns the exit code when it was closed."""
    from ui.preview.window import PreviewWindow

    with _dressed() as (application, preferences):
        window = PreviewWindow(form, preferences)
        window.show()
        return application.exec()


@contextmanager
def _dressed() -> Iterator[tuple[QApplication, Preferences]]:
    """The application in the look that the user chose, ready to show windows."""
    application = make_application()
    Collecting(application)
    preferences = Preferences(platformdirs.user_config_path(_NAME, appauthor=False) / "window.ini")
    report_crashes(platformdirs.user_log_path(_NAME, appauthor=False))
    language.use(preferences.text("language"))
    set_text_scale(float(preferences.text("text-scale", "1")))
    theme.use(Mode(preferences.text("theme", Mode.SYSTEM)))
    ring = FocusRing(application)
    yield application, preferences
    finish_background()
    ring.deleteLater()
    # What was copied stays, as plain text: Qt would let go of richer data of ours only after Python has ended.
    clipboard = application.clipboard()
    if clipboard.ownsClipboard():
        clipboard.setText(clipboard.text())

"""The program as a window: the application object, the look, and which window comes first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import UserError
from db.protection import protect
from inspector_app.last_session import begin_session, end_session
from inspector_app.protection.opening import needs_passphrase
from inspector_app.visit import Visit
from resources.translations import _
from ui.collecting import collect_when_away
from ui.crash import report_crashes
from ui.focus_ring import FocusRing
from ui.job import Job, finish_background, hold
from ui.language import language
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences, RecentVisit
from ui.start.window import StartWindow
from ui.theme import Mode, theme
from ui.typography import set_text_scale

_NAME = "inspector-app"
_TITLE_BAR = 40  # pixels at most, on the systems that inspectors use


class Windows(QObject):
    """The start window and the window of the open visit; one of them is in view."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.main: MainWindow | None = None
        self._protecting: Job | None = None
        self.start = self._make_start()
        language.changed.connect(self._on_language_changed)

    def _make_start(self) -> StartWindow:
        start = StartWindow(self._preferences)
        fill_small_screen(start)
        start.chosen.connect(self.open)
        return start

    def _on_language_changed(self) -> None:
        # Windows are made anew on the same visit and place, so that no widget has to know how to change its words.
        before, self.start = self.start, self._make_start()
        self.start.setGeometry(before.geometry())
        self.start.setVisible(before.isVisible())
        before.deleteLater()
        if self.main is not None and self.main.isVisible():
            old = self.main
            self.main = self._listened_to(old.made_anew())
            self.main.setGeometry(old.geometry())
            self.main.setWindowState(old.windowState())
            self.main.show()
            old.hide()
            old.deleteLater()

    def open(self, path: Path, key: bytes | None = None) -> None:
        """Open a visit file in its window; what stands in the way is said in the start window.

        A protected one is asked its passphrase there, unless its data key is given.
        """
        if self._protecting is not None:
            return  # one thing after the other: that visit comes back by itself
        try:
            if key is None and needs_passphrase(path):
                self.start.show()
                self.start.ask_passphrase(path)
                return
            visit = Visit.open(path, key=key)
            try:
                self.main = self._listened_to(MainWindow(visit, self._preferences))
            except BaseException:
                visit.close()
                raise
        except UserError as error:
            self.start.show()
            self.start.say_trouble(error)
            return
        self._preferences.remember(_as_recent(visit))
        geometry = self._preferences.geometry()
        if not geometry.isEmpty():
            self.main.restoreGeometry(geometry)
        else:
            fill_small_screen(self.main)
        # Whatever it is still making would otherwise open in a second window when it is done.
        self.start.stop_working()
        self.start.hide()
        self.main.show()
        cut_off = begin_session(visit)
        if cut_off is not None:
            self.main.tell_cut_off(cut_off)

    # ---- protecting a visit that is open ------------------------------------------------------------
    def _listened_to(self, main: MainWindow) -> MainWindow:
        main.workspace.protect_wanted.connect(self._protect)
        return main

    def _protect(self, passphrase: str) -> None:
        """Close the visit, protect its file in a thread, and open it again where one was."""
        main = self.main
        if main is None:
            return
        why_not = main.why_not_anew(asking="settings")
        if why_not:
            main.workspace.say(why_not)
            return
        visit, place = main.workspace.visit, main.let_go()
        path, geometry = visit.store.path, main.saveGeometry()
        end_session(visit)
        visit.close()
        main.hide()
        main.deleteLater()
        self.main = None
        job = self._protecting = Job(lambda progress: protect(path, passphrase, progress=progress), self)
        job.done.connect(lambda done: self._open_again(path, done.key, place, geometry))
        job.failed.connect(lambda error: self._open_again(path, None, place, geometry, error))
        job.cancelled.connect(lambda: self._open_again(path, None, place, geometry))
        job.broke.connect(lambda error: self._on_protecting_broke(error, path))
        job.finished.connect(job.deleteLater)
        hold(job)
        self.start.show_work(_("Protecting the visit"), job)
        self.start.show()
        job.start()

    def _on_protecting_broke(self, error: BaseException, path: Path) -> None:
        self._protecting = None
        self.open(path)
        raise error

    def _open_again(
        self,
        path: Path,
        key: bytes | None,
        place: Place,
        geometry: QByteArray,
        error: UserError | None = None,
    ) -> None:
        self._protecting = None
        self.open(path, key)
        if self.main is None:
            return
        self.main.restoreGeometry(geometry)
        self.main.show_place(place)
        if error is not None:
            self.main.workspace.tell_trouble(error)
        elif key is not None:
            self.main.tell_protected()


def _as_recent(visit: Visit) -> RecentVisit:
    """Return what this computer may remember of a visit: of a protected one, where its file is."""
    path = str(visit.store.path.resolve())
    opened_at = datetime.now().astimezone().isoformat(timespec="minutes")
    if visit.store.key is not None:
        return RecentVisit.protected(path, opened_at)
    details = visit.inspection.details()
    return RecentVisit(
        path,
        details.authority,
        visit.framework.title,
        details.start_date,
        details.end_date,
        visit.me.is_lead,
        opened_at,
    )


def fill_small_screen(window: QWidget) -> None:
    """Have a window fill a screen that could not hold it with its title bar, as on a laptop of 1366x768."""
    room = window.screen().availableSize()
    holds = room.width() >= window.minimumWidth() and room.height() >= window.minimumHeight()
    if holds and (room.width() <= window.width() or room.height() <= window.height() + _TITLE_BAR):
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def make_application() -> QApplication:
    """Return the application object, named and dressed."""
    # While a worker computes, each statement of the window's thread would wait 5 ms for Python's lock.
    sys.setswitchinterval(0.0005)
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
    collect_when_away(application)
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

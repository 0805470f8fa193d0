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
from db.files import is_handover
from db.protection import protect
from db.restore import restore_backup
from inspector_app.last_session import begin_session, end_session
from inspector_app.protection.opening import needs_passphrase
from inspector_app.team.own_copy import settle_in
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
from ui.start.new_copy_words import new_copy_words
from ui.start.window import StartWindow
from ui.theme import Mode, theme
from ui.typography import set_text_scale

_NAME = "inspector-app"
_TITLE_BAR = 40  # pixels at most, on the systems that inspectors use


class Windows(QObject):
    """The start window and the window of the open visit. There is one visit at a time: another one takes its place."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.main: MainWindow | None = None
        self._protecting: Job | None = None
        self._to_bring_in: tuple[Path, Path] | None = (
            None  # a visit, and a hand-over to show there once it is open
        )
        self.start = self._make_start()
        language.changed.connect(self._on_language_changed)

    def _make_start(self) -> StartWindow:
        start = StartWindow(self._preferences)
        fill_small_screen(start)
        start.chosen.connect(self.open)
        start.bringing_in.connect(self.open_and_bring_in)
        start.returning.connect(self.back_to_visit)
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
            if self.start.isVisible():
                self.show_start()

    def open(self, path: Path, key: bytes | None = None) -> bool:
        """Open a visit file in its window, in place of the one that is open; returns whether it is there.

        What stands in the way is said in the start window, and so is what a hand-over is for. A protected visit is asked
        its passphrase there, unless its data key is given.
        """
        if self._protecting is not None:
            return False  # one thing after the other: that visit comes back by itself
        if self.main is not None and self.main.isVisible() and _is_same(path, self.main):
            self.back_to_visit()
            return True
        try:
            if path.is_file() and is_handover(path):
                self.show_start()
                self.start.offer_handover(path)
                return False
            if key is None and needs_passphrase(path):
                self.show_start()
                self.start.ask_passphrase(path)
                return False
            visit = Visit.open(path, key=key)
            if not self._let_go():
                visit.close()
                return False
            try:
                self.main = self._listened_to(MainWindow(visit, self._preferences))
            except BaseException:
                visit.close()
                raise
        except UserError as error:
            self.show_start()
            self.start.say_trouble(error)
            return False
        self._show_visit(visit, self.main)
        return True

    def _show_visit(self, visit: Visit, main: MainWindow) -> None:
        self._preferences.remember(_as_recent(visit))
        geometry = self._preferences.geometry()
        if not geometry.isEmpty():
            main.restoreGeometry(geometry)
        else:
            fill_small_screen(main)
        # Whatever it is still making would otherwise open in a second window when it is done.
        self.start.stop_working()
        self.start.hide()
        main.show()
        new_copy, cut_off = settle_in(visit), begin_session(visit)
        if new_copy is not None:  # that a file was open when it was copied says nothing of a session cut off
            main.tell("accent", new_copy_words(new_copy))
        elif cut_off is not None:
            main.tell_cut_off(cut_off)
        if self._to_bring_in is not None:
            (path, handover), self._to_bring_in = self._to_bring_in, None
            if _is_same(path, main):
                main.show_place(Place("team", part=str(handover)))

    def open_and_bring_in(self, path: Path, handover: Path) -> None:
        """Open a visit, and show there what a hand-over would bring."""
        self._to_bring_in = (path, handover)
        self.open(path)

    def show_start(self) -> None:
        """Show the start window, from which one can go back to the visit that is open, if one is."""
        is_open = self.main is not None and self.main.isVisible()
        self.start.stand_before(self.main.workspace.visit.inspection.details().authority if is_open else "")
        self.start.show()
        self.start.activateWindow()

    def back_to_visit(self) -> None:
        """Go back from the start window to the visit that is open."""
        if self.main is not None:
            self.start.stop_working()
            self.start.hide()
            self.main.activateWindow()

    def restore(self, backup: Path) -> None:
        """Go back to a backup: the file as it is now becomes a backup too, and the visit opens as it was then."""
        assert self.main is not None
        store = self.main.workspace.visit.store
        path, key, clock = store.path, store.key, self.main.backups
        clock.goes_back = True
        if not self._let_go():
            clock.goes_back = False
            return
        try:
            restore_backup(path, backup, key=key)
        except UserError as error:
            if self.open(path, key) and self.main is not None:
                self.main.workspace.tell_trouble(error)
            return
        self.open(path, key)

    def _on_another_wanted(self, path: Path | None) -> None:
        if self.main is not None:
            self.main.save_typing()
        if path is None:
            self.show_start()
        else:
            self.open(path)

    def _let_go(self) -> bool:
        """Close the visit that is open, if there is one; returns whether none is open now."""
        if self.main is None or not self.main.isVisible():
            return True
        # Another window comes at once: the last one that closes would else end the program.
        QApplication.setQuitOnLastWindowClosed(False)
        closed = self.main.close()
        QApplication.setQuitOnLastWindowClosed(True)
        if closed:
            self.main.deleteLater()
            self.main = None
        return closed

    # ---- protecting a visit that is open ------------------------------------------------------------
    def _listened_to(self, main: MainWindow) -> MainWindow:
        main.workspace.protect_wanted.connect(self._protect)
        main.workspace.another_wanted.connect(self._on_another_wanted)
        main.workspace.restore_wanted.connect(self.restore)
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


def _is_same(path: Path, main: MainWindow) -> bool:
    return path.resolve() == main.workspace.visit.store.path.resolve()


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

"""The window of one visit: the pages in their frame."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from db.errors import UserError
from db.transaction import Touched
from inspector_app.last_session import CutOff, end_session
from inspector_app.visit import Visit
from resources.translations import _, language
from ui.foot_bars import foot_bars
from ui.job import Job
from ui.keys import ALL_KEYS, sequence
from ui.layouts import column, panel, row
from ui.pages.page import Page
from ui.panes import Panes
from ui.place import Place
from ui.preferences import Preferences
from ui.protection.window_lock import WindowLock
from ui.shell.backup_clock import BackupClock
from ui.shell.closing import closes_all_the_same
from ui.shell.cut_off import cut_off_words
from ui.shell.deed_places import places_of
from ui.shell.entries import PAGES, title_of
from ui.shell.history_in_view import history_in_view
from ui.shell.notices import Notices
from ui.shell.page_stack import PageStack
from ui.shell.running import RunningWork
from ui.shell.search_box import SearchBox
from ui.shell.sidebar import Sidebar
from ui.shell.top_bar import TopBar
from ui.shell.undo_keys import UndoKeys
from ui.shell.undoing import Undoing
from ui.spelling.spelling import spelling
from ui.start.first_steps import FirstSteps
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.toast import Toast
from ui.workspace import Workspace

_NARROW = 1240  # pixels of the window below which the sidebar folds
_LARGE_TEXT = 1.25  # scale of the text above which it does
_MOST_BEFORE = 50  # places that one can go back through
_PATIENCE = 500  # milliseconds before long work is shown


class MainWindow(QMainWindow):
    """A visit, open in a window; closing it saves what is being typed and closes the file."""

    def __init__(self, visit: Visit, preferences: Preferences) -> None:
        super().__init__()
        self.workspace = Workspace(visit, preferences, self)
        self.workspace.why_not_anew = self.why_not_anew
        spelling.use(self.workspace)
        self._current = ""
        self._place = Place("overview")
        self._before: list[Place] = []
        self._search = SearchBox(self)
        self._undoing = Undoing(self.workspace, self._save_typing, self)
        self._undo_keys = UndoKeys(self, self._undoing)
        self._top = TopBar(self.workspace, self._search, self._undoing)
        self._sidebar = Sidebar(self.workspace)
        self._stack = PageStack(self.workspace)
        self._notices = Notices(self.show_place)
        self._running = column(spacing=0)
        self._steps = FirstSteps(self.workspace)
        content = column(self._notices, self._steps, self._stack, self._running, spacing=0)
        content.setStretchFactor(self._stack, 1)
        body = row(self._sidebar, spacing=0)
        body.addWidget(panel(content, ground="paper"), 1)
        self.setCentralWidget(panel(column(self._top, body, spacing=0), ground="paper"))
        self._panes = Panes(self, skipping=self._top)
        self._toast = Toast(self)
        self.lock = WindowLock(self, self.workspace, self._make_ready_to_lock)
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._on_refresh)
        self.backups = BackupClock(self.workspace)
        self._frame_refresh = QTimer(self, singleShot=True, interval=0)
        self._frame_refresh.timeout.connect(self._on_frame_refresh)
        self._connect()
        self._make_shortcuts()
        details = visit.inspection.details()
        self.setWindowTitle(f"{details.authority_in(language())} – {visit.me.name}")
        self.resize(1366, 768)
        self.setMinimumSize(960, 600)
        self._top.load()
        self._sidebar.load()
        self.show_place(Place("overview"))

    def why_not_anew(self, asking: str = "") -> str:
        """Return what would be lost if the window were made anew now, as a sentence; "" for nothing.

        A form on the page that is `asking` for it does not count.
        """
        if self._stack.is_filling_in(besides=asking):
            return _("Finish or close what you are filling in, then choose again.")
        if self.unsaved():
            return _("Not everything that you typed could be saved. Put that right, then choose again.")
        return ""

    def unsaved(self) -> list[str]:
        """Save what is being typed on all pages; return the names of those where something could not be saved."""
        return list(dict.fromkeys(title_of(key) for key in self._stack.leave_all()))

    def let_go(self) -> Place:
        """Save what is being typed and let go of the visit, which stays open; returns where one was.

        Whatever would be lost all the same, `why_not_anew` says before.
        """
        place = self.here()
        self.unsaved()
        self.workspace.finish()
        return place

    def made_anew(self) -> MainWindow:
        """Return a new window on the same visit and place, as for another language; this one lets go of the file."""
        place = self.let_go()
        window = MainWindow(self.workspace.visit, self.workspace.preferences)
        window.show_place(place)
        return window

    @property
    def place(self) -> Place:
        """Where one is."""
        return self._place

    def deed_of(self, caps: str) -> Callable[[], object] | None:
        """Return what a key, such as "Ctrl M", does now; None where it does nothing."""
        wanted = sequence(caps)
        for shortcut in self.findChildren(QShortcut):
            around = shortcut.parent()
            if (
                shortcut.key() == wanted
                and shortcut.isEnabled()
                and isinstance(around, QWidget)
                and around.isVisible()
            ):
                return shortcut.activated.emit
        return None

    def page(self, key: str) -> Page:
        """Return a page, made and loaded now if it was not before."""
        return self._stack.page(key)

    def here(self) -> Place:
        """Return where one is now, to come back to."""
        return self._stack.in_view.here() or self._place

    def go_back(self) -> None:
        """Show again what was shown before."""
        if self._before:
            place = self._before.pop()
            self.show_place(place)
            self._before.pop()  # where one comes from is not before it

    def show_place(self, place: Place) -> None:
        """Show a page and what the place names on it."""
        if self._current:
            self._before = [*self._before[-_MOST_BEFORE:], self.here()]
        if self._current and self._current != place.page:
            # What was said of a deed on one page does not follow to the next; what now cannot be saved does.
            self._notices.clear_passing()
            # Nor does a passing word: there it would lie over something else. What it takes back, Ctrl Z does.
            self._toast.put_away()
            self._stack.in_view.leave()
        page = self._stack.show_page(place.page)
        self._current = place.page
        self._place = place
        self._sidebar.show_place(place)
        self._steps.show_if(place.page == "overview")
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.show_place(place)

    def go_to_one_of(self, places: list[Place]) -> None:
        """Go to the first of some places, or stay where one of them is in view already."""
        before = self._current
        here = [place for place in places if (place.page, place.record) == (before, self._place.record)]
        field = self.focusWidget()
        self.show_place((here or places)[0])
        # A page that stays keeps the keyboard in the field that one was typing in.
        if self._current == before and field is not None and self.focusWidget() is self._stack.in_view:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_protected(self) -> None:
        """Say that the file is protected now, and what is to be done next."""
        words = _(
            "The file is protected now. Save the recovery key next: without it, a lost passphrase is a lost visit."
        )
        self._notices.say("strength", words, [Place("settings")])

    def save_typing(self) -> bool:
        """Save what is being typed on the page in view; returns whether everything there is in the file."""
        return self._save_typing()

    def tell(self, tone: str, sentence: str, *, until_merged: bool = False) -> None:
        """Say something at the top that stays until it is closed, or until something is merged."""
        self._notices.say(tone, sentence, stays=True, until_merged=until_merged)

    def tell_cut_off(self, cut_off: CutOff) -> None:
        """Say that the session before this one was cut off, and what was saved last in it."""
        deed = cut_off.saved
        places = places_of(self.workspace.visit, deed) if deed else None
        self._notices.say("accent", cut_off_words(self.workspace.visit, cut_off), places, stays=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Make ready for pages that were not shown yet."""
        super().showEvent(event)
        self._stack.make_ahead()
        self.lock.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, stop long work and close the file; ask first where words would be lost."""
        unsaved = [*self.unsaved(), *self._half_typed()]
        if unsaved and not closes_all_the_same(self, list(dict.fromkeys(unsaved))):
            event.ignore()
            return
        self.workspace.finish()
        self.workspace.preferences.set_geometry(self.saveGeometry())
        end_session(self.workspace.visit)
        self.backups.make_last()
        self.workspace.visit.close()
        super().closeEvent(event)

    def _connect(self) -> None:
        self._sidebar.chosen.connect(lambda page: self.show_place(Place(page)))
        self.workspace.going.connect(self.show_place)
        self.workspace.returning.connect(self.go_back)
        self.workspace.let_go.connect(self._stop_refreshing)
        self.workspace.changed.connect(self._on_changed)
        self.workspace.troubled.connect(lambda error: self._notices.say_error("danger", error))
        self.workspace.said.connect(self._toast.say)
        self.workspace.merged.connect(self._notices.clear_at_merge)
        self._undoing.went.connect(self.go_to_one_of)
        self._undoing.refused.connect(self._on_undo_refused)
        self.workspace.working.connect(self._on_working)
        theme.changed.connect(self._fit)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    def _make_shortcuts(self) -> None:
        def key(sequence: str, deed: Callable[[], object]) -> None:
            QShortcut(QKeySequence(sequence), self).activated.connect(deed)

        key("Ctrl+K", self._search.begin)
        key("F1", self._show_help)
        key("Ctrl+/", lambda: self.show_place(Place("help", part=ALL_KEYS)))
        key("Alt+Left", self.go_back)
        key("Ctrl+N", lambda: self.show_place(Place("note")))
        key("Ctrl+H", self._show_history)
        key("Ctrl+O", lambda: self.workspace.another_wanted.emit(None))
        for number, entry in enumerate(PAGES, 1):
            key(f"Ctrl+{number}", lambda page=entry.page: self.show_place(Place(page)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go round the panes by F6, unless a page has taken the key for itself."""
        if event.key() == Qt.Key.Key_F6:
            self._panes.go_on(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _show_help(self) -> None:
        if self._current != "help":
            self.show_place(Place("help", part=self._current))

    def _show_history(self) -> None:
        place = history_in_view(self.workspace.visit, self.here())
        if place is not None:
            self.show_place(place)
        else:
            self.workspace.say(
                _("Open a case, a reading, notes, an item of evidence or a rating, then press Ctrl H.")
            )

    def _fit(self) -> None:
        self._sidebar.fold(self.width() < _NARROW or text_scale() > _LARGE_TEXT)

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        # What one pressed may be gone or disabled by now, and Qt goes on to what comes next, or first: the keyboard goes
        # back to the page, never nowhere and never into the search.
        if now is None or now is self._search:
            QTimer.singleShot(0, self, lambda: self._keep_focus(old))

    def _keep_focus(self, old: QWidget | None) -> None:
        now = QApplication.focusWidget()
        was_let_go = old is not None and not (isValid(old) and old.isVisible() and old.isEnabled())
        lost = now is None or (now is self._search and was_let_go and not self._search.is_searching)
        if self.isActiveWindow() and lost:
            self._stack.in_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self, touched: frozenset[Touched]) -> None:
        self._stack.tables_changed({item.table for item in touched})
        # Once per turn of the event loop, however many changes came.
        self._refresh.start()

    def _on_refresh(self) -> None:
        self._stack.refresh()
        self._frame_refresh.start()

    def _on_frame_refresh(self) -> None:
        # In a turn of its own, so that neither keeps the window for long.
        self._sidebar.load()
        self._top.load()
        self._steps.show_if(self._current == "overview")

    def _stop_refreshing(self) -> None:
        self._refresh.stop()
        self._frame_refresh.stop()
        self._stack.stop_making()

    def _on_undo_refused(self, error: UserError, places: list[Place]) -> None:
        self._top.load()
        self._notices.say_error("area", error, places)

    def _make_ready_to_lock(self) -> None:
        self._search.give_up()
        self.unsaved()

    def _save_typing(self) -> bool:
        return self._stack.in_view.leave()

    def _half_typed(self) -> list[str]:
        """Return the names of the pages where words stand in a form that was not sent."""
        return list(dict.fromkeys(title_of(key) for key in self._stack.half_typed()))

    def _on_working(self, title: str, job: Job) -> None:
        # Work that is done at once is not worth a word.
        QTimer.singleShot(_PATIENCE, job, lambda: self._show_running(title, job))

    def _show_running(self, title: str, job: Job) -> None:
        if job.isRunning():
            work = RunningWork(title, job)
            foot_bars.take(work)
            self._running.addWidget(work)

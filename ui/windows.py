"""Which window is there: the start window, or that of the one visit that is open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from db.files import is_handover
from db.safety.restore import restore_backup
from inspector_app.last_session import begin_session
from inspector_app.protection.opening import needs_passphrase
from inspector_app.team.merging import before_last_merge
from inspector_app.team.own_copy import settle_in
from inspector_app.visit import Visit
from resources.translations import _
from ui.language import language
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences, RecentVisit
from ui.protection.protecting import Protecting
from ui.screen import fill_small_screen
from ui.start.new_copy_words import merge_undone_words, new_copy_words
from ui.start.window import StartWindow


class Windows(QObject):
    """The start window and the window of the open visit. There is one visit at a time: another one takes its place."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self.main: MainWindow | None = None
        self._protecting: Protecting | None = None
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
        if self._to_bring_in is not None and self._to_bring_in[0] != path:
            self._to_bring_in = None
        if self.main is not None and self.main.isVisible() and _is_same(path, self.main):
            self.back_to_visit()
            self._show_arrival(self.main)
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
            main.tell("accent", new_copy_words(new_copy), until_merged=new_copy.restored_from is not None)
        elif cut_off is not None:
            main.tell_cut_off(cut_off)
        self._show_arrival(main)

    def _show_arrival(self, main: MainWindow) -> None:
        """Show the hand-over that the visit was opened for, if it is still there."""
        if self._to_bring_in is not None:
            (path, handover), self._to_bring_in = self._to_bring_in, None
            if _is_same(path, main) and handover.is_file():
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
        path, key, clock, place = store.path, store.key, self.main.backups, self.main.here()
        before = before_last_merge(self.main.workspace.visit)
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
        if self.open(path, key) and self.main is not None:
            if before is not None and before.backup == backup:
                self.main.tell("accent", merge_undone_words(before), until_merged=True)
            self.main.show_place(place)

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

    def _listened_to(self, main: MainWindow) -> MainWindow:
        main.workspace.protect_wanted.connect(self._on_protection_wanted)
        main.workspace.another_wanted.connect(self._on_another_wanted)
        main.workspace.restore_wanted.connect(self.restore)
        return main

    def _on_protection_wanted(self, passphrase: str) -> None:
        main = self.main
        if main is None:
            return
        why_not = main.why_not_anew(asking="settings")
        if why_not:
            main.workspace.say(why_not)
            return
        self.main = None
        self._protecting = protecting = Protecting(main, passphrase, self)
        protecting.ended.connect(lambda key, error: self._on_protected(protecting, key, error))
        protecting.broke.connect(lambda error: self._on_protecting_broke(protecting, error))
        self.start.show_work(_("Protecting the visit"), protecting.job)
        self.start.show()
        protecting.start()

    def _on_protected(self, protecting: Protecting, key: bytes | None, error: UserError | None) -> None:
        """Open the visit again where one was, whether it is protected now or could not be."""
        self._protecting = None
        self.open(protecting.path, key)
        if self.main is None:
            return
        self.main.restoreGeometry(protecting.geometry)
        self.main.show_place(protecting.place)
        if error is not None:
            self.main.workspace.tell_trouble(error)
        elif key is not None:
            self.main.tell_protected()

    def _on_protecting_broke(self, protecting: Protecting, error: BaseException) -> None:
        self._protecting = None
        self.open(protecting.path)
        raise error


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

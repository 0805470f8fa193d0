"""Locking the window of a protected visit: nothing of it can be seen, read aloud or pressed until it is unlocked."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QWidget
from shiboken6 import isValid

from inspector_app.protection.lock import OpenLock
from resources.translations import _
from ui.protection.idle_watch import IdleWatch
from ui.protection.lock_screen import LockScreen
from ui.widgets.picker import Picker
from ui.widgets.popover import Popover
from ui.workspace import Workspace

LOCK_AFTER = "lock-after"  # the preference, in minutes; 0 is never
USUAL_MINUTES = "15"
LOCK_KEY = "Ctrl+Shift+L"


class WindowLock(QObject):
    """Locks one window after a time without anybody at it, or when asked.

    `make_ready` is called first, to save what is being typed and to end what only lasts while one is there.

    The visit stays open below, with undo, what was typed and where one was. The connections to the file stay, too: it
    guards the screen, not the memory of the computer.
    """

    def __init__(self, window: QMainWindow, workspace: Workspace, make_ready: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = workspace
        self._make_ready = make_ready
        store = workspace.visit.store
        self._lock = OpenLock(store.path, store.key) if store.key is not None else None
        self._screen: LockScreen | None = None
        self._title = ""
        self._focus: QWidget | None = None
        self._shortcuts: list[QShortcut] = []
        self.watch = IdleWatch(window, self._limit)
        self.watch.idle.connect(self.lock)
        workspace.lock_wanted.connect(self.lock)
        QShortcut(QKeySequence(LOCK_KEY), window).activated.connect(self.lock)

    @property
    def is_locked(self) -> bool:
        """Whether the window is locked now."""
        return self._screen is not None

    def start(self) -> None:
        """Begin to watch whether somebody is there, once the window is on the screen."""
        if self._lock is not None:
            self.watch.start(self._window)

    def lock(self) -> None:
        """Lock the window now; of a visit without a passphrase, say why not."""
        if self._lock is None:
            self._workspace.say(
                _("This visit has no passphrase. Protect it in the settings, then it can be locked.")
            )
            return
        if self.is_locked:
            return
        self._close_others()
        self._make_ready()
        # Where the keyboard was before a menu or a popover took it, which are gone now.
        self._focus = self._window.focusWidget()
        self._lock.renew()
        self._shortcuts = [key for key in self._window.findChildren(QShortcut) if key.isEnabled()]
        for key in self._shortcuts:
            key.setEnabled(False)
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(_("Locked – Inspector"))
        self._cover(self._lock)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covered what shows itself while the window is locked, such as a passing word of work that is done."""
        shows_itself = event.type() is QEvent.Type.Show and isinstance(watched, QWidget)
        if self.is_locked and shows_itself and watched.parent() is self._window:
            watched.hide()
        return False

    # ---- inside -------------------------------------------------------------------------------------
    def _limit(self) -> float:
        minutes = self._workspace.preferences.text(LOCK_AFTER, USUAL_MINUTES)
        return 0 if self.is_locked or not minutes.isdigit() else 60 * int(minutes)

    def _close_others(self) -> None:
        """Close what stands beside the window or over it: menus, popovers, dialogues, the words at the mouse."""
        QToolTip.hideText()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or not widget.isVisible():
                continue
            if isinstance(widget, QDialog):
                widget.reject()
            else:
                widget.close()
        for kind in (Popover, Picker):
            for popover in self._window.findChildren(kind):
                if popover.isVisible():
                    popover.dismiss()

    def _cover(self, lock: OpenLock) -> None:
        for child in self._window.children():
            if isinstance(child, QWidget) and not child.isWindow():
                child.hide()
                child.installEventFilter(self)
        self._screen = LockScreen(self._window, self._workspace.visit.store.path, lock)
        self._screen.unlock.unlocked.connect(self._on_key)

    def _on_key(self, key: bytes) -> None:
        screen = self._screen
        if screen is None or self._lock is None or not self._lock.is_key(key):
            return
        self._screen = None
        screen.hide()
        screen.deleteLater()
        self._window.setWindowTitle(self._title)
        self._window.centralWidget().show()
        for shortcut in self._shortcuts:
            if isValid(shortcut):
                shortcut.setEnabled(True)
        self._shortcuts = []
        self.watch.note()
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

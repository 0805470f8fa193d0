"""A person before the windows of the program, for tests that tell what people do from one end to the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.visit import Visit
from tests.ui.shown_windows import ShownWindows
from ui.main_window import MainWindow
from ui.protection.passphrase_field import PassphraseLine
from ui.start.window import StartWindow
from ui.windows import Windows

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
ENTER = Qt.Key.Key_Return


class Person:
    """Somebody at the keyboard and the mouse, who sees what is on the screen."""

    def __init__(self, qtbot: QtBot, windows: Windows) -> None:
        self.qtbot, self._windows = qtbot, windows
        self.watching = ShownWindows()

    @property
    def start(self) -> StartWindow:
        """The start window."""
        return self._windows.start

    @property
    def window(self) -> MainWindow:
        """The window of the open visit."""
        assert self._windows.main is not None
        return self._windows.main

    @property
    def visit(self) -> Visit:
        """The open visit."""
        return self.window.workspace.visit

    def waits_for(self, window: QWidget) -> None:
        """Wait until a window has the keyboard, and the one before it is gone."""
        QApplication.processEvents()
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self._focused(), key, modifier)

    def types(self, words: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self._focused(), words)

    def clicks(self, words: str, at: QWidget | None = None) -> None:
        """Click the button with these words, once it can be pressed."""
        within = at or self.window
        self.qtbot.waitUntil(lambda: any(button.isEnabled() for button in _buttons(within, words)))
        QTest.mouseClick(_buttons(within, words)[0], Qt.MouseButton.LeftButton)

    def goes_by_tab_to(self, reached: Callable[[], bool], *, back: bool = False) -> None:
        """Press Tab, or Shift Tab, until the keyboard is there."""
        for _stop in range(15):
            if reached():
                return
            self.presses(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError("Tab does not reach it")

    def sees(self, words: str, at: QWidget | None = None) -> bool:
        """Return whether some text in view holds these words."""
        return any(words in text for text in _texts(at or self.window))

    def sees_alone(self, text: str, at: QWidget | None = None) -> bool:
        """Return whether a text in view is this and no more."""
        return text in _texts(at or self.window)

    def waits_to_see(self, words: str, at: QWidget | None = None, *, timeout: int = 20_000) -> None:
        """Wait until some text in view holds these words."""
        self.qtbot.waitUntil(lambda: self.sees(words, at), timeout=timeout)

    def opens_with(self, passphrase: str, at: QWidget) -> None:
        """Type a passphrase where it is asked for, and press Enter."""
        self.qtbot.waitUntil(
            lambda: (
                isinstance(QApplication.focusWidget(), PassphraseLine)
                and at.isAncestorOf(QApplication.focusWidget())
            )
        )
        self.types(passphrase)
        self.presses(ENTER)

    def _focused(self) -> QWidget:
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def _texts(within: QWidget) -> list[str]:
    shown: list[QLabel | QAbstractButton] = [
        *within.findChildren(QLabel),
        *within.findChildren(QAbstractButton),
    ]
    return [widget.text() for widget in shown if widget.isVisible()]


def _buttons(within: QWidget, words: str) -> list[QAbstractButton]:
    return [
        button
        for button in within.findChildren(QAbstractButton)
        if button.isVisible() and words in (button.text(), button.accessibleName())
    ]

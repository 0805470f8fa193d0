"""Typing a passphrase: hidden or shown, with a word where capitals are locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from resources.translations import _
from ui.layouts import XS, column
from ui.typography import Type
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label


class PassphraseLine(QLineEdit):
    """A line whose words are hidden. `capitals_locked` carries whether the keyboard seems to be locked on capitals.

    No system-wide way tells that, but a letter does that comes large without Shift, or small with it.
    """

    capitals_locked = Signal(bool)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        # Neither suggested, corrected nor remembered by a keyboard on the screen.
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, and look whether capitals are locked."""
        letter = event.text()
        if len(letter) == 1 and letter.upper() != letter.lower():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals_locked.emit(letter.isupper() != shifted)
        super().keyPressEvent(event)


class PassphraseField(QWidget):
    """A passphrase that is there already. The name that a form gives it goes to the line."""

    def __init__(self) -> None:
        super().__init__()
        self.line = PassphraseLine()
        self.setLayout(column(self.line, ShownOrHidden([self.line]), spacing=XS))
        self.setFocusProxy(self.line)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what takes the keyboard."""
        self.line.setAccessibleName(name)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()


class ShownOrHidden(QWidget):
    """A box that shows what is typed in some lines, and the word on locked capitals."""

    def __init__(self, lines: Sequence[PassphraseLine]) -> None:
        super().__init__()
        self._lines = lines
        self.box = CheckBox(_("Show what I type"))
        self.box.toggled.connect(self._show)
        self.capitals = Label(_("Capitals seem to be locked on."), Type.CAPTION, tone="area", wrap=True)
        self.capitals.hide()
        for line in lines:
            line.capitals_locked.connect(self.capitals.setVisible)
        self.setLayout(column(self.box, self.capitals, spacing=0))

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for line in self._lines:
            line.setEchoMode(mode)

"""The theme in force: it colours the program, and tells painted widgets when to paint anew."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.stylesheet import stylesheet
from ui.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from ui.typography import Type, font


class Mode(StrEnum):
    """What the user chose; `SYSTEM` follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class Theme(QObject):
    """The colours in force. `changed` comes after the whole program has taken new ones."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.mode = Mode.SYSTEM

    def use(self, mode: Mode) -> None:
        """Colour the program in a mode, now and, for `SYSTEM`, whenever the desktop changes."""
        self.mode = mode
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed, Qt.ConnectionType.UniqueConnection)
        self.tokens = self._wanted()
        application.setFont(font(Type.UI))
        application.setPalette(_palette(self.tokens))
        application.setStyleSheet(stylesheet(self.tokens))
        self.changed.emit()

    def color(self, role: str) -> QColor:
        """Return the colour of a role, such as "ink_2"."""
        return QColor(getattr(self.tokens, role))

    def _on_scheme_changed(self) -> None:
        if self.mode is Mode.SYSTEM and self._wanted() is not self.tokens:
            self.use(Mode.SYSTEM)

    def _wanted(self) -> Tokens:
        fixed = {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.HIGH_CONTRAST: HIGH_CONTRAST}
        if self.mode in fixed:
            return fixed[self.mode]
        return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


theme = Theme()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = QPalette.ColorRole
    for role, colour in (
        (roles.Window, tokens.paper),
        (roles.Base, tokens.paper),
        (roles.AlternateBase, tokens.canvas),
        (roles.Button, tokens.paper),
        (roles.WindowText, tokens.ink),
        (roles.Text, tokens.ink),
        (roles.ButtonText, tokens.ink),
        (roles.PlaceholderText, tokens.ink_3),
        (roles.ToolTipBase, tokens.paper),
        (roles.ToolTipText, tokens.ink),
        (roles.Highlight, tokens.accent),
        (roles.HighlightedText, tokens.on_accent),
        (roles.Link, tokens.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.ink_3))
    return palette

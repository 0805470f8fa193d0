"""A field for one line that saves itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import theme
from ui.typography import Type, font

_PAUSE = 600  # milliseconds without a key after which text is saved


class LineField(QLineEdit):
    """One line of text; `committed` carries it after a short pause, on Enter, and when the field is left."""

    committed = Signal(str)

    def __init__(self, text: str = "", *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._saved = text
        self.setAccessibleName(name)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.commit)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.returnPressed.connect(self.commit)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_text(self, text: str) -> None:
        """Show a text that is saved already, unless the user is in the middle of another."""
        if self.text() == self._saved and text != self._saved:
            self._saved = text
            self.setText(text)

    def commit(self) -> None:
        """Send the text to be saved now, if it changed."""
        self._timer.stop()
        if self.text() != self._saved:
            self._saved = self.text()
            self.committed.emit(self._saved)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.UI))

"""A field for one line that saves itself."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import theme
from ui.typography import Type, font

_PAUSE = 600  # milliseconds without a key after which text is saved


class LineField(QLineEdit):
    """One line of text; `committed` carries it after a short pause, on Enter, and when the field is left.

    It is sent again each time until the owner shows it as saved, or calls `mark_saved`.
    """

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
        """Show a text that is in the file, unless words stand here that are not."""
        if text.strip() == self.text().strip():
            self._saved = self.text()  # blanks around it are no other text
        elif self.is_saved():
            self._saved = text
            self.setText(text)

    def is_saved(self) -> bool:
        """Whether what stands here is in the file, as far as its owner has said."""
        return self.text() == self._saved

    def mark_saved(self) -> None:
        """Take what stands here as being in the file; said by whoever saved it, never before."""
        self._saved = self.text()

    def commit(self) -> bool:
        """Send the text to be saved now, if it is not; returns whether it is then."""
        self._timer.stop()
        if not self.is_saved():
            self.committed.emit(self.text())
        return self.is_saved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.UI))

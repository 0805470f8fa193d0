"""A field for several lines that grows with its text, so that nothing scrolls inside a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, Qt
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from inspector_app.spelling.dictionary import LANGUAGES
from ui.spelling.marks import SpellingMarks
from ui.theme import theme
from ui.typography import Type, font

_PAUSE = 600  # milliseconds without a key after which text is saved


class GrowingText(QPlainTextEdit):
    """Text of several lines; `committed` carries it after a short pause and when the field is left.

    It is sent again each time until the owner shows it as saved, or calls `mark_saved`.
    Spelling is marked where the text is in none of the `languages`; not at all where there are none, as for names.
    """

    committed = Signal(str)

    def __init__(
        self,
        text: str = "",
        *,
        type_: Type = Type.UI,
        least_lines: int = 1,
        name: str = "",
        languages: Sequence[str] = LANGUAGES,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._type = type_
        self._least_lines = least_lines
        self._saved = text
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text_changed)
        if languages:
            SpellingMarks(self, languages)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_text(self, text: str) -> None:
        """Show a text that is in the file, unless words stand here that are not."""
        if text.strip() == self.toPlainText().strip():
            self._saved = self.toPlainText()  # blanks around it are no other text
        elif self.is_saved():
            self._saved = text
            self.setPlainText(text)

    def is_saved(self) -> bool:
        """Whether what stands here is in the file, as far as its owner has said."""
        return self.toPlainText() == self._saved

    def mark_saved(self) -> None:
        """Take what stands here as being in the file; said by whoever saved it, never before."""
        self._saved = self.toPlainText()

    def commit(self) -> bool:
        """Send the text to be saved now, if it is not; returns whether it is then."""
        self._timer.stop()
        if not self.is_saved():
            self.committed.emit(self.toPlainText())
        return self.is_saved()

    def sizeHint(self) -> QSize:
        """Return the height of its lines."""
        return QSize(200, self._wanted_height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Ctrl+Enter to the page."""
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the lines when the width changes."""
        super().resizeEvent(event)
        self._fit()

    def _on_text_changed(self) -> None:
        self._timer.start()
        self._fit()

    def _on_theme_changed(self) -> None:
        self.setFont(font(self._type))
        self._fit()

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)

    def _wanted_height(self) -> int:
        # A QPlainTextEdit's document counts its height in lines.
        lines = max(int(self.document().size().height()), self._least_lines)
        return lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 10

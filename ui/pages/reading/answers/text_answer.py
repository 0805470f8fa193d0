"""An answer in words, or a number."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.forms import NodeState
from ui.layouts import column, row
from ui.pages.reading.answers.field import RING, AnswerField
from ui.widgets.growing_text import GrowingText

_PAUSE = 600  # milliseconds without a key after which what was typed is saved
_SHORT = 148  # width of a number, in pixels


class TextAnswer(AnswerField):
    """Words; Enter goes to the next question, or begins a new line in a field of at least so many lines."""

    def __init__(self, *, least_lines: int = 0, name: str) -> None:
        super().__init__()
        self._text = (
            GrowingText(least_lines=least_lines, name=name) if least_lines else _OneParagraph(name=name)
        )
        self._text.committed.connect(self.answered)
        self.setFocusProxy(self._text)
        self.setLayout(column(self._text, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the words."""
        self._text.setReadOnly(not changeable)
        self._text.show_text("" if state.not_applicable else state.value)

    def takes_letters(self) -> bool:
        """Whether letters are typed into it: always."""
        return True

    def commit(self) -> bool:
        """Send what is being typed now."""
        return self._text.commit()


class ShortAnswer(AnswerField):
    """Words that fit a short line, such as a number that nobody counts with."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._saved = ""
        self._line = QLineEdit()
        self._line.setAccessibleName(name)
        self._line.setFixedWidth(_SHORT)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.commit)
        self._line.textEdited.connect(lambda: self._timer.start())
        self._line.editingFinished.connect(self.commit)
        self.setFocusProxy(self._line)
        self.setLayout(row(self._line, None, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the value."""
        self._line.setReadOnly(not changeable)
        value = "" if state.not_applicable else state.value
        if value == self._value():
            self._saved = value
        elif self._value() == self._saved:
            self._saved = value
            self._line.setText(value)

    def takes_letters(self) -> bool:
        """Whether letters are typed into it: always."""
        return True

    def commit(self) -> bool:
        """Send what is being typed now."""
        self._timer.stop()
        if self._value() != self._saved:
            self.answered.emit(self._value())
        return self._value() == self._saved

    def _value(self) -> str:
        return self._line.text().strip()


class _OneParagraph(GrowingText):
    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name=name, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

"""A short field for what people write in many ways, read back in plain words beside it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from inspector_app.typed import Entry, TypedKind
from ui.layouts import XL, XS, M, row
from ui.theme import theme
from ui.typography import Type, text_scale, text_width
from ui.widgets.label import Label

_PAUSE = 600  # milliseconds without a key after which the value is saved
_WIDTH = 148
_WORDS = 200  # pixels that words beside the field need


class ReadBackField(QWidget):
    """A field for one value of a kind. `committed` carries the value, "" for an empty field, or what was typed.

    It comes after a pause and when the field is left; what is wrong is said only once the field is left, and
    what was typed stays. It is sent again each time until the owner shows it as saved, or calls `mark_saved`.
    """

    committed = Signal(str)

    def __init__(self, kind: TypedKind, *, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._saved = self._face = ""  # what is kept, and the text in the field that stands for it
        self.line = QLineEdit()
        self._fit()
        theme.changed.connect(self._fit)
        self.line.setAccessibleName(name)
        self._words = Label(tone="ink_2", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._send)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.commit)
        self.setFocusProxy(self.line)
        self._box = row(self.line, spacing=M)
        self._box.addWidget(self._words, 1)
        self.setLayout(self._box)

    def setAccessibleName(self, name: str) -> None:
        """Name the line, which is what has the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> str:
        """Return the value, "" for an empty field, or what was typed if it cannot be read."""
        # A kept value is not read again from its face, which may say less: a time without its offset.
        return self._saved if self._text() == self._face else self._entry().value

    def set_value(self, value: str) -> None:
        """Show a saved value, or saved words, unless something stands here that is not saved."""
        if value == self.value():
            self._saved, self._face = value, self._text()
        elif self.is_saved():
            self._saved, self._face = value, self._kind.face(value)
            self.line.setText(self._face)
            self._say(complaining=True)

    def is_saved(self) -> bool:
        """Whether what stands here is in the file, as far as its owner has said."""
        return self.value() == self._saved

    def mark_saved(self) -> None:
        """Take what stands here as being in the file; said by whoever saved it, never before."""
        self._saved, self._face = self.value(), self._text()

    def show_face(self) -> None:
        """Show what is kept as its kind shows it, however it was typed."""
        if self.is_saved():
            self._face = self._kind.face(self._saved)
            self.line.setText(self._face)
            self._say(complaining=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words below the field where there is little room beside it."""
        super().resizeEvent(event)
        self._place_words()

    def _place_words(self) -> None:
        room = self.width() - self.line.width() - M
        needed = min(text_width(Type.UI, self._words.text()), round(_WORDS * text_scale()))
        is_narrow = room < needed
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if direction != self._box.direction():
            self._box.setDirection(direction)
            self._box.setSpacing(XS if is_narrow else M)

    def commit(self) -> bool:
        """Send the value now, if it is not saved, and say what is wrong with it; returns whether it is saved then."""
        self._send()
        self._say(complaining=True)
        return self.is_saved()

    def _fit(self) -> None:
        self.line.setFixedWidth(max(_WIDTH, text_width(Type.UI, self._kind.longest) + XL))

    def _text(self) -> str:
        return self.line.text().strip()

    def _entry(self) -> Entry:
        text = self._text()
        return self._kind.read(text) if text else Entry("")

    def _send(self) -> None:
        self._timer.stop()
        if not self.is_saved():
            self.committed.emit(self.value())

    def _on_edited(self) -> None:
        self._timer.start()
        self._say(complaining=False)

    def _say(self, *, complaining: bool) -> None:
        entry = self._entry()
        wrong = bool(entry.trouble) and complaining
        words = "" if entry.words == self._text() else entry.words
        self._words.setText(entry.trouble if wrong else words)
        self._words.set_tone("danger" if wrong else "ink_2")
        self._place_words()
        self.line.setProperty("tone", "danger" if wrong else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

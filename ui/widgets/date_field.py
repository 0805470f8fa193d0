"""A date as people write it, read back in words beside the field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.dates import parse_loose_date, say_date
from ui.layouts import XL, M, row
from ui.theme import theme
from ui.typography import Type, text_width
from ui.widgets.label import Label

_PAUSE = 600  # milliseconds without a key after which the date is saved
_WIDTH = 148
_LONGEST = "28 September 2028"


class DateField(QWidget):
    """A field for a day. `committed` carries the ISO date, "" for an empty field, or the words if they are no date.

    It comes after a pause and when the field is left; what is wrong is said only once the field is left, and
    what was typed stays.
    """

    committed = Signal(str)

    def __init__(
        self, today: date, *, language: str = "en", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today, self._language = today, language
        self._saved = ""
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
        layout = row(self.line, spacing=M)
        layout.addWidget(self._words, 1)
        self.setLayout(layout)

    def value(self) -> str:
        """Return the ISO date, "" for an empty field, or the words if they are no date."""
        day = self._day()
        return day.isoformat() if isinstance(day, date) else self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Show a saved date (ISO) or saved words, unless the user is in the middle of another."""
        if value != self._saved and self.value() == self._saved:
            self._saved = value
            try:
                self.line.setText(say_date(date.fromisoformat(value), self._language))
            except ValueError:
                self.line.setText(value)
            self._say(complaining=True)

    def commit(self) -> None:
        """Send the date now, and say what is wrong with it."""
        self._send()
        self._say(complaining=True)

    def _fit(self) -> None:
        self.line.setFixedWidth(max(_WIDTH, text_width(Type.UI, _LONGEST) + XL))

    def _day(self) -> date | str | None:
        text = self.line.text().strip()
        return parse_loose_date(text, self._today) if text else None

    def _send(self) -> None:
        self._timer.stop()
        value = self.value()
        if value != self._saved:
            self._saved = value
            self.committed.emit(value)

    def _on_edited(self) -> None:
        self._timer.start()
        self._say(complaining=False)

    def _say(self, *, complaining: bool) -> None:
        day = self._day()
        wrong = isinstance(day, str) and complaining
        if isinstance(day, date):
            words = say_date(day, self._language, weekday=True)
        else:
            words = day if wrong and day else ""
        self._words.setText(words)
        self._words.set_tone("danger" if wrong else "ink_2")
        self.line.setProperty("tone", "danger" if wrong else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

"""Which answers a table puts together, and where bands of numbers begin."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.figures.case_answers import Answers
from inspector_app.figures.divisions import NUMBERS, Division
from inspector_app.figures.groups import Joined, choices_to_join
from inspector_app.texts import in_language
from resources.translations import _
from ui.layouts import XS, L, S, clear, column
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label


class AnswersTogether(QWidget):
    """A tick puts an answer together with the one above it; of numbers one writes where bands begin."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[str] = []
        self.ticks: list[CheckBox] = []
        self._heading = Label("", tone="ink_2", wrap=True)
        self.bands = QLineEdit()
        self.bands.setAccessibleName(_("Where bands begin"))
        self.bands.setPlaceholderText("1 5 10")
        self.bands.textChanged.connect(lambda _text: self.changed.emit())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.setLayout(column(self._heading, self.bands, self._lines, spacing=XS))

    def show_division(
        self, division: Division, answers: Answers, language: str, joined: Joined, bands: str
    ) -> None:
        """Offer what can be put together, with what is put together already."""
        clear(self._lines)
        self.ticks = []
        is_number = division.kind == NUMBERS
        choices = [] if is_number else choices_to_join(division, answers)
        self._keys = [key for key, _title in choices]
        self.bands.setVisible(is_number)
        self.bands.setText(bands)
        self._heading.setText(
            _("Bands begin at, with blanks between") if is_number else _("Tick what goes with the one above")
        )
        self.setVisible(is_number or len(choices) > 2)
        together = {key: keys for keys in joined for key in keys}
        for place, (key, title) in enumerate(choices):
            words = in_language(title, language)
            if place == 0:
                first = Label(words)
                first.setContentsMargins(L + S, 0, 0, 0)  # its words over those beside the ticks
                self._lines.addWidget(first)
                continue
            tick = CheckBox(words, name=_("Put “{answer}” together with the one above").format(answer=words))
            tick.setChecked(key in together and self._keys[place - 1] in together[key])
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks.append(tick)
            self._lines.addWidget(tick)

    @property
    def joined(self) -> Joined:
        """The answers that are put together, group by group."""
        groups: list[list[str]] = []
        for key, tick in zip(self._keys, [None, *self.ticks], strict=True) if self._keys else ():
            if tick is not None and tick.isChecked():
                groups[-1].append(key)
            else:
                groups.append([key])
        return tuple(tuple(keys) for keys in groups if len(keys) > 1)

"""A number on a scale: by a slider, or by one of a row of numbers."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent

from inspector_app.fieldwork.scales import Scale
from inspector_app.forms import NodeState
from resources.translations import _
from ui.layouts import M, S, column, row
from ui.pages.reading.answers.choices import Choices
from ui.pages.reading.answers.field import RING, AnswerField
from ui.pages.reading.answers.list_answer import OpeningListAnswer
from ui.theme import theme
from ui.typography import Type, text_width
from ui.widgets.label import Label
from ui.widgets.scale_slider import ScaleSlider
from ui.widgets.segmented_choice import SegmentedChoice

_PAUSE = 900  # milliseconds after which a digit begins another number


class SliderAnswer(AnswerField):
    """A slider with its ends and its number; digits type the number."""

    def __init__(self, scale: Scale, *, name: str, vertical: bool = False, ticks: bool = True) -> None:
        super().__init__()
        self._scale, self._name = scale, name
        self._typed = ""
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._forget)
        self.slider = ScaleSlider(scale.last, vertical=vertical, ticks=ticks)
        self.slider.chosen.connect(lambda place: self.answered.emit(scale.text(place) if place >= 0 else ""))
        self.number = Label(type_=Type.STRONG)
        first, last = (Label(scale.text(place), tone="ink_3") for place in (0, scale.last))
        self.setFocusProxy(self.slider)
        if vertical:
            ends = column(last, None, first, spacing=0)
            body = row(self.slider, ends, M, self.number, None, spacing=S, margins=RING)
        else:
            body = row(first, spacing=S, margins=RING)
            body.addWidget(self.slider, 4)
            for part in (last, self.number):
                body.addWidget(part)
            body.insertSpacing(3, M)
            body.addStretch(1)
        self.setLayout(body)
        self._fit()
        theme.changed.connect(self._fit)

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show the thumb and the number; one that is not on the scale is shown as it is kept."""
        value = "" if state.not_applicable else state.value
        place = self._scale.place(value)
        self.slider.setEnabled(changeable)
        if self.slider.place != place:
            self.slider.show_place(place)
        lost = bool(value) and place is None
        self.number.setText(_("Kept: {answer}").format(answer=value) if lost else value or "–")
        self.number.set_tone("danger" if lost else "ink" if value else "ink_3")
        self.slider.setAccessibleName(self._name + ": " + (value or _("Not answered yet")))
        ends = _("from {first} to {last}").format(
            first=self._scale.text(0), last=self._scale.text(self._scale.last)
        )
        self.slider.setAccessibleDescription(ends)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the digits of a number that is on the scale; anything else goes on to the page."""
        text = event.text()
        if not text or text not in "0123456789.-" or not self.slider.isEnabled():
            event.ignore()
            return
        self._typed += text
        if self._scale.place(self._typed) is None and self._scale.place(text) is not None:
            self._typed = text
        if self._scale.place(self._typed) is not None:
            self.answered.emit(self._scale.text(self._scale.place(self._typed) or 0))
        self._timer.start()

    def _forget(self) -> None:
        self._typed = ""

    def _fit(self) -> None:
        ends = (self._scale.text(0), self._scale.text(self._scale.last))
        self.number.setMinimumWidth(max(text_width(Type.STRONG, text) for text in ends))


class RatingAnswer(AnswerField):
    """One of a few numbers in a row, in `columns` as `SegmentedChoice` has it."""

    def __init__(self, scale: Scale, *, name: str, columns: int | None = None) -> None:
        super().__init__()
        self._scale = scale
        self.choice = _Numbers(scale.texts(), name=name, columns=columns)
        self.choice.chosen.connect(self.answered)
        self._lost = Label(tone="danger")
        self.setFocusProxy(self.choice)
        inside = row(self.choice, None) if columns is None else column(self.choice)
        self.setLayout(column(inside, self._lost, spacing=0, margins=RING))

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen, however its number is written."""
        place = self._scale.place(state.value)
        self.choice.setEnabled(changeable)
        value = "" if place is None else self._scale.text(place)
        if self.choice.value != value:
            self.choice.set_value(value)
        lost = bool(state.value) and place is None and not state.not_applicable
        self._lost.setText(_("Kept: {answer}").format(answer=state.value) if lost else "")
        self._lost.setVisible(lost)


class PickerAnswer(OpeningListAnswer):
    """One of many numbers, in a list that opens."""

    def __init__(self, scale: Scale, *, na: bool, name: str) -> None:
        super().__init__(Choices.plain(scale.texts()), na=na, name=name)
        self._scale = scale

    def show_state(self, state: NodeState, *, changeable: bool) -> None:
        """Show which is chosen, however its number is written."""
        place = self._scale.place(state.value)
        value = state.value if place is None else self._scale.text(place)
        super().show_state(replace(state, value=value), changeable=changeable)


class _Numbers(SegmentedChoice):
    """A digit chooses its own number, and not the place in the row; 0 stands for 10 where there is no 0."""

    def __init__(self, texts: list[str], *, name: str, columns: int | None) -> None:
        super().__init__([(text, text) for text in texts], name=name, clearable=True, columns=columns)
        self._by_digit = {text: text for text in texts if len(text) == 1}
        if "10" in texts:
            self._by_digit.setdefault("0", "10")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit."""
        if event.text() in self._by_digit:
            self._choose(self._by_digit[event.text()])
        elif event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)

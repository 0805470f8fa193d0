"""A short form of labelled fields, with what is wrong said beside its field, or above the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from db.errors import UserError
from resources.translations import _
from ui.focus import focus_first, focus_new, scroll_to_new
from ui.job import in_background
from ui.layouts import XS, L, M, S, clear, column, panel, with_foot
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.message import Message

T = TypeVar("T")
W = TypeVar("W", bound=QWidget)


class ShortForm(QWidget):
    """Fields under each other; `act` is the deed of the primary button, whose UserError is shown in place.

    What fails while `act` checks `about` a field is said below that field, which then has the keyboard.

    Enter in a line acts, Esc cancels; the keyboard that it is given goes to the first field. `beside` makes it fit a
    side panel, where the heading is one of several; one that `fills` what it stands in scrolls its fields, with its
    buttons always in view. `leave` says what cancelling does here.
    """

    def __init__(
        self,
        title: str,
        words: str,
        fields: list[tuple[str, QWidget]],
        deed: str,
        act: Callable[[], object],
        cancel: Callable[[], object],
        *,
        beside: bool = False,
        fills: bool = False,
        leave: str = "",
    ) -> None:
        super().__init__()
        self._act = act
        self._cancel = cancel
        self._fields = [field for _name, field in fields]
        self._start = self._texts()
        self._trouble = QVBoxLayout()
        self._concerned: QWidget | None = None  # the field that failed, as long as that is said
        rows = [_labelled(name, field) for name, field in fields]
        self._beside = {field: column() for field in self._fields}  # what is said below each field
        for labelled, beside_field in zip(rows, self._beside.values(), strict=True):
            labelled.addLayout(beside_field)
        for _name, field in fields:
            if isinstance(field, QLineEdit):
                field.returnPressed.connect(self.submit)
        self.button = Button(deed, kind="primary", on_click=self.submit)
        about = [Label(words, tone="ink_2", wrap=True)] if words else []
        heading = Label(title, Type.STRONG if beside else Type.TITLE)
        deeds = self._deeds(Button(leave or _("Cancel"), on_click=cancel))
        spacing = M if beside else L
        if fills:
            foot = column(self._trouble, deeds)
            fields_in_view = column(heading, *about, *rows, None, spacing=spacing)
            self.setLayout(with_foot(fields_in_view, foot, side=L if beside else XS))
        else:
            room = [] if beside else [S]
            self.setLayout(column(heading, *about, *room, *rows, self._trouble, deeds, None, spacing=spacing))
        self.setMaximumWidth(560)
        self.setFocusProxy(fields[0][1])

    def _deeds(self, cancel: Button) -> QWidget:
        """Return the buttons side by side, one below the other where there is no room."""
        deeds = FlowLayout()
        for button in (self.button, cancel):
            deeds.addWidget(button)
        return panel(deeds)

    @property
    def is_begun(self) -> bool:
        """Whether words stand in it that were not there when it was opened."""
        return self._texts() != self._start

    def return_to(self) -> None:
        """Put the keyboard back into its first field."""
        focus_new(self._fields[0])

    def submit(self) -> None:
        """Act as the button does."""
        self._say_nothing()
        try:
            self._act()
        except UserError as error:
            self.say(error)

    @contextmanager
    def about(self, field: QWidget) -> Iterator[None]:
        """Have what fails in this block said below a field, which is one of the form or stands in one."""
        try:
            yield
        except UserError:
            self._concerned = field
            raise

    def say(self, error: UserError) -> None:
        """Say what is wrong: below the field that it is about, and else above the buttons."""
        field = self._concerned
        self._say_nothing()
        message = Message("danger", f"{error.what} {error.remedy}")
        if field is None:
            self._trouble.addWidget(message)
            message.show()  # at once: a layout leaves no room for what is not shown yet
            scroll_to_new(message)
            return
        self._concerned = field
        around = next(one for one in self._fields if one is field or one.isAncestorOf(field))
        self._beside[around].addWidget(message)
        message.show()
        field.setAccessibleDescription(message.accessibleName())
        _set_tone(field, "danger")
        focus_new(field)
        scroll_to_new(message)
        scroll_to_new(field)

    def _say_nothing(self) -> None:
        for place in (self._trouble, *self._beside.values()):
            clear(place)
        if self._concerned is not None:
            self._concerned.setAccessibleDescription("")
            _set_tone(self._concerned, "")
            self._concerned = None

    def work(self, deed: Callable[[], T], *, done: Callable[[T], object]) -> None:
        """Do what takes longer than a moment in a thread, then `done` with what it returned; the form waits."""
        self.setEnabled(False)
        in_background(self, deed, done=done, failed=self.say, ended=self._on_work_ended)

    def _on_work_ended(self) -> None:
        self.setEnabled(True)
        # A form that waits holds no keyboard; what it said is to be put right where one types.
        if self.isVisible():
            focus_first(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Cancel by Esc; keep Enter from the page behind."""
        if event.key() == Qt.Key.Key_Escape:
            self._cancel()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _texts(self) -> list[str]:
        lines = [line.text() for field in self._fields for line in _inside(field, QLineEdit)]
        texts = [text.toPlainText() for field in self._fields for text in _inside(field, QPlainTextEdit)]
        return [words.strip() for words in (*lines, *texts)]


def _set_tone(field: QWidget, tone: str) -> None:
    field.setProperty("tone", tone)
    field.style().unpolish(field)
    field.style().polish(field)


def _inside(field: QWidget, kind: type[W]) -> list[W]:
    """Return the widgets of a kind that a field is, or consists of."""
    return [field] if isinstance(field, kind) else field.findChildren(kind)


def _labelled(name: str, field: QWidget) -> QVBoxLayout:
    label = Label(name, tone="ink_2")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return column(label, field, spacing=XS)

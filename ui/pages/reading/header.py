"""The head of a reading: what is read, its state, how far it is, and what can be done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.readings import AGREED, AGREED_READING, DRAFT, READY, RETURNED
from resources.translations import N_, _
from ui.layouts import L, M, S, clear, column, hairline, row
from ui.pages.reading.open_reading import OpenReading
from ui.theme import theme
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.label import Label
from ui.widgets.progress_bar import ProgressBar

STATES = {
    DRAFT: (N_("Draft"), "ink_3", "draft"),
    READY: (N_("Ready"), "accent", "ready"),
    RETURNED: (N_("Returned"), "area", "returned"),
    AGREED: (N_("Agreed"), "accent", "agreed"),
}


class ReadingHeader(QWidget):
    """The head of the page. Of the deeds, those are in view that can be done now; one turns primary when due.

    `languages` is the control for the language of the form.
    """

    left = Signal()
    concern_wanted = Signal()
    ready_wanted = Signal()
    reopen_wanted = Signal()
    return_wanted = Signal()
    agree_wanted = Signal()
    comparison_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, languages: QWidget) -> None:
        super().__init__()
        self._home = _("Cases")
        self._back = Button(kind="quiet", icon_of="back", on_click=self.left.emit)
        self._title = Label(type_=Type.TITLE)
        self._chips = row(spacing=S)
        self._count = Label()
        self._bar = ProgressBar(width=110)
        self.concern = Button(
            kind="quiet", icon_of="concern", name=_("Raise a concern…"), on_click=self.concern_wanted.emit
        )
        self.print = Button(
            kind="quiet", icon_of="print", name=_("Print (Ctrl P)"), on_click=self.print_wanted.emit
        )
        self.compare = Button(
            icon_of="second-reader", name=_("Compare readings"), on_click=self.comparison_wanted.emit
        )
        self.return_ = Button(_("Return…"), icon_of="returned", on_click=self.return_wanted.emit)
        self.reopen = Button(_("Reopen…"), icon_of="draft", on_click=self.reopen_wanted.emit)
        self.agree = Button(_("Agree"), icon_of="agreed", on_click=self.agree_wanted.emit)
        self.ready = Button(_("Mark as ready"), icon_of="answered", on_click=self.ready_wanted.emit)
        deeds = (self.print, self.concern, self.compare, self.return_, self.reopen, self.agree, self.ready)
        facts = (self._back, self._title, self._chips)
        # All in one row: a row inside it would not tell at once that a part of it was left out.
        self._inside = row(
            *facts, None, self._count, self._bar, languages, *deeds, spacing=M, margins=(L, S, L, S)
        )
        bar = QWidget()
        bar.setFixedHeight(56)
        bar.setLayout(self._inside)
        self.setLayout(column(bar, hairline(), spacing=0))
        theme.changed.connect(self.fit)

    def minimumSizeHint(self) -> QSize:
        """Return little width: what there is no room for is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        self.fit()

    def load(self, reading: OpenReading) -> None:
        """Show the present state of a reading."""
        record, case = reading.record, reading.case
        self._home = _("Cases") if case else _("Interviews")
        self._back.setAccessibleName(self._home)
        self._back.setToolTip(self._home)
        self._title.setText(reading.title())
        clear(self._chips)
        words, tone, meaning = STATES[record.state]
        self._chips.addWidget(Chip(_(words), tone=tone, icon_of=meaning))
        others = self._others(reading)
        if record.kind == AGREED_READING:
            self._chips.addWidget(Chip(_("Agreed reading of two"), icon_of="second-reader"))
        elif not reading.is_mine:
            reader = reading.visit.members.get(record.reader).name
            self._chips.addWidget(Chip(_("Read by {name}").format(name=reader), icon_of="person"))
        elif others:
            words = _("Double reading with {names}").format(names=", ".join(others))
            self._chips.addWidget(Chip(words, icon_of="second-reader"))
        self._load_deeds(reading, double=bool(case and case.double_read))
        for place in range(self._chips.count()):
            self._chips.itemAt(place).widget().show()  # else they take no room yet
        self.fit()

    def show_progress(self, reading: OpenReading) -> None:
        """Show how far a reading is; the deed turns primary when it is due."""
        answered, asked = reading.tally.progress()
        count = _("{answered} of {asked}").format(answered=answered, asked=asked)
        is_wider = len(count) != len(self._count.text())
        self._count.setText(count)
        self._bar.set_progress(answered, asked)
        due = reading.changeable and not reading.tally.open_count()
        self.ready.set_kind("primary" if due else "secondary")
        if is_wider:
            self.fit()

    def _load_deeds(self, reading: OpenReading, *, double: bool) -> None:
        me, state = reading.visit.me, reading.record.state
        closed = state in (READY, AGREED)
        self.concern.setVisible(reading.case is not None)
        self.ready.setVisible(reading.changeable)
        self.reopen.setVisible(closed and (reading.is_mine or me.is_lead))
        self.return_.setVisible(me.is_lead and state == READY and not reading.is_mine)
        self.compare.setVisible(double and closed)
        self.agree.setVisible(me.is_lead and state == READY and not double)
        self.agree.set_kind("primary" if me.is_lead and state == READY else "secondary")

    def fit(self) -> None:
        """Where not all has room, leave out the bar, words beside icons and the count, one after the other."""
        self._bar.show()
        self._count.show()
        wordy = {
            self.concern: _("Raise a concern…"),
            self.compare: _("Compare readings"),
            self._back: self._home,
        }
        for button, words in wordy.items():
            button.setText(words)
        for part in (self._bar, self.concern, self._count, self.compare, self._back):
            if self._inside.sizeHint().width() <= self.width():
                return
            if isinstance(part, Button):
                part.setText("")
            else:
                part.hide()

    @staticmethod
    def _others(reading: OpenReading) -> list[str]:
        if reading.case is None:
            return []
        me = reading.record.reader
        return [
            reading.visit.members.get(member).name
            for member in reading.visit.cases.readers(reading.case.id)
            if member != me
        ]

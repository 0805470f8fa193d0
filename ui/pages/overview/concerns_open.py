"""The concerns of the visit: to whom each case was referred and when, and by when the council should answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.case_sets import WAITING
from inspector_app.fieldwork.concerns import Concern
from inspector_app.fieldwork.sample_list import CONCERNS
from resources.translations import _, ngettext
from ui.layouts import XS, S, clear, column, panel, row
from ui.pages.overview.number_link import NumberLink
from ui.place import Place
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.wording import day_words, moment_words

_SHOWN = 3


class ConcernsOpen(QWidget):
    """`go` is called with the place of a concern, or of those that a number counts."""

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self._go = go
        self._shown: tuple[object, ...] = ()
        self._open = NumberLink(
            "",
            lambda: go(Place("cases", part=WAITING)),
            tone="danger",
            icon_of="concern-fill",
            small=True,
        )
        self._heading = SectionHeading(_("Concerns"), trailing=self._open)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        self.setLayout(column(self._heading, self._lines, None))

    def show_concerns(self, concerns: list[tuple[Concern, str]], today: date) -> None:
        """Show concerns with the references of their cases: those without an answer first, and few of them."""
        if self._shown == (concerns, today):
            return
        self._shown = (concerns, today)
        waiting = len({concern.sampled_case for concern, _case in concerns if concern.is_open})
        self._open.show_words(_("{count} open").format(count=waiting), _("Concerns"))
        self._open.setVisible(waiting > 0)
        self._heading.fact.setText("" if waiting else _("none open") if concerns else _("none"))
        clear(self._lines)
        first = sorted(concerns, key=lambda entry: not entry[0].is_open)[:_SHOWN]
        for concern, case in first:
            self._lines.addWidget(self._line(concern, case, today))
        if len(concerns) > len(first):
            cases = len({concern.sampled_case for concern, _case in concerns})
            words = ngettext("All concerns, {count} case", "All concerns, {count} cases", cases)
            link = NumberLink(words.format(count=cases), lambda: self._go(Place("cases", part=CONCERNS)))
            self._lines.addLayout(row(link, None))

    def _line(self, concern: Concern, case: str, today: date) -> QWidget:
        referred = moment_words(datetime.fromisoformat(concern.referred_at), today)
        words = _("Referred to {whom}, {when}.").format(whom=concern.referred_to, when=referred)
        if not concern.is_open:
            when = moment_words(datetime.fromisoformat(concern.responded_at), today)
            state = Label(_("Answered {when}").format(when=when), tone="strength", wrap=True)
        elif concern.response_due:
            when = due_words(concern.response_due, today)
            state = Label(_("Response due {when}").format(when=when), tone="danger", wrap=True)
        else:
            state = Label(_("No response yet"), tone="danger", wrap=True)
        link = NumberLink(case, lambda: self._go(Place("cases", concern.id)), says=_("Concern"), small=True)
        line = row(spacing=S)
        line.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(panel(column(Label(words, wrap=True), state, spacing=XS)), 1)
        return panel(line)


def due_words(due: str, today: date) -> str:
    """Return when a response is due in words: an ISO time as "today 15:10", a date as "Fri 15 March", else the text."""
    try:
        moment = datetime.fromisoformat(due)
    except ValueError:
        return due
    return moment_words(moment, today) if moment.tzinfo else day_words(moment.date(), today)

"""The head of the page of a source: what it is, and what can be done with it as a whole."""

from __future__ import annotations

from datetime import date, datetime

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import INTERVIEW, PLANNED, SUPERVISION, Source
from inspector_app.visit import Visit
from resources.translations import _, counted, language
from ui.pages.page import PageHeader
from ui.widgets.button import Button
from ui.widgets.chip import Chip


class NoteHeader(PageHeader):
    """Title and facts of a source with its buttons, which are there when they are of use."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self.take_up = Button(_("Take up"), icon_of="evidence", small=True)
        self.take_up.setToolTip(_("Take the selected words up as evidence (Ctrl E)"))
        self.details = Button(_("Details"), kind="toggle", icon_of="supervision-file")
        self.reading = Button(_("Open the reading"), icon_of="cases")
        self.print = Button(kind="quiet", icon_of="print", name=_("Print (Ctrl P)"))
        self.new = Button(_("New note"), icon_of="new-note")
        self.new.setToolTip("Ctrl N")
        self.start = Button(_("Start now"), kind="primary")
        self._chip = Chip(_("Group interview"), icon_of="second-reader")
        buttons = (self.print, self.take_up, self.details, self.reading, self.new, self.start)
        super().__init__("", *buttons, beside=self._chip)
        # It keeps its room while it is left out, so that the least width never follows from the width.
        policy = self.fact.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.fact.setSizePolicy(policy)

    def load(self, source: Source | None) -> None:
        """Show a source, None for a note that is yet to begin."""
        is_interview = source is not None and source.kind == INTERVIEW
        self.title.setText(source.title if source else _("New note"))
        self.fact.setText(self._facts(source) if source else self._visit.me.name)
        self._chip.setVisible(is_interview and source is not None and source.grouping == "group")
        self.start.setVisible(source is not None and source.state == PLANNED)
        self.reading.setVisible(source is not None and source.kind == SUPERVISION)
        for button in (self.print, self.take_up, self.details, self.new):
            button.setVisible(source is not None)

    def _facts(self, source: Source) -> str:
        day = date.fromisoformat(source.held_on)
        other_year = day.year != self._visit.today().year
        said = say_date(day, language(), weekday=True, year=other_year)
        at = f"{datetime.fromisoformat(source.started_at).astimezone():%H:%M}"
        planned = source.state == PLANNED
        when = _("{day}, planned for {time}") if planned else _("{day}, from {time}")
        is_interview = source.kind == INTERVIEW
        people = [counted("{count} person", "{count} people", source.people)] if is_interview else []
        return "   ·   ".join(
            [*people, when.format(day=said, time=at), self._visit.members.get(source.author).name]
        )

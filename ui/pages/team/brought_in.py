"""The hand-overs that came in last: from whom, written and brought in when, and how much was new."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.team.last_merge import LastMerge, last_merge
from inspector_app.team.members import Member
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import XL, S, clear, column, hairline
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.wording import moment_words

_COLUMNS = 6


class BroughtIn(QWidget):
    """A line a hand-over of the last merge; hidden before there was one."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._shown: LastMerge | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(_COLUMNS - 1, 1)
        self._heading = SectionHeading(_("Last merge"))
        self.setLayout(column(self._heading, self._grid, spacing=S))

    @property
    def count(self) -> int:
        """How many hand-overs are in view."""
        return len(self._shown.hand_overs) if self._shown else 0

    def load(self) -> None:
        """Show the hand-overs as they were brought in."""
        merge = last_merge(self._visit)
        self.setVisible(merge is not None)
        if merge is None or merge == self._shown:
            return
        self._shown = merge
        today = self._visit.today()
        members = {member.id: member for member in self._visit.members.all()}
        clear(self._grid)
        for number, kept in enumerate(merge.hand_overs):
            report = kept.report
            if number:
                self._grid.addWidget(hairline(), 2 * number, 0, 1, _COLUMNS)
            when = moment_words(kept.at, today)
            told = (
                Label(counted("{count} change", "{count} changes", report.changes)),
                Label(counted("{count} difference", "{count} differences", len(report.conflicts))),
                Label(_("brought in by {name}, {when}").format(name=kept.merged_by, when=when), tone="ink_2"),
            )
            for place, widget in enumerate((*self._author(report.author, members), *told)):
                self._grid.addWidget(widget, 2 * number + 1, place, Qt.AlignmentFlag.AlignVCenter)

    def _author(self, author: str, members: dict[str, Member]) -> tuple[QWidget, QWidget]:
        member = members.get(author)
        name = member.name if member else _("somebody new")
        return Initials(member.initials if member else "?", name), Label(name)

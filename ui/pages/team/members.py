"""The people of the visit; the lead adds to them, and everybody's copy follows with the next hand-over."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from inspector_app.fieldwork.readings import AGREED_READING
from inspector_app.team.members import Member
from resources.translations import N_, _
from ui.layouts import XL, M, S, clear, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_HEADINGS = (
    "",
    N_("Name"),
    N_("Role"),
    N_("Cases"),
    N_("Readings finished"),
    N_("Sources"),
    N_("Evidence"),
)


class MembersTab(QWidget):
    """A line a member with what they have done so far, and a field to add somebody."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(len(_HEADINGS), 1)
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name of the new member"))
        self._name.setPlaceholderText(_("First name and surname"))
        self._name.setFixedWidth(320)
        self._name.returnPressed.connect(self.add)
        adding = QWidget()
        how = Label(
            _("Give them your hand-over. On their laptop, Join a visit makes their own copy from it."),
            tone="ink_2",
            wrap=True,
        )
        adding.setLayout(
            column(
                SectionHeading(_("Add to the team")),
                row(self._name, Button(_("Add"), icon_of="add", on_click=self.add), None),
                how,
                spacing=M,
            )
        )
        adding.setMaximumWidth(720)
        self.setLayout(column(self._grid, XL, adding, None, margins=(XL, XL, XL, XL)))
        adding.setVisible(workspace.visit.me.is_lead)

    def load(self) -> None:
        """Show the members as they stand."""
        clear(self._grid)
        visit = self._workspace.visit
        for place, words in enumerate(_HEADINGS):
            self._grid.addWidget(Label(words and _(words), Type.CAPTION, tone="ink_3"), 0, place)
        sources, evidence = visit.sources.all(), visit.evidence.all()
        cases = Counter(
            member
            for allocations in visit.cases.allocations().values()
            for member in {allocation.member for allocation in allocations}
        )
        # An agreed reading is the work of two, who have each finished theirs.
        own = [reading for reading in visit.readings.all() if reading.kind != AGREED_READING]
        for number, member in enumerate(visit.members.active()):
            finished = sum(1 for r in own if r.reader == member.id and r.state in ("ready", "agreed"))
            counts = (
                cases[member.id],
                finished,
                sum(1 for source in sources if source.author == member.id),
                sum(1 for item in evidence if item.author == member.id),
            )
            self._add(2 * number + 1, member, counts)

    @property
    def is_begun(self) -> bool:
        """Whether the name of somebody new is being written."""
        return bool(self._name.text().strip())

    def add(self) -> None:
        """Add the person whose name is written."""
        name = self._name.text()
        if self._workspace.do(lambda: self._workspace.visit.members.add(name)) is not None:
            self._name.clear()

    def _add(self, line: int, member: Member, counts: tuple[int, ...]) -> None:
        self._grid.addWidget(hairline(), line, 0, 1, len(_HEADINGS) + 1)
        me = member.id == self._workspace.visit.me.id
        self._grid.addWidget(Initials(member.initials, member.name, me=me), line + 1, 0)
        self._grid.addWidget(Label(member.name, Type.STRONG), line + 1, 1)
        self._grid.addWidget(
            Label(_("Lead inspector") if member.is_lead else _("Inspector"), tone="ink_2"), line + 1, 2
        )
        for place, count in enumerate(counts, 3):
            self._grid.addWidget(Label(str(count)), line + 1, place)

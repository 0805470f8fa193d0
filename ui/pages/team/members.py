"""The people of the visit; the lead adds to them and invites them, and says which laptop is lost."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QWidget

from inspector_app.fieldwork.readings import AGREED_READING
from inspector_app.team.enrolment import (
    ENROLLED,
    INVITED,
    NOT_INVITED,
    OPENED_TWICE,
    Standing,
    can_invite,
    is_sealed,
    revoke,
    standings,
)
from inspector_app.team.invitations import invitation_name, invite
from inspector_app.team.members import Member
from resources.translations import N_, _
from ui.focus import focus_new, scroll_to_new
from ui.layouts import XL, M, S, at_left, clear, column, hairline, panel, row
from ui.pages.team.invite import InvitationMade
from ui.pages.team.lost_laptop import LostLaptop, WithdrawInvitation
from ui.pages.team.standing_words import standing_tone, standing_words
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
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
_LAPTOP = len(
    _HEADINGS
)  # the column of a sealed visit that says how a member stands; the next one has the deeds


class MembersTab(QWidget):
    """A line a member with what they have done so far and how they stand, and a field to add somebody."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._sealed = is_sealed(workspace.visit)
        self._invites = can_invite(workspace.visit)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(len(_HEADINGS), 1)
        self._deed = column()  # what is being asked or told about one member
        self._name = QLineEdit()
        self._name.setAccessibleName(_("Name of the new member"))
        self._name.setPlaceholderText(_("First name and surname"))
        self._name.setFixedWidth(320)
        self._name.returnPressed.connect(self.add)
        adding = QWidget()
        if self._sealed:
            words = _("Then invite them: a file on a stick and six spoken words make their own copy.")
        else:
            words = _("Give them your hand-over. On their laptop, Join a visit makes their own copy from it.")
        adding.setLayout(
            column(
                SectionHeading(_("Add to the team")),
                row(self._name, Button(_("Add"), icon_of="add", on_click=self.add), None),
                Label(words, tone="ink_2", wrap=True),
                spacing=M,
            )
        )
        adding.setMaximumWidth(720)
        deed = QWidget()
        deed.setLayout(self._deed)
        deed.setMaximumWidth(720)
        self.setLayout(
            column(self._grid, M, at_left(deed), M, at_left(adding), None, margins=(XL, XL, XL, XL))
        )
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
        standing = standings(visit)
        for number, member in enumerate(self._members(standing)):
            finished = sum(1 for r in own if r.reader == member.id and r.state in ("ready", "agreed"))
            counts = (
                cases[member.id],
                finished,
                sum(1 for source in sources if source.author == member.id),
                sum(1 for item in evidence if item.author == member.id),
            )
            self._add(3 * number + 1, member, counts)
            if member.id in standing:
                self._add_standing(3 * number + 3, member, standing[member.id])

    @property
    def is_begun(self) -> bool:
        """Whether the name of somebody new is being written."""
        return bool(self._name.text().strip())

    def add(self) -> None:
        """Add the person whose name is written."""
        name = self._name.text()
        if self._workspace.do(lambda: self._workspace.visit.members.add(name)) is not None:
            self._name.clear()

    # ---- who can read and write -------------------------------------------------------------------
    def choose_where(self, member: Member) -> None:
        """Ask for a stick or folder and write a member's invitation there."""
        name = QFileDialog.getExistingDirectory(self, _("Choose the stick or folder for the invitation"))
        if name:
            self.invite(member, Path(name) / invitation_name(member))

    def invite(self, member: Member, path: Path) -> None:
        """Write a member's invitation, in a thread, and then show its words."""
        self._end_deed()
        self._workspace.run(
            _("Writing the invitation"),
            lambda visit, progress: invite(visit, member, path, progress=progress),
            done=lambda words: self._show_deed(InvitationMade(member, path, words, self._end_deed)),
        )

    def ask(self, question: type[LostLaptop | WithdrawInvitation], member: Member) -> None:
        """Ask whether a member's laptop is lost, or their invitation to be withdrawn, and say what follows from it."""
        self._show_deed(question(member, lambda reason: self._revoke(member, reason), self._end_deed))

    def _revoke(self, member: Member, reason: str) -> None:
        self._end_deed()
        self._workspace.did(lambda: revoke(self._workspace.visit, member, reason))

    def _show_deed(self, widget: QWidget) -> None:
        clear(self._deed)
        self._deed.addWidget(widget)
        focus_new(widget)
        scroll_to_new(widget)

    def _end_deed(self) -> None:
        clear(self._deed)

    # ---- the lines --------------------------------------------------------------------------------
    def _members(self, standing: dict[str, Standing]) -> list[Member]:
        """Return those in the team, then those of a sealed visit who were and left."""
        active = self._workspace.visit.members.active()
        if not standing:
            return active
        return active + [member for member in self._workspace.visit.members.all() if not member.active]

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

    def _add_standing(self, line: int, member: Member, standing: Standing) -> None:
        """Say below the name whether the member has joined, with what the lead can do about it."""
        words = Label(standing_words(standing, self._workspace.visit.today()), tone=standing_tone(standing))
        deeds = self._deeds_about(member, standing)
        for deed in deeds:
            words.setMinimumHeight(deed.sizeHint().height())  # so that they stand on one line
        below = FlowLayout(M, below=0)
        for widget in (words, *deeds):
            below.addWidget(widget)
        self._grid.addWidget(panel(below), line, 1, 1, len(_HEADINGS))

    def _deeds_about(self, member: Member, standing: Standing) -> list[Button]:
        if not self._invites or member.id == self._workspace.visit.me.id:
            return []
        deeds = []
        if standing.state != ENROLLED:
            name = _("Invite {name}").format(name=member.name)
            words = _("Invite…") if standing.state == NOT_INVITED else _("Invite again…")
            deeds.append(Button(words, kind="link", name=name, on_click=lambda: self.choose_where(member)))
        if standing.state == INVITED:
            name = _("Withdraw the invitation of {name}").format(name=member.name)
            deeds.append(self._asks(_("Withdraw the invitation…"), name, WithdrawInvitation, member))
        if standing.state in (ENROLLED, OPENED_TWICE):
            name = _("The laptop of {name} is lost").format(name=member.name)
            deeds.append(self._asks(_("Laptop lost…"), name, LostLaptop, member))
        return deeds

    def _asks(
        self, words: str, name: str, question: type[LostLaptop | WithdrawInvitation], member: Member
    ) -> Button:
        return Button(words, kind="link", name=name, on_click=lambda: self.ask(question, member))

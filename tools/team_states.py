"""How five laptops come together, in states for pictures: inviting, a stick that is put in, a lost laptop, a lock."""

from __future__ import annotations

import shutil
from pathlib import Path

from inspector_app.fieldwork.evidence import AREA
from inspector_app.fieldwork.sources import INTERVIEW
from inspector_app.sample.play import INSPECTORS, TEAM_FILE
from inspector_app.team.enrolment import revoke
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.team.invitations import invitation_name, invite, join_by_invitation
from inspector_app.visit import Clock, Visit
from tools.founded import founded
from ui.main_window import MainWindow
from ui.pages.team.lost_laptop import LostLaptop, WithdrawInvitation
from ui.pages.team.members import MembersTab
from ui.pages.team.page import TeamPage

PASSPHRASE = "four lanterns by the quay"
_SAID = (
    ("Owain Prys", "A team manager", "team-manager", "Reviews are late when a worker is away."),
    ("Siwan Eames", "A parent", "parent", "Nobody had told us that the plan was changed."),
)


def arriving(sample: Path, folder: Path, clock: Clock) -> Path:
    """Return the lead's copy, beside a stick with hand-overs of two inspectors who went on working."""
    path = Path(shutil.copy(sample / TEAM_FILE, folder / "lead.inspection"))
    stick = folder / "KINGSTON"
    stick.mkdir()
    for number, (name, title, role, words) in enumerate(_SAID):
        theirs = Path(shutil.copy(sample / INSPECTORS / f"{name}.inspection", folder / f"{name}.inspection"))
        with Visit.open(theirs, clock=clock) as visit:
            note = visit.sources.add(INTERVIEW, title, role=role)
            paragraph = visit.sources.write(note, words)
            criterion = visit.framework.criteria[number].key
            visit.evidence.take_up(words, (criterion,), AREA, paragraph=paragraph, stop=len(words))
            if number == 0:
                visit.cases.set(visit.cases.all()[0].id, note="Moved in the spring")
            hand_over(visit, stick / f"{name}.handover")
    with Visit.open(path, clock=clock) as visit:
        visit.cases.set(visit.cases.all()[0].id, note="Moved in the autumn")
    return path


def put_in(window: MainWindow) -> None:
    """Have the stick beside the file noticed."""
    _team(window).watch.look([_stick(window)])


def looked_at(window: MainWindow) -> None:
    """Show what the hand-overs on the stick beside the file would bring."""
    _team(window).bring_in.look_at(sorted(_stick(window).glob("*.handover")))


def sealed(_sample: Path, folder: Path, clock: Clock) -> Path:
    """Return the lead's copy of a sealed visit: Owain Prys has joined, Siwan Eames is invited, Tomos Garrick is not."""
    path = folder / "sealed.inspection"
    with founded(path, clock, sealed=True, passphrase=PASSPHRASE) as visit:
        for name in ("Owain Prys", "Siwan Eames", "Tomos Garrick"):
            visit.members.add(name)
        words = invite(visit, visit.members.named("Owain Prys"), folder)
        invite(visit, visit.members.named("Siwan Eames"), folder)
        handover = folder / "owain.handover"
        with join_by_invitation(
            folder / "owain.inspection", folder / "Owain Prys.invitation", words, clock=clock
        ) as owain:
            hand_over(owain, handover)
        bring_in(visit, handover)
    return path


def invited(window: MainWindow) -> None:
    """Invite Tomos Garrick; the words take a second or two."""
    stick = _stick(window)
    stick.mkdir()
    member = window.workspace.visit.members.named("Tomos Garrick")
    _members(window).invite(member, stick / invitation_name(member))


def lost(window: MainWindow) -> None:
    """Ask whether the laptop of Owain Prys is lost."""
    _members(window).ask(LostLaptop, window.workspace.visit.members.named("Owain Prys"))


def withdraw(window: MainWindow) -> None:
    """Ask whether the invitation of Siwan Eames is to be withdrawn."""
    _members(window).ask(WithdrawInvitation, window.workspace.visit.members.named("Siwan Eames"))


def lost_since_then(window: MainWindow) -> None:
    """Look at the hand-over of Owain Prys again, whose laptop was lost after it came in."""
    visit = window.workspace.visit
    revoke(visit, visit.members.named("Owain Prys"))
    _team(window).bring_in.look_at([visit.store.path.with_name("owain.handover")])


def locked(window: MainWindow) -> None:
    """Lock the window."""
    window.lock.lock()


def _stick(window: MainWindow) -> Path:
    return window.workspace.visit.store.path.with_name("KINGSTON")


def _team(window: MainWindow) -> TeamPage:
    page = window.page("team")
    assert isinstance(page, TeamPage)
    return page


def _members(window: MainWindow) -> MembersTab:
    found = _team(window).findChild(MembersTab)
    assert isinstance(found, MembersTab)
    return found

"""A sealed visit of two: Mared Llwyd leads, Owain Prys was invited and has joined, Siân Rees is in the team."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from db.errors import UserError
from inspector_app.framework import LoadedFramework
from inspector_app.team.enrolment import standings
from inspector_app.team.invitations import invite, join_by_invitation
from inspector_app.visit import Visit
from tests.small_framework import DETAILS


@dataclass(frozen=True)
class Sealed:
    """The files of a sealed visit: the lead's, Owain's, and the invitation that he opened with its words."""

    lead: Path
    owain: Path
    invitation: Path
    words: str

    def copied(self, folder: Path) -> Sealed:
        """Return copies of the files in a folder, to write in."""
        files = (Path(shutil.copy(path, folder)) for path in (self.lead, self.owain, self.invitation))
        return Sealed(*files, self.words)


def make_sealed_visit(folder: Path, framework: LoadedFramework, clock: Callable[[], datetime]) -> Sealed:
    """Found, invite and join; the words make each of the latter two take a second or more, as they should."""
    files = folder / "Mared.inspection", folder / "Owain.inspection", folder / "Owain Prys.invitation"
    with Visit.create(files[0], framework, DETAILS, "Mared Llwyd", sealed=True, clock=clock) as visit:
        visit.members.add("Owain Prys")
        visit.members.add("Siân Rees")
        words = invite(visit, visit.members.named("Owain Prys"), folder)
    join_by_invitation(files[1], files[2], words, clock=clock).close()
    return Sealed(*files, words)


def refused(deed: Callable[..., object], *arguments: object, **named: object) -> str:
    """Return the code with which something is refused; it must be."""
    with pytest.raises(UserError) as error:
        deed(*arguments, **named)
    assert error.value.remedy
    return error.value.code


def state_of(visit: Visit, name: str) -> str:
    """Return how a member stands, in the team or not."""
    person = next(member for member in visit.members.all() if member.name == name)
    return standings(visit)[person.id].state


def hand_on_the_revocation(lead: Visit, to: Visit) -> None:
    """Let a copy know of what the lead revoked, and of nothing else that came since."""
    (revocation,) = lead.store.all("revocation")
    columns = {name: value for name, value in revocation.items() if name not in ("id", "deleted")}
    with to.act() as act:
        act.create("revocation", columns, record=str(revocation["id"]))

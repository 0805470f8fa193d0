"""Lead inspector and team inspectors."""

from __future__ import annotations

from dataclasses import dataclass

from db.errors import UserError
from inspector_app.service import Service
from resources.translations import _

LEAD = "lead"
INSPECTOR = "inspector"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team; `initials` are unique by convention only, since copies are edited apart."""

    id: str
    name: str
    initials: str
    role: str
    email: str
    active: bool

    @property
    def is_lead(self) -> bool:
        """Whether this person leads the inspection."""
        return self.role == LEAD

    @property
    def first_name(self) -> str:
        """The name that colleagues use."""
        return self.name.split(" ")[0]


def initials_of(name: str) -> str:
    """Return the initials of a name: "Siwan Eames" gives "SE"."""
    words = name.split()
    return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper() if words else ""


def name_of_person(text: str) -> str:
    """Return a name without needless space; raises UserError for an empty one."""
    name = " ".join(text.split())
    if not name:
        raise UserError("member-name", _("A team member needs a name."), _("Write first name and surname."))
    return name


class Members(Service[Member]):
    """The team."""

    table = "member"
    kind = Member

    def add(self, name: str, *, role: str = INSPECTOR, email: str = "") -> str:
        """Add a person to the team and return the record id; raises UserError for an empty or taken name."""
        name = name_of_person(name)
        if any(member.name == name for member in self.all()):
            raise UserError(
                "member-name",
                _("{name} is in the team already.").format(name=name),
                _("Choose another name, or use that entry."),
            )
        return self._create(name=name, initials=initials_of(name), role=role, email=email, active=1)

    def active(self) -> list[Member]:
        """Return the people now in the team, the lead first, in the order in which they joined."""
        return sorted(self.all(active=1), key=lambda member: not member.is_lead)

    def lead(self) -> Member:
        """Return the lead inspector."""
        return self.active()[0]

    def named(self, name: str) -> Member:
        """Return the member with that name, in capitals or not; raises UserError listing the names that there are."""
        for member in self.active():
            if member.name.casefold() == " ".join(name.split()).casefold():
                return member
        names = ", ".join(member.name for member in self.active())
        raise UserError(
            "member-name",
            _("Nobody in the team is called {name}.").format(name=name),
            _("The team is: {names}.").format(names=names),
        )

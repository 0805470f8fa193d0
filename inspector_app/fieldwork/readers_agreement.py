"""Whether two readers of the same cases agree: each double reading with how many answers are the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from inspector_app.fieldwork.double_readings import agreed_reading, compare, individual_readings
from inspector_app.fieldwork.readings import AGREED, READY
from inspector_app.team.members import Member

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_PAIR = 2


@dataclass(frozen=True, slots=True)
class DoubleReading:
    """One double-read case: who reads it, of how many answers how many differ, and whether it is settled.

    Until both readings are ready nothing is compared, and `compared` is None.
    """

    case: str
    reference: str
    readers: tuple[Member, ...]
    compared: int | None
    differing: int
    is_settled: bool


def double_readings(visit: Visit) -> list[DoubleReading]:
    """Return the double readings of the visit by reference. It fills the forms in, and takes its time."""
    members = {member.id: member for member in visit.members.all()}
    lines = []
    for case in visit.cases.all():
        if not case.double_read:
            continue
        readers = tuple(members[member] for member in visit.cases.readers(case.id) if member in members)
        ready = [r for r in individual_readings(visit, case.id) if r.state in (READY, AGREED)]
        pairs = compare(visit, ready[0], ready[1]) if len(ready) >= _PAIR else None
        lines.append(
            DoubleReading(
                case.id,
                case.reference,
                readers,
                None if pairs is None else len(pairs),
                sum(1 for pair in pairs or () if pair.differs),
                agreed_reading(visit, case.id) is not None,
            )
        )
    return lines

"""What is planned for the days of the visit."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.service import Service


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One planned thing: `on_date` an ISO date, `at_time` "09:00"; `member` None means the whole team."""

    id: str
    on_date: str
    at_time: str
    what: str
    member: str | None
    sampled_case: str | None
    source: str | None


class Agenda(Service[AgendaItem]):
    """The plan, in order of day and time."""

    table = "agenda_item"
    kind = AgendaItem

    def add(
        self,
        on_date: str,
        at_time: str,
        what: str,
        *,
        member: str | None = None,
        sampled_case: str | None = None,
        source: str | None = None,
    ) -> str:
        """Plan something and return its record id."""
        return self._create(
            on_date=on_date,
            at_time=at_time,
            what=what,
            member=member,
            sampled_case=sampled_case,
            source=source,
        )

    def on(self, day: str, member: str | None = None) -> list[AgendaItem]:
        """Return the items of a day (ISO date), those of one member and of the whole team if given."""
        items = [item for item in self.all(on_date=day) if member is None or item.member in (None, member)]
        return sorted(items, key=lambda item: item.at_time)

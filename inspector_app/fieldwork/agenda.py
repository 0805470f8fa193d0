"""What is planned for the days of the visit."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.service import Service
from resources.translations import N_, _

# How the plan of an interview is written into the file, in English whatever the window speaks.
OF_INTERVIEW = N_("Interview {title}")


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

    @property
    def words(self) -> str:
        """What is planned, in the language of the window where nobody has written it themselves."""
        before = OF_INTERVIEW.format(title="")
        if self.source and self.what.startswith(before):
            return _(OF_INTERVIEW).format(title=self.what.removeprefix(before))
        return self.what


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

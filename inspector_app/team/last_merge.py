"""What came in when hand-overs were last brought in: the cases, sources and evidence behind its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from inspector_app.team.handovers import KeptMerge, kept_merges

if TYPE_CHECKING:
    from inspector_app.visit import Visit


LAST_MERGE = "last-merge"  # the name under which a page shows what came in


@dataclass(frozen=True, slots=True)
class LastMerge:
    """The hand-overs that were brought in on one day, and the records of it that are still there.

    `cases` are those with readings that were made or changed; `sources` and `evidence` are new.
    """

    hand_overs: tuple[KeptMerge, ...]
    cases: frozenset[str]
    sources: frozenset[str]
    evidence: frozenset[str]

    @property
    def at(self) -> datetime:
        """When the last of the hand-overs was brought in, aware UTC."""
        return self.hand_overs[-1].at

    @property
    def merged_by(self) -> str:
        """The name of who brought it in."""
        return self.hand_overs[-1].merged_by


def last_merge(visit: Visit) -> LastMerge | None:
    """Return what came in on the last day on which this copy brought hand-overs in, None before there is one."""
    merges = kept_merges(visit)
    if not merges:
        return None
    together = last_day_of(merges)
    came = visit.store.brought_in([span for merge in together for span in merge.report.spans])
    touched = {record for table, record, _made in came if table == "reading"}
    made = {record for _table, record, is_new in came if is_new}
    cases = {reading.sampled_case for reading in visit.readings.all() if reading.id in touched}
    return LastMerge(
        hand_overs=together,
        cases=frozenset(case.id for case in visit.cases.all() if case.id in cases),
        sources=frozenset(source.id for source in visit.sources.all() if source.id in made),
        evidence=frozenset(item.id for item in visit.evidence.all() if item.id in made),
    )


def last_day_of(merges: Sequence[KeptMerge]) -> tuple[KeptMerge, ...]:
    """Return those of the merges, oldest first, that were done on the day of the last one."""
    if not merges:
        return ()
    last_day = merges[-1].at.astimezone().date()
    return tuple(merge for merge in merges if merge.at.astimezone().date() == last_day)

"""What a hand-over would bring, in words: told while the merge stands tentatively, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from db.handover.merge_report import MergeReport
from inspector_app.team.differences import Difference, differences
from inspector_app.team.labels import record_label
from resources.translations import counted

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_NAMED = 200  # records of one hand-over
# What people think of as things of their own; the rest is told by counts.
_NAMED = (
    "sampled_case",
    "reading",
    "concern",
    "source",
    "evidence",
    "rating",
    "moderation",
    "finding",
    "paragraph",
)
_PART_OF = {"note_paragraph": ("source", "source"), "attachment": ("reading", "reading")}


@dataclass(frozen=True, slots=True)
class News:
    """Records that would be made and changed, by name, how many more there are, and what would differ."""

    made: tuple[str, ...]
    changed: tuple[str, ...]
    unnamed: int
    differing: tuple[Difference, ...]


def news_of(visit: Visit, report: MergeReport) -> News:
    """Return what a merge brings; called while it stands in the visit's own transaction."""
    places: dict[tuple[str, str], bool] = {}
    for table, record, is_new in visit.store.brought_in(report.spans):
        place = _whole(visit, table, record)
        if place is not None:
            places[place] = places.get(place, False) or (is_new and place == (table, record))
    named = sorted(places.items(), key=lambda entry: (_NAMED.index(entry[0][0]), entry[0][1]))
    told = named[:MOST_NAMED]
    unsettled = set(report.conflicts)
    return News(
        made=_in_words(visit, (place for place, is_new in told if is_new)),
        changed=_in_words(visit, (place for place, is_new in told if not is_new)),
        unnamed=max(0, len(named) - MOST_NAMED),
        differing=tuple(
            difference
            for difference in (differences(visit) if unsettled else ())
            if (difference.table, difference.record, difference.field) in unsettled
        ),
    )


def _in_words(visit: Visit, places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return records, table by table, by their names; how many there are of those that have none."""
    words: list[str] = []
    for table, group in groupby(places, key=lambda place: place[0]):
        records = list(group)
        if table == "evidence":
            words.append(counted("{count} item of evidence", "{count} items of evidence", len(records)))
        elif table == "paragraph":
            words.append(counted("{count} report paragraph", "{count} report paragraphs", len(records)))
        else:
            words += dict.fromkeys(record_label(visit, *place) for place in records)
    return tuple(words)


def _whole(visit: Visit, table: str, record: str) -> tuple[str, str] | None:
    """Return the thing that a record is or is part of, None for what is told by counts alone."""
    if table in _PART_OF:
        whole, column = _PART_OF[table]
        row = visit.store.get(table, record)
        return (whole, str(row[column])) if row and row[column] else None
    return (table, record) if table in _NAMED and visit.store.get(table, record) else None

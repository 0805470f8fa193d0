"""What was done to a record and stands: the log without what was taken back at once, by an undo or by hand.

The log keeps both the deed and its undoing, and does not say which change was an undo. What tells the story of a record
leaves both out where the last act brought back, field by field, what those before it had replaced, in the same copy and
by the same person, with nothing else in between that stands. An undo goes through the fields backwards: whoever marks
a reading as ready again that was reopened writes the same values forwards, and that stays in the story.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from db.log.encoding import BIRTH
from db.log.history import ChangeEntry
from db.values import Value


@dataclass(frozen=True, slots=True)
class Act:
    """What one transaction did to a record: its fields before and after, by whom, in which copy, when (aware)."""

    author: str
    replica: int
    at: datetime
    before: Mapping[str, Value]
    after: Mapping[str, Value]


def acts_that_stand(entries: Iterable[ChangeEntry]) -> list[Act]:
    """Return the acts on one record, its making first, without those that were taken back.

    `entries` are all changes of the record in causal order.
    """
    known: dict[str, Value] = {}
    acts: list[Act] = []
    for _transaction, group in groupby(entries, key=lambda entry: (entry.lamport, entry.dot.replica)):
        changes = list(group)
        after: dict[str, Value] = {}
        for change in changes:
            after.update(
                json.loads(str(change.value)) if change.field == BIRTH else {change.field: change.value}
            )
        first = changes[0]
        before = {field: known.get(field) for field in after}
        act = Act(first.author, first.dot.replica, first.at, before, after)
        known.update(after)
        taken_back = _taken_back(acts, act)
        if taken_back:
            del acts[-taken_back:]
        else:
            acts.append(act)
    return acts


def _taken_back(acts: list[Act], last: Act) -> int:
    """Return how many acts before the last one it took back, 0 for none; an undo may take back a text's every saving."""
    before: dict[str, Value] = {}
    fields: list[str] = []  # in the order in which they were first written
    for number, act in enumerate(reversed(acts), 1):
        before.update(act.before)
        fields = [*act.after, *(field for field in fields if field not in act.after)]
        is_own = (act.author, act.replica) == (last.author, last.replica)
        if not is_own or not before.keys() <= last.after.keys():
            return 0
        if before == last.after and fields[::-1] == list(last.after):
            return number
    return 0

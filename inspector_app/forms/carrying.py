"""Carrying answers from one edition of a form to another: where each goes, or why it has no place there."""

from __future__ import annotations

import re
from typing import NamedTuple

from inspector_app.forms.definition import (
    ACKNOWLEDGE,
    NOT_APPLICABLE,
    RANK,
    REPEAT,
    SELECT_MULTIPLE,
    SELECT_ONE,
    UNAVAILABLE,
    Definition,
)
from inspector_app.forms.editions import pair_by_name
from inspector_app.forms.filling.answers import ACKNOWLEDGED, is_of_kind
from inspector_app.forms.model import CompiledForm, without_keys

# Why an answer has no place.
GONE = "gone"  # the question is not asked any more
KIND = "kind"  # it is no answer of the kind that is asked for now
APPLIES = "applies"  # "not applicable" is not offered any more, or was an answer in words
REPEATED = "repeated"  # it is asked once where it was asked several times, or the reverse
WORKED_OUT = "worked-out"  # the form works the answer out now

_KEY = re.compile(r"\[([^\]]+)\]")
_CHOOSING = (SELECT_ONE, SELECT_MULTIPLE, RANK)
_NOT_SAID = ("image", "file", UNAVAILABLE)
_NUMBERS = ("int", "decimal")
_MOMENTS = ("date", "time", "dateTime")


class Carried(NamedTuple):
    """Where an answer goes; "" when it has no place, and then why."""

    to_path: str
    why: str


class Carrying:
    """The way from one edition to another."""

    def __init__(self, before: CompiledForm, after: CompiledForm) -> None:
        self._before, self._after = before, after
        self._pairs = pair_by_name(before, after)

    def has(self, path: str) -> bool:
        """Whether the question of a path is one that both editions ask; `path` may have keys of repeats."""
        return bool(self.place(path))

    def place(self, path: str) -> str:
        """Return the path that a question, or an instance of a repeat, has in the other edition, else "".

        Keys of repeats go along, so the repeats around it must be the same ones, counted the same way.
        """
        plain = without_keys(path)
        to = self._pairs.get(plain, "")
        if not to or self._repeats(self._before, plain) != self._repeats(self._after, to):
            return ""
        keys = iter(_KEY.findall(path))
        placed = above = ""
        for step in to.split("/")[1:]:
            above += f"/{step}"
            placed += f"/{step}"
            if self._after.by_path[above].kind == REPEAT and (key := next(keys, "")):
                placed += f"[{key}]"
        return placed

    def carry(self, path: str, answer: str) -> Carried:
        """Return where an answer goes; a blank one goes wherever its question does."""
        plain = without_keys(path)
        if plain not in self._pairs:
            return Carried("", GONE)
        to_path = self.place(path)
        if not to_path:
            return Carried("", REPEATED)
        before, after = self._before.by_path[plain], self._after.by_path[self._pairs[plain]]
        why = _misfit(before, after, answer) if answer else ""
        return Carried("" if why else to_path, why)

    @staticmethod
    def _repeats(form: CompiledForm, path: str) -> list[tuple[str, bool]]:
        """Return the repeats around a path, itself included: the name, and whether a count rules it."""
        found = []
        while path:
            definition = form.by_path[path]
            if definition.kind == REPEAT:
                found.append((definition.name, definition.count is not None))
            path = path.rpartition("/")[0]
        return found


def _misfit(before: Definition, after: Definition, answer: str) -> str:
    """Return why an answer to one question is none to the other, "" when it is."""
    if after.calculate is not None and before.calculate is None:
        return WORKED_OUT
    if answer == NOT_APPLICABLE and (before.na or after.na):
        return "" if before.na and after.na else APPLIES
    return "" if _fits(before, after, answer) else KIND


def _fits(before: Definition, after: Definition, answer: str) -> bool:
    if (before.type, before.data_type, before.unavailable) == (
        after.type,
        after.data_type,
        after.unavailable,
    ):
        return True  # also what was wrong before: it stays as it was given, and is marked as it was
    if after.type in _CHOOSING:
        if before.type in _CHOOSING:
            # Choices that are no more stay as they were given; an order cannot be made of what has none.
            is_one = len(before.names_in(answer)) <= 1
            return after.type == SELECT_MULTIPLE or (after.type == SELECT_ONE and is_one)
        return after.type != RANK and answer in {choice.name for choice in after.choices}
    if after.data_type in (*_NUMBERS, *_MOMENTS):
        return is_of_kind(after, answer)
    if after.type == ACKNOWLEDGE:
        return answer == ACKNOWLEDGED
    # The name of a file says nothing in a text.
    return (
        before.type not in _NOT_SAID and after.type in ("text", "hidden", "") and after.data_type == "string"
    )

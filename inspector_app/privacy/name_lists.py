"""The lists of names, and of words around names, in resources/names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import resources


@dataclass(frozen=True, slots=True)
class NameLists:
    """Words in the form of `Word.plain`.

    `given` and `family` are names; those in `words_too` are words of a language as well, so they say nothing alone.
    `bodies` begin or end the name of a school or another body, `relations` come before a name, and `calendar` and
    `no_names` may have a capital without being one.
    """

    given: frozenset[str]
    family: frozenset[str]
    words_too: frozenset[str]
    bodies: frozenset[str]
    relations: frozenset[str]
    calendar: frozenset[str]
    no_names: frozenset[str]

    def is_given(self, plain: str) -> bool:
        """Whether a word is a given name and nothing else."""
        return plain in self.given and plain not in self.words_too

    def is_family(self, plain: str) -> bool:
        """Whether a word is a surname and nothing else."""
        return plain in self.family and plain not in self.words_too

    def may_be_name(self, plain: str) -> bool:
        """Whether a word is on a list of names, whatever else it is."""
        return plain in self.given or plain in self.family

    def is_no_name(self, plain: str) -> bool:
        """Whether a word with a capital names a day, a language or the like: "Monday", "Welsh-speaking"."""
        return plain.split("-")[0] in self.no_names or plain in self.calendar


@cache
def name_lists() -> NameLists:
    """Return the lists, read once."""
    return NameLists(
        given=_read("given_names") | _read("welsh_given_names"),
        family=_read("surnames"),
        words_too=_read("words_too"),
        bodies=_read("bodies"),
        relations=_read("relations"),
        calendar=_read("calendar"),
        no_names=_read("no_names"),
    )


def _read(name: str) -> frozenset[str]:
    text = files(resources).joinpath("names", f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(
        line.strip().casefold() for line in text.splitlines() if line and not line.startswith("#")
    )

"""What is noticed in a text, and how it is said."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from resources.translations import N_


class Likeness(Enum):
    """What words look like, with what to say of them, what to do, and how one says that they are all right."""

    PERSON = (
        N_("“{words}” looks like a person’s name."),
        N_("Write the role instead."),
        N_("Keep, it is nobody’s name"),
    )
    HOME = (
        N_("“{words}” may point to a family."),
        N_("Write the area or the team instead."),
        N_("Keep, it is not a family"),
    )
    BIRTH = (
        N_("“{words}” looks like a date of birth."),
        N_("Write the age instead."),
        N_("Keep, it is not a date of birth"),
    )

    def __init__(self, sentence: str, remedy: str, keep: str) -> None:
        self.sentence, self.remedy, self.keep = sentence, remedy, keep


class Finding(NamedTuple):
    """Words of a text, from `start` to `stop`, and what they look like."""

    start: int
    stop: int
    likeness: Likeness


def without_overlaps(findings: list[Finding]) -> list[Finding]:
    """Return the findings in the order of the text; of two that overlap the one that begins first, then the longer."""
    apart: list[Finding] = []
    for found in sorted(findings, key=lambda entry: (entry.start, -entry.stop)):
        if not apart or found.start >= apart[-1].stop:
            apart.append(found)
    return apart

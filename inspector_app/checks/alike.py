"""Problems that differ by their place alone, such as one of each case that nobody has read, told as one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.checks.problem import Problem

_PLACE = "\0"  # in a sentence, where no text has it


@dataclass(frozen=True, slots=True)
class Alike:
    """One problem, or several of one kind: `sentence` has "…" where each of several names its own place."""

    problems: tuple[Problem, ...]
    sentence: str


def alike(problems: Iterable[Problem]) -> list[Alike]:
    """Return the problems in groups of those that say the same of different places, each where its first one stood.

    Nothing is lost by it: what each of a group says follows from its place.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        kind = (problem.severity, problem.code, problem.remedy, _without_place(problem))
        groups.setdefault(kind, []).append(problem)
    return [Alike(tuple(group), _sentence(shape, group)) for (*_kind, shape), group in groups.items()]


def _sentence(shape: str, group: list[Problem]) -> str:
    is_same = len({problem.sentence for problem in group}) == 1
    return group[0].sentence if is_same else shape.replace(_PLACE, "…")


def _without_place(problem: Problem) -> str:
    """Return the sentence of a problem with a mark for its place, or for the last word of that.

    The last word alone names a case or a criterion, also where the word before it is mutated: "Achos C07", "achos C07".
    """
    for named in (problem.place, problem.place.rpartition(" ")[2]):
        found = list(re.finditer(rf"(?<!\w){re.escape(named)}(?!\w)", problem.sentence)) if named else []
        if found:
            start, end = found[-1].span()
            return f"{problem.sentence[:start]}{_PLACE}{problem.sentence[end:]}"
    return problem.sentence

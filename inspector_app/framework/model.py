"""A framework as the program knows it. Texts are dicts of language ("en", "cy") to wording."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from inspector_app.texts import Texts, in_language


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the things judged: `key` "i", `short` for tabs and badges, `statement` as the report prints it."""

    key: str
    title: Texts
    short: Texts
    statement: Texts


@dataclass(frozen=True, slots=True)
class Level:
    """One rung of a scale; `value` orders it, 1 is the lowest."""

    key: str
    value: int
    title: Texts
    descriptor: Texts


@dataclass(frozen=True, slots=True)
class Axis:
    """One of the two axes of rating; `levels` from best to poorest."""

    key: str
    title: Texts
    question: Texts
    levels: tuple[Level, ...]

    def level(self, key: str) -> Level | None:
        """Return the level of that key, None for one that the scale does not have."""
        return next((level for level in self.levels if level.key == key), None)


@dataclass(frozen=True, slots=True)
class Proportion:
    """A word that stands for a share from `from_percent` upwards, until the next word's share begins."""

    from_percent: float
    words: Texts


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form, and what it stands for."""

    short: str
    words: Texts


@dataclass(frozen=True, slots=True)
class Role:
    """A kind of person who is interviewed; `planned` is how many interviews a visit usually holds."""

    key: str
    title: Texts
    plural: Texts
    planned: int
    guide: str


@dataclass(frozen=True, slots=True)
class SourceKind:
    """A kind of source, and the criteria for which the framework expects evidence from it."""

    key: str
    title: Texts
    short: Texts
    expected_for: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormEntry:
    """One form of the framework: its kind, and its file in the framework's folder."""

    name: str
    kind: str
    file: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One numbered chapter of the report.

    `kind` is "text", "methodology", "summary", "criterion" or "recommendations"; a criterion's chapter names
    its `criterion`. `guidance` tells the author what belongs here.
    """

    key: str
    kind: str
    title: Texts
    guidance: Texts
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class DefaultFigure:
    """A figure that every visit begins with, in the form language."""

    name: str
    title: Texts
    condition: str
    among: str = ""


@dataclass(frozen=True, slots=True)
class FrameworkChart:
    """A chart at the end of a chapter of the report.

    It has a bar for each answer to a `question` of the case-reading form, or for each of some `figures` by name.
    """

    chapter: str
    title: Texts
    question: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Framework:
    """Everything a policy team lays down. A visit keeps its own copy, so a later edition changes nothing in it."""

    identifier: str
    version: str
    languages: tuple[str, ...]
    title: Texts
    subject: Texts
    criteria: tuple[Criterion, ...]
    axes: tuple[Axis, ...]
    proportions: tuple[Proportion, ...]
    abbreviations: tuple[Abbreviation, ...]
    roles: tuple[Role, ...]
    source_kinds: tuple[SourceKind, ...]
    forms: tuple[FormEntry, ...]
    outline: tuple[Chapter, ...]  # in the order of the report; the first is chapter 1
    figures: tuple[DefaultFigure, ...]
    charts: tuple[FrameworkChart, ...] = ()

    @cached_property
    def guides(self) -> dict[str, str]:
        """The name of the interview guide for each role."""
        return {role.key: role.guide for role in self.roles if role.guide}

    def criterion(self, key: str) -> Criterion:
        """Return the criterion of that key; raises StopIteration, a bug, for an unknown one."""
        return next(entry for entry in self.criteria if entry.key == key)

    def axis(self, key: str) -> Axis:
        """Return the axis of that key; raises StopIteration, a bug, for an unknown one."""
        return next(entry for entry in self.axes if entry.key == key)

    def role(self, key: str) -> Role | None:
        """Return the role of that key, None for one that the framework does not have."""
        return next((role for role in self.roles if role.key == key), None)

    def source_kind(self, key: str) -> SourceKind:
        """Return the kind of source of that key; raises StopIteration, a bug, for an unknown one."""
        return next(entry for entry in self.source_kinds if entry.key == key)

    def proportion(self, number: int, total: int, language: str) -> str:
        """Return the framework's word for `number` out of `total`, such as "almost all"; "none" of nothing."""
        share = 100 * number / total if total else 0.0
        fitting = [entry for entry in self.proportions if share >= entry.from_percent]
        best = max(fitting, key=lambda entry: entry.from_percent)
        return in_language(best.words, language)

    # ---- in the visit file --------------------------------------------------------------------------
    def to_json(self) -> str:
        """Return the framework as a visit keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Framework:
        """Return a kept framework."""
        return framework_from(json.loads(text))


def framework_from(facts: dict[str, Any]) -> Framework:
    """Build a framework from plain data; raises KeyError, TypeError or ValueError where it is not one."""
    axes = [{**axis, "levels": tuple(Level(**level) for level in axis["levels"])} for axis in facts["axes"]]
    kinds = [{**kind, "expected_for": tuple(kind["expected_for"])} for kind in facts["source_kinds"]]
    return Framework(
        identifier=facts["identifier"],
        version=facts["version"],
        languages=tuple(facts["languages"]),
        title=facts["title"],
        subject=facts["subject"],
        criteria=tuple(Criterion(**entry) for entry in facts["criteria"]),
        axes=tuple(Axis(**entry) for entry in axes),
        proportions=tuple(Proportion(**entry) for entry in facts["proportions"]),
        abbreviations=tuple(Abbreviation(**entry) for entry in facts["abbreviations"]),
        roles=tuple(Role(**entry) for entry in facts["roles"]),
        source_kinds=tuple(SourceKind(**entry) for entry in kinds),
        forms=tuple(FormEntry(**entry) for entry in facts["forms"]),
        outline=tuple(Chapter(**entry) for entry in facts["outline"]),
        figures=tuple(DefaultFigure(**entry) for entry in facts["figures"]),
        # Visits that were founded before there were charts have none.
        charts=tuple(
            FrameworkChart(**{**entry, "figures": tuple(entry["figures"])})
            for entry in facts.get("charts", ())
        ),
    )

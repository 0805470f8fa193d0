"""The cases in groups: answers in the order of the form, answers put together, numbers in bands."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from inspector_app.figures.case_answers import NOT_ANSWERED, NOT_ASKED, Answers, Keys
from inspector_app.figures.divisions import NUMBERS, Division
from inspector_app.forms.definition import NOT_APPLICABLE
from inspector_app.forms.expressions.conversions import to_text
from inspector_app.texts import Texts, in_language

Joined = tuple[Keys, ...]
Bands = tuple[float, ...]

# Groups that no choice names, in the order in which they follow the others, and only where a case is in them.
SPECIAL: dict[str, Texts] = {
    NOT_APPLICABLE: {"en": "Not applicable", "cy": "Ddim yn berthnasol"},
    NOT_ANSWERED: {"en": "Not answered", "cy": "Heb ei ateb"},
    NOT_ASKED: {"en": "Not asked", "cy": "Heb ei ofyn"},
}
_NOT_RECORDED: Texts = {"en": "Not recorded", "cy": "Heb ei gofnodi"}  # of a detail, which nobody is asked
_BELOW: Texts = {"en": "Below {high}", "cy": "Llai na {high}"}
_BETWEEN: Texts = {"en": "{low} to below {high}", "cy": "{low} i lai na {high}"}
_RANGE: Texts = {"en": "{low} to {high}", "cy": "{low} i {high}"}
_FROM: Texts = {"en": "{low} or more", "cy": "{low} neu fwy"}
_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a row or column is called, by language; `key` stays the same while its cases change."""

    key: str
    title: Texts


@dataclass(frozen=True, slots=True)
class Groups:
    """The groups in order, and those that each case is in."""

    title: Texts
    headings: tuple[Heading, ...]
    keys: Mapping[str, Keys]
    unsettled: frozenset[str]
    other_edition: frozenset[str]


def grouped(
    division: Division, answers: Answers, *, joined: Joined = (), bands: Bands = (), every: bool = True
) -> Groups:
    """Return the cases in groups; `joined` puts answers together, `bands` are the numbers at which bands begin.

    Choices that no case has are among the groups only where `every` one is wanted. What is no such answer now, since an
    earlier edition of the form asked otherwise, is a group of its own after the others.
    """
    given = _given(division, answers)
    if division.kind == NUMBERS and bands:
        headings, group_of = _in_bands(bands, given)
    else:
        headings, group_of = _in_order(division, given, joined)
    held = {
        case: tuple(
            dict.fromkeys(key if key in SPECIAL else group_of(_written(division, key)) for key in keys)
        )
        for case, keys in answers.keys.items()
    }
    filled = {key for keys in held.values() for key in keys}
    special = SPECIAL | ({NOT_ANSWERED: _NOT_RECORDED} if division.detail else {})
    kept = [heading for heading in headings if every or heading.key in filled]
    kept += [Heading(key, title) for key, title in special.items() if key in filled]
    order = {heading.key: place for place, heading in enumerate(kept)}
    return Groups(
        division.title,
        tuple(kept),
        {case: tuple(sorted(keys, key=order.__getitem__)) for case, keys in held.items()},
        answers.unsettled,
        answers.other_edition,
    )


def choices_to_join(division: Division, answers: Answers) -> list[tuple[str, Texts]]:
    """Return the answers that can be put together, in order: those of a list, or the values that there are."""
    return _in_their_order(division, _given(division, answers))


def _given(division: Division, answers: Answers) -> list[str]:
    """Return the answers that any case has, each once."""
    seen = dict.fromkeys(key for keys in answers.keys.values() for key in keys if key not in SPECIAL)
    return list(dict.fromkeys(_written(division, key) for key in seen))


def _written(division: Division, key: str) -> str:
    """Return an answer as its group has it: 1.0 and 1 are one number."""
    number = _number(key) if division.kind == NUMBERS else None
    return key if number is None else to_text(number)


def _number(key: str) -> float | None:
    """Return an answer as a number, None for what is none."""
    try:
        number = float(key)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _in_order(
    division: Division, given: Sequence[str], joined: Joined
) -> tuple[list[Heading], Callable[[str], str]]:
    together = {key: keys[0] for keys in joined for key in keys}
    titles: dict[str, list[Texts]] = {}
    for key, title in _in_their_order(division, given):
        titles.setdefault(together.get(key, key), []).append(title)
    headings = [Heading(key, _listed(parts)) for key, parts in titles.items()]
    return headings, lambda key: together.get(key, key)


def _in_their_order(division: Division, given: Iterable[str]) -> list[tuple[str, Texts]]:
    listed = dict(division.choices)
    others = [key for key in given if key not in listed]
    order = _by_number if division.kind == NUMBERS else _natural
    return [*listed.items(), *((key, _as_it_is(key)) for key in sorted(others, key=order))]


def _in_bands(bands: Bands, given: Iterable[str]) -> tuple[list[Heading], Callable[[str], str]]:
    """Return a band below the first number, one between each two, and one from the last on; keys are where they begin."""
    numbers = {key: number for key in given if (number := _number(key)) is not None}
    whole = all(number.is_integer() for number in (*numbers.values(), *bands))
    starts = ("", *map(to_text, bands))
    titles = [
        _said(_BELOW, high=bands[0]),
        *(_band(low, high, whole=whole) for low, high in pairwise(bands)),
        _said(_FROM, low=bands[-1]),
    ]
    headings = [Heading(f"from:{start}", title) for start, title in zip(starts, titles, strict=True)]
    others = [Heading(key, _as_it_is(key)) for key in given if key not in numbers]

    def group_of(key: str) -> str:
        return headings[bisect_right(bands, numbers[key])].key if key in numbers else key

    return [*headings, *others], group_of


def _band(low: float, high: float, *, whole: bool) -> Texts:
    if not whole:
        return _said(_BETWEEN, low=low, high=high)
    if high - low == 1:
        return _as_it_is(to_text(low))
    return _said(_RANGE, low=low, high=high - 1)


def _said(pattern: Texts, **numbers: float) -> Texts:
    words = {name: to_text(number) for name, number in numbers.items()}
    return {language: text.format(**words) for language, text in pattern.items()}


def _as_it_is(words: str) -> Texts:
    return {"en": words, "cy": words}


def _listed(titles: Sequence[Texts]) -> Texts:
    """Return the words of answers that are put together, one after the other, in every language that all have.

    Where they have none in common, each stands in one of its own.
    """
    common = [language for language in titles[0] if all(title.get(language) for title in titles)]
    languages = common or list(titles[0])[:1]
    return {language: ", ".join(in_language(title, language) for title in titles) for language in languages}


def _by_number(value: str) -> tuple[bool, float, str]:
    """Return what puts numbers in their order, and whatever else after them."""
    number = _number(value)
    return number is None, number or 0.0, value


def _natural(value: str) -> list[tuple[int, int, str]]:
    """Return what puts "5 to 9" before "10 to 15"."""
    parts = _DIGITS.split(value.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part]

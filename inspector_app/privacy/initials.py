"""Initials with an age in a text: few children of a council have both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.privacy.finding import Finding, Likeness

_AGE = r"(?:aged? \d{1,2}\b|(?:yn )?\d{1,2} (?:years? old|oed|mlwydd oed)\b)"
# "M.R., 7", "M.R. (aged 7)"; letters without dots need the word: "MR, 7 years old", "J, yn 7 oed".
_INITIALS = re.compile(
    rf"(?<![\w.])(?:(?:[A-Z]\. ?){{2,3}},? ?\(?(?:{_AGE}|\d{{1,2}}\b(?![%:./]\d))|[A-Z]{{1,2}},? \(?{_AGE})"
)
_LETTERS = re.compile(r"[A-Z]+")
_ABBREVIATIONS = frozenset({"CP", "EH", "FC", "GP", "HV", "LA", "PA", "SW", "TM", "YP"})
# "Child A, aged 7" names nobody.
_ANYBODY = re.compile(r"\b(?:child|parent|sibling|case|worker|plentyn|rhiant|achos) $", re.IGNORECASE)


def initials(text: str) -> Iterator[Finding]:
    """Yield what looks like somebody's initials with an age."""
    for match in _INITIALS.finditer(text):
        letters = _LETTERS.match(match.group())
        plain = letters.group() if letters else ""
        if plain not in _ABBREVIATIONS and not (len(plain) == 1 and _ANYBODY.search(text[: match.start()])):
            yield Finding(match.start(), match.end(), Likeness.PERSON)

"""Dates of birth in a text: a date beside a word of birth or an age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.privacy.finding import Finding, Likeness

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|Ionawr|Chwefror|Fawrth|Mawrth|Ebrill|Fai|Mai|Fehefin|Mehefin|Gorffennaf|Awst|Fedi"
    r"|Medi|Hydref|Dachwedd|Tachwedd|Ragfyr|Rhagfyr)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?"
_SHORT = rf"(?:{_DAY} (?:of )?{_MONTH}\b|{_MONTH} {_DAY}\b)"
_FULL = rf"(?:\d{{1,2}}([./-])\d{{1,2}}\1(?:\d{{4}}|\d{{2}})\b|\d{{4}}-\d\d-\d\d\b|{_SHORT},? \d{{4}}\b)"
_BORN = r"(?:\bborn\b|\bd\.? ?o\.? ?b\b\.?|\bdate of birth\b|\bbirthday\b|\bganwyd\b|\bganed\b|\b[dg]yddiad geni\b|\bben-?blwydd\b|\bpen-?blwydd\b)"
_AGE = r"(?:\baged? \d{1,2}\b|\b\d{1,2} (?:years old|oed|mlwydd oed)\b|\bturned \d{1,2}\b)"

_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BORN}[^\d\n!?]{{0,16}}?(?:{_FULL}|{_SHORT})",
        rf"{_FULL}[ ,(]{{1,3}}(?:{_BORN})",
        rf"{_AGE}[ ,(]{{1,3}}(?:on |ar )?{_FULL}",
        rf"{_FULL}[ ,(]{{1,3}}(?:yn )?{_AGE}",
    )
)


def births(text: str) -> Iterator[Finding]:
    """Yield each date that looks like a date of birth, with the words that say so."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            yield Finding(match.start(), match.end(), Likeness.BIRTH)

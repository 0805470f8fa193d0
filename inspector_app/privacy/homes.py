"""Streets and postcodes in a text: where a family lives says who it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.privacy.finding import Finding, Likeness
from inspector_app.privacy.name_lists import name_lists
from inspector_app.privacy.words import Word, runs_of

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_NUMBER = re.compile(r"\b\d{1,4}[A-Za-z]?,? $")
# "Heol y Bont", "Stryd Fawr", "Maes-y-Coed"; a capital must follow, which the code below looks at.
_WELSH = re.compile(
    r"\b(?P<kind>Heol|Stryd|Ffordd|Lôn|Rhodfa|Clos|Teras|Maes)(?P<between>(?:[ -](?:y|yr|Y|Yr|[’']r))*)[ -]"
    r"(?P<name>[^\W\d_][\w’-]*(?: (?:Isaf|Uchaf|Fawr|Fach))?)"
)
_ENGLISH = frozenset(
    {"street", "road", "lane", "avenue", "close", "crescent", "terrace", "grove", "drive", "rd", "ave"}
)
_NO_STREETS = frozenset({"newydd", "arall", "gyntaf", "bresennol"})  # "Ffordd Newydd o weithio"


def homes(text: str, words: list[Word]) -> Iterator[Finding]:
    """Yield what looks like a street, with the number of a house before it, or like a postcode."""
    for match in _POSTCODE.finditer(text):
        yield Finding(match.start(), match.end(), Likeness.HOME)
    for match in _WELSH.finditer(text):
        name = match["name"]
        is_field = match["kind"] == "Maes" and not match["between"]
        if name[0].isupper() and _may_be_street(name) and not is_field:
            yield Finding(_with_number(text, match.start()), match.end(), Likeness.HOME)
    for run in runs_of(words, text):
        street = next((place for place, word in enumerate(run) if word.plain in _ENGLISH), 0)
        named = [word for word in run[:street] if _may_be_street(word.plain)]
        if named and street == len(run) - 1:
            yield Finding(_with_number(text, named[0].start), run[street].stop, Likeness.HOME)


def _may_be_street(name: str) -> bool:
    plain = name.casefold()
    return plain not in _NO_STREETS and not name_lists().is_no_name(plain)


def _with_number(text: str, start: int) -> int:
    number = _NUMBER.search(text, max(0, start - 8), start)
    return number.start() if number else start

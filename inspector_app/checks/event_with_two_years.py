"""One event is not given two years."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import sentences
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_EVENTS = "inspection|re-inspection|review|evaluation|letter|report|audit|strategy|survey|plan|judgement|restructuring"
_EVENTS_CY = (
    "arolygiad|adolygiad|gwerthusiad|llythyr|adroddiad|archwiliad|strategaeth|arolwg|cynllun|dyfarniad"
)
_MONTHS = r"(?:[^\W\d_]{3,9} )?"
_DATED = {
    "en": re.compile(
        rf"\b(?:the|our|its|a|an) ((?:[\w’'-]+ )?(?:{_EVENTS})) (?:of|in|from|dated|published in|held in) "
        rf"{_MONTHS}((?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    "cy": re.compile(
        rf"\b((?:{_EVENTS_CY})(?: [\w’'-]+){{0,2}}?) (?:(?:o|yn|ym mis|mis|gan) )?{_MONTHS}((?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
}


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each mention of an event under another year than where it is first mentioned."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for sentence in sentences(visit):
        for found in _DATED[sentence.language].finditer(sentence.plain):
            event, year = found[1], found[2]
            known, place = first.setdefault(
                (sentence.language, event.casefold()), (year, sentence.text.place)
            )
            if known != year:
                yield sentence.problem(
                    "event-with-two-years",
                    Severity.WARNING,
                    _("“{event}” is of {year} here and of {other} in {place}.").format(
                        event=event, year=year, other=known, place=place
                    ),
                    _("Correct one of them, or name the two apart."),
                )

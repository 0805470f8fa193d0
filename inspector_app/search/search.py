"""Which records hold the words that somebody looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from inspector_app.fieldwork.cases import Case
from inspector_app.search.hit import Hit, hit_from

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_HITS = 40


def search(visit: Visit, words: str) -> list[Hit]:
    """Return the texts that hold all of `words`, the best first, at most `MOST_HITS`.

    Case and accents are ignored, and the last letters may be missing. With the reference of a case among the words,
    as in "C07 police", what was written about that case is found too.
    """
    found = visit.store.find(words, MOST_HITS)
    case, others = _one_case(visit, words)
    if case and others:
        about = visit.store.find(others, MOST_HITS, _records_about(visit, case))
        found += [one for one in about if one not in found]
    hits = (hit_from(visit, one) for one in found)
    return [hit for hit in hits if hit is not None][:MOST_HITS]


def cases_named(visit: Visit, words: str, most: int) -> list[Case]:
    """Return the cases whose reference begins so, in order, at most so many."""
    wanted = words.strip().casefold()
    if not wanted:
        return []
    named = sorted(
        (case for case in visit.cases.all() if case.reference.casefold().startswith(wanted)),
        key=lambda case: (case.reference, case.id),
    )
    return named[:most]


def _one_case(visit: Visit, words: str) -> tuple[str, str]:
    """Return the case that the words name, "" if they do not name one, and the other words."""
    references = {case.reference.casefold(): case.id for case in visit.cases.all()}
    split = words.split()
    named = {word.casefold() for word in split} & references.keys()
    if len(named) != 1:
        return "", words
    return references[next(iter(named))], " ".join(word for word in split if word.casefold() not in named)


def _records_about(visit: Visit, case: str) -> list[str]:
    readings = [reading.id for reading in visit.readings.of_case(case)]
    evidence = [item.id for reading in readings for item in visit.evidence.on_reading(reading)]
    concerns = [concern.id for concern in visit.concerns.all(sampled_case=case)]
    return [case, *readings, *evidence, *concerns]

"""Finding words anywhere in a visit, for the box that searches and goes everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_HITS = 40
_BEFORE, _AFTER = 30, 60


@dataclass(frozen=True, slots=True)
class Hit:
    """A record whose text holds the words: `title` names it, `excerpt` shows the place."""

    table: str
    record: str
    title: str
    excerpt: str


def search(visit: Visit, words: str) -> list[Hit]:
    """Return the records that hold all of `words` (case is ignored), at most `MOST_HITS`."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    hits: list[Hit] = []
    for table, record, title, text in _texts(visit):
        folded = f"{title} {text}".casefold()
        if all(word in folded for word in wanted):
            hits.append(Hit(table, record, title, _excerpt(text, wanted[0])))
            if len(hits) == MOST_HITS:
                break
    return hits


def _texts(visit: Visit) -> Iterator[tuple[str, str, str, str]]:
    for case in visit.cases.all():
        yield "sampled_case", case.id, f"Case {case.reference}", case.note
    titles = {}
    for source in visit.sources.all():
        titles[source.id] = source.title
        yield "source", source.id, source.title, source.summary
    for row in visit.store.all("note_paragraph"):
        source_id = str(row["source"])
        if source_id in titles:  # the notes on a deleted source stay in the file
            yield "source", source_id, titles[source_id], str(row["text"] or "")
    for item in visit.evidence.all():
        yield "evidence", item.id, "Evidence", item.passage
    for finding in visit.findings.all():
        yield "finding", finding.id, f"Finding, criterion {finding.criterion}", finding.text
    for paragraph in visit.paragraphs.all():
        yield "paragraph", paragraph.id, "Report paragraph", paragraph.text
    for recommendation in visit.recommendations.all():
        yield "recommendation", recommendation.id, "Recommendation", recommendation.text


def _excerpt(text: str, word: str) -> str:
    place = max(text.casefold().find(word), 0)
    start, stop = max(place - _BEFORE, 0), place + _AFTER
    return ("…" if start else "") + text[start:stop].strip() + ("…" if stop < len(text) else "")

"""Taking words that tell who a child is out of everything that was taken from one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def replace_around_notes(visit: Visit, source: str, words: str, instead: str) -> None:
    """Write other words in the title, place and summary of a source and in what was taken up from it.

    The notes themselves are the page's, where somebody may be writing.
    """
    with visit.act() as act:
        present = visit.sources.get(source)
        for field in ("title", "place", "summary"):
            text = getattr(present, field)
            if words in text:
                act.set("source", source, field, text.replace(words, instead))
        for item in visit.evidence.on_source(source):
            for field in ("passage", "summary"):
                text = getattr(item, field)
                if words in text:
                    act.set("evidence", item.id, field, text.replace(words, instead))

"""An excerpt as a reader would say it: what stands in a text for a figure or table is told by its title."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from inspector_app.figures.counts import COUNTS
from inspector_app.figures.tokens import Token, token_spans
from inspector_app.texts import in_language
from resources.translations import _, language

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Excerpt = tuple[tuple[str, bool], ...]

_CUT = "…"


def readable(visit: Visit, excerpt: Excerpt, text: str) -> Excerpt:
    """Return an excerpt of `text`, in pieces as `Hit` has them, with a title in brackets for each token.

    A token that the excerpt cuts is shown whole. It counts as looked for where a part of it was.
    """
    said = "".join(piece for piece, _found in excerpt)
    start, before, after = _place(said, text)
    if start < 0:
        return excerpt  # of another text than it was when it was found
    letters = [(letter, found) for piece, found in excerpt for letter in piece]
    found = [found for _letter, found in letters[len(before) : len(letters) - len(after)]]
    end = start + len(found)
    pieces = [(before, False)]
    at = start
    for first, last, token in token_spans(text):
        if last <= start or first >= end:
            continue
        pieces += [(text[place], found[place - start]) for place in range(at, max(first, at))]
        looked_for = any(found[max(first, start) - start : last - start])
        pieces.append((f"[{_title(visit, token)}]", looked_for))
        at = last
    pieces += [(text[place], found[place - start]) for place in range(at, end)]
    return _joined([*pieces, (after, False)])


def _place(said: str, text: str) -> tuple[int, str, str]:
    """Return where an excerpt begins in its text, -1 for nowhere, and the signs that it is cut before and after."""
    for before in ("", _CUT):
        for after in ("", _CUT):
            if said.startswith(before) and said.endswith(after):
                start = text.find(said[len(before) : len(said) - len(after)])
                if start >= 0:
                    return start, before, after
    return -1, "", ""


def _title(visit: Visit, token: Token) -> str:
    if token.record:
        return _("paragraph")
    if token.table:
        titles = {table.id: (table.title, table.title_cy) for table in visit.crosstabs.all()}
        title, title_cy = titles.get(token.table, (_("table taken out"), ""))
        return in_language({"en": title, "cy": title_cy}, language())
    if token.name in COUNTS:
        return in_language(COUNTS[token.name].title, language())
    figure = next((figure for figure in visit.figures.all() if figure.name == token.name), None)
    if figure is None:
        return token.name  # nothing is called so, as the checks tell
    return in_language({"en": figure.title, "cy": figure.title_cy}, language())


def _joined(pieces: list[tuple[str, bool]]) -> Excerpt:
    """Return pieces with neighbours of one kind as one."""
    return tuple(
        (words, found)
        for found, group in groupby(pieces, key=lambda piece: piece[1])
        if (words := "".join(text for text, _found in group))
    )

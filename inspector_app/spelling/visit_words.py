"""The words that are right in one visit: its names, its framework's and forms' words, and those that were added.

Added words are a setting of this copy of the visit file: they are never handed over, and stand in no other file,
since a name among them may be a child's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from inspector_app.spelling.words import plain, words_in

if TYPE_CHECKING:
    from inspector_app.visit import Visit

# The tables whose records hold such words.
TABLES = frozenset({"inspection", "member", "framework", "form"})

_ADDED = "spelling-words"
_NAMES = ("authority", "authority_cy", "inspectorate", "inspectorate_cy", "subject", "subject_cy", "contact")


def right_words(visit: Visit) -> frozenset[str]:
    """Return every word that is right in the visit whatever a dictionary says."""
    found = set(added_words(visit))
    for text in _texts(visit):
        for word in words_in(text):
            found |= {word.text, *(part.text for part in word.parts())}
    return frozenset(found)


def added_words(visit: Visit) -> list[str]:
    """Return the words that were added in this copy, in alphabetical order."""
    kept = visit.store.setting(_ADDED)
    return list(json.loads(kept)) if kept else []


def add_word(visit: Visit, word: str) -> None:
    """Take a word as right in this copy from now on."""
    _keep(visit, {*added_words(visit), plain(word)})


def take_out_word(visit: Visit, word: str) -> None:
    """No longer take an added word as right."""
    _keep(visit, set(added_words(visit)) - {plain(word)})


def _keep(visit: Visit, words: set[str]) -> None:
    visit.store.set_setting(_ADDED, json.dumps(sorted(words), ensure_ascii=False))


def _texts(visit: Visit) -> Iterator[str]:
    yield from (member.name for member in visit.members.all())
    details = visit.inspection.details()
    yield from (getattr(details, field) for field in _NAMES)
    yield from _texts_in(asdict(visit.framework))
    for edition in visit.forms.editions():
        form = visit.forms.get(edition.id)
        yield from (text for each in form.definitions for text in (*each.label.values(), *each.hint.values()))
        yield from (
            text for choices in form.lists.values() for each in choices for text in each.label.values()
        )


def _texts_in(value: Any) -> Iterator[str]:
    """Yield every text that stands anywhere in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts_in(inner))
    elif isinstance(value, (list, tuple)):
        yield from (text for inner in value for text in _texts_in(inner))

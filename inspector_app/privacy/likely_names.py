"""What in a text may tell who a child or a family is."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from inspector_app.privacy.births import births
from inspector_app.privacy.finding import Finding, without_overlaps
from inspector_app.privacy.homes import homes
from inspector_app.privacy.initials import initials
from inspector_app.privacy.person_names import person_names
from inspector_app.privacy.words import words_of


def find_likely_names(text: str, fine: AbstractSet[str] = frozenset()) -> list[Finding]:
    """Return what looks like a personal name, a home or a date of birth, in the order of the text.

    `fine` are words and phrases that are known to be none, as `comparable` returns them. It takes a paragraph in well
    under a millisecond, so it may run whenever typing pauses.
    """
    if not any(letter.isupper() or letter.isdigit() for letter in text):
        return []
    words = words_of(text)
    found = [*births(text), *homes(text, words), *person_names(text, words), *initials(text)]
    return [entry for entry in without_overlaps(found) if not _is_fine(text[entry.start : entry.stop], fine)]


def comparable(words: str) -> str:
    """Return words in the form in which they are compared: small letters, single spaces, one kind of apostrophe."""
    return " ".join(words.replace("'", "’").casefold().split())


def _is_fine(words: str, fine: AbstractSet[str]) -> bool:
    plain = comparable(words)
    return plain in fine or all(word in fine for word in plain.split())

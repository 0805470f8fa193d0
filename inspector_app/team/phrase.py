"""The six words that open an invitation: drawn by lot, said aloud, and taken however they are typed.

Each word is one of 2,188 in resources/phrases, so that six give 66 bits; opening a file with the wrong ones takes
about a second each time.
"""

from __future__ import annotations

import re
import secrets
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

import resources
from db.errors import UserError
from resources.translations import _, ngettext

WORDS = 6


def new_phrase() -> str:
    """Return six words drawn by lot, with blanks between them."""
    return " ".join(secrets.choice(word_list()) for _number in range(WORDS))


def canonical_phrase(text: str) -> str:
    """Return a phrase as it was drawn, whatever its capitals, blanks and hyphens.

    Raises UserError for one that cannot be right, and says which word is unknown and what may be meant.
    """
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = frozenset(word_list())
    for word in words:
        if word not in known:
            near = get_close_matches(word, word_list(), n=3, cutoff=0.7)
            meant = _("Perhaps it is one of these: {words}.").format(words=", ".join(near))
            raise UserError(
                "wrong-words",
                _("“{word}” is not a word of any invitation.").format(word=word),
                meant if near else _("Have it said again."),
            )
    if len(words) != WORDS:
        told = ngettext(
            "An invitation has six words, and here is {count}.",
            "An invitation has six words, and here are {count}.",
            len(words),
        )
        raise UserError(
            "wrong-words",
            told.format(count=len(words)),
            _("Write all six, in the order in which they were said."),
        )
    return " ".join(words)


@cache
def word_list() -> tuple[str, ...]:
    """Return the words that are drawn from."""
    text = files(resources).joinpath("phrases", "words.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))

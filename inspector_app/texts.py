"""Texts that are written in several languages: of a framework and of its forms."""

from __future__ import annotations

import unicodedata

Texts = dict[str, str]  # by language, the one that they were first written in at the beginning


def in_language(texts: Texts, language: str) -> str:
    """Return a text in a language, else in the one that it was first written in, else in any."""
    return texts.get(language) or next(filter(None, texts.values()), "")


def folded(text: str) -> str:
    """Return a text in small letters without accents, as it is found by typing."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))

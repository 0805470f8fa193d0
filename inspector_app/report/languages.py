"""Languages of the report as files name them."""

from __future__ import annotations

_TAGS = {"en": "en-GB", "cy": "cy-GB"}


def language_tag(language: str) -> str:
    """Return the tag of a language ("en", "cy") as PDF and Word write it."""
    return _TAGS[language]


def has_tag(language: str) -> bool:
    """Whether words in a language can be marked as such; forms may have any."""
    return language in _TAGS

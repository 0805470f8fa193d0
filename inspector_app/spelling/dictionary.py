"""The dictionary of one language, held by Hunspell."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

from inspector_app.spelling.words import plain

LANGUAGES = ("en", "cy")
LETTERS = {"en": "abcdefghijklmnopqrstuvwxyz", "cy": "abcdefghijlmnoprstuwyâêîôûŵŷïáéó"}

_FILES = {"en": "en_GB", "cy": "cy_GB"}
_OWN_WORDS = "inspection_words.txt"
_MOST_KEPT = 50_000  # words whose answer is remembered
# ’r, ’n, ’i and the like are written on to any Welsh word that ends in a vowel; the list holds only some of them.
_CONTRACTED = re.compile(r"(.*[aeiouwyâêîôûŵŷ])'(?:r|n|i|u|w|m|th|ch)", re.IGNORECASE)


class Dictionary:
    """Which words a language has. Words are given and returned plain, as `words.plain` writes them."""

    def __init__(self, language: str, folder: Path) -> None:
        # Loaded for those who write: 40 ms a language.
        from hunspell import Hunspell

        self.language = language
        # Named, since the system's own encoding may not hold the folder's name; Windows takes it as well.
        self._hunspell = Hunspell(_FILES[language], hunspell_data_dir=str(folder), system_encoding="UTF-8")
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Say whether a word is right."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            known = self._known[word] = self._look_up(word)
        return known

    def similar(self, word: str) -> list[str]:
        """Return words that look or sound like one that is far from any; takes up to 100 ms."""
        return list(self._hunspell.suggest(word))

    def _look_up(self, word: str) -> bool:
        if self._hunspell.spell(word):
            return True
        contracted = _CONTRACTED.fullmatch(word) if self.language == "cy" else None
        return contracted is not None and self.knows(contracted[1])


@cache
def dictionary(language: str) -> Dictionary:
    """Return the dictionary of a language, one of `LANGUAGES`, loaded when it is first asked for."""
    with as_file(files("resources") / "dictionaries") as folder:
        return Dictionary(language, folder)


@cache
def inspection_words() -> frozenset[str]:
    """Return the words of the field that the dictionaries lack, in lower case."""
    text = (files("resources") / "dictionaries" / _OWN_WORDS).read_text(encoding="utf-8")
    return frozenset(plain(word).casefold() for word in text.split())

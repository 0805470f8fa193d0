"""Which words of a text are misspelt, and what may be meant by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from inspector_app.spelling.dictionary import LETTERS, Dictionary, dictionary, inspection_words
from inspector_app.spelling.near_words import near_words
from inspector_app.spelling.words import Word, needs_no_dictionary, plain, words_in

MOST_SUGGESTIONS = 5
_LONGEST = 40  # letters of a word for which others are looked for
_SHORTEST_NAME = 4  # letters; shorter names that the dictionaries hold are abbreviations


class Speller:
    """Looks words up in the dictionaries of some languages, and in words that are right in all of them.

    A word is right when any of the languages knows it, so that English and Welsh may stand in one sentence. `names`
    are right in every language, and so are those `terms` that no dictionary has: the others are of one language.
    """

    def __init__(
        self, languages: Iterable[str], names: Iterable[str] = (), terms: Iterable[str] = ()
    ) -> None:
        self._dictionaries: dict[str, Dictionary] = {language: dictionary(language) for language in languages}
        self._right = set(inspection_words())
        self._names: frozenset[str] = frozenset()
        self.use_names(names)
        for word in map(plain, terms):
            if not any(known.knows(word) for known in self._dictionaries.values()):
                self.add(word)

    def use_names(self, names: Iterable[str]) -> None:
        """Take these names as right from now on, in place of those before."""
        self._names = frozenset(plain(word).casefold() for word in names)

    def add(self, word: str) -> None:
        """Take a word as right from now on."""
        self._right.add(plain(word).casefold())

    def take_out(self, word: str) -> None:
        """No longer take a word as right that was added."""
        self._right.discard(plain(word).casefold())

    def misspelt(self, text: str, languages: Sequence[str]) -> Iterator[Word]:
        """Yield the words of a text that none of the languages knows; of hyphened words, the parts."""
        for word in words_in(text):
            if not self._is_right(word, languages):
                yield from (part for part in word.parts() if not self._is_right(part, languages))

    def suggestions(self, word: str, languages: Sequence[str], around: str = "") -> list[str]:
        """Return what may be meant by a misspelt word: words a slip away, else the first that are further off."""
        near = self.near(word, languages, around)
        return near or next(filter(None, self.further(word, languages, around)), [])

    def near(self, word: str, languages: Sequence[str], around: str = "") -> list[str]:
        """Return words a slip away from a misspelt one, the likeliest first and at most five, in some 20 ms.

        The language in which most of the text `around` it is written comes first.
        """
        if len(word) > _LONGEST:
            return []
        ordered = self._ordered(languages, around)
        return _as_written(word, (near for language in ordered for near in self._near(plain(word), language)))

    def further(self, word: str, languages: Sequence[str], around: str = "") -> Iterator[list[str]]:
        """Yield words further off from a misspelt one, language by language as `near` orders them.

        Hunspell takes up to 100 ms for each, in which no other thread gets on either.
        """
        if len(word) <= _LONGEST:
            for language in self._ordered(languages, around):
                yield _as_written(word, self._dictionaries[language].similar(plain(word)))

    def _is_right(self, word: Word, languages: Sequence[str]) -> bool:
        text = plain(word.text)
        forms = [text, f"'{text}"] if word.clipped else [text]
        return (
            needs_no_dictionary(text)
            or self._is_added(text)
            or any(self._dictionaries[language].knows(form) for form in forms for language in languages)
        )

    def _is_added(self, text: str) -> bool:
        folded = text.casefold()
        # Names are right with their endings: Mared’s, a Mared’n.
        forms = (folded, folded.rpartition("'")[0])
        return any(form in right for form in forms for right in (self._right, self._names))

    def _near(self, word: str, language: str) -> list[str]:
        known = self._dictionaries[language].knows
        small = word[0].lower() + word[1:]
        capital = word[0].isupper()
        found = []
        for near in near_words(small, LETTERS[language]):
            named = near[:1].upper() + near[1:]
            if known(near):
                found.append(named if capital else near)
            elif len(named) >= _SHORTEST_NAME and known(named):
                found.append(named)
        found += [
            f"{word[:at]} {word[at:]}"
            for at in range(2, len(word) - 1)
            if known(word[:at]) and known(word[at:])
        ]
        return list(dict.fromkeys(found))[:MOST_SUGGESTIONS]

    def _ordered(self, languages: Sequence[str], around: str) -> list[str]:
        return sorted(languages, key=lambda language: -self._known_of(around, language))

    def _known_of(self, text: str, language: str) -> int:
        return sum(self._dictionaries[language].knows(plain(word.text)) for word in words_in(text))


def _as_written(word: str, found: Iterable[str]) -> list[str]:
    """Return the first of the words that were found, each once, with the apostrophe that the word is written with."""
    apostrophe = "'" if "'" in word else "’"
    return list(dict.fromkeys(each.replace("'", apostrophe) for each in found))[:MOST_SUGGESTIONS]

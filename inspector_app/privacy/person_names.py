"""Personal names in a text, by lists of common names and by what stands around words with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.privacy.finding import Finding, Likeness
from inspector_app.privacy.name_lists import name_lists
from inspector_app.privacy.words import Word, runs_of

_LONGEST = 4  # words of a name
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "nyrs", "parch"})
_ARTICLES = frozenset({"the", "a", "an", "y", "yr"})
# What may stand between a relation and the name: "her sister Zofia", "mam, Carys", "bachgen o’r enw Twm".
_AFTER_RELATION = re.compile(r",? (?:\(|sef |o[’']r enw |called |named )?$")
_REACH = 14  # letters that this takes at most
_FAMILY_BEFORE = re.compile(r"\b[Tt]eulu(?:[’']r)? $")
_FAMILY_AFTER = re.compile(r"[’']? (?:family|children|brothers|sisters|siblings|boys|girls|twins)\b")
_NUMBER_OR_LETTER = re.compile(r" (?:\d|[A-Z]\b)")  # "Year 6", "Child B"


def person_names(text: str, words: list[Word]) -> Iterator[Finding]:
    """Yield what looks like the name of a person."""
    places = {word.start: place for place, word in enumerate(words)}
    for run in runs_of(words, text):
        first, last = places[run[0].start], places[run[-1].start]
        before = words[first - 1] if first else None
        after = words[last + 1] if last + 1 < len(words) else None
        named = _Run(text, run, before, after).name()
        if named:
            yield Finding(named[0].start, named[-1].stop, Likeness.PERSON)


class _Run:
    """Words with capitals one behind the other, and the words before and after them."""

    def __init__(self, text: str, run: list[Word], before: Word | None, after: Word | None) -> None:
        self._text, self._run, self._before, self._after = text, run, before, after
        self._lists = name_lists()

    def name(self) -> list[Word]:
        """Return the words of it that are a person's name, none when it names nobody."""
        return self._with_title() or ([] if self._is_body() else self._by_lists() or self._by_surroundings())

    def _with_title(self) -> list[Word]:
        """Return "Mrs Rees" and the like."""
        for place, word in enumerate(self._run[:-1]):
            if word.plain in _TITLES:
                return self._from(place)
        before = self._before
        if before is not None and before.plain in _TITLES and self._gap_before() in (" ", ". "):
            return [before, *self._run[:_LONGEST]]
        return []

    def _is_body(self) -> bool:
        """Whether it names a school, a hospital or another body, or has one right beside it."""
        beside = [word.plain for word in self._run]
        if self._before is not None and self._gap_before() == " ":
            beside.append(self._before.plain)
        if self._after is not None and self._text[self._run[-1].stop : self._after.start] == " ":
            beside.append(self._after.plain)
        return not self._lists.bodies.isdisjoint(beside)

    def _by_lists(self) -> list[Word]:
        """Return a name that begins with a given name, or one with a surname that is not mistaken for a word."""
        for place, word in enumerate(self._run):
            if self._lists.is_given(word.plain) or self._has_surname_behind(place):
                return self._from(place)
        families = [place for place, word in enumerate(self._run) if self._lists.is_family(word.plain)]
        if not families or (families == [0] and self._run[0].begins_sentence):
            return []
        # What a sentence begins with has a capital anyway: "When Rees rang".
        return self._from(families[-1] if self._run[0].begins_sentence else 0)

    def _has_surname_behind(self, place: int) -> bool:
        """Whether a given name that is a word as well has a surname behind it: "Grace Evans", "April Jones"."""
        word = self._run[place]
        if word.plain not in self._lists.given or place + 1 == len(self._run):
            return False
        after = self._run[place + 1].plain
        may_be_word = word.begins_sentence or word.plain in self._lists.calendar
        return self._lists.is_family(after) or (after in self._lists.family and not may_be_word)

    def _by_surroundings(self) -> list[Word]:
        """Return the name that a relation before it, or a family around it, makes of it."""
        first = self._run[0]
        if self._lists.is_no_name(first.plain):
            return []
        before_text = self._text[max(0, first.start - _REACH) : first.start]
        known = self._lists.may_be_name(first.plain)
        after_article = self._before is not None and self._before.plain in _ARTICLES
        of_family = after_article and _FAMILY_AFTER.match(self._text, self._run[-1].stop) is not None
        if known and (of_family or _FAMILY_BEFORE.search(before_text)):
            return self._run[:_LONGEST]
        return self._run[:_LONGEST] if self._is_relation(before_text) else []

    def _is_relation(self, before_text: str) -> bool:
        between = _AFTER_RELATION.search(before_text)
        if between is None or _NUMBER_OR_LETTER.match(self._text, self._run[-1].stop):
            return False
        relation = re.search(
            r"[^\W\d_]+(?:-[^\W\d_]+)*$", self._text[: self._run[0].start - len(between.group())]
        )
        return relation is not None and relation.group().casefold() in self._lists.relations

    def _from(self, place: int) -> list[Word]:
        """Return the words from a place on that go on with the name."""
        named = [self._run[place]]
        for word in self._run[place + 1 : place + _LONGEST]:
            if not self._lists.may_be_name(word.plain) and self._lists.is_no_name(word.plain):
                break
            named.append(word)
        return named

    def _gap_before(self) -> str:
        assert self._before is not None
        return self._text[self._before.stop : self._run[0].start]

"""A number that somebody typed does not contradict a figure, a count of the work, or another chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import Sentence, sentences
from inspector_app.checks.typed_counts import NUMBER, TypedCount, topic, typed_counts, value_of
from inspector_app.figures.counts import COUNTS
from inspector_app.figures.tokens import say
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_FEWEST_WORDS = 2  # words of a title; one alone stands in too many sentences
_SAME_TOPIC = 0.75  # of the words of a figure's title
_SAME_SENTENCE = 0.6  # of the words of both sentences
# How a count of the work is said. What is held against it is a whole number of all, never one of some.
_SAID = {
    "cases_sampled": rf"(?:sample of|read all|all) (?:the )?({NUMBER}) cases\b",
    "interviews_held": rf"(?:held|carried out) ({NUMBER}) interviews\b",
    "people_interviewed": rf"interviews with ({NUMBER}) people\b",
    "supervision_files_read": rf"read ({NUMBER}) supervision files\b",
    "documents_read": rf"read ({NUMBER}) documents\b",
    "inspectors": rf"(?:team of|each of the) ({NUMBER}) inspectors\b",
}
_WORK = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _SAID.items()}


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each typed number that another place of the visit contradicts."""
    written = [sentence for sentence in sentences(visit) if re.search(NUMBER, sentence.plain, re.IGNORECASE)]
    yield from _against_the_work(visit, written)
    counted = [
        (sentence, count) for sentence in written for count in typed_counts(sentence.plain, sentence.language)
    ]
    if counted:
        yield from _against_figures(visit, counted)
        yield from _against_each_other(counted)


def _against_the_work(visit: Visit, written: list[Sentence]) -> Iterator[Problem]:
    for sentence in written:
        for name, said in _WORK.items():
            for found in said.finditer(sentence.plain):
                number = COUNTS[name].count(visit)
                if value_of(found[1]) != number:
                    what = _("“{words}” is typed by hand, and the visit counts {number}.")
                    yield _problem(sentence, what.format(words=found[0], number=number), name)


def _against_figures(visit: Visit, counted: list[tuple[Sentence, TypedCount]]) -> Iterator[Problem]:
    values = visit.figures.values()
    for figure in visit.figures.all():
        value = values[figure.name]
        titles = {"en": topic(figure.title), "cy": topic(figure.title_cy)}
        for sentence, count in counted:
            title = titles[sentence.language]
            if len(title) < _FEWEST_WORDS or len(title & topic(sentence.plain)) < _SAME_TOPIC * len(title):
                continue
            if (count.number, count.total) != (value.number, value.total):
                what = _("“{words}” is typed by hand, and the figure “{title}” comes to {figure}.")
                told = what.format(
                    words=count.words,
                    title=figure.title,
                    figure=say(value, "part", visit.framework, sentence.language),
                )
                yield _problem(sentence, told, f"{figure.name}:part")


def _against_each_other(counted: list[tuple[Sentence, TypedCount]]) -> Iterator[Problem]:
    for index, (sentence, count) in enumerate(counted):
        here = topic(sentence.plain)
        for other, earlier in counted[:index]:
            if other.language != sentence.language or (earlier.number, earlier.total) == (
                count.number,
                count.total,
            ):
                continue
            there = topic(other.plain)
            if len(here & there) >= max(_FEWEST_WORDS, _SAME_SENTENCE * len(here | there)):
                yield sentence.problem(
                    "typed-number",
                    Severity.WARNING,
                    _("“{words}” here, and “{others}” in {place}, seem to count the same.").format(
                        words=count.words, others=earlier.words, place=other.text.place
                    ),
                    _("Correct one of them, or put a figure in both places."),
                )


def _problem(sentence: Sentence, told: str, token: str) -> Problem:
    remedy = _("Put the figure {token} in its place: it never goes stale.").format(token=f"{{{token}}}")
    return sentence.problem("typed-number", Severity.WARNING, told, remedy)

"""Words in the other language of the report are marked, so that they are read out and spelt as what they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import ReportText, report_texts
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.inline import runs_of
from inspector_app.spelling.dictionary import dictionary, inspection_words
from inspector_app.spelling.other_language import passages_in_other
from inspector_app.spelling.visit_words import added_words, names
from inspector_app.spelling.words import plain
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_OTHER = {"en": "cy", "cy": "en"}
_SENTENCES = {
    "en": N_("“{words}” seems to be English, and is not marked as such."),
    "cy": N_("“{words}” seems to be Welsh, and is not marked as such."),
}
_REMEDIES = {
    "en": N_("Select it and press “English” above the text, so that it is read out and spelt as English."),
    "cy": N_("Select it and press “Welsh” above the text, so that it is read out and spelt as Welsh."),
}
_REMEDIES_OF_FINDINGS = {
    "en": N_("Write <en> before it and </en> after it, so that it is read out as English."),
    "cy": N_("Write <cy> before it and </cy> after it, so that it is read out as Welsh."),
}
_MOST_SAID = 8  # words


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each passage that is likely in the other language and not marked as such."""
    known = {plain(word).casefold() for word in (*names(visit), *added_words(visit))} | inspection_words()
    for text in report_texts(visit):
        for language, words in (("en", text.text), ("cy", text.text_cy)):
            for stretch in _unmarked(words, language):
                lexicons = dictionary(language), dictionary(_OTHER[language])
                for passage in passages_in_other(stretch, *lexicons, known):
                    yield _problem(text, passage.text, language)


def _problem(text: ReportText, passage: str, language: str) -> Problem:
    other = _OTHER[language]
    remedies = _REMEDIES_OF_FINDINGS if text.table == "finding" else _REMEDIES
    sentence = _(_SENTENCES[other]).format(words=_beginning(passage))
    return text.problem("language-unmarked", Severity.WARNING, sentence, _(remedies[other]), language)


def _unmarked(words: str, language: str) -> Iterator[str]:
    """Yield what is in the language of a text, each figure a dash, from one marked passage to the next."""
    said = "".join("–" if isinstance(piece, Token) else piece for piece in split_tokens(words))
    for own, runs in groupby(runs_of(said, language=language), key=lambda run: run.language == language):
        if own:
            yield "".join(run.text for run in runs)


def _beginning(passage: str) -> str:
    words = passage.split()
    return " ".join(words[:_MOST_SAID]) + ("…" if len(words) > _MOST_SAID else "")

"""Texts of the visit as runs in the language of the report, marked as English where nobody translated them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from inspector_app.dates import say_date
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.blocks import Block, NumberedParagraph, Run, Runs, clean
from inspector_app.report.inline import runs_of
from inspector_app.report.languages import has_tag
from inspector_app.report.prose import TABLE_MARK, TABLED, Stretch, block_of, stretches
from inspector_app.report.wording import wording
from inspector_app.texts import Texts

ENGLISH = "en"

SayToken = Callable[[Token, str], str]
ShowTable = Callable[[str, "Phrasing"], list[Block]]

_BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")
_HELD = "\ufffc"  # stands for an object that is not text; nobody types it
_OBJECTS = re.compile(f"([{_HELD}{TABLE_MARK}])")


def no_table(_record: str, _phrasing: Phrasing) -> list[Block]:
    """Return nothing for a table of figures, where only the shape of the report matters."""
    return []


class Phrasing:
    """How one report speaks: its language, its fixed words, how it says a figure and shows a table of figures.

    Where only the shape of the report matters, `is_shape`, nothing that takes time is looked up to be said.
    """

    def __init__(
        self,
        language: str,
        say_token: SayToken,
        show_table: ShowTable = no_table,
        *,
        is_shape: bool = False,
    ) -> None:
        self.language = language
        self.is_shape = is_shape
        self.words = wording(language)
        self._say_token = say_token
        self._show_table = show_table

    def fixed(self, text: str, *, bold: bool = False) -> Runs:
        """Return the report's own words, or a name or number that is the same in every language."""
        return (Run(text, bold=bold),)

    def english(self, text: str, *, italic: bool = False) -> Runs:
        """Return words that were written on site and are printed as they stand, such as a passage."""
        return (Run(text, italic=italic, language=self.mark(ENGLISH)),)

    def of_framework(self, texts: Texts, *, bold: bool = False) -> Runs:
        """Return a text of the framework or of a form, in whatever language there is one."""
        preferred = (self.language, ENGLISH, *texts)
        language = next((each for each in preferred if texts.get(each)), ENGLISH)
        mark = self.mark(language) if has_tag(language) else ""
        return (Run(texts.get(language, ""), bold=bold, language=mark),)

    def of_details(self, details: InspectionDetails, field: str) -> Runs:
        """Return a short text of the inspection's details, such as the authority's name."""
        translated, language = self._chosen(getattr(details, field), getattr(details, f"{field}_cy"))
        return (Run(translated, language=self.mark(language)),)

    def authored(self, text: str, text_cy: str) -> list[Block]:
        """Return what an author wrote: paragraphs, lists, quotations and tables, figures said and marks read."""
        prose = self._prose(text, text_cy)
        return [block for stretch in stretches(prose.text) for block in self._blocks(stretch, prose)]

    def line(self, text: str, text_cy: str) -> Runs:
        """Return what an author wrote as one paragraph, for places that hold no more."""
        prose = self._prose(text, text_cy)
        return prose.runs(_BLANK_LINES.sub("\n", prose.text.strip()))

    def numbered(self, text: str, text_cy: str, record: str = "") -> list[Block]:
        """Return an author's text as one numbered paragraph, carried on by whatever else it holds.

        So a text has the same number in every language, however its translator broke it up. One that is a table alone
        has none, and so has its translation; a table that the translator left out stands at its end.
        """
        if has_words(text) and not has_words(text_cy):
            text_cy = ""
        prose = self._prose(text, text_cy)
        is_numbered = has_words(text) or not text.strip()
        blocks: list[Block] = []
        for part in stretches(prose.text):
            if is_numbered and part.kind != TABLED:
                blocks.append(NumberedParagraph(prose.runs(part.words), record))
                is_numbered = False
            else:
                blocks += self._blocks(part, prose)
        for table in tables_shown(text):
            if table not in tables_shown(prose.typed):
                blocks += self._show_table(table, self)
        return blocks

    def heading(self, text: str, text_cy: str) -> Runs:
        """Return an author's heading, in which asterisks and braces mean nothing."""
        chosen, language = self._chosen(text, text_cy)
        return (Run(" ".join(chosen.split()), language=self.mark(language)),)

    def date(self, iso: str) -> str:
        """Return the day of an ISO date, or the local day of an ISO time in UTC, in words."""
        moment = datetime.fromisoformat(iso)
        day = moment.astimezone().date() if moment.tzinfo else moment.date()
        return say_date(day, self.language)

    def _chosen(self, text: str, text_cy: str) -> tuple[str, str]:
        if self.language == "cy" and text_cy.strip():
            return text_cy, "cy"
        return text, ENGLISH

    def _prose(self, text: str, text_cy: str) -> _Prose:
        """Return a text with its figures and references held apart until its marks are read."""
        chosen, language = self._chosen(text, text_cy)
        held, tokens = "", []
        for piece in split_tokens(_OBJECTS.sub("", clean(chosen))):
            if isinstance(piece, str):
                held += piece
            else:
                held += TABLE_MARK if piece.table else _HELD
                tokens.append(piece)
        return _Prose(chosen, held, tokens, language, self)

    def _blocks(self, stretch: Stretch, prose: _Prose) -> list[Block]:
        if stretch.kind == TABLED:
            return self._show_table(prose.next_token().table, self)
        return [block_of(stretch, prose.runs)]

    def run_of_token(self, token: Token, language: str, like: Run) -> Run:
        """Return a figure said in a language, or a reference that waits for its number, in the look of a run."""
        around = self.mark(language)
        if not token.is_figure:
            mark = TABLE_MARK if token.table else _HELD
            return replace(like, text=mark, language=around, record=token.style)
        return replace(like, text=self._say_token(token, language), language=around)

    def mark(self, language: str) -> str:
        """Return the language that a run is marked with: none where it is that of the report."""
        return "" if language == self.language else language


def has_words(text: str) -> bool:
    """Whether a text that somebody wrote says anything but tables of figures."""
    return any(piece.strip() if isinstance(piece, str) else not piece.table for piece in split_tokens(text))


def tables_shown(text: str) -> list[str]:
    """Return the record of each table of figures that stands on a line of its own in a text, in order."""
    lines = (list(split_tokens(line.strip())) for line in clean(text).split("\n"))
    alone = (pieces[0] for pieces in lines if len(pieces) == 1)
    return [piece.table for piece in alone if isinstance(piece, Token) and piece.table]


class _Prose:
    """A text in which one character stands for each token, read from its beginning to its end.

    `typed` is the text as it was written.
    """

    def __init__(self, typed: str, text: str, tokens: list[Token], language: str, phrasing: Phrasing) -> None:
        self.typed = typed
        self.text = text
        self._tokens = iter(tokens)
        self._language, self._phrasing = language, phrasing

    def next_token(self) -> Token:
        """Return what the next of those characters stands for."""
        return next(self._tokens)

    def runs(self, words: str) -> Runs:
        """Return the next words as runs."""
        return _joined(part for run in runs_of(words, language=self._language) for part in self._said(run))

    def _said(self, run: Run) -> Iterator[Run]:
        """Yield a run in pieces; what stands for a token is in the language of the text, also inside a passage."""
        for words in _OBJECTS.split(run.text):
            if words in (_HELD, TABLE_MARK):
                yield self._phrasing.run_of_token(self.next_token(), self._language, run)
            elif words:
                yield replace(run, text=words, language=self._phrasing.mark(run.language))


def _joined(runs: Iterable[Run]) -> Runs:
    """Return runs with neighbours of one look as one; a reference stays by itself."""
    made: list[Run] = []
    for run in runs:
        before = made[-1] if made else None
        if before and not run.record and replace(before, text="") == replace(run, text=""):
            made[-1] = replace(before, text=before.text + run.text)
        else:
            made.append(run)
    return tuple(made)

"""Texts of the visit as runs in the language of the report, marked as English where nobody translated them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from inspector_app.dates import say_date
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.blocks import Block, NumberedParagraph, Paragraph, Run, Runs
from inspector_app.report.inline import runs_of
from inspector_app.report.wording import wording
from inspector_app.texts import Texts

ENGLISH = "en"

SayToken = Callable[[Token, str], str]

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


class Phrasing:
    """How one report speaks: its language, its fixed words, and how it says a figure in a text."""

    def __init__(self, language: str, say_token: SayToken) -> None:
        self.language = language
        self.words = wording(language)
        self._say_token = say_token

    def fixed(self, text: str, *, bold: bool = False) -> Runs:
        """Return the report's own words, or a name or number that is the same in every language."""
        return (Run(text, bold=bold),)

    def english(self, text: str, *, italic: bool = False) -> Runs:
        """Return words that were written on site and are printed as they stand, such as a passage."""
        return (Run(text, italic=italic, language=self._mark(ENGLISH)),)

    def of_framework(self, texts: Texts, *, bold: bool = False) -> Runs:
        """Return a text of the framework."""
        language = self.language if texts.get(self.language) else ENGLISH
        return (Run(texts.get(language, ""), bold=bold, language=self._mark(language)),)

    def of_details(self, details: InspectionDetails, field: str) -> Runs:
        """Return a short text of the inspection's details, such as the authority's name."""
        translated, language = self._chosen(getattr(details, field), getattr(details, f"{field}_cy"))
        return (Run(translated, language=self._mark(language)),)

    def authored(self, text: str, text_cy: str) -> list[Runs]:
        """Return what an author wrote, a list item for each paragraph, with figures said and emphasis read."""
        chosen, language = self._chosen(text, text_cy)
        said = "".join(
            self._say_token(piece, language) if isinstance(piece, Token) else piece
            for piece in split_tokens(chosen.replace("\r\n", "\n"))
        )
        pieces = (piece.strip() for piece in _BLANK_LINE.split(said))
        return [runs_of(piece, language=self._mark(language)) for piece in pieces if piece]

    def line(self, text: str, text_cy: str) -> Runs:
        """Return what an author wrote as one paragraph, for places that hold no more."""
        paragraphs = self.authored(text, text_cy)
        joined: Runs = ()
        for runs in paragraphs:
            joined += (Run("\n"), *runs) if joined else runs
        return joined

    def heading(self, text: str, text_cy: str) -> Runs:
        """Return an author's heading, in which asterisks and braces mean nothing."""
        chosen, language = self._chosen(text, text_cy)
        return (Run(" ".join(chosen.split()), language=self._mark(language)),)

    def numbered(self, text: str, text_cy: str, record: str = "") -> list[Block]:
        """Return an author's text as one numbered paragraph, carried on by any further ones.

        So a text has the same number in every language, however its translator broke it up.
        """
        paragraphs = self.authored(text, text_cy)
        if not paragraphs:
            return []
        return [NumberedParagraph(paragraphs[0], record), *(Paragraph(runs) for runs in paragraphs[1:])]

    def date(self, iso: str) -> str:
        """Return the day of an ISO date, or the local day of an ISO time in UTC, in words."""
        moment = datetime.fromisoformat(iso)
        day = moment.astimezone().date() if moment.tzinfo else moment.date()
        return say_date(day, self.language)

    def _chosen(self, text: str, text_cy: str) -> tuple[str, str]:
        if self.language == "cy" and text_cy.strip():
            return text_cy, "cy"
        return text, ENGLISH

    def _mark(self, language: str) -> str:
        return "" if language == self.language else language

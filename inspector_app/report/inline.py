"""Marks inside authors' text: `*italic*`, `**bold**`, `***both***`, and `<cy>words in Welsh</cy>` or `<en>…</en>`.

A mark that is not closed is text: a lone asterisk stays an asterisk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from inspector_app.report.blocks import Run, Runs
from inspector_app.report.prose import mark_of_line

_MARKED = re.compile(
    r"<(?P<language>cy|en)>(?P<passage>.+?)</(?P=language)>"
    r"|(?P<stars>\*{1,3})(?=[^\s*])(?P<inside>.+?)(?<=[^\s*])(?P=stars)(?!\*)",
    re.DOTALL,
)
_PASSAGE_MARK = re.compile("</?(?:cy|en)>")


@dataclass(frozen=True, slots=True)
class Marks:
    """How a stretch of text is marked; `language` is "" where it is that of the text."""

    bold: bool = False
    italic: bool = False
    language: str = ""

    @property
    def stars(self) -> str:
        """What stands before and after words of this emphasis."""
        return "*" * (2 * self.bold + self.italic)


Marked = tuple[str, Marks]


def runs_of(text: str, *, language: str = "", bold: bool = False, italic: bool = False) -> Runs:
    """Return a text as runs, its marks read; `bold` and `italic` are what stands around it already.

    Words that are marked as being in a language have that one, all others `language`.
    """
    return tuple(_runs(text, language, bold=bold, italic=italic))


def marked_up(stretches: Iterable[Marked]) -> str:
    """Return stretches as the text that `runs_of` reads back.

    Each line has marks of its own, and what makes it a quotation or an item of a list stands before them, so that no
    mark hides it or is torn apart where lines become blocks. Marks stand tight around words: blanks go outside.
    """
    return "\n".join(
        _line_marked_up(line, first=number == 0) for number, line in enumerate(_lines(stretches))
    )


def without_passages(text: str) -> str:
    """Return a text without the marks of passages in another language; its emphasis stays marked."""
    return _PASSAGE_MARK.sub("", text)


def _runs(text: str, language: str, *, bold: bool, italic: bool) -> Iterator[Run]:
    end = 0
    for match in _MARKED.finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()], bold, italic, language)
        if match["language"]:
            yield from _runs(match["passage"], match["language"], bold=bold, italic=italic)
        else:
            stars = len(match["stars"])
            yield from _runs(match["inside"], language, bold=bold or stars > 1, italic=italic or stars != 2)
        end = match.end()
    if end < len(text):
        yield Run(text[end:], bold, italic, language)


def _lines(stretches: Iterable[Marked]) -> Iterator[list[Marked]]:
    line: list[Marked] = []
    for words, marks in stretches:
        first, *others = words.split("\n")
        line.append((first, marks))
        for more in others:
            yield line
            line = [(more, marks)]
    yield line


def _line_marked_up(line: list[Marked], *, first: bool) -> str:
    text = "".join(words for words, _marks in line)
    lead = mark_of_line(text, first=first)
    rest = _without_start(line, len(lead))
    return lead + "".join(
        _passage(list(group), language)
        for language, group in groupby(rest, key=lambda stretch: stretch[1].language)
    )


def _without_start(line: Iterable[Marked], length: int) -> Iterator[Marked]:
    for words, marks in line:
        left = words[length:]
        length = max(length - len(words), 0)
        if left:
            yield left, marks


def _passage(stretches: list[Marked], language: str) -> str:
    """Return neighbours of one language, of which those with the same emphasis are one."""
    by_stars = groupby(stretches, key=lambda stretch: stretch[1].stars)
    text = "".join(_around("".join(words for words, _ in group), stars, stars) for stars, group in by_stars)
    return _around(text, f"<{language}>", f"</{language}>") if language else text


def _around(text: str, opening: str, closing: str) -> str:
    inside = text.strip()
    if not opening or not inside:
        return text
    start = text.index(inside)
    return f"{text[:start]}{opening}{inside}{closing}{text[start + len(inside) :]}"

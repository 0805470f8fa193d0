"""Emphasis in authors' text: `*italic*`, `**bold**`, `***both***`; a lone asterisk stays an asterisk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from inspector_app.report.blocks import Run, Runs

_EMPHASIS = re.compile(r"(?P<stars>\*{1,3})(?=[^\s*])(?P<inside>.+?)(?<=[^\s*])(?P=stars)(?!\*)", re.DOTALL)


def runs_of(text: str, *, language: str = "", bold: bool = False, italic: bool = False) -> Runs:
    """Return a text as runs, its emphasis read; `bold` and `italic` are what stands around it already."""
    return tuple(_runs(text, language, bold=bold, italic=italic))


def _runs(text: str, language: str, *, bold: bool, italic: bool) -> Iterator[Run]:
    end = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()], bold, italic, language)
        stars = len(match["stars"])
        yield from _runs(match["inside"], language, bold=bold or stars > 1, italic=italic or stars != 2)
        end = match.end()
    if end < len(text):
        yield Run(text[end:], bold, italic, language)

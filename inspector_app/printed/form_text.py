"""Texts of a form on paper, marked with their language where it is not that of the paper."""

from __future__ import annotations

from inspector_app.report.blocks import Run, Runs
from inspector_app.report.languages import has_tag
from resources.translations import language


def said(words: str, spoken: str, *, bold: bool = False) -> Runs:
    """Return words that a form says in the language `spoken`."""
    mark = spoken if spoken != language() and has_tag(spoken) else ""
    return (Run(words, bold=bold, language=mark),)

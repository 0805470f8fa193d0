"""Every fixed sentence and label of the report: the one place for its own words in each language."""

from __future__ import annotations

from inspector_app.report.wording.english import ENGLISH
from inspector_app.report.wording.fields import Wording
from inspector_app.report.wording.welsh import WELSH

__all__ = ["Wording", "wording"]

_WORDINGS = {"en": ENGLISH, "cy": WELSH}


def wording(language: str) -> Wording:
    """Return the report's own words in a language, "en" or "cy"."""
    return _WORDINGS[language]

"""The details of a case as the tables and filters name them."""

from __future__ import annotations

from inspector_app.fieldwork.cases import NOT_RECORDED
from resources.translations import _


def value_words(value: str) -> str:
    """Return a value by which the sample is balanced, beginning with a capital."""
    return _("Not recorded") if value == NOT_RECORDED else value[:1].upper() + value[1:]

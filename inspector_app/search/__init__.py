"""Finding words anywhere in a visit, for the box that searches and goes everywhere."""

from __future__ import annotations

from inspector_app.search.hit import Hit
from inspector_app.search.search import MOST_HITS, cases_named, search

__all__ = ["MOST_HITS", "Hit", "cases_named", "search"]

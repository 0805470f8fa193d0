"""A word typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import sentences
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]+)\s+\1(?![\w’'-])", re.IGNORECASE)
_MAY_STAND_TWICE = {"had", "that"}


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each word that stands twice in a row."""
    for sentence in sentences(visit):
        for found in _TWICE.finditer(sentence.plain):
            if found[1].casefold() not in _MAY_STAND_TWICE:
                yield sentence.problem(
                    "double-word",
                    Severity.WARNING,
                    _("“{words}” stands twice.").format(words=" ".join(found[0].split())),
                    _("Take one away."),
                )

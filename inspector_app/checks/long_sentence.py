"""A sentence is short enough to be understood at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import sentences
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

MOST_WORDS = 50  # plain-language guides ask for 15 to 20 on average; this is far beyond what anyone takes in
_WORD = re.compile(r"[^\W_][\w’'-]*")


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a hint for each sentence of more than `MOST_WORDS` words."""
    for sentence in sentences(visit):
        words = _WORD.findall(sentence.plain)
        if len(words) > MOST_WORDS:
            yield sentence.problem(
                "long-sentence",
                Severity.ADVICE,
                _("The sentence that begins “{beginning}…” has {count} words.").format(
                    beginning=" ".join(words[:5]), count=len(words)
                ),
                _("Make two or three of it."),
            )

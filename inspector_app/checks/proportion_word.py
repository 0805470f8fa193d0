"""A word for a proportion agrees with the figure in its sentence, on the framework's scale."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import sentences
from inspector_app.figures.tokens import say
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each word of the scale that leads to a figure which asks for another one."""
    framework = visit.framework
    values = visit.figures.values()
    led_by = {
        language: _leading([entry.words.get(language, "") for entry in framework.proportions])
        for language in ("en", "cy")
    }
    for sentence in sentences(visit):
        for found in led_by[sentence.language].finditer(sentence.words):
            value = values.get(found["figure"])
            right = framework.proportion(value.number, value.total, sentence.language) if value else ""
            if value and value.total and found["word"].casefold() != right.casefold():
                yield sentence.problem(
                    "proportion-word",
                    Severity.WARNING,
                    _("“{word}” leads to {figure}, for which the scale says “{right}”.").format(
                        word=found["word"],
                        figure=say(value, "part", framework, sentence.language),
                        right=right,
                    ),
                    _("Write “{right}”, or put the figure in as its word.").format(right=right),
                )


def _leading(words: list[str]) -> re.Pattern[str]:
    """Match a word of the scale and the figure that it leads to: "in most cases ({in_time:part})".

    The longest words come first: "almost all" is not "all". No more than a few words may stand between the two, since
    after more it is said of something else.
    """
    longest = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    return re.compile(
        rf"\b(?P<word>{longest})\b,?(?: [\w’'-]+,?){{0,4}} \(?\{{(?P<figure>[a-z][a-z0-9_]*)(?::(?:of|part|percent))?\}}",
        re.IGNORECASE,
    )

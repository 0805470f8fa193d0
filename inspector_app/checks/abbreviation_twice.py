"""An abbreviation is explained once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a hint for each explanation of an abbreviation after the first, in either language."""
    texts = list(report_texts(visit))
    for entry in visit.framework.abbreviations:
        for language, words in entry.words.items():
            explained = re.compile(rf"{re.escape(words)}\s+\({re.escape(entry.short)}\)", re.IGNORECASE)
            first = ""
            for text in texts:
                for _found in explained.finditer(text.text_cy if language == "cy" else text.text):
                    if first:
                        yield text.problem(
                            "abbreviation-twice",
                            Severity.ADVICE,
                            _("“{short}” is explained a second time, after {place}.").format(
                                short=entry.short, place=first
                            ),
                            _("Write “{short}” alone.").format(short=entry.short),
                        )
                    first = first or text.place

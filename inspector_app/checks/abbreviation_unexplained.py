"""An abbreviation is explained where it is first used."""

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
    """Yield a problem for each abbreviation of the framework whose words do not stand before its first use."""
    texts = list(report_texts(visit))
    for entry in visit.framework.abbreviations:
        used = re.compile(rf"\b{re.escape(entry.short)}\b")
        words = entry.words["en"].casefold()
        read = ""
        for text in texts:
            found = used.search(text.text)
            read += text.text[: found.start()].casefold() if found else text.text.casefold()
            if not found:
                continue
            if words not in read:
                yield text.problem(
                    "abbreviation-unexplained",
                    Severity.WARNING,
                    _("“{short}” is used before it is explained.").format(short=entry.short),
                    _("Write “{words} ({short})” where it first stands.").format(
                        words=entry.words["en"], short=entry.short
                    ),
                )
            break

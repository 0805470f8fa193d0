"""A paragraph that mostly says what was done, and not by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.report_texts import report_texts
from inspector_app.checks.sentences import split_sentences
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_FEWEST = 4  # sentences; fewer make no habit
_SHARE = 0.75
_IRREGULAR = (
    "begun|brought|built|chosen|done|drawn|driven|felt|forgotten|found|given|heard|held|hidden|kept|known|laid|led|left|"
    "lost|made|met|paid|put|read|said|seen|sent|set|shown|spent|spoken|taken|taught|told|understood|written"
)
# English alone: Welsh has an impersonal form of its own, which reads well.
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being)(?: not| never| seldom| often| always| also| then| \w+ly)* (?:\w{{3,}}ed|{_IRREGULAR})\b",
    re.IGNORECASE,
)


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a hint for each paragraph in which three sentences of four are in the passive."""
    for text in report_texts(visit):
        parts = split_sentences(text.text)
        passive = sum(1 for part in parts if _PASSIVE.search(part))
        if len(parts) >= _FEWEST and passive >= _SHARE * len(parts):
            yield text.problem(
                "passive-paragraph",
                Severity.ADVICE,
                _("{passive} of {all} sentences say what was done and not who did it.").format(
                    passive=passive, all=len(parts)
                ),
                _("Say who did it, where it matters."),
            )

"""A very small count, beside what only few children share or in a cell of a table, could tell who a child is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.checks.sentences import Sentence, sentences
from inspector_app.checks.table_uses import table_uses
from inspector_app.figures.crosstabs import HIDDEN
from inspector_app.figures.small_cells import SMALL, small_cells
from resources.translations import _, ngettext

if TYPE_CHECKING:
    from inspector_app.figures.figures import FigureValue
    from inspector_app.visit import Visit

_PEOPLE = "child|boy|girl|baby|sibling|brother|sister|family|young person|plentyn|bachgen|merch|teulu"
_TYPED = re.compile(
    rf"\b(?:one|a|the only|un|yr unig) (?:[\w’'-]+ ){{0,2}}(?:{_PEOPLE})\b|\b(?:two|dau|dwy) (?:[\w’'-]+ )?"
    rf"(?:children|boys|girls|siblings|families|blentyn|fachgen|ferch|deulu)\b",
    re.IGNORECASE,
)
# What sets a child apart in a council of any size: an age in years, and traits that few share.
_TRAIT = re.compile(
    r"\b(?:\d{1,2}[- ]years?[- ]old|aged \d{1,2}|\d{1,2} (?:mlwydd )?oed|twins?|triplets?|efeilliaid"
    r"|deaf|blind|autis\w+|wheelchair|Down’?s? syndrome|byddar|dall|awtist\w+|cadair olwyn"
    r"|Muslim|Jewish|Hindu|Sikh|Buddhist|Mwslim\w*|Iddew\w*"
    r"|Gyps(?:y|ies)|Travellers?|Roma|asylum|refugees?|Polish|Syrian|Ukrainian|Black|Asian|Sipsi|Teithi\w+|ceisi\w+ lloches|ffoadur\w*"
    r"|adopted|surrogate|transgender|mabwysi\w+|trawsryw\w*)\b"
)


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each sentence that counts one or two children and tells what sets them apart.

    A table sets its cases apart by what it is made of, so that one is told that shows so small a number.
    """
    values = visit.figures.values()
    for sentence in sentences(visit):
        trait = _TRAIT.search(sentence.plain)
        if trait and (_TYPED.search(sentence.plain) or _counts_few(sentence, values)):
            yield sentence.problem(
                "small-count",
                Severity.WARNING,
                _("One or two children and “{trait}”: somebody may know who they are.").format(
                    trait=trait[0]
                ),
                _("Leave out what sets them apart, or tell it of a larger group."),
            )

    for table in table_uses(visit):
        small = len(small_cells(table.value))
        if small and table.table.small != HIDDEN:
            yield table.text.problem(
                "small-count",
                Severity.WARNING,
                ngettext(
                    "{count} number in the table “{title}” stands for one or two children: somebody may know who they are.",
                    "{count} numbers in the table “{title}” stand for one or two children: somebody may know who they are.",
                    small,
                ).format(count=small, title=table.title),
                _("Hide small numbers in it, or put groups together."),
            )


def _counts_few(sentence: Sentence, values: Mapping[str, FigureValue]) -> bool:
    found = (values.get(token.name) for token in sentence.tokens if token.style != "total")
    return any(value is not None and 0 < value.number <= SMALL for value in found)

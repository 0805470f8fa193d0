"""Answers that came in for another edition of a form must be carried over or left by somebody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.fieldwork.edition_answers import other_answers
from resources.translations import _, ngettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each reading with such answers."""
    for reading in visit.readings.all():
        late = len(other_answers(visit, reading.id).late)
        if late:
            subject = visit.readings.subject(reading)
            yield Problem(
                "late-answers",
                Severity.WARNING,
                ngettext(
                    "{subject}: {count} answer came in for another edition of the form, and nobody has decided"
                    " what stands.",
                    "{subject}: {count} answers came in for another edition of the form, and nobody has decided"
                    " what stands.",
                    late,
                ).format(subject=subject, count=late),
                _("Open the reading, and carry them over or leave them."),
                subject,
                "reading",
                reading.id,
            )

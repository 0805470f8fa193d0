"""Every case of the sample needs a reading that is ready."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.fieldwork.readings import AGREED, READY
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each case that nobody has read to the end."""
    readings = visit.readings.by_case()
    for case in visit.cases.all():
        if not any(reading.state in (READY, AGREED) for reading in readings.get(case.id, [])):
            yield Problem(
                "unread-case",
                Severity.WARNING,
                _("Case {case} is in the sample, and no reading of it is ready.").format(case=case.reference),
                _("Read it, or say in the methodology why it was left out."),
                _("Case {case}").format(case=case.reference),
                "sampled_case",
                case.id,
            )

"""A point of the council that nobody has accepted or refused yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each such point, at its paragraph where that was made from a text of the report."""
    for point in visit.accuracy_points.open():
        chapter = visit.paragraphs.get(point.about).chapter if point.about_table == "paragraph" else ""
        place = (
            _("Paragraph {number} of the version that was sent").format(number=point.paragraph_number)
            if point.paragraph_number
            else _("The report as a whole")
        )
        yield Problem(
            "accuracy-open",
            Severity.ERROR,
            _("Point {number} of the council is open.").format(number=point.number),
            _("Accept or refuse it with a reason."),
            place,
            point.about_table,
            point.about,
            chapter,
        )

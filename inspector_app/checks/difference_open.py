"""Two values that nobody has decided between must not reach print unseen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inspector_app.checks.problem import Problem, Severity
from inspector_app.team.differences import differences
from resources.translations import _, pgettext

if TYPE_CHECKING:
    from inspector_app.visit import Visit


def problems(visit: Visit) -> Iterator[Problem]:
    """Yield a problem for each difference to settle."""
    for difference in differences(visit):
        *others, last = (f"“{side.words}” ({side.author})" for side in difference.sides)
        sides = pgettext("values that differ", "{others} and {last}").format(
            others=", ".join(others), last=last
        )
        yield Problem(
            "difference-open",
            Severity.ERROR,
            _("{subject}, {what}: {sides} stand against each other.").format(
                subject=difference.subject, what=difference.what, sides=sides
            ),
            _("Settle it on the Team page."),
            difference.subject,
            difference.table,
            difference.record,
        )

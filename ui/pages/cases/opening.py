"""Opening a case: my reading of it, or saying why there is none to open."""

from __future__ import annotations

from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.readings import AGREED_READING
from inspector_app.fieldwork.sample_list import SampleLine
from resources.translations import _
from ui.workspace import Workspace


def open_case(workspace: Workspace, line: SampleLine) -> bool:
    """Go to my reading of a case, begun now if need be; return False where others' readings are there to look at.

    Where nobody has begun a case that is not mine, that is said.
    """
    agreed = any(reading.kind == AGREED_READING for reading in line.progress.readings)
    if line.is_mine and not agreed:
        reading = workspace.do(lambda: workspace.visit.readings.start(line.case.id))
        if reading:
            workspace.go("reading", reading)
        return True
    if not line.progress.readings:
        workspace.say(_why_closed(line.case, is_lead=workspace.visit.me.is_lead))
        return True
    return False


def _why_closed(case: Case, *, is_lead: bool) -> str:
    """Return why there is nothing to open of a case that I do not read and nobody has begun."""
    if is_lead:
        words = _("You do not read {case}, and nobody has begun. Allocate it to whoever reads it.")
    else:
        words = _(
            "{case} is not allocated to you, and nobody has begun. The lead allocates cases; they come with the next hand-over."
        )
    return words.format(case=case.reference)

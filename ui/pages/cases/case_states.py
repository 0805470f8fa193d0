"""The states of a case as an icon and a word."""

from __future__ import annotations

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from resources.translations import N_

# State to word, icon and the role of the icon's colour.
CASE_STATES = {
    NOT_STARTED: (N_("Not started"), "not-started", "ink_3"),
    IN_PROGRESS: (N_("In progress"), "draft", "ink_2"),
    RETURNED: (N_("Returned"), "returned", "area"),
    READY: (N_("Ready"), "ready", "accent"),
    AGREED: (N_("Agreed"), "agreed", "accent"),
}

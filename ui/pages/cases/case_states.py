"""The states of a case as an icon and a word."""

from __future__ import annotations

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED

# State to word, icon and the role of the icon's colour.
CASE_STATES = {
    NOT_STARTED: ("Not started", "not-started", "ink_3"),
    IN_PROGRESS: ("In progress", "draft", "ink_2"),
    RETURNED: ("Returned", "returned", "area"),
    READY: ("Ready", "ready", "accent"),
    AGREED: ("Agreed", "agreed", "accent"),
}

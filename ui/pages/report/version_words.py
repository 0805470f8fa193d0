"""What is said of versions: the deed that makes each kind, and what it does."""

from __future__ import annotations

from inspector_app.report.differences import ADDED, REWORDED, TAKEN_OUT
from inspector_app.report.kinds import FINAL, SENT, TEAM_DRAFT
from resources.translations import N_

DEEDS = {
    TEAM_DRAFT: N_("Make the team draft…"),
    SENT: N_("Record as sent…"),
    FINAL: N_("Make final…"),
}
AGAIN = {
    TEAM_DRAFT: N_("Another team draft…"),
    SENT: N_("Record as sent again…"),
    FINAL: N_("Another final version…"),
}
MEANINGS = {
    TEAM_DRAFT: N_("Freezes words, paragraph numbers and figures as they are now. It cannot be undone."),
    SENT: N_(
        "Freezes the report as the council gets it. Its points are about these paragraph numbers. It cannot be undone."
    ),
    FINAL: N_("Freezes the final report, without the mark of a draft. It cannot be undone."),
}
MADE = {
    TEAM_DRAFT: N_("Team draft made"),
    SENT: N_("Version for the council recorded"),
    FINAL: N_("Final version made"),
}
HAPPENED = {ADDED: N_("added"), TAKEN_OUT: N_("taken out"), REWORDED: N_("reworded")}

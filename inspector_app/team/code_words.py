"""What the codes in columns are called, by table and column."""

from __future__ import annotations

from inspector_app.accuracy.points import ACCEPTED, FACT, OMISSION, OPEN, REFUSED, TYPING
from inspector_app.fieldwork.cases import FIRST, SECOND
from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.fieldwork.readings import AGREED, AGREED_READING, DRAFT, INDIVIDUAL, READY, RETURNED
from inspector_app.fieldwork.sources import (
    DOCUMENT,
    EARLIER_REPORT,
    HELD,
    INTERVIEW,
    OBSERVATION,
    PERFORMANCE,
    PLANNED,
    SUPERVISION,
)
from inspector_app.figures.crosstabs import AS_CHART, AS_TABLE, HIDDEN
from inspector_app.judgement.findings import AGAINST, FOR
from inspector_app.report.kinds import FINAL, SENT, TEAM_DRAFT
from inspector_app.team.members import INSPECTOR, LEAD
from resources.translations import N_

_BEARINGS = {STRENGTH: N_("Strength"), AREA: N_("Area for development"), NEUTRAL: N_("Neutral")}

CODES: dict[tuple[str, str], dict[str, str]] = {
    ("accuracy_point", "kind"): {
        TYPING: N_("Typing or number"),
        FACT: N_("Fact behind a judgement"),
        OMISSION: N_("Omission"),
    },
    ("accuracy_point", "state"): {
        OPEN: N_("Not decided yet"),
        ACCEPTED: N_("Accepted"),
        REFUSED: N_("Refused"),
    },
    ("allocation", "purpose"): {FIRST: N_("First reader"), SECOND: N_("Second reader")},
    ("crosstab", "shown_as"): {AS_TABLE: N_("Table"), AS_CHART: N_("Chart")},
    ("crosstab", "small"): {HIDDEN: N_("Small numbers are hidden")},
    ("evidence", "kind"): _BEARINGS,
    ("finding", "kind"): _BEARINGS,
    ("finding_evidence", "bearing"): {FOR: N_("Bears it out"), AGAINST: N_("Speaks against it")},
    ("member", "role"): {LEAD: N_("Lead inspector"), INSPECTOR: N_("Inspector")},
    ("reading", "kind"): {INDIVIDUAL: N_("Individual"), AGREED_READING: N_("Agreed reading")},
    ("reading", "state"): {
        DRAFT: N_("Draft"),
        READY: N_("Ready"),
        RETURNED: N_("Returned"),
        AGREED: N_("Agreed"),
    },
    ("report_version", "kind"): {
        TEAM_DRAFT: N_("Team draft"),
        SENT: N_("Sent to the council"),
        FINAL: N_("Final"),
    },
    ("source", "grouping"): {"individual": N_("Individual"), "group": N_("Group")},
    ("source", "kind"): {
        DOCUMENT: N_("Document"),
        EARLIER_REPORT: N_("Earlier report"),
        INTERVIEW: N_("Interview"),
        OBSERVATION: N_("Observation"),
        PERFORMANCE: N_("Performance figures"),
        SUPERVISION: N_("Supervision file"),
    },
    ("source", "state"): {PLANNED: N_("Planned"), HELD: N_("Held")},
}

"""How the window names evidence and what it comes to."""

from __future__ import annotations

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from resources.translations import N_

# Marked here, and looked up by `_` where they are shown.
KIND_TITLES = {STRENGTH: N_("Strength"), AREA: N_("Area for development"), NEUTRAL: N_("Neutral")}

# The verdict on what a finding rests on, and the tone in which it is said.
VERDICTS = {
    "none": (N_("nothing bears it out"), "area"),
    "contested": (N_("as much against it as for it"), "area"),
    "one-source": (N_("one source type"), "area"),
    "one-inspector": (N_("one inspector"), "area"),
    "well-supported": (N_("well supported"), "strength"),
}


def kind_role(kind: str) -> str:
    """Return the role of the theme in which a kind of evidence is shown."""
    return "ink_2" if kind == NEUTRAL else kind

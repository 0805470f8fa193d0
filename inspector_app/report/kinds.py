"""How far the report has come: what kinds of version there are, in the order in which they are made."""

from __future__ import annotations

DRAFT = "draft"  # before the first version
TEAM_DRAFT = "team-draft"
SENT = "sent"  # to the council, for factual accuracy
FINAL = "final"
KINDS = (TEAM_DRAFT, SENT, FINAL)

"""A visit that was founded just now, for pictures of what stands at the beginning."""

from __future__ import annotations

from pathlib import Path

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework import find_framework
from inspector_app.visit import Clock, Visit


def founded(path: Path, clock: Clock, *, sealed: bool = False, passphrase: str | None = None) -> Visit:
    """Return a new visit of an invented council, open, led by Mared Llwyd; sealed and protected if asked."""
    loaded = find_framework("children-in-need")
    details = InspectionDetails(
        inspectorate="Inspectorate",
        authority="Bro Helyg County Council",
        authority_cy="Cyngor Sir Bro Helyg",
        subject=loaded.framework.subject["en"],
        start_date="2024-03-12",
        end_date="2024-03-15",
    )
    return Visit.create(
        path, loaded, details, "Mared Llwyd", sealed=sealed, passphrase=passphrase, clock=clock
    )

"""What is done with a reading as a whole."""

from __future__ import annotations

from ui.pages.reading.open_reading import OpenReading


def go_where_it_belongs(reading: OpenReading) -> None:
    """Go to the case that was read, or to the source whose file it was."""
    if reading.case:
        reading.workspace.go("cases", reading.case.id)
    else:
        reading.workspace.go("interviews", reading.record.source or "")


def agree(reading: OpenReading) -> None:
    """Agree the reading of a case that has no other."""
    reading.workspace.do(lambda: reading.visit.readings.agree(reading.record.id))


def compare(reading: OpenReading) -> None:
    """Lay the two readings of the case side by side."""
    assert reading.case is not None
    reading.workspace.go("agreement", reading.case.id)

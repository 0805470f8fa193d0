"""Visits in states that the sample visit does not end in, made from it for pictures."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from inspector_app.accuracy.points import ACCEPTED, Said
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.report.kinds import SENT, TEAM_DRAFT
from inspector_app.sample.play import INSPECTORS, TEAM_FILE
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Clock, Visit
from tools.founded import founded
from tools.places import Find
from tools.team_states import (
    PASSPHRASE,
    arriving,
    invited,
    locked,
    looked_at,
    lost,
    lost_since_then,
    put_in,
    sealed,
    withdraw,
)
from ui.main_window import MainWindow
from ui.place import Place


@dataclass(frozen=True)
class State:
    """What makes the visit from the folder of the sample, where one is in it, and what one does there."""

    make: Callable[[Path, Path, Clock], Path]
    find: Find
    then: Callable[[MainWindow], object] = lambda _window: None
    passphrase: str | None = None


def fresh(_sample: Path, folder: Path, clock: Clock) -> Path:
    """Return a visit that was founded just now."""
    path = folder / "fresh.inspection"
    founded(path, clock).close()
    return path


def differing(sample: Path, folder: Path, clock: Clock) -> Path:
    """Return the lead's copy after a case was changed on two copies."""
    path = Path(shutil.copy(sample / TEAM_FILE, folder / "differing.inspection"))
    theirs = Path(shutil.copy(sample / INSPECTORS / "Owain Prys.inspection", folder / "theirs.inspection"))
    handover = folder / "theirs.handover"
    with Visit.open(path, clock=clock) as visit, Visit.open(theirs, clock=clock) as other:
        case = visit.cases.all()[0].id
        visit.cases.set(case, team="East", note="Moved in the autumn")
        other.cases.set(case, team="West", note="Moved in the spring")
        hand_over(other, handover)
        bring_in(visit, handover)
    return path


def warned(sample: Path, folder: Path, clock: Clock) -> Path:
    """Return the lead's copy with a reading of hers open again, in which an answer gives a warning."""
    path = Path(shutil.copy(sample / TEAM_FILE, folder / "warned.inspection"))
    with Visit.open(path, clock=clock) as visit:
        reading = _mine(visit)
        visit.readings.reopen(reading, "A date was wrong.")
        session = ReadingSession(visit, reading)
        form = session.state.form
        session.answer(form.named("decision_date").path, clock().date().isoformat())
        session.answer(form.named("decision_24h").path, "yes")
    return path


def answered(sample: Path, folder: Path, clock: Clock) -> Path:
    """Return the lead's copy while the council's points on the draft are answered."""
    path = Path(shutil.copy(sample / TEAM_FILE, folder / "answered.inspection"))
    with Visit.open(path, clock=clock) as visit:
        visit.versions.make(TEAM_DRAFT)
        visit.versions.make(SENT)
        points = visit.accuracy_points.add_all(
            [
                Said(
                    "A qualified worker was given the case in all 19.",
                    "4.2",
                    evidence="Case management system",
                ),
                Said("The team is called Children and Families.", "5.1"),
                Said("The date of the report is missing."),
            ]
        )
        visit.accuracy_points.decide(points[1], ACCEPTED, "The council’s own documents name it so.")
        first, *_rest = visit.paragraphs.of_chapter("criterion-i")
        visit.paragraphs.add("criterion-i", "The council wrote to us about this.", after=first.id)
    return path


def _open_point(visit: Visit) -> Place:
    return Place("report", visit.accuracy_points.open()[0].id)


def _mine(visit: Visit) -> str:
    mine = visit.readings.all(reader=visit.me.id, kind="individual")
    return next(reading.id for reading in mine if reading.sampled_case)


def _warning(visit: Visit) -> Place:
    reading = _mine(visit)
    return Place("reading", reading, visit.readings.form_state(reading).form.named("decision_24h").path)


def _team(part: str) -> Find:
    return lambda _visit: Place("team", part=part)


STATES: dict[str, State] = {
    **{
        f"fresh-{page}": State(fresh, lambda _visit, page=page: Place(page))
        for page in ("overview", "cases", "interviews", "evidence", "ratings", "team", "report")
    },
    "differences": State(differing, _team("bring-in")),
    "warning": State(warned, _warning),
    "council-points": State(answered, _open_point),
    "noticed": State(arriving, lambda _visit: Place("overview"), put_in),
    "arrivals": State(arriving, _team("bring-in"), looked_at),
    "invitation": State(sealed, _team("members"), invited, PASSPHRASE),
    "lost-laptop": State(sealed, _team("members"), lost, PASSPHRASE),
    "withdrawn-invitation": State(sealed, _team("members"), withdraw, PASSPHRASE),
    "lost-since": State(sealed, _team("bring-in"), lost_since_then, PASSPHRASE),
    "sealed-hand-over": State(sealed, _team("hand-over"), passphrase=PASSPHRASE),
    "locked": State(sealed, lambda _visit: Place("overview"), locked, PASSPHRASE),
}

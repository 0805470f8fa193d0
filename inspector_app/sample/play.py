"""Playing the sample visit: five people on five files, four days, hand-overs every evening."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree

from db.errors import UserError
from db.safety.backup import back_up, backup_folder
from inspector_app.new_visit import join_visit
from inspector_app.sample import lead, story
from inspector_app.sample.clock import StoryClock
from inspector_app.sample.desk import Desk
from inspector_app.sample.evenings import evenings, hand_overs, last_day
from inspector_app.sample.event import Event
from inspector_app.sample.fieldwork import fieldwork
from inspector_app.sample.ledger import Ledger
from inspector_app.team.handovers import hand_over, handover_name
from resources.translations import _

INSPECTORS = "inspectors"
HANDOVERS = "handovers"
TEAM_FILE = "team.inspection"

Progress = Callable[[float, str], None]


def play(folder: Path, progress: Progress | None = None) -> Path:
    """Play the visit into an empty folder, or make it, and return the merged file that the lead ends with.

    Leaves inspectors/*.inspection, one file a person, handovers/*.handover, and team.inspection, the lead's
    copy as it is on the last evening. `progress` is told the fraction and who is at work, and may raise to
    stop; then nothing is left. Raises UserError when the folder holds a sample visit already.
    """
    inspectors, handovers, team_file = folder / INSPECTORS, folder / HANDOVERS, folder / TEAM_FILE
    if any(place.exists() for place in (inspectors, handovers, team_file)):
        raise UserError(
            "folder-not-empty",
            _("There is a sample visit here already."),
            _("Choose an empty folder."),
            where=str(folder),
        )
    try:
        inspectors.mkdir(parents=True)
        handovers.mkdir()
        with ExitStack() as open_files:
            desks = _sit_down(inspectors, handovers, open_files)
            _live_through(_timeline(handovers), desks, progress)
            chief = next(iter(desks))
            # A backup is a whole copy that continues no one's history, so both files may be worked on.
            back_up(desks[chief].visit.store).replace(team_file)
        for path in inspectors.glob("*.inspection"):
            rmtree(backup_folder(path), ignore_errors=True)  # of no use once the play has ended well
    except BaseException:
        for place in (inspectors, handovers):
            rmtree(place, ignore_errors=True)
        team_file.unlink(missing_ok=True)
        raise
    return team_file


def _sit_down(inspectors: Path, handovers: Path, open_files: ExitStack) -> dict[str, Desk]:
    """Have the lead found the visit and the others join it from her hand-over; the lead comes first."""
    chief, *others = (person.name for person in story.team())
    ledger = Ledger()
    desk = lead.found(inspectors / f"{chief}.inspection", StoryClock(1, "08:00"), ledger)
    open_files.enter_context(desk.visit)
    desks = {chief: desk}
    hand_over(desk.visit, handovers)
    invitation = handovers / handover_name(desk.visit)
    for name in others:
        clock = StoryClock(1, "08:20")
        visit = join_visit(inspectors / f"{name}.inspection", invitation, name, clock=clock)
        open_files.enter_context(visit)
        desks[name] = Desk(visit, clock, ledger)
    return desks


def _timeline(handovers: Path) -> list[Event]:
    """Return the four days in order of time."""
    chief, *others = (person.name for person in story.team())
    events = [
        *fieldwork(chief),
        *hand_overs(chief, others, handovers),
        *evenings(chief),
        *last_day(chief),
    ]
    return sorted(events, key=lambda event: (event.day, event.at))


def _live_through(events: list[Event], desks: dict[str, Desk], progress: Progress | None) -> None:
    for number, event in enumerate(events):
        if progress:
            progress(
                number / len(events),
                _("Day {day}, {time}: {who}").format(day=event.day, time=event.at, who=event.who),
            )
        desk = desks[event.who]
        desk.clock.move_to(event.day, event.at)
        event.do(desk)

"""Playing the sample visit: five people on five files, four days, hand-overs every evening."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree

from db.backup import backup_folder
from db.errors import UserError
from inspector_app.new_visit import join_visit
from inspector_app.sample import lead, story
from inspector_app.sample.clock import StoryClock
from inspector_app.sample.desk import Desk
from inspector_app.sample.ledger import Ledger
from inspector_app.sample.timeline import timeline
from inspector_app.team.handovers import SUFFIX, hand_over, handover_name

INSPECTORS = "inspectors"
HANDOVERS = "handovers"
TEAM_FILE = "team.inspection"

Progress = Callable[[float, str], None]


def play(folder: Path, progress: Progress | None = None) -> Path:
    """Play the visit into an empty folder, or make it, and return the merged file that the lead ends with.

    Leaves inspectors/*.inspection, one file a person, handovers/*.handover, and team.inspection, the lead's
    copy made from the last hand-over. `progress` is told the fraction and who is at work. Raises UserError
    when the folder holds a sample visit already.
    """
    inspectors, handovers = folder / INSPECTORS, folder / HANDOVERS
    if inspectors.exists() or handovers.exists():
        raise UserError(
            "folder-not-empty",
            "There is a sample visit here already.",
            "Choose an empty folder.",
            where=str(folder),
        )
    for place in (inspectors, handovers):
        place.mkdir(parents=True)
    ledger = Ledger()
    with ExitStack() as open_files:
        desks: dict[str, Desk] = {}
        for person in story.team():
            path = inspectors / f"{person.name}.inspection"
            clock = StoryClock()
            if not desks:
                clock.move_to(1, "08:00")
                desk = lead.found(path, clock, ledger)
                hand_over(desk.visit, handovers)
                invitation = handovers / handover_name(desk.visit)
            else:
                clock.move_to(1, "08:20")
                desk = Desk(join_visit(path, invitation, person.name, clock=clock), clock, ledger)
            open_files.enter_context(desk.visit)
            desks[person.name] = desk
        events = timeline(handovers)
        for number, event in enumerate(events):
            if progress:
                progress(number / len(events), f"Day {event.day}, {event.at}: {event.who}")
            desk = desks[event.who]
            desk.clock.move_to(event.day, event.at)
            event.do(desk)
        chief = next(iter(desks.values()))
        last = max(handovers.glob(f"{chief.visit.me.name}*{SUFFIX}"), key=lambda path: path.name)
        join_visit(folder / TEAM_FILE, last, chief.visit.me.name, clock=chief.clock).close()
    for desk in desks.values():
        rmtree(backup_folder(desk.visit.store.path))  # of no use once the play has ended well
    return folder / TEAM_FILE

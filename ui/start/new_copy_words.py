"""What is said of a file that has become a copy of its own, or that went back to before a merge."""

from __future__ import annotations

from inspector_app.dates import say_date
from inspector_app.team.merging import BeforeMerge
from inspector_app.team.own_copy import NewCopy
from resources.translations import _, language


def new_copy_words(copy: NewCopy) -> str:
    """Return from when a restored file is, or that a file was copied or moved, and what follows from it."""
    if copy.restored_from is None:
        return _(
            "This file was copied or moved, so it goes on as a copy of its own. Work in one of the copies only: what is"
            " done in the other comes here by a hand-over."
        )
    made = copy.restored_from.astimezone()
    return _(
        "This is the visit as it was on {day} at {time}, from a backup. What it was until now is kept as a backup too."
    ).format(day=say_date(made.date(), language(), weekday=True, year=True), time=f"{made:%H:%M}")


def merge_undone_words(before: BeforeMerge) -> str:
    """Return that a merge is undone, what can be done with what had come in, and where later work of one's own is."""
    if before.own_changes:
        return _(
            "The merge is undone: everything stands as it did before. What had come in can be brought in again at any"
            " time. What you changed here since the merge went with it, and is kept as a backup."
        )
    return _(
        "The merge is undone: everything stands as it did before. What had come in can be brought in again at any time."
    )

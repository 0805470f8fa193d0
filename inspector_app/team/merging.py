"""Bringing several hand-overs in at once, and going back to how the visit was before."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import REFUSED_BY_DISK, UserError
from db.handover.merge_report import MergeReport
from db.safety.backup import backup_folder, list_backups
from inspector_app.team.handovers import bring_in
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Progress = Callable[[float, str], None]

_BEFORE = "before_merge"  # the setting of this copy that says which backup was made before the last merge


@dataclass(frozen=True, slots=True)
class Merged:
    """What several hand-overs brought, and those that were refused, each with why."""

    reports: tuple[MergeReport, ...]
    refused: tuple[tuple[Path, UserError], ...]


@dataclass(frozen=True, slots=True)
class BeforeMerge:
    """The backup of how the visit was before the last merge, and how many own changes came since."""

    backup: Path
    own_changes: int


def bring_in_several(visit: Visit, paths: Sequence[Path], *, progress: Progress | None = None) -> Merged:
    """Merge hand-overs one after the other, each after a backup; one that is refused does not stop the others.

    Raises UserError when the visit's own disk takes nothing more, and Cancelled when `progress` says so; what came in
    before that stays in.
    """
    reports: list[MergeReport] = []
    refused: list[tuple[Path, UserError]] = []
    known = {backup.path for backup in list_backups(visit.store.path)}
    try:
        for number, path in enumerate(paths):

            def step(fraction: float, sentence: str, *, number: int = number, path: Path = path) -> None:
                if progress:
                    progress((number + fraction) / len(paths), f"{path.name}, {sentence}")

            step(0, _("a backup is made"))
            try:
                reports.append(bring_in(visit, path, progress=step))
            except UserError as error:
                if error.code in REFUSED_BY_DISK and error.where == visit.store.path.name:
                    raise
                refused.append((path, error))
    finally:
        if any(report.changes for report in reports):
            _remember(visit, known)
    return Merged(tuple(reports), tuple(refused))


def before_last_merge(visit: Visit) -> BeforeMerge | None:
    """Return what one would go back to by undoing the last merge; None before one, or when its backup is gone."""
    store = visit.store
    kept = store.setting(_BEFORE)
    if not kept:
        return None
    facts = json.loads(kept)
    backup = backup_folder(store.path) / facts["backup"]
    if facts["replica"] != store.replica or not backup.is_file():
        return None
    return BeforeMerge(backup, store.version_vector().get(store.replica, 0) - facts["own"])


def _remember(visit: Visit, known: set[Path]) -> None:
    """Keep the first of the backups that are new, which is how the visit was before all of them."""
    store = visit.store
    made = [backup.path for backup in list_backups(store.path) if backup.path not in known]
    if made:
        own = store.version_vector().get(store.replica, 0)
        facts = {"backup": made[-1].name, "replica": store.replica, "own": own}
        store.set_setting(_BEFORE, json.dumps(facts))

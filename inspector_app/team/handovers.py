"""The evening hand-over: writing one's own file, seeing what others bring, bringing it in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError, environment_errors
from db.files import HANDOVER_SUFFIX
from db.handover.merge import merge_handover, preview_handover
from db.handover.merge_report import MergeReport
from db.handover.stream import Manifest, read_manifest, write_handover
from db.team.keyring import keyring_of
from inspector_app.team.enrolment import lost_since
from inspector_app.team.file_name import file_name_of
from inspector_app.team.last_hand_over import remember_hand_over
from inspector_app.team.news import News, news_of
from resources.translations import N_, _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

Progress = Callable[[float, str], None]

# What there is to know of hand-overs of a visit that is not sealed, before they are brought in.
UNSIGNED = N_(
    "Not signed: this visit was made without keys. The files are whole, but who wrote them is only what they say. Take"
    " them from the hand of whoever wrote them."
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A hand-over found on a stick or chosen: what it would bring, or why it is refused.

    `news` says it in words, None where nothing would come.
    """

    path: Path
    manifest: Manifest | None
    preview: MergeReport | None
    refusal: UserError | None
    news: News | None = None

    @property
    def is_new(self) -> bool:
        """Whether bringing it in would change anything."""
        return self.preview is not None and self.preview.changes > 0


@dataclass(frozen=True, slots=True)
class KeptMerge:
    """A merge that was done on this copy: when (aware UTC), by whom (a name), and what it did.

    `lost` is when (aware UTC) the laptop that wrote the hand-over was reported lost, None for one that was not.
    """

    at: datetime
    merged_by: str
    report: MergeReport
    lost: datetime | None = None


def kept_merges(visit: Visit) -> list[KeptMerge]:
    """Return the merges of this copy, oldest first."""
    names = {member.id: member.name for member in visit.members.all()}
    merges = []
    for at, author, content in visit.store.merge_reports():
        report = MergeReport.from_json(content)
        lost = lost_since(visit, report.author, datetime.fromisoformat(report.written_at))
        merges.append(KeptMerge(at, names.get(author, _("somebody else")), report, lost))
    return merges


def handover_name(visit: Visit) -> str:
    """Return the file name of a hand-over written now by me: "Owain Prys 2024-03-12 1721.handover"."""
    moment = visit.clock().astimezone().strftime("%Y-%m-%d %H%M")
    return file_name_of(visit.me.name, moment, suffix=HANDOVER_SUFFIX)


def hand_over(
    visit: Visit, path: Path, *, into_folder: bool = False, progress: Progress | None = None
) -> Manifest:
    """Write my hand-over to `path`, or into it when it is a folder; it is verified when this returns.

    With `into_folder` nothing but a folder will do. A copy remembers it as handed over last where it may be written in.

    Raises UserError when `path` is neither a folder nor a name that ends in .handover, when it cannot be written or
    does not read back; then no file is left.
    """
    with environment_errors(path):
        is_folder = path.is_dir()
    if not is_folder and (into_folder or path.suffix.lower() != HANDOVER_SUFFIX):
        raise UserError(
            "no-such-folder",
            _("There is no such folder, and it is no name for a hand-over."),
            _("Choose a folder that is there, or a name that ends in {suffix}.").format(
                suffix=HANDOVER_SUFFIX
            ),
            where=str(path),
        )
    target = path / handover_name(visit) if is_folder else path
    if not visit.store.read_only:
        visit.ratings.keep_held()
    manifest = write_handover(visit.store, target, author=visit.me.id, at=visit.clock(), progress=progress)
    # Whatever the visit's own file refuses now, such as on a full disk, the hand-over is there and verified.
    with suppress(UserError):
        if not visit.store.read_only:
            remember_hand_over(visit, target, manifest)
    return manifest


def look_at(visit: Visit, path: Path) -> Arrival:
    """Return what a hand-over would bring, without changing anything; a refusal is part of the answer."""
    try:
        manifest = read_manifest(path, keyring_of(visit.store))
        told: list[News] = []
        preview = preview_handover(
            visit.store, path, meanwhile=lambda report: told.append(news_of(visit, report))
        )
        return Arrival(path, manifest, preview, None, told[0] if told else None)
    except UserError as error:
        return Arrival(path, None, None, error)


def look_in(visit: Visit, folder: Path) -> list[Arrival]:
    """Return the hand-overs in a folder or on a stick, without my own, by name."""
    try:
        found = sorted(entry for entry in folder.iterdir() if entry.suffix.lower() == HANDOVER_SUFFIX)
    except OSError as error:
        raise UserError(
            "no-such-folder",
            _("The folder cannot be read ({reason}).").format(reason=error.strerror),
            _("Put the stick back, or choose again."),
        ) from error
    arrivals = [look_at(visit, path) for path in found]
    return [
        arrival for arrival in arrivals if not (arrival.manifest and arrival.manifest.author == visit.me.id)
    ]


def bring_in(visit: Visit, path: Path, *, progress: Progress | None = None) -> MergeReport:
    """Merge one hand-over after a backup; raises UserError when it is refused, and then nothing is changed."""
    return merge_handover(visit.store, path, author=visit.me.id, at=visit.clock(), progress=progress)

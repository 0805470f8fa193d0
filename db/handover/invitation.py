"""The invitation file: the keys with which one member joins, sealed with spoken words, and a hand-over sealed to them.

    magic 8 bytes · format u16 · length u32 · JSON of what the words seal, and how · SHA-256 of all that
    a sealed hand-over, to the end of the file

The hash tells a damaged file from wrong words. The hand-over has a hash and the lead's signature of its own.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, astuple, dataclass
from datetime import datetime
from operator import gt
from pathlib import Path

from db.errors import UserError, environment_errors, os_error
from db.files import (
    HANDOVER_SUFFIX,
    INVITATION_MAGIC,
    INVITATION_SUFFIX,
    check_target,
    refuse_to_replace,
    write_then_move,
)
from db.handover.stream import Progress, write_handover
from db.keys.passphrase import STANDARD, PassphraseSeal
from db.passing import passing_name
from db.store import Store
from resources.translations import _

FORMAT = 2  # in the first, the computer that wrote it chose what a try costs
_START = struct.Struct(">8sHI")
_DIGEST = 32
_LONGEST = 1 << 16  # bytes of the JSON
_ABOUT = "inspection invitation"
_DEAREST = STANDARD  # what a try may cost; more would need another format


@dataclass(frozen=True, slots=True)
class Admission:
    """What an invitation holds beside the visit: which, for whom, the lead's key, and the keys to enrol with once."""

    inspection: str
    member: str
    invitation: str
    lead_key: str
    identity: str
    signing_key: str


def check_invitation_target(path: Path) -> None:
    """Raise UserError unless an invitation can be written to `path`."""
    check_target(path, INVITATION_SUFFIX)
    refuse_to_replace(
        path, INVITATION_MAGIC, _("Another file of that name is there, and it is not an invitation.")
    )


def write_invitation(
    store: Store,
    path: Path,
    admission: Admission,
    words: str,
    *,
    author: str,
    at: datetime,
    progress: Progress | None = None,
) -> None:
    """Write an invitation that `words` open, with all that the visit holds.

    `author` is the member who invites, `at` an aware time. Raises UserError when it cannot be written; then what was
    there is as it was.
    """
    check_invitation_target(path)
    with _beside(path) as handover:
        write_handover(store, handover, author=author, at=at, progress=progress)
        sealed = PassphraseSeal.seal(json.dumps(asdict(admission)).encode(), words, _ABOUT)
        entries = json.dumps(sealed.entries()).encode()
        head = _START.pack(INVITATION_MAGIC, FORMAT, len(entries)) + entries
        head += hashlib.sha256(head).digest()

        def write(temporary: Path) -> None:
            with temporary.open("wb") as file, handover.open("rb") as source:
                file.write(head)
                shutil.copyfileobj(source, file)

        write_then_move(path, write, suffix=INVITATION_SUFFIX)


def open_invitation(path: Path, words: str) -> Admission:
    """Return what an invitation holds. Raises UserError for another kind of file, a damaged one, and wrong words."""
    try:
        seal = PassphraseSeal.from_entries(json.loads(_head(path)))
        # The hash around it vouches for nobody: a file from elsewhere could ask for minutes of work.
        if any(map(gt, astuple(seal.cost), astuple(_DEAREST))):
            raise _damaged(path)
        content = seal.unseal(words, _ABOUT)
        if content is None:
            raise UserError(
                "wrong-words",
                _("These are not the words of this invitation. The file itself is whole."),
                _("Have them said again, all six in their order, or ask for a new invitation."),
                where=path.name,
            )
        return Admission(**json.loads(content))
    except (ValueError, TypeError, RecursionError) as error:
        raise _damaged(path) from error


@contextmanager
def handover_within(path: Path, beside: Path) -> Iterator[Path]:
    """Have the hand-over of an invitation as a file, sealed as it is, beside `beside` while the block runs."""
    with _beside(beside) as handover, environment_errors(path):
        with path.open("rb") as file, handover.open("wb") as target:
            _magic, _format, length = _START.unpack(file.read(_START.size))
            file.seek(_START.size + length + _DIGEST)
            shutil.copyfileobj(file, target)
        yield handover


def _head(path: Path) -> bytes:
    """Return the JSON of an invitation whose hash is right."""
    try:
        with path.open("rb") as file:
            start = file.read(_START.size)
            if len(start) < _START.size or not start.startswith(INVITATION_MAGIC):
                raise UserError(
                    "not-an-invitation",
                    _("This is not an invitation."),
                    _("Choose a file that ends in {suffix}.").format(suffix=INVITATION_SUFFIX),
                    where=path.name,
                )
            _magic, written_format, length = _START.unpack(start)
            if written_format > FORMAT:
                raise UserError(
                    "newer-invitation",
                    _("This invitation was written by a newer version of the program."),
                    _("Update the program first, then join."),
                    where=path.name,
                )
            if written_format < FORMAT:
                raise UserError(
                    "older-invitation",
                    _("This invitation was written by an older version of the program."),
                    _("Ask the lead inspector for a new one."),
                    where=path.name,
                )
            entries = file.read(min(length, _LONGEST))
            if len(entries) != length or file.read(_DIGEST) != hashlib.sha256(start + entries).digest():
                raise _damaged(path)
    except OSError as error:
        raise os_error(error, path) from error
    return entries


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A name for a hand-over in the folder of `path`, of which nothing is left when the block ends."""
    handover = passing_name(path, HANDOVER_SUFFIX)
    try:
        yield handover
    finally:
        # A virus scanner may hold it, or the stick be gone: neither may hide what was done or went wrong.
        with suppress(OSError):
            handover.unlink(missing_ok=True)


def _damaged(path: Path) -> UserError:
    return UserError(
        "damaged-invitation",
        _("The invitation is damaged or not complete."),
        _("Copy it again, or ask the lead inspector for a new one."),
        where=path.name,
    )

"""The hand-over file: the whole log as lines in an envelope, checked as a whole before anything in it is used.

The lines are the manifest as JSON, then one a transaction, "replica last hash " and its bytes. They stand in the
frames of db/handover/envelope.py, cut wherever a frame is full.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from db.errors import UserError, environment_errors
from db.files import HANDOVER_MAGIC, HANDOVER_SUFFIX, check_target, refuse_to_replace, write_then_move
from db.handover.envelope import FRAME, Envelope, EnvelopeWriter, damaged, open_envelope
from db.log.encoding import LONGEST_LINE, LogTransaction, chain, encode
from db.store import Store
from db.team.keyring import Keyring, Sealing, keyring_of
from db.values import storable
from db.version import program_version
from resources.translations import _

Progress = Callable[[float, str], None]

_LARGEST = 1 << 63


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a hand-over holds; `vector` maps replica ids (as text) to [last change, hash of the chain's end]."""

    inspection: str
    author: str
    replica: str
    written_at: str
    version: str
    transactions: int
    changes: int
    vector: dict[str, list[str]]

    @property
    def written(self) -> datetime:
        """When it was written, aware UTC."""
        return datetime.fromisoformat(self.written_at)

    def ends(self) -> list[tuple[int, int, bytes]]:
        """Return the end of each copy's history: replica id, number of its last change, hash of its chain."""
        return [(int(replica), int(seq), bytes.fromhex(link)) for replica, (seq, link) in self.vector.items()]


class Line(NamedTuple):
    """One transaction as it stands in the stream; `content` is read only when it is new."""

    replica: int
    last: int
    hash: bytes
    content: bytes


def write_handover(
    store: Store, path: Path, *, author: str, at: datetime | None = None, progress: Progress | None = None
) -> Manifest:
    """Write the whole log of a visit to `path`, then read it back and check it.

    It is sealed and signed where the visit is. `at` is the aware time that it is stamped with. Returns what was
    written. Raises UserError when it cannot be written or does not read back, or when `path` is something else than a
    hand-over; then that is as it was.
    """
    check_target(path, HANDOVER_SUFFIX)
    refuse_to_replace(
        path, HANDOVER_MAGIC, _("Another file of that name is there, and it is not a hand-over.")
    )
    with environment_errors(store.path), store.unchanging():
        keyring = keyring_of(store)
        sealing = keyring.sealing(author, path) if keyring else None
        manifest = _manifest_of(store, author, (at or datetime.now(UTC)).astimezone(UTC))
        write_stream(path, manifest, store.log(), sealing=sealing, progress=progress)
    if read_manifest(path, keyring) != manifest:
        raise UserError(
            "handover-unverified",
            _("The hand-over did not read back as it was written."),
            _("Write it again, on another stick if it happens twice."),
            where=path.name,
        )
    return manifest


def _manifest_of(store: Store, author: str, at: datetime) -> Manifest:
    connection = store.connection
    ends = store.ends()
    (transactions,) = connection.execute("SELECT count(*) FROM txn").fetchone()
    return Manifest(
        inspection=store.inspection,
        author=author,
        replica=str(store.replica),
        written_at=at.isoformat(timespec="seconds"),
        version=program_version(),
        transactions=transactions,
        changes=sum(seq for _replica, seq, _link in ends),
        vector={str(replica): [str(seq), link.hex()] for replica, seq, link in ends},
    )


def write_stream(
    path: Path,
    manifest: Manifest,
    log: Iterable[tuple[LogTransaction, bytes]],
    *,
    sealing: Sealing | None = None,
    progress: Progress | None = None,
) -> None:
    """Write transactions, each with its hash, as a hand-over; sealed and signed if told how.

    Raises UserError when the system refuses, or when the transactions are not those that were once chained.
    """
    write_then_move(
        path, lambda temporary: _write(temporary, manifest, log, sealing, progress), suffix=HANDOVER_SUFFIX
    )


@contextmanager
def open_handover(path: Path, keyring: Keyring | None = None) -> Iterator[tuple[Manifest, Iterator[Line]]]:
    """Check a hand-over as a whole and give what it holds, and its transactions as they are read on.

    `keyring` is that of the copy that reads it, None where the visit is not sealed. Raises UserError when the
    hand-over cannot be trusted, then or while it is read.
    """
    with open_envelope(path, keyring) as envelope:
        lines = _lines(envelope)
        yield _manifest(next(lines, b""), envelope), _transactions(lines, path)


def read_manifest(path: Path, keyring: Keyring | None = None) -> Manifest:
    """Check a hand-over as `open_handover` does and return what it holds."""
    with open_handover(path, keyring) as (manifest, _lines_of_it):
        return manifest


def read_lines(path: Path, keyring: Keyring | None = None) -> Iterator[Line]:
    """Check a hand-over as `open_handover` does and yield its transactions."""
    with open_handover(path, keyring) as (_manifest_of_it, lines):
        yield from lines


# ---- writing ----------------------------------------------------------------------------------------
def _write(
    path: Path,
    manifest: Manifest,
    log: Iterable[tuple[LogTransaction, bytes]],
    sealing: Sealing | None,
    progress: Progress | None,
) -> None:
    with path.open("wb") as file:
        header: dict[str, object] = {"inspection": manifest.inspection, "author": manifest.author}
        envelope = EnvelopeWriter(file, header, sealing)
        waiting = bytearray(json.dumps(asdict(manifest)).encode() + b"\n")
        links: dict[int, bytes] = {}
        for number, (transaction, link) in enumerate(log, 1):
            line = encode(transaction)
            if chain(links.get(transaction.replica, b""), line) != link:
                raise UserError(
                    "broken-chain",
                    _("The history of this visit was damaged or altered, so nobody could bring it in."),
                    _("Check the file, then work on in its newest backup."),
                )
            links[transaction.replica] = link
            waiting += f"{transaction.replica} {transaction.last} {link.hex()} ".encode()
            waiting += line + b"\n"
            while len(waiting) >= FRAME:
                envelope.put_frame(bytes(waiting[:FRAME]))
                del waiting[:FRAME]
            if progress and (number % 200 == 0 or len(line) > FRAME):
                progress(
                    number / manifest.transactions,
                    _("{number} of {total} entries written").format(
                        number=number, total=manifest.transactions
                    ),
                )
        if waiting:
            envelope.put_frame(bytes(waiting))
        envelope.finish()


# ---- reading ----------------------------------------------------------------------------------------
def _lines(envelope: Envelope) -> Iterator[bytes]:
    rest: list[
        bytes
    ] = []  # the beginning of a line, in pieces: joining it frame by frame would take ever longer
    waiting = 0
    for data in envelope.frames():
        if waiting > LONGEST_LINE:
            raise damaged(envelope.path)
        *lines, tail = data.split(b"\n")
        if lines:
            lines[0] = b"".join((*rest, lines[0]))
            rest, waiting = [], 0
        if tail:
            rest.append(tail)
            waiting += len(tail)
        yield from lines
    if rest:
        raise damaged(envelope.path)


def _transactions(lines: Iterator[bytes], path: Path) -> Iterator[Line]:
    for line in lines:
        try:
            replica, last, link, content = line.split(b" ", 3)
            yield Line(int(replica), int(last), bytes.fromhex(link.decode("ascii")), content)
        except ValueError as error:
            raise damaged(path) from error


def _manifest(line: bytes, envelope: Envelope) -> Manifest:
    path = envelope.path
    try:
        manifest = Manifest(**json.loads(line))
        texts = (
            *(manifest.inspection, manifest.author, manifest.replica, manifest.version, manifest.written_at),
            *(text for end in manifest.vector.values() for text in end),
        )
        counts = (manifest.transactions, manifest.changes)
        sound = (
            all(isinstance(text, str) and storable(text) == text for text in texts)
            and all(type(count) is int and count >= 0 for count in counts)
            and all(0 < replica < _LARGEST and 0 < seq < _LARGEST for replica, seq, _ in manifest.ends())
            and manifest.written.utcoffset() is not None
        )
    except (TypeError, ValueError, RecursionError, AttributeError) as error:
        raise damaged(path) from error
    if not sound:
        raise damaged(path)
    if envelope.author:
        if manifest.author != envelope.author.member:
            raise damaged(path)
        envelope.author.refuse_if_revoked(manifest.written, manifest.ends(), path)
    return manifest

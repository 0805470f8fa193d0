"""The hand-over file: the whole log as a framed stream, hashed before anything in it is used.

    magic 8 bytes · format u16 · envelope u8 · header length u16 · header JSON {inspection, author}
    frames: length u32 · zlib data of at most 1 MiB of plain bytes · … · length 0
    SHA-256 of everything before it

The plain bytes are lines: the manifest as JSON, then a line a transaction, "replica last hash " and its bytes.
The envelope says how frames are sealed: 0, not at all. Numbers are big-endian.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from db.encoding import LONGEST_LINE, LogTransaction, chain, encode
from db.errors import UserError, environment_errors, os_error
from db.files import HANDOVER_MAGIC, HANDOVER_SUFFIX, check_target, write_then_move
from db.store import Store
from db.values import storable
from db.version import program_version
from resources.translations import _

Progress = Callable[[float, str], None]

FORMAT = 1
PLAIN_ENVELOPE = 0
FRAME = 1 << 20
_START = struct.Struct(">8sHBH")
_LENGTH = struct.Struct(">I")
_DIGEST = 32
_LARGEST = 1 << 63
# A frame of noise does not shrink; zlib adds a little.
_LONGEST_FRAME = FRAME + 4096


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


@dataclass(frozen=True, slots=True)
class Line:
    """One transaction as it stands in the stream; `content` is read only when it is new."""

    replica: int
    last: int
    hash: bytes
    content: bytes


def write_handover(
    store: Store, path: Path, *, author: str, at: datetime | None = None, progress: Progress | None = None
) -> Manifest:
    """Write the whole log of a visit to `path`, then read it back and check it.

    `at` is the aware time that it is stamped with. Returns what was written. Raises UserError when it cannot
    be written or does not read back, or when `path` is something else than a hand-over; then that is as it was.
    """
    check_target(path, HANDOVER_SUFFIX)
    _refuse_to_replace(path)
    with environment_errors(store.path), store.unchanging():
        manifest = _manifest_of(store, author, (at or datetime.now(UTC)).astimezone(UTC))
        write_stream(path, manifest, store.log(), progress=progress)
    if read_manifest(path) != manifest:
        raise UserError(
            "handover-unverified",
            _("The hand-over did not read back as it was written."),
            _("Write it again, on another stick if it happens twice."),
            where=path.name,
        )
    return manifest


def _manifest_of(store: Store, author: str, at: datetime) -> Manifest:
    connection = store.connection
    ends = connection.execute("SELECT replica, seq, hash FROM version ORDER BY replica").fetchall()
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


def _refuse_to_replace(path: Path) -> None:
    """Raise UserError when `path` is there and is no hand-over: nothing else is ever written over."""
    try:
        with path.open("rb") as file:
            start = file.read(len(HANDOVER_MAGIC))
    except FileNotFoundError:
        return
    except OSError as error:
        raise os_error(error, path) from error
    if start not in (b"", HANDOVER_MAGIC):
        raise UserError(
            "file-exists",
            _("Another file of that name is there, and it is not a hand-over."),
            _("Choose another name."),
            where=path.name,
        )


def write_stream(
    path: Path,
    manifest: Manifest,
    log: Iterable[tuple[LogTransaction, bytes]],
    *,
    progress: Progress | None = None,
) -> None:
    """Write transactions, each with its hash, as a hand-over.

    Raises UserError when the system refuses, or when the transactions are not those that were once chained.
    """
    write_then_move(
        path, lambda temporary: _write(temporary, manifest, log, progress), suffix=HANDOVER_SUFFIX
    )


def read_manifest(path: Path) -> Manifest:
    """Check a hand-over as a whole and return what it holds. Raises UserError when it cannot be trusted."""
    with _opened(path) as file:
        return _manifest(next(_lines(file, path), b""), path)


def read_lines(path: Path) -> Iterator[Line]:
    """Check a hand-over as a whole, then yield its transactions. Raises UserError when it cannot be trusted."""
    with _opened(path) as file:
        lines = _lines(file, path)
        _manifest(next(lines, b""), path)
        for line in lines:
            try:
                replica, last, link, content = line.split(b" ", 3)
                yield Line(int(replica), int(last), bytes.fromhex(link.decode("ascii")), content)
            except ValueError as error:
                raise _damaged(path) from error


# ---- writing ----------------------------------------------------------------------------------------
def _write(
    path: Path,
    manifest: Manifest,
    log: Iterable[tuple[LogTransaction, bytes]],
    progress: Progress | None,
) -> None:
    digest = hashlib.sha256()
    with path.open("wb") as file:

        def put(data: bytes) -> None:
            digest.update(data)
            file.write(data)

        header = json.dumps({"inspection": manifest.inspection, "author": manifest.author}).encode()
        put(_START.pack(HANDOVER_MAGIC, FORMAT, PLAIN_ENVELOPE, len(header)) + header)
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
                put(_frame(bytes(waiting[:FRAME])))
                del waiting[:FRAME]
            if progress and (number % 200 == 0 or len(line) > FRAME):
                progress(
                    number / manifest.transactions,
                    _("{number} of {total} entries written").format(
                        number=number, total=manifest.transactions
                    ),
                )
        if waiting:
            put(_frame(bytes(waiting)))
        put(_LENGTH.pack(0))
        file.write(digest.digest())


def _frame(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return _LENGTH.pack(len(packed)) + packed


# ---- reading ----------------------------------------------------------------------------------------
def _opened(path: Path) -> BinaryIO:
    """Open a hand-over whose hash is right, placed after its header."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise os_error(error, path) from error
    try:
        size = path.stat().st_size
        start = file.read(_START.size)
        if len(start) < _START.size or not start.startswith(HANDOVER_MAGIC):
            raise UserError(
                "not-a-handover",
                _("This is not a hand-over."),
                _("Choose a file that ends in .handover and was written by this program."),
                where=path.name,
            )
        _magic, written_format, envelope, header_length = _START.unpack(start)
        if written_format > FORMAT or envelope != PLAIN_ENVELOPE:
            raise UserError(
                "newer-handover",
                _("This hand-over was written by a newer version of the program."),
                _("Update the program first, then bring it in."),
                where=path.name,
            )
        digest = hashlib.sha256(start)
        left = size - _START.size - _DIGEST
        while left > 0:
            block = file.read(min(left, FRAME))
            if not block:
                raise _damaged(path)
            digest.update(block)
            left -= len(block)
        if file.read() != digest.digest():
            raise _damaged(path)
        file.seek(_START.size + header_length)
    except OSError as error:
        file.close()
        raise os_error(error, path) from error
    except BaseException:
        file.close()
        raise
    return file


def _lines(file: BinaryIO, path: Path) -> Iterator[bytes]:
    rest: list[
        bytes
    ] = []  # the beginning of a line, in pieces: joining it frame by frame would take ever longer
    waiting = 0
    while True:
        try:
            (length,) = _LENGTH.unpack(file.read(_LENGTH.size))
            if length > _LONGEST_FRAME:
                raise _damaged(path)
            if not length:
                break
            unpacker = zlib.decompressobj()
            data = unpacker.decompress(file.read(length), FRAME + 1)
        except (struct.error, zlib.error) as error:
            raise _damaged(path) from error
        except OSError as error:
            raise os_error(error, path) from error
        # Capped: a frame that would swell beyond what we ever write is not ours, nor is one with something after it.
        if len(data) > FRAME or not unpacker.eof or unpacker.unused_data or waiting > LONGEST_LINE:
            raise _damaged(path)
        *lines, tail = data.split(b"\n")
        if lines:
            lines[0] = b"".join((*rest, lines[0]))
            rest, waiting = [], 0
        if tail:
            rest.append(tail)
            waiting += len(tail)
        yield from lines
    if rest or len(file.read(_DIGEST + 1)) != _DIGEST:
        raise _damaged(path)


def _manifest(line: bytes, path: Path) -> Manifest:
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
        raise _damaged(path) from error
    if not sound:
        raise _damaged(path)
    return manifest


def _damaged(path: Path) -> UserError:
    return UserError(
        "damaged-handover",
        _("The hand-over is damaged or not complete. Nothing of it was used."),
        _("Have it written again, and take the stick out only when the program says so."),
        where=path.name,
    )

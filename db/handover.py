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
from importlib.metadata import version
from pathlib import Path
from typing import BinaryIO

from db.encoding import LogTransaction, encode
from db.errors import UserError, os_error
from db.files import write_then_move
from db.log import read_log
from db.store import Store

Progress = Callable[[float, str], None]

MAGIC = b"INSPHAND"
FORMAT = 1
PLAIN_ENVELOPE = 0
FRAME = 1 << 20
LONGEST_LINE = 64 << 20
_START = struct.Struct(">8sHBH")
_LENGTH = struct.Struct(">I")
_DIGEST = 32
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
    be written or does not read back; then `path` is as it was.
    """
    connection = store.connection
    connection.execute("BEGIN")  # one picture of the file, whatever a worker writes meanwhile
    try:
        rows = connection.execute("SELECT replica, seq, hash FROM version ORDER BY replica").fetchall()
        (transactions,) = connection.execute("SELECT count(*) FROM txn").fetchone()
        manifest = Manifest(
            inspection=store.inspection,
            author=author,
            replica=str(store.replica),
            written_at=(at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
            version=version("inspector-app"),
            transactions=transactions,
            changes=sum(seq for _, seq, _ in rows),
            vector={str(replica): [str(seq), link.hex()] for replica, seq, link in rows},
        )
        write_stream(path, manifest, read_log(connection), progress=progress)
    finally:
        connection.execute("ROLLBACK")
    if read_manifest(path) != manifest:
        raise UserError(
            "handover-unverified",
            "The hand-over did not read back as it was written.",
            "Write it again, on another stick if it happens twice.",
            where=path.name,
        )
    return manifest


def write_stream(
    path: Path,
    manifest: Manifest,
    log: Iterable[tuple[LogTransaction, bytes]],
    *,
    progress: Progress | None = None,
) -> None:
    """Write transactions, each with its hash, as a hand-over. Raises UserError when the system refuses."""
    write_then_move(path, lambda temporary: _write(temporary, manifest, log, progress))


def read_manifest(path: Path) -> Manifest:
    """Check a hand-over as a whole and return what it holds. Raises UserError when it cannot be trusted."""
    with _opened(path) as file:
        return _manifest(next(_lines(file, path)), path)


def read_lines(path: Path) -> Iterator[Line]:
    """Check a hand-over as a whole, then yield its transactions. Raises UserError when it cannot be trusted."""
    with _opened(path) as file:
        lines = _lines(file, path)
        _manifest(next(lines), path)
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
        put(_START.pack(MAGIC, FORMAT, PLAIN_ENVELOPE, len(header)) + header)
        waiting = bytearray(json.dumps(asdict(manifest)).encode() + b"\n")
        for number, (transaction, link) in enumerate(log, 1):
            waiting += f"{transaction.replica} {transaction.last} {link.hex()} ".encode()
            waiting += encode(transaction) + b"\n"
            while len(waiting) >= FRAME:
                put(_frame(bytes(waiting[:FRAME])))
                del waiting[:FRAME]
            if progress and number % 200 == 0:
                progress(
                    number / manifest.transactions, f"{number} of {manifest.transactions} entries written"
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
        if len(start) < _START.size or not start.startswith(MAGIC):
            raise UserError(
                "not-a-handover",
                "This is not a hand-over.",
                "Choose a file that ends in .handover and was written by this program.",
                where=path.name,
            )
        _, written_format, envelope, header_length = _START.unpack(start)
        if written_format > FORMAT or envelope != PLAIN_ENVELOPE:
            raise UserError(
                "newer-handover",
                "This hand-over was written by a newer version of the program.",
                "Update the program first, then bring it in.",
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
    rest = b""
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
        # Capped: a frame that would swell beyond what we ever write is not ours.
        if len(data) > FRAME or not unpacker.eof or len(rest) > LONGEST_LINE:
            raise _damaged(path)
        *lines, rest = (rest + data).split(b"\n")
        yield from lines
    if rest:
        raise _damaged(path)


def _manifest(line: bytes, path: Path) -> Manifest:
    try:
        manifest = Manifest(**json.loads(line))
        manifest.ends()
        if manifest.written.utcoffset() is None or not isinstance(manifest.transactions, int):
            raise ValueError("a manifest without time zone or count")
    except (TypeError, ValueError, RecursionError, AttributeError) as error:
        raise _damaged(path) from error
    return manifest


def _damaged(path: Path) -> UserError:
    return UserError(
        "damaged-handover",
        "The hand-over is damaged or not complete. Nothing of it was used.",
        "Have it written again, and take the stick out only when the program says so.",
        where=path.name,
    )

"""Copying what is new in a hand-over into the log, each transaction checked against its chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import compress
from operator import not_
from pathlib import Path
from typing import Any

from db.errors import UserError
from db.handover.envelope import FRAME
from db.handover.stream import Line, Manifest, Progress
from db.log.decoding import Entries, Head, read_entries
from db.log.encoding import BIRTH, chain
from resources.translations import _

# The changes that came in, by the temporary table of how far each of their copies was known before. CROSS JOIN makes
# SQLite begin with that, so that a merge costs what is new and not what the file holds.
FRESH = "fresh CROSS JOIN change ON change.replica = fresh.replica AND change.seq > fresh.known"
# Bytes of lines that are checked and go to the database at once: more would not stay in the processor's cache.
_BATCH = 1 << 17
_STEP = 200  # entries between two words of progress


@dataclass(slots=True)
class Arrived:
    """What came in: how many transactions, how many records were born in each table, and which records were edited.

    Those that were born are ids, those that were edited (table, id).
    """

    transactions: int = 0
    created: Counter[str] = field(default_factory=Counter)
    born: set[str] = field(default_factory=set)
    edited: set[tuple[str, str]] = field(default_factory=set)

    @property
    def changed(self) -> Counter[str]:
        """How many records that were there before were edited in each table."""
        return Counter(table for table, record in self.edited if record not in self.born)


@dataclass(slots=True)
class _Chain:
    """How far a copy's chain is known while its new transactions come in, and up to where its lines were read."""

    seq: int
    lamport: int
    link: bytes
    read: int


def copy_new(
    connection: Any, manifest: Manifest, lines: Iterator[Line], path: Path, progress: Progress | None
) -> Arrived:
    """Copy those of the transactions that are new into the log, each checked against its chain; return what came.

    Leaves their changes as `FRESH`. Raises UserError for whatever cannot be trusted, Cancelled when told to.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (replica INTEGER PRIMARY KEY, known INTEGER)")
    connection.execute("DELETE FROM fresh")
    chains = {
        replica: _Chain(seq, lamport, link, seq)
        for replica, seq, lamport, link in connection.execute(
            "SELECT replica, seq, lamport, hash FROM version"
        )
    }
    promised: dict[int, tuple[int, bytes]] = {}  # the ends that the new chains must reach
    for replica, seq, link in manifest.ends():
        own = chains.setdefault(replica, _Chain(0, 0, b"", 0))
        if seq <= own.seq:
            same_history(connection, replica, seq, link, path)
        else:
            promised[replica] = (seq, link)
            connection.execute("INSERT INTO fresh VALUES (?, ?)", (replica, own.seq))
    arrived = Arrived()
    waiting: list[Line] = []
    number = held = 0
    for number, line in enumerate(lines, 1):
        if progress and (number % _STEP == 0 or len(line.content) > FRAME):
            progress(
                0.6 * number / manifest.transactions,
                _("{number} of {total} entries read").format(number=number, total=manifest.transactions),
            )
        if line.replica not in chains or number > manifest.transactions:
            raise refusal(path, _("The hand-over was refused, since it holds more entries than it says."))
        own = chains[line.replica]
        if line.last <= own.read:
            continue
        if line.replica not in promised:
            raise refusal(path, _("The hand-over was refused, since it holds more entries than it says."))
        own.read = line.last
        waiting.append(line)
        held += len(line.content)
        if held >= _BATCH:
            _take(connection, waiting, chains, arrived, path)
            waiting, held = [], 0
    if waiting:
        _take(connection, waiting, chains, arrived, path)
    reached = {replica: chains[replica] for replica in promised}
    ends = {replica: (end.seq, end.link) for replica, end in reached.items()}
    if ends != promised or number != manifest.transactions:
        raise refusal(path, _("The hand-over was refused, since its entries are not those that it says."))
    connection.executemany(
        "INSERT OR REPLACE INTO version (replica, seq, lamport, hash) VALUES (?, ?, ?, ?)",
        [(replica, end.seq, end.lamport, end.link) for replica, end in reached.items()],
    )
    # A lamport time is one more than another that was known, so none can pass the number of transactions.
    # One that does would be shown before all others for ever, and could use the numbers up.
    (known,) = connection.execute("SELECT count(*) FROM txn").fetchone()
    if any(end.lamport > known for end in reached.values()):
        raise refusal(
            path, _("The hand-over was refused, since its entries are not numbered as they were made.")
        )
    return arrived


def _take(
    connection: Any, lines: list[Line], chains: dict[int, _Chain], arrived: Arrived, path: Path
) -> None:
    """Put the transactions of some lines into the log after checking each, and count them as arrived."""
    try:
        entries = read_entries([line.content for line in lines])
    except ValueError as error:
        raise refusal(path, _("The hand-over was refused, since an entry cannot be read.")) from error
    for line, head in zip(lines, entries.heads, strict=True):
        _follow(line, head, chains[line.replica], path)
    _insert(connection, lines, entries)
    arrived.transactions += len(lines)
    are_births = [field == BIRTH for field in entries.fields]
    arrived.created.update(compress(entries.tables, are_births))
    arrived.born.update(compress(entries.records, are_births))
    arrived.edited.update(compress(zip(entries.tables, entries.records, strict=True), map(not_, are_births)))


def _follow(line: Line, head: Head, own: _Chain, path: Path) -> None:
    """Check that a transaction follows on what is known of its copy, and move `own` on."""
    if head.first > own.seq + 1 or (head.replica, head.last) != (line.replica, line.last):
        raise refusal(path, _("The hand-over was refused, since entries are missing from it."))
    link = chain(own.link, line.content)
    if head.first <= own.seq or head.lamport <= own.lamport or link != line.hash:
        raise UserError(
            "two-histories",
            _(
                "An entry does not follow on what is known of its copy: it was altered, or a visit file was copied and"
                " both copies were written in."
            ),
            _("Keep the file. Have the person join the visit again and enter the missing work there."),
            where=path.name,
        )
    own.seq, own.link, own.lamport = head.last, link, head.lamport


def _insert(connection: Any, lines: list[Line], entries: Entries) -> None:
    connection.executemany(
        "INSERT INTO txn (replica, first, last, lamport, author, at, version, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*head, line.hash) for head, line in zip(entries.heads, lines, strict=True)],
    )
    replicas = [head.replica for head in entries.heads for _ in range(head.first, head.last + 1)]
    lamports = [head.lamport for head in entries.heads for _ in range(head.first, head.last + 1)]
    seqs = [seq for head in entries.heads for seq in range(head.first, head.last + 1)]
    connection.executemany(
        "INSERT INTO change (replica, seq, lamport, tbl, record, field, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
        zip(
            replicas,
            seqs,
            lamports,
            entries.tables,
            entries.records,
            entries.fields,
            entries.values,
            strict=True,
        ),
    )
    connection.executemany(
        "INSERT INTO change_parent VALUES (?, ?, ?, ?)",
        [
            (replica, seq, *parent)
            for replica, seq, parents in zip(replicas, seqs, entries.parents, strict=True)
            for parent in parents
        ],
    )


def same_history(connection: Any, replica: int, seq: int, link: bytes, path: Path) -> None:
    """Raise UserError when this copy knows another history of `replica` up to `seq`."""
    row = connection.execute("SELECT hash FROM txn WHERE replica = ? AND last = ?", (replica, seq)).fetchone()
    if row is None or row[0] != link:
        raise UserError(
            "two-histories",
            _(
                "Two different histories carry the same mark: a visit file was copied and both copies were written in,"
                " or one was altered."
            ),
            _(
                "Keep both files. Have one of the two people join the visit again and enter the missing work there."
            ),
            where=path.name,
        )


def refusal(path: Path, what: str) -> UserError:
    """Return that a hand-over was refused; `what` is a sentence that says so and why."""
    unused = _("Nothing of it was used.")
    return UserError(
        "refused-handover",
        f"{what} {unused}",
        _("Have it written again from the visit file."),
        where=path.name,
    )

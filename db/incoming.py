"""Copying what is new in a hand-over into the log, each transaction checked against its chain."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.encoding import LogTransaction, chain, decode
from db.envelope import FRAME
from db.errors import UserError
from db.handover import Line, Manifest, Progress, read_lines
from db.keyring import Keyring
from resources.translations import _

# The changes that came in, by the temporary table of how far each of their copies was known before. CROSS JOIN makes
# SQLite begin with that, so that a merge costs what is new and not what the file holds.
FRESH = "fresh CROSS JOIN change ON change.replica = fresh.replica AND change.seq > fresh.known"
_BATCH = 5_000  # changes that go to the database at once
_HELD = 16 << 20  # bytes of lines likewise
_STEP = 200  # entries between two words of progress


@dataclass(slots=True)
class _Chain:
    """How far a copy's chain is known while its new transactions come in."""

    seq: int
    lamport: int
    link: bytes


def copy_new(
    connection: Any, manifest: Manifest, path: Path, keyring: Keyring | None, progress: Progress | None
) -> int:
    """Copy the transactions that are new into the log, each checked against its chain; return how many.

    Leaves their changes as `FRESH`. Raises UserError for whatever cannot be trusted, Cancelled when told to.
    """
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (replica INTEGER PRIMARY KEY, known INTEGER)")
    connection.execute("DELETE FROM fresh")
    chains = {
        replica: _Chain(*end)
        for replica, *end in connection.execute("SELECT replica, seq, lamport, hash FROM version")
    }
    promised: dict[int, tuple[int, bytes]] = {}  # the ends that the new chains must reach
    for replica, seq, link in manifest.ends():
        own = chains.setdefault(replica, _Chain(0, 0, b""))
        if seq <= own.seq:
            same_history(connection, replica, seq, link, path)
        else:
            promised[replica] = (seq, link)
            connection.execute("INSERT INTO fresh VALUES (?, ?)", (replica, own.seq))
    waiting: list[tuple[LogTransaction, bytes]] = []
    number = count = changes = held = 0
    for number, line in enumerate(read_lines(path, keyring), 1):
        if progress and (number % _STEP == 0 or len(line.content) > FRAME):
            progress(
                0.6 * number / manifest.transactions,
                _("{number} of {total} entries read").format(number=number, total=manifest.transactions),
            )
        if line.replica not in chains or number > manifest.transactions:
            raise refusal(path, _("The hand-over was refused, since it holds more entries than it says."))
        own = chains[line.replica]
        if line.last <= own.seq:
            continue
        if line.replica not in promised:
            raise refusal(path, _("The hand-over was refused, since it holds more entries than it says."))
        waiting.append((_checked(line, own, path), own.link))
        count += 1
        changes += len(waiting[-1][0].changes)
        held += len(line.content)
        if changes >= _BATCH or held >= _HELD:
            _insert(connection, waiting)
            waiting, changes, held = [], 0, 0
    _insert(connection, waiting)
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
    return count


def _checked(line: Line, own: _Chain, path: Path) -> LogTransaction:
    """Return the transaction of a line after checking that it follows on what is known; moves `own` on."""
    try:
        transaction = decode(line.content)
    except ValueError as error:
        raise refusal(path, _("The hand-over was refused, since an entry cannot be read.")) from error
    link = chain(own.link, line.content)
    if transaction.first > own.seq + 1 or (transaction.replica, transaction.last) != (
        line.replica,
        line.last,
    ):
        raise refusal(path, _("The hand-over was refused, since entries are missing from it."))
    if transaction.first <= own.seq or transaction.lamport <= own.lamport or link != line.hash:
        raise UserError(
            "two-histories",
            _(
                "An entry does not follow on what is known of its copy: it was altered, or a visit file was copied and"
                " both copies were written in."
            ),
            _("Keep the file. Have the person join the visit again and enter the missing work there."),
            where=path.name,
        )
    own.seq, own.link, own.lamport = transaction.last, link, transaction.lamport
    return transaction


def _insert(connection: Any, batch: list[tuple[LogTransaction, bytes]]) -> None:
    connection.executemany(
        "INSERT INTO txn (replica, first, last, lamport, author, at, version, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(*transaction[:7], link) for transaction, link in batch],
    )
    connection.executemany(
        "INSERT INTO change (replica, seq, lamport, tbl, record, field, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (t.replica, seq, t.lamport, *change[:4])
            for t, _ in batch
            for seq, change in enumerate(t.changes, t.first)
        ],
    )
    connection.executemany(
        "INSERT INTO change_parent VALUES (?, ?, ?, ?)",
        [
            (t.replica, seq, *parent)
            for t, _ in batch
            for seq, change in enumerate(t.changes, t.first)
            for parent in change.parents
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

"""Merging a hand-over: set-based, in one transaction, checked at every step, idempotent in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.backup import back_up
from db.encoding import BIRTH, LogTransaction, chain, decode
from db.errors import UserError, environment_errors
from db.handover import Line, Manifest, read_lines, read_manifest
from db.merge_report import MergeReport
from db.rebuild import put_in_tables
from db.registers import clear_touched, derive
from db.schema import TABLES
from db.store import Store
from db.transaction import Touched

Progress = Callable[[float, str], None]
_BATCH = 5_000  # changes that go to the database at once
_STEP = 200  # entries between two words of progress
_UNFIT = "it holds records that do not fit together"


def merge_handover(
    store: Store, path: Path, *, author: str, at: datetime | None = None, progress: Progress | None = None
) -> MergeReport:
    """Bring a hand-over in after a backup and return what it did; the report is kept in the file too.

    `author` is the member who brings it in, `at` the aware time that the report is stamped with. A hand-over
    that holds nothing new changes nothing. Raises UserError when it is refused, and Cancelled when `progress`
    says so; then the file is as it was.
    """
    manifest = _trusted(store, path)
    if not _news(store, manifest, path):
        return MergeReport(manifest.author, manifest.written_at)
    if store.version_vector():
        back_up(store)
    with environment_errors(store.path), _refused_as_a_whole(path), store.exclusively():
        report, touched = _merge(store.connection, manifest, path, progress)
        store.connection.execute(
            "INSERT INTO merge_report (at, author, content) VALUES (?, ?, ?)",
            (
                (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds"),
                author,
                report.to_json(),
            ),
        )
    store.tell(touched)
    return report


def preview_handover(store: Store, path: Path, *, progress: Progress | None = None) -> MergeReport:
    """Return what bringing a hand-over in would do: the merge itself, rolled back, so exactly true."""
    manifest = _trusted(store, path)
    if not _news(store, manifest, path):
        return MergeReport(manifest.author, manifest.written_at)
    with environment_errors(store.path), _refused_as_a_whole(path), store.tentatively():
        report, _ = _merge(store.connection, manifest, path, progress)
        # A commit would check the references; this transaction will never be committed.
        if store.connection.execute("PRAGMA foreign_key_check").fetchone():
            raise _refusal(path, _UNFIT)
    return report


class _refused_as_a_whole:  # noqa: N801 - reads as what it does in a with statement
    """Whatever the database will not take from a hand-over refuses the hand-over, in a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, dbapi2.IntegrityError | dbapi2.DataError):
            raise _refusal(self._path, _UNFIT) from error


@dataclass(slots=True)
class _Chain:
    """How far a copy's chain is known while its new transactions come in."""

    seq: int
    lamport: int
    link: bytes


def _trusted(store: Store, path: Path) -> Manifest:
    manifest = read_manifest(path)
    if manifest.inspection != store.inspection:
        raise UserError(
            "foreign-handover",
            "This hand-over belongs to another inspection. It was not read.",
            "Choose a hand-over of this visit.",
            where=path.name,
        )
    return manifest


def _news(store: Store, manifest: Manifest, path: Path) -> bool:
    known = store.version_vector()
    ahead = any(seq > known.get(replica, 0) for replica, seq, _ in manifest.ends())
    if not ahead:
        for replica, seq, link in manifest.ends():
            _same_history(store.connection, replica, seq, link, path)
    return ahead


def _same_history(connection: Any, replica: int, seq: int, link: bytes, path: Path) -> None:
    """Raise UserError when this copy knows another history of `replica` up to `seq`."""
    row = connection.execute("SELECT hash FROM txn WHERE replica = ? AND last = ?", (replica, seq)).fetchone()
    if row is None or row[0] != link:
        raise UserError(
            "two-histories",
            "Two different histories carry the same mark: a visit file was copied and both copies were written in,"
            " or one was altered.",
            "Keep both files. Have one of the two people join the visit again and enter the missing work there.",
            where=path.name,
        )


def _merge(
    connection: Any, manifest: Manifest, path: Path, progress: Progress | None
) -> tuple[MergeReport, frozenset[Touched]]:
    before = _standing_conflicts(connection)
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS fresh (replica INTEGER PRIMARY KEY, known INTEGER)")
    connection.execute("DELETE FROM fresh")
    transactions = _copy_new(connection, manifest, path, progress)
    if progress:
        progress(0.7, "Putting the entries in place")
    _make_records(connection, path)
    clear_touched(connection)
    _place_heads(connection, path)
    derive(connection)
    report = _report(connection, manifest, transactions, before)
    touched = frozenset(
        Touched(*row)
        for row in connection.execute(
            "SELECT tbl, record, field FROM fresh JOIN change ON change.replica = fresh.replica AND seq > known"
        )
    )
    if progress:
        progress(1.0, "Checked and complete")
    return report, touched


def _copy_new(connection: Any, manifest: Manifest, path: Path, progress: Progress | None) -> int:
    """Copy the transactions that are new into the log, each checked against its chain; return how many."""
    chains = {
        replica: _Chain(*end)
        for replica, *end in connection.execute("SELECT replica, seq, lamport, hash FROM version")
    }
    promised: dict[int, tuple[int, bytes]] = {}  # the ends that the new chains must reach
    for replica, seq, link in manifest.ends():
        own = chains.setdefault(replica, _Chain(0, 0, b""))
        if seq <= own.seq:
            _same_history(connection, replica, seq, link, path)
        else:
            promised[replica] = (seq, link)
            connection.execute("INSERT INTO fresh VALUES (?, ?)", (replica, own.seq))
    waiting: list[tuple[LogTransaction, bytes]] = []
    number = count = changes = 0
    for number, line in enumerate(read_lines(path), 1):
        if progress and number % _STEP == 0:
            progress(
                0.6 * number / manifest.transactions, f"{number} of {manifest.transactions} entries read"
            )
        if line.replica not in chains or number > manifest.transactions:
            raise _refusal(path, "it holds more entries than it says")
        own = chains[line.replica]
        if line.last <= own.seq:
            continue
        if line.replica not in promised:
            raise _refusal(path, "it holds more entries than it says")
        waiting.append((_checked(line, own, path), own.link))
        count += 1
        changes += len(waiting[-1][0].changes)
        if changes >= _BATCH:
            _insert(connection, waiting)
            waiting, changes = [], 0
    _insert(connection, waiting)
    reached = {replica: chains[replica] for replica in promised}
    ends = {replica: (end.seq, end.link) for replica, end in reached.items()}
    if ends != promised or number != manifest.transactions:
        raise _refusal(path, "its entries are not those that it says")
    connection.executemany(
        "INSERT OR REPLACE INTO version (replica, seq, lamport, hash) VALUES (?, ?, ?, ?)",
        [(replica, end.seq, end.lamport, end.link) for replica, end in reached.items()],
    )
    # A lamport time is one more than another that was known, so none can pass the number of transactions.
    # One that does would be shown before all others for ever, and could use the numbers up.
    (known,) = connection.execute("SELECT count(*) FROM txn").fetchone()
    if any(end.lamport > known for end in reached.values()):
        raise _refusal(path, "its entries are not numbered as they were made")
    return count


def _checked(line: Line, own: _Chain, path: Path) -> LogTransaction:
    """Return the transaction of a line after checking that it follows on what is known; moves `own` on."""
    try:
        transaction = decode(line.content)
    except ValueError as error:
        raise _refusal(path, "an entry cannot be read") from error
    link = chain(own.link, line.content)
    if transaction.first > own.seq + 1 or (transaction.replica, transaction.last) != (
        line.replica,
        line.last,
    ):
        raise _refusal(path, "entries are missing from it")
    if transaction.first <= own.seq or transaction.lamport <= own.lamport or link != line.hash:
        raise UserError(
            "two-histories",
            "An entry does not follow on what is known of its copy: it was altered, or a visit file was copied and"
            " both copies were written in.",
            "Keep the file. Have the person join the visit again and enter the missing work there.",
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


_NEW = "fresh JOIN change ON change.replica = fresh.replica AND change.seq > fresh.known"


def _make_records(connection: Any, path: Path) -> None:
    """Put the records that are born in the new changes into their typed tables."""
    born = connection.execute(f"SELECT DISTINCT tbl FROM {_NEW} WHERE field = '{BIRTH}'")
    put_in_tables(connection, _NEW, {table for (table,) in born})
    for (table,) in connection.execute(
        f"SELECT DISTINCT tbl FROM {_NEW} WHERE field <> '{BIRTH}'"
    ).fetchall():
        if (
            table in TABLES
            and connection.execute(
                f"SELECT 1 FROM {_NEW} LEFT JOIN {table} ON {table}.id = record"
                f" WHERE tbl = ? AND field <> '{BIRTH}' AND {table}.id IS NULL LIMIT 1",
                (table,),
            ).fetchone()
        ):
            raise _refusal(path, "it changes a record that is not there")


def _place_heads(connection: Any, path: Path) -> None:
    """Take out the heads that new changes replace, put the new ones in, and mark the registers as touched."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS replaced (replica INTEGER, seq INTEGER, PRIMARY KEY (replica, seq))"
        " WITHOUT ROWID"
    )
    connection.execute("DELETE FROM replaced")
    (unknown,) = connection.execute(
        """SELECT count(*) FROM fresh JOIN change_parent AS p ON p.replica = fresh.replica AND p.seq > fresh.known
            LEFT JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
            LEFT JOIN change ON change.replica = p.replica AND change.seq = p.seq
            WHERE old.replica IS NULL OR old.record <> change.record
                OR (old.field <> change.field AND change.field <> 'deleted')
                OR NOT (old.lamport < change.lamport OR (old.replica = change.replica AND old.seq < change.seq))"""
    ).fetchone()
    if unknown:
        raise _refusal(path, "an entry replaces something that was not there")
    connection.execute(
        """INSERT OR IGNORE INTO replaced
            SELECT old.replica, old.seq
            FROM fresh JOIN change_parent AS p ON p.replica = fresh.replica AND p.seq > fresh.known
                JOIN change ON change.replica = p.replica AND change.seq = p.seq
                JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
            WHERE old.field = change.field"""
    )
    connection.execute(
        """DELETE FROM head WHERE (record, field, replica, seq) IN (
            SELECT change.record, change.field, change.replica, change.seq
            FROM replaced JOIN change ON change.replica = replaced.replica AND change.seq = replaced.seq)"""
    )
    connection.execute(
        f"""INSERT INTO head SELECT record, field, change.replica, change.seq FROM {_NEW}
            WHERE field <> '{BIRTH}' AND NOT EXISTS (
                SELECT 1 FROM replaced WHERE replaced.replica = change.replica AND replaced.seq = change.seq)"""
    )
    connection.execute(
        f"INSERT OR IGNORE INTO touched SELECT tbl, record, field FROM {_NEW} WHERE field <> '{BIRTH}'"
    )


def _standing_conflicts(connection: Any) -> set[tuple[str, str, str]]:
    return set(connection.execute("SELECT DISTINCT tbl, record, field FROM conflict").fetchall())


def _report(
    connection: Any, manifest: Manifest, transactions: int, before: set[tuple[str, str, str]]
) -> MergeReport:
    created = connection.execute(f"SELECT tbl, count(*) FROM {_NEW} WHERE field = '{BIRTH}' GROUP BY tbl")
    changed = connection.execute(
        f"""SELECT tbl, count(DISTINCT record) FROM {_NEW} WHERE field <> '{BIRTH}' AND record NOT IN (
            SELECT record FROM {_NEW} WHERE field = '{BIRTH}') GROUP BY tbl"""
    )
    (changes,) = connection.execute(f"SELECT count(*) FROM {_NEW}").fetchone()
    return MergeReport(
        author=manifest.author,
        written_at=manifest.written_at,
        transactions=transactions,
        changes=changes,
        created=dict(_pairs(created)),
        changed=dict(_pairs(changed)),
        conflicts=tuple(sorted(_standing_conflicts(connection) - before)),
    )


def _pairs(rows: Iterable[Any]) -> list[tuple[str, int]]:
    return sorted((table, count) for table, count in rows)


def _refusal(path: Path, why: str) -> UserError:
    return UserError(
        "refused-handover",
        f"The hand-over was refused, since {why}. Nothing of it was used.",
        "Have it written again from the visit file.",
        where=path.name,
    )

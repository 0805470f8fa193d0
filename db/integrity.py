"""Whether a file is whole: its pages, its chain of transactions, and its tables against the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.encoding import BIRTH, chain, encode
from db.log import read_log
from db.registers import clear_touched, derive
from db.schema import TABLES
from db.store import Store

_DERIVED = ("head", "conflict", "answer")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file; `code` is stable, `sentence` is for people."""

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def check_store(store: Store) -> list[Problem]:
    """Return what is wrong with a file, nothing when it is whole. The file itself is not changed."""
    connection = store.connection
    problems = [
        Problem("damaged-pages", f"The database reports: {row[0]}.")
        for row in connection.execute("PRAGMA integrity_check")
        if row[0] != "ok"
    ]
    if store.key is not None:
        problems += [
            Problem("damaged-pages", f"An encrypted page does not verify: {row[0]}.")
            for row in connection.execute("PRAGMA cipher_integrity_check")
        ]
    problems += [
        Problem("broken-reference", f"A record of {row[0]} refers to a record of {row[2]} that is not there.")
        for row in connection.execute("PRAGMA foreign_key_check")
    ]
    broken = _first_broken_link(connection)
    if broken:
        problems.append(broken)
    elif not problems:
        problems = _compare_with_log(connection)
    return problems


def _first_broken_link(connection: Any) -> Problem | None:
    """Return the first transaction of a copy that does not follow on the one before it."""
    links: dict[int, bytes] = {}
    ends: dict[int, int] = {}
    for transaction, link in read_log(connection):
        replica = transaction.replica
        expected = chain(links.get(replica, b""), encode(transaction))
        if transaction.first != ends.get(replica, 0) + 1 or expected != link:
            return Problem(
                "broken-chain",
                f"The history of copy {replica} was altered in the entry of {transaction.at}"
                f" (changes {transaction.first} to {transaction.last}).",
            )
        links[replica], ends[replica] = link, transaction.last
    kept = {row[0]: (row[1], row[2]) for row in connection.execute("SELECT replica, seq, hash FROM version")}
    if kept != {replica: (ends[replica], links[replica]) for replica in ends}:
        return Problem("broken-chain", "The file's own account of how far it goes does not fit its history.")
    return None


def _compare_with_log(connection: Any) -> list[Problem]:
    """Rebuild every derived table from the log beside the real one, and report those that differ."""
    problems = []
    connection.execute("SAVEPOINT rebuild")
    try:
        before = {table: _content(connection, table) for table in (*TABLES, *_DERIVED)}
        rebuild(connection)
        for table, content in before.items():
            if _content(connection, table) != content:
                problems.append(
                    Problem(
                        "table-differs", f"The table {table} does not equal what the history makes of it."
                    )
                )
    finally:
        connection.execute("ROLLBACK TO rebuild")
        connection.execute("RELEASE rebuild")
    return problems


def rebuild(connection: Any) -> None:
    """Make typed tables, answers, heads and conflicts anew from the log, inside the caller's transaction."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in (*TABLES, *_DERIVED):
        connection.execute(f"DELETE FROM {table}")
    for name, shape in TABLES.items():
        names = [column.name for column in shape.columns]
        columns = ", ".join(f'"{column}"' for column in names)
        values = ", ".join(f"value ->> '$.\"{column}\"'" for column in names)
        connection.execute(
            f"INSERT INTO {name} (id, {columns}) SELECT record, {values} FROM change WHERE tbl = ? AND field = ?",
            (name, BIRTH),
        )
    connection.execute(
        """INSERT INTO head SELECT record, field, replica, seq FROM change
            WHERE field <> ? AND (replica, seq) NOT IN (
                SELECT old.replica, old.seq FROM change_parent AS p
                    JOIN change AS later ON later.replica = p.replica AND later.seq = p.seq
                    JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
                WHERE later.field = old.field)""",
        (BIRTH,),
    )
    clear_touched(connection)
    connection.execute(
        "INSERT OR IGNORE INTO touched SELECT tbl, record, field FROM change WHERE field <> ?", (BIRTH,)
    )
    derive(connection)


def _content(connection: Any, table: str) -> list[Any]:
    return list(connection.execute(f"SELECT * FROM {table}").fetchall())

"""Whether a file is whole: its pages, its chain of transactions, and its tables against the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from db.derived.rebuild import fill
from db.errors import UserError, damage_errors
from db.log.content import read_content
from db.log.encoding import chain, encode
from db.log.reading import read_log
from db.schema import DERIVED_SCHEMA, TABLES
from db.store import Store
from resources.translations import _


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file; `code` is stable, `sentence` is for people."""

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def check_store(store: Store) -> list[Problem]:
    """Return what is wrong with a file, nothing when it is whole. The file itself is not changed.

    Raises UserError when the file cannot be read at all.
    """
    connection = store.connection
    with damage_errors(store.path):
        problems = _damaged_pages(store)
        if problems:
            return problems  # what stands on such pages cannot be read with any sense
        broken = _first_broken_link(connection)
        return [broken] if broken else _compare_with_log(connection) + _damaged_content(store)


def _damaged_pages(store: Store) -> list[Problem]:
    found = [row[0] for row in store.connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    if store.key is not None:
        found += [row[0] for row in store.connection.execute("PRAGMA cipher_integrity_check")]
    return [
        Problem("damaged-pages", _("The database reports: {words}.").format(words=words)) for words in found
    ]


def _first_broken_link(connection: Any) -> Problem | None:
    """Return the first transaction of a copy that does not follow on the one before it."""
    links: dict[int, bytes] = {}
    ends: dict[int, tuple[int, int]] = {}
    for transaction, link in read_log(connection):
        replica = transaction.replica
        expected = chain(links.get(replica, b""), encode(transaction))
        if transaction.first != ends.get(replica, (0, 0))[0] + 1 or expected != link:
            return Problem(
                "broken-chain",
                _(
                    "The history of copy {replica} was altered in the entry of {at} (changes {first} to"
                    " {last})."
                ).format(replica=replica, at=transaction.at, first=transaction.first, last=transaction.last),
            )
        links[replica], ends[replica] = link, (transaction.last, transaction.lamport)
    told = set(connection.execute("SELECT replica, seq, lamport, hash FROM version"))
    (changes,) = connection.execute("SELECT count(*) FROM change").fetchone()
    if told != {(replica, *ends[replica], links[replica]) for replica in ends} or changes != sum(
        last for last, _ in ends.values()
    ):
        return Problem(
            "broken-chain", _("The file's own account of how far it goes does not fit its history.")
        )
    return None


def _compare_with_log(connection: Any) -> list[Problem]:
    """Make every derived table anew beside the real one, in memory, and report those that differ."""
    connection.execute("BEGIN")
    try:
        # A temporary table goes before the real one of the same name.
        for name, statement in DERIVED_SCHEMA.items():
            connection.execute(statement.replace(f"TABLE {name}", f"TABLE temp.{name}", 1))
        fill(connection)
        return [
            Problem(
                "table-differs",
                _("The table {table} does not equal what the history makes of it.").format(table=table),
            )
            for table in DERIVED_SCHEMA
            if _differs(connection, _rows(table, "main"), _rows(table, "temp"))
            or _differs(connection, _rows(table, "temp"), _rows(table, "main"))
        ]
    finally:
        connection.execute("ROLLBACK")


def _damaged_content(store: Store) -> list[Problem]:
    """Return the files that are not what was put in, which only another program can have written so."""
    problems = []
    for table in (table.name for table in TABLES.values() if table.content):
        for row in store.all(table, deleted=True):
            try:
                read_content(store.connection, row)
            except UserError as error:
                problems.append(Problem(error.code, f"{error.where}: {error.what}"))
    return problems


def _rows(table: str, database: str) -> str:
    """Return the query for what a table says; texts in the index are numbered as they came, which says nothing."""
    if table == "searched":
        return f"SELECT tbl, record, field FROM {database}.searched"
    if table == "search":
        return (
            f"SELECT record, field, words FROM {database}.search AS search"
            f" LEFT JOIN {database}.searched AS searched ON searched.id = search.rowid"
        )
    return f"SELECT * FROM {database}.{table}"


def _differs(connection: Any, one: str, other: str) -> bool:
    """Whether one query has a row that the other lacks."""
    query = f"SELECT EXISTS ({one} EXCEPT {other})"
    return bool(connection.execute(query).fetchone()[0])

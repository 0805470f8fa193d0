"""`export --json` and `import --json`: every record of a visit and its whole history, for other programs.

docs/export.md describes the document. What is read back goes the way of a hand-over: every transaction is
checked against its chain, and the records are made from the log and compared with those in the document.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import UserError, os_error
from db.files import write_then_move
from db.handover.replay import replay
from db.log.encoding import Change, LogTransaction
from db.schema import TABLES
from db.values import Dot, Value
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

KIND = "inspector-app visit"
FORMAT = 1

# How a log is refused for what stands in it, and not for what the disk or the folder is like.
_OF_CONTENT = ("broken-chain", "damaged-handover", "refused-handover", "two-histories")
_Records = dict[str, list[dict[str, Any]]]  # table to records
_ANSWERS = "answers"  # the key of a record's open fields; no table has a column of that name


def export_json(visit: Visit, path: Path) -> int:
    """Write every record, the deleted ones included, and the whole log; returns the number of records.

    Raises UserError when the file cannot be written, and then leaves what was there.
    """
    head = {
        "kind": KIND,
        "format": FORMAT,
        "inspection": visit.store.inspection,
        "belongs_to": visit.belongs_to_member,
    }
    with visit.store.unchanging():
        records = _records(visit)
        transactions = (_transaction(*entry) for entry in visit.store.log())

        def write(temporary: Path) -> None:
            with temporary.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(_lines(head, records, transactions))

        write_then_move(path, write, suffix=".json")
    return _count(records)


def import_json(path: Path, json_path: Path, *, passphrase: str | None = None) -> int:
    """Make the visit file `path` from an export, protected if a passphrase is given; returns the number of records.

    Raises UserError when `path` exists, or the document is missing, foreign, newer, damaged or altered; then
    no file is left.
    """
    from inspector_app.new_visit import make_visit

    export = _read(json_path)

    def fill(visit: Visit) -> None:
        try:
            replay(visit.store, export.log)
        except UserError as error:
            if error.code in _OF_CONTENT:
                raise _altered(json_path) from error
            raise
        owner_is_there = export.member is None or visit.store.get("member", export.member) is not None
        if _filled(_records(visit)) != export.records or not owner_is_there:
            raise _altered(json_path)
        if export.member is not None:
            visit.belongs_to(export.member)

    make_visit(path, export.inspection, fill, passphrase=passphrase).close()
    return _count(export.records)


# ---- out --------------------------------------------------------------------------------------------
def _records(visit: Visit) -> _Records:
    """Return the present state: table to records in order of id."""
    found = {}
    for name, table in TABLES.items():
        answers = visit.store.answers_of(name) if table.open_fields else {}
        found[name] = [
            {field: _plain(value) for field, value in row.items()}
            | _answers(answers.get(str(row["id"]), {}), open_fields=table.open_fields)
            for row in visit.store.all(name, deleted=True)
        ]
    return found


def _answers(fields: dict[str, Any], *, open_fields: bool) -> dict[str, Any]:
    return {_ANSWERS: {field: _plain(value) for field, value in fields.items()}} if open_fields else {}


def _transaction(transaction: LogTransaction, link: bytes) -> dict[str, Any]:
    """Return a transaction as the document has it; ids of copies are texts, since they need 62 bits."""
    return {
        "copy": str(transaction.replica),
        "first": transaction.first,
        "last": transaction.last,
        "lamport": transaction.lamport,
        "author": transaction.author,
        "at": transaction.at,
        "version": transaction.version,
        "hash": link.hex(),
        "changes": [
            {
                "table": change.table,
                "record": change.record,
                "field": change.field,
                "value": _plain(change.value),
                "replaces": [[str(dot.replica), dot.seq] for dot in change.parents],
            }
            for change in transaction.changes
        ],
    }


def _plain(value: Value) -> object:
    """Return a value as JSON can hold it."""
    return {"b": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _lines(head: dict[str, Any], records: _Records, transactions: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield the document, a line a record and a line a transaction, so that it can be read and compared."""
    yield "{\n"
    for key, value in head.items():
        yield f"{_json(key)}: {_json(value)},\n"
    yield '"records": {\n'
    for number, (table, rows) in enumerate(records.items(), 1):
        yield f"{_json(table)}: [\n"
        yield from _listed(rows)
        yield "],\n" if number < len(records) else "]\n"
    yield '},\n"transactions": [\n'
    yield from _listed(transactions)
    yield "]\n}\n"


def _listed(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    separator = ""
    for item in items:
        yield f"{separator}{_json(item)}"
        separator = ",\n"
    if separator:
        yield "\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _count(records: _Records) -> int:
    return sum(len(rows) for rows in records.values())


# ---- in ---------------------------------------------------------------------------------------------
class _Export(NamedTuple):
    """A document that was read; `records` as `_filled` gives them."""

    inspection: str
    member: str | None
    log: list[tuple[LogTransaction, bytes]]
    records: _Records


def _read(path: Path) -> _Export:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise os_error(error, path) from error
    if not content.lstrip().startswith(b"{"):
        raise _not_an_export(path)
    try:
        document = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    if not isinstance(document, dict) or document.get("kind") != KIND:
        raise _not_an_export(path)
    if document.get("format") != FORMAT:
        raise _newer(path)
    try:
        member = document["belongs_to"]
        export = _Export(
            str(document["inspection"]),
            None if member is None else str(member),
            [_log_entry(entry) for entry in document["transactions"]],
            _filled(document["records"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path) from error
    if not export.log:
        raise _damaged(path)
    if any(table not in TABLES or not _knows(table, rows) for table, rows in export.records.items()):
        raise _newer(path)
    return export


def _value(plain: Any) -> Value:
    """Return the value that `_plain` gave; raises ValueError for anything else."""
    value = base64.b64decode(plain["b"], validate=True) if isinstance(plain, dict) else plain
    if type(value) not in (str, int, bytes, type(None)) or _plain(value) != plain:
        raise ValueError("a value is not written as this program writes it")
    return value


def _filled(records: _Records) -> _Records:
    """Return the records without empty fields and tables, which a later version may have and an earlier not."""
    return {
        table: [{field: value for field, value in row.items() if value is not None} for row in rows]
        for table, rows in records.items()
        if rows
    }


def _knows(table: str, rows: list[dict[str, Any]]) -> bool:
    fields = {field for row in rows for field in row} - {"id", _ANSWERS}
    return all(TABLES[table].has(field) for field in fields)


def _log_entry(entry: Any) -> tuple[LogTransaction, bytes]:
    changes = tuple(
        Change(
            change["table"],
            change["record"],
            change["field"],
            _value(change["value"]),
            tuple(Dot(int(copy), seq) for copy, seq in change["replaces"]),
        )
        for change in entry["changes"]
    )
    transaction = LogTransaction(
        int(entry["copy"]),
        entry["first"],
        entry["last"],
        entry["lamport"],
        entry["author"],
        entry["at"],
        entry["version"],
        changes,
    )
    return transaction, bytes.fromhex(entry["hash"])


def _not_an_export(path: Path) -> UserError:
    return UserError(
        "not-an-export",
        _("This is not an export of a visit."),
        _("Choose a file that `export --json` wrote."),
        where=path.name,
    )


def _damaged(path: Path) -> UserError:
    return UserError(
        "damaged-export",
        _("The export is damaged or not complete. Nothing of it was used."),
        _("Have it written again from the visit file."),
        where=path.name,
    )


def _newer(path: Path) -> UserError:
    return UserError(
        "newer-export",
        _("This export was written by another version of the program."),
        _("Update the program first, then import it."),
        where=path.name,
    )


def _altered(path: Path) -> UserError:
    return UserError(
        "altered-export",
        _(
            "The export was altered: its records and its history do not belong together. Nothing of it was used."
        ),
        _("Have it written again from the visit file."),
        where=path.name,
    )

"""The one door for writes: typed tables, log, heads, conflicts and index change together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from db.derived.registers import clear_touched, derive, touch
from db.derived.search import keep_up
from db.errors import UserError
from db.log.content import facts_of, parts_of
from db.log.encoding import BIRTH, LONGEST_LINE, Change, LogTransaction, birth_content, chain, encode
from db.log.past import shown_among, values_of
from db.schema import DELETED, OPEN_FIELD, TABLES
from db.values import Dot, Value, new_id, storable
from resources.translations import _


class Touched(NamedTuple):
    """One register that a transaction or a merge changed; `field` is "" for a record that was made."""

    table: str
    record: str
    field: str


class Move(NamedTuple):
    """What a transaction did to one register: its heads before and after.

    The register `deleted` stands for the record as a whole; before is None where the record was made. Where both are
    the same the register was not changed, but stood so in a record that was deleted or restored.
    """

    before: frozenset[Dot] | None
    after: frozenset[Dot]


class Transaction:
    """Changes of one author at one time, made by `Store.transaction` and committed when its block ends."""

    def __init__(self, connection: Any, replica: int, *, author: str, at: str, version: str) -> None:
        self._connection = connection
        self._replica = replica
        self._author = author
        self._at = at
        self._version = version
        row = connection.execute("SELECT seq, hash FROM version WHERE replica = ?", (replica,)).fetchone()
        self._seq: int
        self._hash: bytes
        self._seq, self._hash = row or (0, b"")
        (highest,) = connection.execute("SELECT max(lamport) FROM version").fetchone()
        self._lamport = (highest or 0) + 1
        self._changes: list[Change] = []
        self.touched: set[Touched] = set()
        self.moves: dict[Touched, Move] = {}
        clear_touched(connection)

    def create(self, table: str, values: Mapping[str, Value], *, record: str | None = None) -> str:
        """Make a record with its first values and return its id, a new one unless `record` is given."""
        columns = TABLES[table].columns
        unknown = set(values) - {column.name for column in columns}
        if unknown:
            raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
        record = record or new_id()
        kept = {name: _fitting(table, name, value) for name, value in values.items()}
        names = ["id", *kept]
        quoted = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join("?" * len(names))
        self._connection.execute(f"INSERT INTO {table} ({quoted}) VALUES ({marks})", (record, *kept.values()))
        self._log(Change(table, record, BIRTH, birth_content(kept), ()))
        self.moves[Touched(table, record, DELETED)] = Move(None, frozenset())
        return record

    def attach(self, table: str, values: Mapping[str, Value], content: bytes) -> str:
        """Make a record that holds a file and return its id; `values` are its columns beside the file's own facts."""
        if not TABLES[table].content:
            raise KeyError(f"{table} holds no files")
        record = self.create(table, {**values, **facts_of(content)})
        for field, part in parts_of(content):
            dot = self._log(Change(table, record, field, part, ()))
            self._connection.execute("INSERT INTO head VALUES (?, ?, ?, ?)", (record, field, *dot))
            self._move(table, record, field, (), (dot,))
        return record

    def set(
        self, table: str, record: str, field: str, value: Value, *, seen: Sequence[Dot] | None = None
    ) -> None:
        """Change one field. `seen` are the heads that the person saw; None takes those of the value that is shown.

        What the person did not see goes on standing against the new value. A value that stands there alone and was seen,
        or is the one that is shown and None is given, changes nothing. Raises KeyError for an unknown field.
        """
        self._check_field(table, field)
        fitting = _fitting(table, field, value)
        if seen is None:
            if self._shown(table, record, field) == fitting:
                return
            seen = shown_among(self._connection, self._heads(record, field))
        self._edit(table, record, field, fitting, seen)

    def settle(self, table: str, record: str, field: str, value: Value) -> None:
        """Give one field a value in place of all that stand there. Raises KeyError for an unknown field."""
        self._check_field(table, field)
        self._edit(table, record, field, _fitting(table, field, value), None)

    def delete(self, table: str, record: str, *, seen: Sequence[Dot] | None = None) -> None:
        """Delete a record with the edits of it that the person saw; None takes all that this copy knows.

        An edit that was not seen makes a difference to settle. Raises KeyError when there is no such record.
        """
        self._edit(table, record, DELETED, 1, seen, also=self._other_heads(record))

    def restore(self, table: str, record: str) -> None:
        """Bring a deleted record back. Raises KeyError when there is no such record."""
        self._edit(table, record, DELETED, 0, None)

    def bring_back(
        self, register: Touched, heads: frozenset[Dot] | None, *, seen: Sequence[Dot] = ()
    ) -> frozenset[Dot]:
        """Let a register hold again what it held when `heads` were its heads, in place of what stands there now.

        None deletes a record, as before it was made. A delete names the heads of the record's other fields that are
        `seen`. Several values that stood against each other stand so again. Returns the heads that it has then.
        """
        table, record, field = register
        values: list[Value] = [1] if heads is None else values_of(self._connection, register, heads)
        replaced = self._heads(record, field)
        for value in values:
            # A delete is told from another one by what it had seen, so it is written even where one stands.
            witnessed = seen if field == DELETED and value else ()
            if field == DELETED or len(values) > 1 or not self._stands(table, record, field, value, replaced):
                self._write(register, value, replaced, witnessed)
            replaced = []
        return frozenset(self._heads(record, field))

    def finish(self) -> None:
        """Append the transaction to the log; nothing is written for no change."""
        if not self._changes:
            return
        keep_up(self._connection, self.touched)
        first = self._seq - len(self._changes) + 1
        transaction = LogTransaction(
            self._replica,
            first,
            self._seq,
            self._lamport,
            self._author,
            self._at,
            self._version,
            tuple(self._changes),
        )
        line = encode(transaction)
        if len(line) > LONGEST_LINE:
            raise UserError(
                "entry-too-long",
                _("This is too much text to be saved at once."),
                _("Shorten it, or save it in parts."),
            )
        link = chain(self._hash, line)
        self._connection.execute(
            "INSERT INTO txn (replica, first, last, lamport, author, at, version, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*transaction[:7], link),
        )
        self._connection.execute(
            "INSERT OR REPLACE INTO version (replica, seq, lamport, hash) VALUES (?, ?, ?, ?)",
            (self._replica, self._seq, self._lamport, link),
        )

    # ---- one edit -----------------------------------------------------------------------------------
    def _check_field(self, table: str, field: str) -> None:
        if not TABLES[table].has(field) or field == DELETED:
            raise KeyError(f"{table} has no field {field}")

    def _edit(
        self,
        table: str,
        record: str,
        field: str,
        value: Value,
        seen: Sequence[Dot] | None,
        *,
        also: Sequence[Dot] = (),
    ) -> None:
        heads = self._heads(record, field)
        replaced = [dot for dot in heads if seen is None or dot in seen]
        witnessed = [dot for dot in also if seen is None or dot in seen]
        stands = self._stands(table, record, field, value, heads)
        if stands and len(heads) == len(replaced) and not (witnessed and self._news(heads, witnessed)):
            return
        self._write(Touched(table, record, field), value, replaced, witnessed)

    def _write(
        self, register: Touched, value: Value, replaced: Sequence[Dot], witnessed: Sequence[Dot]
    ) -> None:
        """Let a value take the place of some heads of a register; as a delete it has seen those of other fields."""
        table, record, field = register
        heads = self._heads(record, field)
        self._connection.executemany(
            "DELETE FROM head WHERE record = ? AND field = ? AND replica = ? AND seq = ?",
            [(record, field, *dot) for dot in replaced],
        )
        dot = self._log(Change(table, record, field, value, tuple(sorted({*replaced, *witnessed}))))
        self._connection.execute("INSERT INTO head VALUES (?, ?, ?, ?)", (record, field, *dot))
        self._move(table, record, field, heads, (*(head for head in heads if head not in replaced), dot))
        # At once and not at the end, so that the block reads what it has written.
        clear_touched(self._connection)
        touch(self._connection, [(table, record, field)])
        derive(self._connection)

    def _news(self, heads: list[Dot], witnessed: list[Dot]) -> bool:
        """Whether a repeated delete has seen an edit that the one that stands had not."""
        marks = ", ".join("(?, ?)" for _ in heads)
        known = self._connection.execute(
            f"SELECT parent_replica, parent_seq FROM change_parent WHERE (replica, seq) IN (VALUES {marks or '(0, 0)'})",
            [number for dot in heads for number in dot],
        )
        return not set(witnessed) <= {Dot(*row) for row in known}

    def _stands(self, table: str, record: str, field: str, value: Value, heads: list[Dot]) -> bool:
        """Whether the value stands in the field already, as its only value."""
        return len(heads) < 2 and self._shown(table, record, field) == value

    def _shown(self, table: str, record: str, field: str) -> Value:
        """Return the value that is shown of a field."""
        column = "id" if field.startswith(OPEN_FIELD) else field
        row = self._connection.execute(f'SELECT "{column}" FROM {table} WHERE id = ?', (record,)).fetchone()
        if row is None:
            raise KeyError(f"there is no {table} {record}")
        if field.startswith(OPEN_FIELD):
            row = self._connection.execute(
                "SELECT value FROM answer WHERE record = ? AND field = ?", (record, field)
            ).fetchone() or (None,)
        value: Value = row[0]
        return value

    def _heads(self, record: str, field: str) -> list[Dot]:
        rows = self._connection.execute(
            "SELECT replica, seq FROM head WHERE record = ? AND field = ? ORDER BY replica, seq",
            (record, field),
        )
        return [Dot(*row) for row in rows]

    def _other_heads(self, record: str) -> list[Dot]:
        """Return the heads of all fields of a record but `deleted`."""
        rows = self._connection.execute(
            "SELECT replica, seq FROM head WHERE record = ? AND field <> ? ORDER BY replica, seq",
            (record, DELETED),
        )
        return [Dot(*row) for row in rows]

    def _move(self, table: str, record: str, field: str, before: Sequence[Dot], after: Sequence[Dot]) -> None:
        """Remember what was done to a register, and how the others of a record stood that was deleted or restored."""
        register = Touched(table, record, field)
        first = self.moves.get(register)
        self.moves[register] = Move(first.before if first else frozenset(before), frozenset(after))
        if field == DELETED:
            standing: dict[str, set[Dot]] = {}
            for other, *dot in self._connection.execute(
                "SELECT field, replica, seq FROM head WHERE record = ? AND field <> ?", (record, DELETED)
            ):
                standing.setdefault(other, set()).add(Dot(*dot))
            for other, dots in standing.items():
                heads = frozenset(dots)
                self.moves.setdefault(Touched(table, record, other), Move(heads, heads))

    def _log(self, change: Change) -> Dot:
        self._seq += 1
        dot = Dot(self._replica, self._seq)
        self._connection.execute(
            "INSERT INTO change (replica, seq, lamport, tbl, record, field, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (*dot, self._lamport, *change[:4]),
        )
        self._connection.executemany(
            "INSERT INTO change_parent VALUES (?, ?, ?, ?)", [(*dot, *parent) for parent in change.parents]
        )
        self._changes.append(change)
        self.touched.add(Touched(change.table, change.record, change.field))
        return dot


def _fitting(table: str, field: str, value: Value) -> Value:
    """Return the value as it is stored, or raise TypeError when the field cannot hold it."""
    kept = storable(value)
    if not TABLES[table].takes(field, kept):
        raise TypeError(f"{table}.{field} cannot hold a {type(value).__name__}")
    return kept

"""What every service of a visit shares: the visit, and records read from one table."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Generic

from db.errors import UserError
from db.values import Value
from inspector_app.records import R, record_from
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.visit import Visit

_FEW = 100  # records that are read one by one sooner than the whole table


class Service(Generic[R]):
    """The records of one table as dataclasses of type `kind`.

    A subclass sets `table` and `kind`, and adds what people do with such records.
    """

    table: str
    kind: type[R]
    order = "id"

    def __init__(self, visit: Visit) -> None:
        self.visit = visit

    def all(self, **where: Value) -> list[R]:
        """Return the records that are not deleted, those whose columns equal `where` if given."""
        tables = frozenset({self.table})
        found = self.visit.memory.recall(self.table, tables, self._records, self._renewed)
        # A blank column reads as "", 0 or None, so that what is asked for by a blank is left to the store.
        if all(where.values()) and all(hasattr(self.kind, name) for name in where):
            for name, value in where.items():
                found = [record for record in found if getattr(record, name) == value]
            return list(found)
        rows = self.visit.store.all(self.table, where, order_by=self.order)
        return [record_from(self.kind, row) for row in rows]

    def get(self, record: str) -> R:
        """Return one record, deleted or not; raises UserError when the visit has none of that id."""
        row = self.visit.store.get(self.table, record)
        if row is None:
            raise UserError(
                "unknown-record",
                _("This visit holds no {table} with the id {record}.").format(
                    table=self.table.replace("_", " "), record=record
                ),
                _("Bring in the newest hand-overs, then try again."),
            )
        return record_from(self.kind, row)

    def is_there(self, record: str) -> bool:
        """Whether the visit holds a record of that id that is not deleted."""
        row = self.visit.store.get(self.table, record)
        return row is not None and not row["deleted"]

    def set(self, record: str, **values: Value) -> None:
        """Change columns of one record in one transaction; a value that is already there changes nothing."""
        with self.visit.act() as act:
            for field, value in values.items():
                act.set(self.table, record, field, value)

    def delete(self, record: str) -> None:
        """Delete one record; it stays in the log and can be restored."""
        with self.visit.act() as act:
            act.delete(self.table, record)

    def restore(self, record: str) -> None:
        """Bring a deleted record back."""
        with self.visit.act() as act:
            act.restore(self.table, record)

    def _records(self) -> list[R]:
        return [record_from(self.kind, row) for row in self.visit.store.all(self.table, order_by=self.order)]

    def _renewed(self, records: list[R], changed: frozenset[str]) -> list[R]:
        """Return all records after some changed; the others are the same objects as before."""
        if len(changed) > _FEW:
            return self._records()
        rows = (self.visit.store.get(self.table, record) for record in changed)
        anew = [record_from(self.kind, row) for row in rows if row is not None and not row["deleted"]]
        unchanged = (record for record in records if record.id not in changed)
        return sorted([*unchanged, *anew], key=attrgetter(self.order, "id"))

    def _create(self, **values: Value) -> str:
        with self.visit.act() as act:
            return act.create(self.table, values)

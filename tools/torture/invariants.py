"""What must hold of copies that merge, whatever happened: each function checks it and raises BrokenError if not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any
from unittest.mock import patch

from db.errors import Cancelled, UserError
from db.handover.merge import merge_handover, preview_handover
from db.handover.merge_report import MergeReport
from db.handover.replay import replay
from db.log.history import Conflict
from db.making import make_file
from db.safety.integrity import check_store
from db.schema import CONTENT_FIELD, DELETED, TABLES
from db.store import Store
from db.values import Dot, Value
from tools.torture.copies import INSPECTION, VALUES, Copies, Copy, HandOver, quicken, unforced
from tools.torture.programs import knows, running

# What is the same in all copies that know the same changes: the typed tables that these histories fill, and the log.
_TYPED = ("member", "framework", "form", "sampled_case", "reading", "attachment")
_SAME = ("answer", "head", "conflict", "txn", "change", "change_parent", "version")
# Of the index that texts stand in it, since it numbers them as they came.
_INDEXED = "SELECT record, field, words FROM search JOIN searched ON id = search.rowid ORDER BY record, field"


class BrokenError(Exception):
    """Something that must hold of every history does not."""


def hold(condition: object, what: str) -> None:
    """Raise BrokenError with a sentence unless the condition holds."""
    if not condition:
        raise BrokenError(what)


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return all that copies share of a visit, as far as the file's program knows it."""
    tables = (*(table for table in _TYPED if table in TABLES), *_SAME)
    told = {table: store.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    return told | {"search": store.connection.execute(_INDEXED).fetchall()}


# ---- one copy -----------------------------------------------------------------------------------------
def agree(copies: Copies, copy: Copy) -> None:
    """A copy holds exactly the changes that it knows, and its heads, conflicts and values are the oracle's."""
    oracle, connection, known = copies.oracle, copy.store.connection, copy.known
    rows = connection.execute("SELECT replica, seq, record, field, value FROM change").fetchall()
    held = {Dot(replica, seq): place for replica, seq, *place in rows}
    hold(held.keys() == known, "a change was lost or made up")
    edits = ((dot, oracle.edits[dot]) for dot in known & oracle.edits.keys())
    hold(
        all(held[dot] == [edit.record, edit.field, edit.value] for dot, edit in edits),
        "a change is not as it was made",
    )
    heads: dict[tuple[str, str], set[Dot]] = {}
    for record, name, replica, seq in connection.execute("SELECT * FROM head"):
        heads.setdefault((record, name), set()).add(Dot(replica, seq))
    hold(heads == oracle.heads(known), "the heads are not the oracle's")
    conflicts = set(connection.execute("SELECT record, field, kind FROM conflict").fetchall())
    hold(conflicts == oracle.conflicts(known), "the conflicts are not the oracle's")
    hold(
        copy.store.conflict_count() == len({place[:2] for place in conflicts}), "the conflicts are miscounted"
    )
    listed = (
        {(conflict.record, conflict.field) for conflict in copy.store.conflicts()} if conflicts else set()
    )
    hold(listed == {place[:2] for place in conflicts}, "the conflicts are not listed")
    own = {other.own for other in copies.copies}
    hold(
        not any(record in own for record, _field, _kind in conflicts),
        "a reading of one copy alone is in conflict",
    )
    _shows(copies, copy)


def _shows(copies: Copies, copy: Copy) -> None:
    """Every field shows what the oracle says, and every file is whole."""
    oracle, store = copies.oracle, copy.store
    tables = {birth.record: birth.table for birth in oracle.births.values()}
    with running(older=copy.older):
        rows = {
            row["id"]: row
            for table in set(tables.values())
            if table in TABLES
            for row in store.all(table, deleted=True)
        }
        answers = {
            (record, name): value
            for record, name, value in store.connection.execute("SELECT * FROM answer").fetchall()
        }
        for (record, name), value in oracle.shown(copy.known).items():
            if not knows(tables[record], name, older=copy.older):
                continue
            if name.startswith(CONTENT_FIELD):
                hold(
                    store.content("attachment", record) == copies.files[record],
                    "a file is not what was attached",
                )
                continue
            shown = answers.get((record, name)) if name.startswith("/") else rows[record][name]
            hold((type(shown), shown) == (type(value), value), "a value is shown that is not the oracle's")


def take_back(copies: Copies, copy: Copy) -> None:
    """Undoing is exact: a register holds again the values that it held."""
    for register, values in copies.take_back(copy):
        heads = frozenset(copy.store.heads(register.record, [register.field]).get(register.field, ()))
        hold(copies.oracle.held(register.record, register.field, heads) == values, "an undo is not exact")
    agree(copies, copy)


# ---- merging ------------------------------------------------------------------------------------------
def merge(
    copies: Copies, copy: Copy, handover: HandOver, *, preview: bool = False, undo: bool = False
) -> None:
    """Bring a hand-over in: a preview foretells the report, the report is true, and a second time changes nothing.

    With `undo`, the backup that was made is what was, and merging again in it comes to the same.
    """
    store = copy.store
    with _program(copy, backup=undo):
        before = contents(store) if preview or undo else {}
        standing = _standing(store)
        foretold = preview_handover(store, handover.path) if preview else None
        hold(not preview or contents(store) == before, "a preview changed something")
        report = merge_handover(store, handover.path, author="someone")
        hold(foretold is None or report == foretold, "a preview foretold something else")
        _reported(copies, report, handover.brought - copy.known)
        hold(
            set(report.conflicts) == _standing(store) - standing,
            "the report tells other conflicts than arose",
        )
        again = merge_handover(store, handover.path, author="someone")
        hold(again.changes == 0, "merging again found something new")
        if undo and report.changes:
            _undone_and_done_again(copies, copy, handover, before)
    copy.known |= handover.brought


def _reported(copies: Copies, report: MergeReport, new: frozenset[Dot]) -> None:
    """A report counts what came in as it was made: changes, records that are new, and others that were changed."""
    oracle = copies.oracle
    births = [oracle.births[dot] for dot in new & oracle.births.keys()]
    made = {birth.record for birth in births}
    changed = {oracle.edits[dot].record for dot in new & oracle.edits.keys()} - made
    tables = {birth.record: birth.table for birth in oracle.births.values()}
    hold(report.changes == len(new), "the report miscounts what came in")
    hold(report.created == Counter(birth.table for birth in births), "the report miscounts what is new")
    hold(
        report.changed == Counter(tables[record] for record in changed),
        "the report miscounts what was changed",
    )
    spanned = {Dot(replica, seq) for replica, first, last in report.spans for seq in range(first, last + 1)}
    hold(spanned == new, "the report tells other changes than came in")


def _undone_and_done_again(copies: Copies, copy: Copy, handover: HandOver, before: dict[str, Any]) -> None:
    """The newest backup holds exactly what was before the merge, and merging in it comes to the same as in the file."""
    folder = copies.folder / f"{copy.store.path.stem}-backups"
    backup = max(folder.iterdir())
    restored = backup.replace(copies.folder / "restored.inspection")
    with closing(Store.open(restored)) as store:
        quicken(store)
        hold(store.replica != copy.store.replica, "a backup goes on as the copy that it was made of")
        hold(contents(store) == before, "a backup is not what was before the merge")
        merge_handover(store, handover.path, author="someone")
        hold(contents(store) == contents(copy.store), "merging again after an undo came to something else")
    restored.unlink()


def merge_in_vain(copies: Copies, copy: Copy, handover: HandOver) -> None:
    """Merging that is cancelled, at either step of its progress, or refused leaves everything as it was."""
    lot = copies.lot
    steps = iter((False, True) if lot.random() < 0.5 else (True,))

    def cancel(_fraction: float, _sentence: str) -> None:
        if next(steps, True):
            raise Cancelled

    spoilt = handover.path.with_name("spoilt.handover")
    content = bytearray(handover.path.read_bytes())
    content[lot.randrange(len(content))] ^= 1 << lot.randrange(8)
    spoilt.write_bytes(content)
    new = bool(handover.brought - copy.known)
    with _program(copy):
        before = contents(copy.store)
        try:
            merge_handover(copy.store, handover.path, author="someone", progress=cancel)
            hold(not new, "a cancelled merge went on")
        except Cancelled:
            hold(new, "a merge of nothing new was long enough to be cancelled")
        try:
            merge_handover(copy.store, spoilt, author="someone")
            hold(False, "a damaged hand-over was taken")
        except UserError:
            pass
        hold(contents(copy.store) == before, "a merge that failed changed something")
        hold(not copy.store.is_changing, "a merge that failed left a transaction open")


def _standing(store: Store) -> set[tuple[str, str, str]]:
    return set(store.connection.execute("SELECT DISTINCT tbl, record, field FROM conflict").fetchall())


@contextmanager
def _program(copy: Copy, *, backup: bool = False) -> Iterator[None]:
    """The copy's program, without backups unless they are looked at, and without waiting for the disk."""
    with running(older=copy.older), unforced():
        if backup:
            yield
        else:
            with patch("db.handover.merge.back_up", lambda _store, _occasion: None):
                yield


# ---- all copies ---------------------------------------------------------------------------------------
def converge(copies: Copies) -> None:
    """Every copy that has all hand-overs, in whatever order they came, comes to the same."""
    handovers = [copies.hand_over(copy) for copy in copies.copies]
    for copy in copies.copies:
        others = [handover for handover in handovers if handover.brought != copy.known]
        copies.lot.shuffle(others)
        for handover in others:
            merge(copies, copy, handover)
        agree(copies, copy)
    _all_the_same(copies)


def _all_the_same(copies: Copies) -> None:
    newer = [contents(copy.store) for copy in copies.copies if not copy.older]
    hold(all(one == newer[0] for one in newer), "copies that know the same are not the same")
    older = [_older(copy) for copy in copies.copies if copy.older]
    hold(all(one == older[0] for one in older), "copies that know the same are not the same")


def _older(copy: Copy) -> dict[str, list[tuple[Any, ...]]]:
    with running(older=True):
        return contents(copy.store)


def update_programs(copies: Copies) -> None:
    """A copy in which an older program wrote shows after the update all that the older one did not know."""
    for copy in copies.copies:
        if copy.older:
            path = copy.store.path
            copy.store.close()
            copy.store, copy.older = Store.open(path), False
            quicken(copy.store)
            agree(copies, copy)
    _all_the_same(copies)


def settle_and_take_back(copies: Copies) -> None:
    """Undoing that a conflict was settled lets the same values stand against each other again."""
    lead = copies.copies[0]
    standing = lead.store.conflicts()
    for conflict in (conflict for conflict in standing if conflict.field != DELETED):
        value = _another(conflict.field)
        copies.change(lead, [(conflict.table, conflict.record, conflict.field, value, False)])
        take_back(copies, lead)
    # Of a record that was deleted, what is brought back is an edit that the delete has not seen: one more conflict, or
    # the one about the delete in another kind.
    hold(
        _places(standing) <= _places(lead.store.conflicts()), "an undo does not open a settled conflict again"
    )


def _places(conflicts: list[Conflict]) -> set[tuple[str, str]]:
    return {(conflict.record, conflict.field) for conflict in conflicts}


def settle_everywhere(copies: Copies) -> None:
    """What one copy settles is settled in all, unless somebody edited it meanwhile: that stands beside it again."""
    lead, *others = copies.copies
    open_places = [place for place in lead.store.conflicts() if place.field != DELETED]
    late = copies.lot.choice(others)
    reopened = copies.lot.choice(open_places) if open_places and copies.lot.random() < 0.5 else None
    copies.settle_all(lead)
    hold(lead.store.conflicts() == [], "a conflict stands although it was settled")
    if reopened is not None:
        value = _another(reopened.field)
        copies.change(late, [(reopened.table, reopened.record, reopened.field, value, False)])
    settled = copies.hand_over(lead)
    for copy in others:
        merge(copies, copy, settled)
        agree(copies, copy)
        standing = {(conflict.record, conflict.field) for conflict in copy.store.conflicts()}
        if copy is late and reopened is not None:
            hold(
                (reopened.record, reopened.field) in standing,
                "a late edit did not open a settled conflict again",
            )
        else:
            hold(not standing, "a conflict that was settled stands in another copy")


def _another(field: str) -> Value:
    """Return a value that `Copies.settle_all` does not settle on."""
    return VALUES[field][0]


def whole(copies: Copies) -> None:
    """The tables of a file are what its log makes of them, and so is a file that is made anew from the log."""
    store = copies.copies[0].store
    for problem in check_store(store):
        raise BrokenError(f"the file is not whole: {problem}")
    with (
        unforced(),
        make_file(
            copies.folder / "replayed.inspection",
            inspection=INSPECTION,
            fill=lambda made: replay(made, list(store.log())),
        ) as anew,
    ):
        hold(contents(anew) == contents(store), "a file that was made anew from the log is another")

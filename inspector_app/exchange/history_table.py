"""`export-history`: every change of a visit as one line, with who, when, before and after.

As CSV for a spreadsheet, whose cells never become formulas, or as JSON lines, which keep the values as they are.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import UserError
from db.files import write_then_move
from db.log.encoding import BIRTH, LogTransaction
from db.schema import CONTENT_FIELD, DELETED
from db.values import Dot, Value
from inspector_app.team.labels import field_label, record_label, value_label
from resources.translations import SOURCE, _, speaking

if TYPE_CHECKING:
    from inspector_app.visit import Visit

CSV, JSON_LINES = ".csv", ".jsonl"
HEADINGS = (
    "at",
    "who",
    "kind",
    "table",
    "record",
    "subject",
    "field",
    "what",
    "before",
    "after",
    "copy",
    "change",
    "program",
)

Progress = Callable[[float, str], None]
Line = dict[str, Any]

_COMPILED = ("content", "text_paths")  # of a framework, form or version: long, made by the program
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of one
_STEP = 500  # changes between two words of progress


def export_history(visit: Visit, path: Path, *, progress: Progress | None = None) -> int:
    """Write the history to a .csv or .jsonl file and return the number of its lines, the oldest change first.

    Raises UserError for another ending and when the file cannot be written; then what was there is as it was.
    """
    suffix = path.suffix.lower()
    if suffix not in (CSV, JSON_LINES):
        raise UserError(
            "history-kind",
            _("A history is written as .csv or .jsonl."),
            _("Choose a name that ends in one of these."),
            where=path.name,
        )
    with (
        visit.store.unchanging(),
        speaking(SOURCE),
    ):  # a format that scripts read, whatever the program speaks
        lines = list(_told(visit, progress))
    render = _as_csv if suffix == CSV else _as_json_lines

    def write(temporary: Path) -> None:
        with temporary.open("w", encoding="utf-8-sig" if suffix == CSV else "utf-8", newline="") as file:
            file.writelines(render(lines))

    write_then_move(path, write, suffix=suffix)
    return len(lines)


def _told(visit: Visit, progress: Progress | None) -> Iterator[Line]:
    """Yield the lines in causal order, with their words."""
    names = {member.id: member.name for member in visit.members.all()}
    changes = sorted(_changes(visit), key=lambda change: change[0])
    subjects: dict[str, str] = {}
    for number, (_order, line) in enumerate(changes):
        if progress and number % _STEP == 0:
            told = _("{number} of {total} changes").format(number=number, total=len(changes))
            progress(number / len(changes), told)
        place = (line["table"], line["record"], line["field"])
        if line["record"] not in subjects:
            subjects[line["record"]] = record_label(visit, *place[:2])
        line["who"] = names.get(line["who"], line["who"])
        line["subject"] = subjects[line["record"]]
        line["what"] = field_label(visit, *place) if line["field"] else ""
        line["words"] = tuple(
            value_label(visit, *place, line[side]) if line[side] not in (None, "") else ""
            for side in ("before", "after")
        )
        yield line


def _changes(visit: Visit) -> Iterator[tuple[tuple[int, int, int, int], Line]]:
    """Yield each value that was given, with its place in the causal order; a birth gives one for each column."""
    values: dict[Dot, tuple[str, Value]] = {}
    born: dict[str, dict[str, Value]] = {}
    log = [
        (transaction, change) for transaction, _link in visit.store.log() for change in _numbered(transaction)
    ]
    for transaction, (seq, change) in log:
        if change.field == BIRTH:
            born[change.record] = json.loads(str(change.value))
        elif not change.field.startswith(CONTENT_FIELD):
            values[Dot(transaction.replica, seq)] = (change.field, change.value)
    for transaction, (seq, change) in log:
        order = (transaction.lamport, transaction.replica, seq)
        if change.field == BIRTH:
            columns = (entry for entry in born[change.record].items() if entry[1] not in (None, ""))
            for place, (field, value) in enumerate(columns):
                line = _line(transaction, seq, "made", change.table, change.record)
                after = None if field in _COMPILED else value
                yield (*order, place), {**line, "field": field, "before": None, "after": after}
        elif not change.field.startswith(CONTENT_FIELD):
            seen = [values[dot][1] for dot in change.parents if values.get(dot, ("",))[0] == change.field]
            before = seen[-1] if seen else born.get(change.record, {}).get(change.field)
            kind = "changed" if change.field != DELETED else "deleted" if change.value else "restored"
            line = _line(transaction, seq, kind, change.table, change.record)
            yield (*order, 0), {**line, "field": change.field, "before": before, "after": change.value}


def _numbered(transaction: LogTransaction) -> Iterable[tuple[int, Any]]:
    return enumerate(transaction.changes, transaction.first)


def _line(transaction: LogTransaction, seq: int, kind: str, table: str, record: str) -> Line:
    return {
        "at": transaction.at,
        "who": transaction.author,
        "kind": kind,
        "table": table,
        "record": record,
        "copy": str(transaction.replica),
        "change": seq,
        "program": transaction.version,
    }


def _as_csv(lines: list[Line]) -> Iterator[str]:
    yield _row(HEADINGS)
    for line in lines:
        before, after = line["words"]
        told = {**line, "before": before, "after": after}
        yield _row(str(told[heading]) for heading in HEADINGS)


def _as_json_lines(lines: list[Line]) -> Iterator[str]:
    for line in lines:
        facts = {heading: line[heading] for heading in HEADINGS}
        yield f"{json.dumps(facts, ensure_ascii=False)}\n"


def _row(cells: Iterable[str]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_harmless(cell) for cell in cells])
    return buffer.getvalue()


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""Small faults put into a copy of the store, one at a time: random histories must find each of them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BROKEN = 3  # what `python -m tools.torture histories` ends with when a history does not hold


@dataclass(frozen=True)
class Mutant:
    """One fault: the module of the store, the code in it that is replaced wherever it stands, and by what.

    `by` is what has to find it, as `python -m tools.torture` names it.
    """

    name: str
    module: str
    code: str
    fault: str
    by: str = "histories"


MUTANTS = (
    # ---- what is shown, and what stands against each other
    Mutant("a tie shows the lower copy", "derived/registers", "change.replica DESC", "change.replica ASC"),
    Mutant("an older value is shown", "derived/registers", "change.lamport DESC", "change.lamport ASC"),
    Mutant("a restore hides a delete", "derived/registers", '"change.value DESC,"', '""'),
    Mutant("values of two types are one", "derived/registers", "typeof(change.value) || ':' || ", ""),
    Mutant("a settled conflict stays", "derived/registers", "DELETE FROM conflict WHERE kind = '{TWO_VALUES}' AND", "DELETE FROM conflict WHERE false AND"),
    Mutant("an undeleted record stays in conflict", "derived/registers", "kind = '{DELETED_EDITED}' AND record IN", "false AND record IN"),
    Mutant("a delete saw everything", "derived/registers", "WHERE NOT EXISTS (\n        SELECT 1 FROM change_parent", "WHERE false AND NOT EXISTS (\n        SELECT 1 FROM change_parent"),
    Mutant("a delete saw nothing", "derived/registers", "WHERE NOT EXISTS (\n        SELECT 1 FROM change_parent", "WHERE true OR NOT EXISTS (\n        SELECT 1 FROM change_parent"),
    Mutant("a restore is in conflict with edits", "derived/registers", "AND deletion.value = 1", ""),
    # ---- merging
    Mutant("a replaced value stays beside the new one", "handover/merge", "DELETE FROM head WHERE (record", "DELETE FROM head WHERE false AND (record"),
    Mutant("what was replaced elsewhere comes back", "handover/merge", "SELECT 1 FROM replaced WHERE", "SELECT 1 FROM replaced WHERE false AND"),
    Mutant("a delete replaces what it saw", "handover/merge", "WHERE old.field = change.field", "WHERE true"),
    Mutant("what came in is not shown", "handover/merge", "INTO touched SELECT tbl, record, field FROM {FRESH} WHERE", "INTO touched SELECT tbl, record, field FROM {FRESH} WHERE false AND"),
    Mutant("words that came in are not found", "handover/merge", "keep_up_with(connection, FRESH)", "pass"),
    Mutant("old conflicts are told as new", "handover/merge", "_standing_conflicts(connection) - before", "_standing_conflicts(connection)"),
    Mutant("new records are told as changed too", "handover/incoming", "in self.edited if record not in self.born", "in self.edited"),
    # ---- reading a hand-over
    Mutant("the last known change comes in again", "handover/incoming", "change.seq > fresh.known", "change.seq >= fresh.known"),
    Mutant("parents are lost on the way", "handover/incoming", "for parent in parents", "for parent in parents[1:]"),
    Mutant("times of others are not learnt", "handover/incoming", "own.seq, own.link, own.lamport = head.last, link, head.lamport", "own.seq, own.link = head.last, link"),
    Mutant("an entry takes another's time", "handover/incoming", "[(*head, line.hash)", "[(*head[:5], entries.heads[0].at, head.version, line.hash)"),
    # ---- writing
    Mutant("an edit replaces what nobody saw", "transaction", "[dot for dot in heads if seen is None or dot in seen]", "list(heads)"),
    Mutant("a delete forgets what it saw", "transaction", "also=self._other_heads(record)", "also=()"),
    Mutant("time stands still", "transaction", "(highest or 0) + 1", "1"),
    Mutant("settling replaces one value only", "transaction", "for dot in replaced],", "for dot in replaced[:1]],"),
    Mutant("the shown value of a conflict cannot be chosen", "transaction", "len(heads) < 2 and self._shown(table, record, field) == value", "self._shown(table, record, field) == value"),
    Mutant("undo brings one of several values back", "transaction", "values_of(self._connection, register, heads)", "values_of(self._connection, register, heads)[-1:]"),
    Mutant("undo forgets what a record was born with", "log/past", "json.loads(content).get(field)", "None"),
    # ---- making anew
    Mutant("made anew, a delete replaces what it saw", "derived/rebuild", "WHERE later.field = old.field", "WHERE true"),
    Mutant("a replay forgets the last entry", "handover/replay", "write_stream(passage, _manifest(store.inspection, log), log)", "write_stream(passage, _manifest(store.inspection, log[:-1]), log[:-1])"),
    Mutant("deleted words are still found", "derived/search", "WHERE words = '' AND id", "WHERE false AND id"),
    # ---- what a forger may write
    Mutant("an entry may be written otherwise", "log/decoding", "if write_json(transaction) != line:", "if False:", by="handovers"),
    Mutant("a birth may be written otherwise", "log/decoding", 'if write_json(contents) != b"[%b]" % together:', "if False:", by="handovers"),
    Mutant("a birth may hold anything", "log/decoding", "    _check_births([", "    bool([", by="handovers"),
    Mutant("a field may hold anything", "log/decoding", "not TABLES[table].takes(field, value)", "False", by="handovers"),
    Mutant("parents may be anything", "log/decoding", "_check_parents(found)\n    return", "return", by="handovers"),
    Mutant("any record may be changed", "handover/merge", "if astray:", "if False:", by="handovers"),
    Mutant("a parent need not be there", "handover/merge", "if unknown:", "if False:", by="handovers"),
    Mutant("a refusal leaves what came before it", "handover/incoming", "_insert(connection, lines, entries)\n", "_insert(connection, lines, entries); connection.execute('COMMIT'); connection.execute('BEGIN IMMEDIATE')\n", by="handovers"),
)  # fmt: skip


def hunt(mutant: Mutant, number: int, *, seed: int = 0) -> str:
    """Play histories, or give hand-overs, with the fault in place; return what was found, "" when nothing was.

    Raises ValueError when the code is not there, or when the fault does not run.
    """
    with tempfile.TemporaryDirectory(prefix="mutant-") as folder:
        copy = Path(folder, "db")
        shutil.copytree(ROOT / "db", copy, ignore=shutil.ignore_patterns("__pycache__"))
        module = copy / f"{mutant.module}.py"
        source = module.read_text(encoding="utf-8")
        if mutant.code not in source:
            raise ValueError(f"{mutant.module}.py has no {mutant.code!r}")
        module.write_text(source.replace(mutant.code, mutant.fault), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "tools.torture", mutant.by, f"--number={number}", f"--seed={seed}"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": os.pathsep.join((folder, str(ROOT)))},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode not in (0, BROKEN):
        raise ValueError(f"{mutant.name}: {done.stderr or done.stdout}")
    return done.stdout.strip().splitlines()[-1] if done.returncode else ""

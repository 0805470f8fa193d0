"""Merging a hand-over: set-based, in one transaction, checked at every step, idempotent in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from db.derived.rebuild import put_in_tables
from db.derived.registers import clear_touched, derive
from db.derived.search import keep_up_with
from db.errors import UserError, environment_errors
from db.handover.envelope import foreign
from db.handover.incoming import FRESH, Arrived, copy_new, refusal, same_history
from db.handover.merge_report import MergeReport
from db.handover.stream import Line, Manifest, Progress, open_handover
from db.log.encoding import BIRTH
from db.safety.backup import back_up
from db.safety.occasion import MadeFor, Occasion
from db.store import Store
from db.team.keyring import Keyring, keyring_of
from db.transaction import Touched
from resources.translations import N_, _

_UNFIT = N_("The hand-over was refused, since it holds records that do not fit together.")


def merge_handover(
    store: Store,
    path: Path,
    *,
    author: str,
    at: datetime | None = None,
    progress: Progress | None = None,
    replaying: bool = False,
) -> MergeReport:
    """Bring a hand-over in after a backup and return what it did; the report is kept in the file too.

    `author` is the member who brings it in, `at` the aware time that the report is stamped with. A hand-over
    that holds nothing new changes nothing. `replaying` takes the log of a sealed visit unsealed, from this program
    itself. Raises UserError when it is refused, and Cancelled when `progress` says so; then the file is as it was.
    """
    keyring = keyring_of(store)
    with _opened(store, path, keyring) as (manifest, lines):
        if not _news(store, manifest, path):
            return MergeReport(manifest.author, manifest.written_at)
        if store.version_vector():
            back_up(store, Occasion(MadeFor.MERGE, manifest.author))
        with environment_errors(store.path), _refused_as_a_whole(path), store.exclusively():
            report = _merge(store.connection, manifest, lines, path, progress)
            if keyring is None and not replaying:
                _refuse_unsealed(store.connection, path)
            _keep_report(store.connection, report, author, at or datetime.now(UTC))
            touched = _touched(store.connection) if store.is_observed else frozenset()
    store.tell(touched)
    return report


def preview_handover(
    store: Store,
    path: Path,
    *,
    progress: Progress | None = None,
    meanwhile: Callable[[MergeReport], object] | None = None,
) -> MergeReport:
    """Return what bringing a hand-over in would do: the merge itself, rolled back, so exactly true.

    `meanwhile` is called while everything still stands as it would be, to read it; not for one that brings nothing.
    """
    keyring = keyring_of(store)
    with _opened(store, path, keyring) as (manifest, lines):
        if not _news(store, manifest, path):
            return MergeReport(manifest.author, manifest.written_at)
        with environment_errors(store.path), _refused_as_a_whole(path), store.tentatively():
            report = _merge(store.connection, manifest, lines, path, progress)
            if keyring is None:
                _refuse_unsealed(store.connection, path)
            # A commit would check the references; this transaction will never be committed.
            if store.connection.execute("PRAGMA foreign_key_check").fetchone():
                raise refusal(path, _(_UNFIT))
            if meanwhile:
                meanwhile(report)
    return report


class _refused_as_a_whole:  # noqa: N801 - reads as what it does in a with statement
    """Whatever the database will not take from a hand-over refuses the hand-over, in a sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, dbapi2.IntegrityError | dbapi2.DataError):
            raise refusal(self._path, _(_UNFIT)) from error


@contextmanager
def _opened(store: Store, path: Path, keyring: Keyring | None) -> Iterator[tuple[Manifest, Iterator[Line]]]:
    """A hand-over of this visit that can be trusted, open to be read."""
    with open_handover(path, keyring) as (manifest, lines):
        if manifest.inspection != store.inspection:
            raise foreign(path)
        yield manifest, lines


def _news(store: Store, manifest: Manifest, path: Path) -> bool:
    known = store.version_vector()
    ahead = any(seq > known.get(replica, 0) for replica, seq, _ in manifest.ends())
    if not ahead:
        for replica, seq, link in manifest.ends():
            same_history(store.connection, replica, seq, link, path)
    return ahead


def _refuse_unsealed(connection: Any, path: Path) -> None:
    """Raise UserError when what came in unsealed is of a sealed visit: whoever wrote it is nobody that is known."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM invitation)").fetchone()[0]:
        raise UserError(
            "unsealed-handover",
            _("This hand-over is not sealed, and its visit takes sealed ones alone. Nothing of it was used."),
            _("Join the visit with an invitation of the lead inspector."),
            where=path.name,
        )


def _merge(
    connection: Any, manifest: Manifest, lines: Iterator[Line], path: Path, progress: Progress | None
) -> MergeReport:
    before = _standing_conflicts(connection)
    arrived = copy_new(connection, manifest, lines, path, progress)
    if progress:
        progress(0.7, _("Putting the entries in place"))
    _make_records(connection, set(arrived.created), path)
    clear_touched(connection)
    _place_heads(connection, path)
    derive(connection)
    keep_up_with(connection, FRESH)
    report = _report(connection, manifest, arrived, before)
    if progress:
        progress(1.0, _("Checked and complete"))
    return report


def _make_records(connection: Any, born: set[str], path: Path) -> None:
    """Put the records that are born in the new changes, in the tables `born`, into their typed tables."""
    put_in_tables(connection, FRESH, born)
    # A record of a table that only a newer version knows has its birth in the log too.
    astray = connection.execute(
        f"""SELECT 1 FROM {FRESH} LEFT JOIN change AS birth ON birth.record = change.record AND birth.field = '{BIRTH}'
            WHERE change.field <> '{BIRTH}' AND birth.tbl IS NOT change.tbl LIMIT 1"""
    ).fetchone()
    if astray:
        raise refusal(path, _("The hand-over was refused, since it changes a record that is not there."))


def _place_heads(connection: Any, path: Path) -> None:
    """Take out the heads that new changes replace, put the new ones in, and mark the registers as touched."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS replaced (replica INTEGER, seq INTEGER, PRIMARY KEY (replica, seq))"
        " WITHOUT ROWID"
    )
    connection.execute("DELETE FROM replaced")
    (unknown,) = connection.execute(
        """SELECT count(*) FROM fresh CROSS JOIN change_parent AS p ON p.replica = fresh.replica AND p.seq > fresh.known
            LEFT JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
            LEFT JOIN change ON change.replica = p.replica AND change.seq = p.seq
            WHERE old.replica IS NULL OR old.record <> change.record
                OR (old.field <> change.field AND change.field <> 'deleted')
                OR NOT (old.lamport < change.lamport OR (old.replica = change.replica AND old.seq < change.seq))"""
    ).fetchone()
    if unknown:
        raise refusal(
            path, _("The hand-over was refused, since an entry replaces something that was not there.")
        )
    connection.execute(
        """INSERT OR IGNORE INTO replaced
            SELECT old.replica, old.seq
            FROM fresh CROSS JOIN change_parent AS p ON p.replica = fresh.replica AND p.seq > fresh.known
                CROSS JOIN change ON change.replica = p.replica AND change.seq = p.seq
                CROSS JOIN change AS old ON old.replica = p.parent_replica AND old.seq = p.parent_seq
            WHERE old.field = change.field"""
    )
    connection.execute(
        """DELETE FROM head WHERE (record, field, replica, seq) IN (
            SELECT change.record, change.field, change.replica, change.seq
            FROM replaced CROSS JOIN change ON change.replica = replaced.replica AND change.seq = replaced.seq)"""
    )
    connection.execute(
        f"""INSERT INTO head SELECT record, field, change.replica, change.seq FROM {FRESH}
            WHERE field <> '{BIRTH}' AND NOT EXISTS (
                SELECT 1 FROM replaced WHERE replaced.replica = change.replica AND replaced.seq = change.seq)"""
    )
    connection.execute(
        f"INSERT OR IGNORE INTO touched SELECT tbl, record, field FROM {FRESH} WHERE field <> '{BIRTH}'"
    )


def _standing_conflicts(connection: Any) -> set[tuple[str, str, str]]:
    return set(connection.execute("SELECT DISTINCT tbl, record, field FROM conflict").fetchall())


def _report(
    connection: Any, manifest: Manifest, arrived: Arrived, before: set[tuple[str, str, str]]
) -> MergeReport:
    spans = connection.execute(
        "SELECT replica, known + 1, seq FROM fresh JOIN version USING (replica) ORDER BY replica"
    ).fetchall()
    return MergeReport(
        author=manifest.author,
        written_at=manifest.written_at,
        transactions=arrived.transactions,
        changes=sum(last - first + 1 for _replica, first, last in spans),
        created=dict(sorted(arrived.created.items())),
        changed=dict(sorted(arrived.changed.items())),
        conflicts=tuple(sorted(_standing_conflicts(connection) - before)),
        spans=tuple(spans),
    )


def _keep_report(connection: Any, report: MergeReport, author: str, at: datetime) -> None:
    connection.execute(
        "INSERT INTO merge_report (at, author, content) VALUES (?, ?, ?)",
        (at.astimezone(UTC).isoformat(timespec="seconds"), author, report.to_json()),
    )


def _touched(connection: Any) -> frozenset[Touched]:
    """Return the registers that the new changes touched, for those who want to know."""
    return frozenset(map(Touched._make, connection.execute(f"SELECT tbl, record, field FROM {FRESH}")))

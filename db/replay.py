"""Making a copy of a visit from its log, through the one way in: a hand-over that is merged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from db.encoding import LogTransaction, decode, encode
from db.errors import UserError
from db.handover import Manifest, write_stream
from db.merge import merge_handover
from db.store import Store
from db.values import new_id
from db.version import program_version
from resources.translations import _


def replay(
    path: Path,
    inspection: str,
    log: Sequence[tuple[LogTransaction, bytes]],
    *,
    make: Callable[[], Store],
) -> Store:
    """Make a new visit file at `path` from transactions with their hashes, and return it open.

    `make` makes the file, empty. Raises UserError when the file exists or cannot be written, or when the transactions are not such as this
    program writes or do not follow on one another; then no file is left.
    """
    _check_entries(log)
    store = make()
    passage = path.with_name(f".{new_id()}.handover")
    try:
        write_stream(passage, _manifest(inspection, log), log)
        merge_handover(store, passage, author="", replaying=True)
    except BaseException:
        store.discard()
        raise
    finally:
        passage.unlink(missing_ok=True)
    return store


def _check_entries(log: Sequence[tuple[LogTransaction, bytes]]) -> None:
    try:
        for transaction, _link in log:
            decode(encode(transaction))
    except ValueError as error:
        raise UserError(
            "refused-handover",
            _("An entry of the history is not such as this program writes."),
            _("Have it written again from the visit file."),
        ) from error


def _manifest(inspection: str, log: Sequence[tuple[LogTransaction, bytes]]) -> Manifest:
    ends = {transaction.replica: (transaction.last, link) for transaction, link in log}
    return Manifest(
        inspection=inspection,
        author="",
        replica="",
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
        version=program_version(),
        transactions=len(log),
        changes=sum(len(transaction.changes) for transaction, _link in log),
        vector={str(replica): [str(last), link.hex()] for replica, (last, link) in ends.items()},
    )

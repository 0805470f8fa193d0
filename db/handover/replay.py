"""Filling a new copy of a visit from its log, through the one way in: a hand-over that is merged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from db.errors import UserError
from db.files import HANDOVER_SUFFIX
from db.handover.merge import merge_handover
from db.handover.stream import Manifest, write_stream
from db.log.decoding import decode
from db.log.encoding import LogTransaction, encode
from db.passing import passing_name
from db.store import Store
from db.version import program_version
from resources.translations import _


def replay(store: Store, log: Sequence[tuple[LogTransaction, bytes]]) -> None:
    """Fill an empty visit file from transactions with their hashes.

    Raises UserError when they are not such as this program writes, or do not follow on one another.
    """
    _check_entries(log)
    passage = passing_name(store.path, HANDOVER_SUFFIX)
    try:
        write_stream(passage, _manifest(store.inspection, log), log)
        merge_handover(store, passage, author="", replaying=True)
    finally:
        passage.unlink(missing_ok=True)


def _check_entries(log: Sequence[tuple[LogTransaction, bytes]]) -> None:
    try:
        for transaction, _link in log:
            decode(encode(transaction))
    except (ValueError, OverflowError) as error:
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

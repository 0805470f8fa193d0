"""The history of a visit of any size, as its copies would have written it: made as entries, without playing it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from db.handover.stream import Manifest, write_stream
from db.log.encoding import BIRTH, Change, LogTransaction, birth_content, chain, encode
from db.store import Store
from db.values import Dot

_INSPECTION = "large"
_AT = "2024-03-12T17:00:00.000+00:00"
_IN_ONE = 10  # changes in a transaction
_QUESTIONS = 500  # a reading has as many answers as the visit needs, up to this


class LargeVisit:
    """Cases with a reading each, which some copies have answered: a file that is empty, and hand-overs for it."""

    def __init__(self, folder: Path, *, copies: int, cases: int, answers: int) -> None:
        if answers > cases * _QUESTIONS:
            raise ValueError("there are not as many questions")
        self._folder, self._copies, self._cases = folder, copies, cases
        self.file = folder / "large.inspection"
        Store.create(self.file, inspection=_INSPECTION).close()

    def handover(self, answers: int, *, new: int = 0) -> Path:
        """Write a hand-over of all cases and answers, and of `new` more by the last copy: every second one an edit."""
        path = self._folder / "large.handover"
        chained: list[tuple[LogTransaction, bytes]] = []
        ends: dict[str, list[str]] = {}
        for entries in self._log(answers, new):
            link = b""
            for entry in entries:
                link = chain(link, encode(entry))
                chained.append((entry, link))
                ends[str(entry.replica)] = [str(entry.last), link.hex()]
        manifest = Manifest(
            inspection=_INSPECTION,
            author="somebody",
            replica=str(self._copies),
            written_at=_AT,
            version="0",
            transactions=len(chained),
            changes=sum(int(last) for last, _link in ends.values()),
            vector=ends,
        )
        write_stream(path, manifest, chained)
        return path

    def _log(self, answers: int, new: int) -> Iterator[list[LogTransaction]]:
        """Yield the entries of each copy; the first has made the cases."""
        births = [change for number in range(self._cases) for change in _case(number)]
        yield _entries(1, births, lamport=0)
        each = answers // self._copies
        for copy in range(self._copies):
            numbers = range(copy * each, (copy + 1) * each)
            changes = [self._answer(number) for number in numbers]
            if copy == self._copies - 1:
                changes += [self._answer(answers + number) for number in range(0, new, 2)]
                replaced = range(new // 2)
                changes += [
                    self._answer(number, Dot(2 + number // each, 1 + number % each)) for number in replaced
                ]
            yield _entries(copy + 2, changes, lamport=len(births) // _IN_ONE)

    def _answer(self, number: int, *replaced: Dot) -> Change:
        record, question = number % self._cases, number // self._cases
        value = f"{'edited' if replaced else 'answered'} {number}"
        return Change("reading", f"{record:031x}r", f"/group/q{question}", value, replaced)


def _case(number: int) -> tuple[Change, Change]:
    case = f"{number:031x}c"
    return (
        Change(
            "sampled_case",
            case,
            BIRTH,
            birth_content({"reference": f"C{number}", "note": "of a large visit"}),
            (),
        ),
        Change(
            "reading", f"{number:031x}r", BIRTH, birth_content({"sampled_case": case, "kind": "first"}), ()
        ),
    )


def _entries(replica: int, changes: list[Change], *, lamport: int) -> list[LogTransaction]:
    return [
        LogTransaction(
            replica,
            first + 1,
            min(first + _IN_ONE, len(changes)),
            lamport + number,
            "somebody",
            _AT,
            "0",
            tuple(changes[first : first + _IN_ONE]),
        )
        for number, first in enumerate(range(0, len(changes), _IN_ONE), 1)
    ]

"""Random histories: each is played from its seed alone, so a seed that fails can be played again."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from unittest.mock import patch

from tools.torture import invariants
from tools.torture.copies import Copies, Copy, Deed

# What happens at a step, and how often.
_STEPS = {
    "write": 26,
    "write apart": 10,
    "merge": 24,
    "write own": 8,
    "make": 8,
    "attach": 5,
    "open form": 8,
    "merge an old one": 6,
    "merge in vain": 4,
    "settle": 6,
    "take back": 8,
}


@dataclass
class Played:
    """What happened in some histories, by what it was."""

    histories: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    changes: int = 0
    conflicts: int = 0
    older: int = 0


def play(seed: int, told: Played) -> None:
    """Play one history of two to four copies and what must hold of it; raises BrokenError when it does not."""
    lot = Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="history-"))
    number = lot.choice((2, 2, 2, 2, 2, 3, 3, 4))
    older = frozenset({number - 1}) if lot.random() < 0.15 else frozenset[int]()
    try:
        copies = Copies(folder, number, older=older, lot=lot)
        # Entries go to the database a few at a time, as those of a large visit do.
        with closing(copies), patch("db.handover.incoming._BATCH", 400):
            for _ in range(lot.randint(3, 9)):
                (step,) = lot.choices(list(_STEPS), list(_STEPS.values()))
                told.steps[step] += 1
                _take(copies, step)
            invariants.converge(copies)
            told.conflicts += copies.copies[0].store.conflict_count()
            if older:
                invariants.update_programs(copies)
            if copies.copies[0].store.conflict_count():
                invariants.settle_and_take_back(copies)
                invariants.settle_everywhere(copies)
            if seed % 4 == 0:  # the slowest look, and copies that are all the same are all whole
                invariants.whole(copies)
            told.changes += len(copies.oracle.edits) + len(copies.oracle.births)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    told.histories += 1
    told.older += bool(older)


def _take(copies: Copies, step: str) -> None:
    lot = copies.lot
    copy = lot.choice(copies.copies)
    if step == "write":
        copies.write(copy, _deeds(lot))
    elif step == "write apart":  # all write, in the same two records, before anybody hands over
        for writer in copies.copies:
            copies.write(writer, [(deed[0] % 2, *deed[1:]) for deed in _deeds(lot)])
            invariants.agree(copies, writer)
    elif step == "write own":
        copies.write_own(copy, lot.randrange(3), lot.randrange(4))
    elif step == "make":
        copies.make(copy, lot.choice((None, *range(8))))
    elif step == "attach":
        copies.attach(copy, lot.randbytes(lot.randint(1, 10)))
    elif step == "open form":
        copies.open_form(copy)
    elif step == "settle":
        copy = next((one for one in copies.copies if one.store.conflict_count()), copy)
        copies.settle_all(copy)
        invariants.hold(copy.older or not copy.store.conflicts(), "a conflict stands although it was settled")
        if lot.random() < 0.5:
            invariants.take_back(copies, copy)
    elif step == "take back":
        invariants.take_back(copies, copy)
    else:
        _exchange(copies, copy, step)
    invariants.agree(copies, copy)


def _exchange(copies: Copies, copy: Copy, step: str) -> None:
    lot = copies.lot
    if step == "merge an old one":
        invariants.merge(copies, copy, lot.choice(copies.handovers))
        return
    source = lot.choice([other for other in copies.copies if other is not copy])
    handover = copies.hand_over(source)
    if step == "merge in vain":
        invariants.merge_in_vain(copies, copy, handover)
    else:
        invariants.merge(copies, copy, handover, preview=lot.random() < 0.3, undo=lot.random() < 0.06)


def _deeds(lot: Random) -> list[Deed]:
    return [
        (lot.randrange(8), lot.randrange(4), lot.randrange(4), lot.random() < 0.4)
        for _ in range(lot.randint(1, 3))
    ]

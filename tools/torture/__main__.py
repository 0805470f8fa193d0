"""`python -m tools.torture`: long runs of what `make test` does in short; each prints a seed to play it again by."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable

from sqlcipher3 import dbapi2

from db.errors import UserError
from tools.torture.handovers import give
from tools.torture.histories import Played, play
from tools.torture.invariants import BrokenError
from tools.torture.kills import kill
from tools.torture.mutants import BROKEN, MUTANTS, hunt

_WORD_EVERY = 30.0  # seconds
_OF_A_VISIT = 200  # hand-overs
_OF_A_STAGE = 500  # kills


def main() -> int:
    """Run what is asked for; return 0 when everything held."""
    options = argparse.ArgumentParser(prog="python -m tools.torture", description=__doc__)
    options.add_argument("what", choices=_RUNS, help="what to run")
    options.add_argument("--number", type=int, default=1000, help="how many; of mutants, histories for each")
    options.add_argument(
        "--seed", type=int, default=0, help="the seed of the first; the others count on from it"
    )
    chosen = options.parse_args()
    return _RUNS[chosen.what](chosen.number, chosen.seed)


def _histories(number: int, seed: int) -> int:
    told, begun, spoken = Played(), time.monotonic(), time.monotonic()
    print(f"{number} histories from seed {seed}", flush=True)
    for one in range(seed, seed + number):
        try:
            play(one, told)
        except (BrokenError, UserError, dbapi2.Error) as error:
            print(f"seed {one}: {error}")
            return BROKEN
        if time.monotonic() - spoken > _WORD_EVERY:
            spoken = time.monotonic()
            print(f"  up to seed {one}: {told.histories} in {spoken - begun:.0f} s", flush=True)
    print(told)
    return 0


def _mutants(number: int, seed: int) -> int:
    print(f"{len(MUTANTS)} mutants, up to {number} histories each from seed {seed}", flush=True)
    survivors = 0
    for mutant in MUTANTS:
        found = hunt(mutant, number, seed=seed)
        survivors += not found
        print(f"  {mutant.name:<50} {found or 'SURVIVED'}", flush=True)
    return BROKEN if survivors else 0


def _handovers(number: int, seed: int) -> int:
    print(f"{number} hand-overs with a fault, {_OF_A_VISIT} of each visit, from seed {seed}", flush=True)
    outcomes: Counter[tuple[str, str]] = Counter()
    for one in range(seed, seed + -(-number // _OF_A_VISIT)):
        try:
            outcomes += give(min(_OF_A_VISIT, number), one)
        except (BrokenError, UserError) as error:
            print(f"seed {one}: {error}")
            return BROKEN
    for (kind, outcome), count in sorted(outcomes.items()):
        print(f"  {kind:<10}{outcome:<30}{count:>8}")
    return 0


def _kills(number: int, seed: int) -> int:
    print(f"{number} programs to kill from seed {seed}", flush=True)
    told: Counter[str] = Counter()
    for first in range(seed, seed + number, _OF_A_STAGE):
        try:
            told += kill(min(_OF_A_STAGE, seed + number - first), first)
        except BrokenError as error:
            print(error)
            return BROKEN
        print(f"  up to seed {first + _OF_A_STAGE - 1}: {dict(told)}", flush=True)
    return 0


_RUNS: dict[str, Callable[[int, int], int]] = {
    "histories": _histories,
    "mutants": _mutants,
    "handovers": _handovers,
    "kills": _kills,
}

if __name__ == "__main__":
    sys.exit(main())

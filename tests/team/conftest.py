"""The copies of a sealed visit, opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit
from tests.conftest import TickingClock
from tests.sealed_visit import Sealed


@pytest.fixture
def later() -> TickingClock:
    """Return a clock that goes on after everything that the files of the sealed visit hold."""
    clock = TickingClock()
    clock.now = clock.now.replace(hour=17)
    return clock


@pytest.fixture
def opened(later: TickingClock) -> Iterator[Callable[[Path], Visit]]:
    """Open visit files that are closed when the test ends."""
    visits: list[Visit] = []

    def open_(path: Path) -> Visit:
        visits.append(Visit.open(path, clock=later))
        return visits[-1]

    yield open_
    for visit in visits:
        visit.close()


@pytest.fixture
def lead(sealed: Sealed, opened: Callable[[Path], Visit]) -> Visit:
    """Return the lead's copy."""
    return opened(sealed.lead)


@pytest.fixture
def owain(sealed: Sealed, opened: Callable[[Path], Visit]) -> Visit:
    """Return Owain's copy, of which the lead's knows nothing yet."""
    return opened(sealed.owain)


@pytest.fixture
def written(tmp_path):
    """Write a hand-over of a visit and return its path."""
    numbers = count(1)

    def write(visit):
        path = tmp_path / f"{next(numbers)}.handover"
        hand_over(visit, path)
        return path

    return write


@pytest.fixture
def carry(written):
    """Bring what one copy holds into another."""
    return lambda giver, taker: bring_in(taker, written(giver))

"""The copies of a sealed visit, opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

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

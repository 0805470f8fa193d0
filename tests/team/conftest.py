"""A sealed visit of two: Mared Llwyd leads, Owain Prys is invited and joins."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.framework import LoadedFramework
from inspector_app.team.invitations import invite, join_by_invitation
from inspector_app.visit import Visit
from tests.conftest import TickingClock

DETAILS = InspectionDetails(
    inspectorate="The Inspectorate",
    authority="Bro Helyg County Council",
    subject="small things",
    start_date="2024-03-12",
    end_date="2024-03-15",
)


@dataclass(frozen=True)
class Sealed:
    """The files of a sealed visit: the lead's, Owain's, and the invitation that he opened with its words."""

    lead: Path
    owain: Path
    invitation: Path
    words: str


@pytest.fixture(scope="session")
def sealed_files(small_framework: LoadedFramework, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """Found, invite and join once; each of it costs a second or two, as it should."""
    folder = tmp_path_factory.mktemp("sealed")
    clock = TickingClock()
    files = folder / "Mared.inspection", folder / "Owain.inspection", folder / "Owain Prys.invitation"
    with Visit.create(files[0], small_framework, DETAILS, "Mared Llwyd", sealed=True, clock=clock) as visit:
        visit.members.add("Owain Prys")
        visit.members.add("Siân Rees")
        words = invite(visit, visit.members.named("Owain Prys"), folder)
    join_by_invitation(files[1], files[2], words, clock=clock).close()
    return Sealed(*files, words)


@pytest.fixture
def sealed(sealed_files: Sealed, tmp_path: Path) -> Sealed:
    """Return copies of the files, to write in."""
    copied = (
        Path(shutil.copy(path, tmp_path / path.name))
        for path in (sealed_files.lead, sealed_files.owain, sealed_files.invitation)
    )
    return Sealed(*copied, sealed_files.words)


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

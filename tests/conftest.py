"""What tests of every area may stand on: the sample visit, played once, and a small visit that begins empty."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from db.keys.passphrase import Cost
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.framework import LoadedFramework
from inspector_app.new_visit import join_visit
from inspector_app.sample.play import play
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.visit import Visit
from tests.sealed_visit import Sealed, make_sealed_visit
from tests.small_framework import CASE_READING, DETAILS, SECOND_EDITION, WITH_FILES
from tests.small_framework import small_framework as compile_small_framework

# The loop that the program has, see `ui.application`.
os.environ.setdefault("QT_NO_GLIB", "1")

# No test depends on a clock.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# A whole reading of the small form.
COMPLETE = {
    "/decision/in_time": "yes",
    "/decision/decided_on": "2024-02-01",
    "/child/met": "seen",
    "/child/visit[0]/purpose": "assessment",
}


@pytest.fixture(autouse=True)
def _no_windows_left() -> Iterator[None]:
    """Destroy the windows that a test made: Qt would style those of all tests before at each change of colours.

    A window that several tests share keeps what they made, since parts of it may stand outside it for a while. Nothing
    is looked for that only holds itself until they are gone: a window that is open may be held by no more than that.
    """
    shared = any(window.isVisible() for window in _windows())
    gc.disable()
    yield
    if left := [window for window in _windows() if window.parent() is None and not shared]:
        from PySide6.QtCore import QCoreApplication, QEvent

        for window in left:
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    gc.enable()


def _windows() -> list[Any]:
    """Return the windows of the application, without loading Qt for the tests that have none."""
    if "PySide6.QtWidgets" not in sys.modules:
        return []
    from PySide6.QtWidgets import QApplication

    return QApplication.topLevelWidgets() if isinstance(QApplication.instance(), QApplication) else []


@pytest.fixture(scope="session")
def sample_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the played visit; a test that writes copies the file first."""
    folder = tmp_path_factory.mktemp("sample")
    play(folder)
    return folder


class TickingClock:
    """A clock that goes on by a second whenever somebody looks at it; begins on Tue 12 March 2024 at 09:00 UTC."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 12, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the present time."""
        self.now += timedelta(seconds=1)
        return self.now


PASSPHRASE = "correct horse battery staple"


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have passphrases cost next to nothing to try, for tests that are not about what they cost."""
    monkeypatch.setattr("db.keys.passphrase.STANDARD", Cost(memory=64, passes=1, lanes=1))


@pytest.fixture(scope="session")
def small_framework(tmp_path_factory: pytest.TempPathFactory) -> LoadedFramework:
    """Return a framework of two criteria and a form of seven questions."""
    return compile_small_framework(tmp_path_factory.mktemp("framework"))


@pytest.fixture
def edition_file(tmp_path: Path) -> Callable[..., Path]:
    """Write an edition of the small case-reading form as an author's file: the second one, or the first with changes."""

    def write(*changes: tuple[str, str], second: bool = False, name: str = "edition.md") -> Path:
        text = SECOND_EDITION if second else CASE_READING
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def clock() -> TickingClock:
    """Return the clock that all copies of the small visit share."""
    return TickingClock()


@pytest.fixture
def small_visit(small_framework: LoadedFramework, clock: TickingClock, tmp_path: Path) -> Iterator[Visit]:
    """Open a new visit of the small framework; it is Mared Llwyd's copy, and Owain Prys is in the team."""
    with _new_visit(tmp_path, small_framework, clock) as visit:
        yield visit


@pytest.fixture
def visit_with_files(clock: TickingClock, tmp_path: Path) -> Iterator[Visit]:
    """Open the same with a form that asks for a picture and for a file."""
    with _new_visit(tmp_path, compile_small_framework(tmp_path, WITH_FILES), clock) as visit:
        yield visit


def _new_visit(folder: Path, framework: LoadedFramework, clock: TickingClock) -> Visit:
    visit = Visit.create(folder / "Mared.inspection", framework, DETAILS, "Mared Llwyd", clock=clock)
    visit.members.add("Owain Prys")
    return visit


@pytest.fixture
def exchange(tmp_path: Path) -> Callable[[Visit, Visit], None]:
    """Bring what one copy holds into another."""

    def carry(giver: Visit, taker: Visit) -> None:
        path = tmp_path / f"{giver.store.replica}.handover"
        hand_over(giver, path)
        bring_in(taker, path)

    return carry


@pytest.fixture
def owains_copy(small_visit: Visit, clock: TickingClock, tmp_path: Path) -> Iterator[Callable[[], Visit]]:
    """Return how Owain Prys joins the small visit, as far as it has come."""
    opened: list[Visit] = []

    def join() -> Visit:
        handover = tmp_path / "join.handover"
        hand_over(small_visit, handover)
        opened.append(join_visit(tmp_path / "Owain.inspection", handover, "Owain Prys", clock=clock))
        return opened[-1]

    yield join
    for visit in opened:
        visit.close()


@pytest.fixture(scope="session")
def sealed_files(small_framework: LoadedFramework, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    """Return the files of a sealed visit, made once; a test that writes copies them first."""
    return make_sealed_visit(tmp_path_factory.mktemp("sealed"), small_framework, TickingClock())


@pytest.fixture
def sealed(sealed_files: Sealed, tmp_path: Path) -> Sealed:
    """Return copies of those files, which a test may write in."""
    return sealed_files.copied(tmp_path)


@pytest.fixture
def read() -> Callable[..., str]:
    """Fill a reading of a case in, whole unless told otherwise, and return its id; `ready` marks it."""

    def fill(visit: Visit, case: str, *, ready: bool = True, **answers: str | None) -> str:
        session = ReadingSession(visit, visit.readings.start(case))
        named = {path.rpartition("/")[2]: path for path in (*COMPLETE, "/decision/days", "/child/said")}
        for path, answer in {**COMPLETE, **{named[name]: value for name, value in answers.items()}}.items():
            session.answer(path, answer)
        if ready:
            visit.readings.mark_ready(session.reading)
        return session.reading

    return fill

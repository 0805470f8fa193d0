"""The longest that the window's thread is busy in one go, on a visit of 1,000 cases against the sample visit's 19.

A heartbeat of the event loop is missed while anything runs on the window's thread, or holds Python's lock in
another; the longest gap in it is what a person who types would notice.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.large_visit import CASES, INTERVIEWS, enlarge
from benchmarks.measure import Ratio, compare
from inspector_app.visit import Visit
from ui.application import make_application
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.shell.search_box import SearchBox
from ui.theme import Mode, theme

ROUNDS = 5
_QUIET = 250  # milliseconds that a deed and what it started in the background are watched for
PAGES = ("overview", "cases", "interviews", "evidence", "ratings", "team", "report", "settings", "help")


def run(folder: Path, sample: Path) -> Iterator[Ratio]:
    """Yield the longest gap in the heartbeat for each deed."""
    make_application()
    theme.use(Mode.LIGHT)
    large = Path(shutil.copy(sample, folder / "large.inspection"))
    enlarge(large)
    many, few = _Desk(folder / "many", large), _Desk(folder / "few", sample)
    for words, deed in _DEEDS:
        yield compare(
            f"{words}, {CASES} cases, {INTERVIEWS} interviews",
            lambda deed=deed: deed(many),
            lambda deed=deed: deed(few),
            rounds=ROUNDS,
        )
    for desk in (many, few):
        desk.window.close()


class _Desk:
    """A window on a copy of a visit; each deed returns the longest gap in seconds."""

    def __init__(self, folder: Path, file: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self._file = Path(shutil.copy(file, folder / "copy.inspection"))
        self.window = self._opened()
        self.visit = self.window.workspace.visit
        readings = [reading.id for reading in self.visit.readings.all() if reading.sampled_case]
        self._readings = cycle(readings)
        self._draft = readings[-1]
        self.visit.readings.reopen(self._draft, "to measure")
        self._note = self.visit.sources.interviews()[0].id
        self._digits = cycle([Qt.Key.Key_1, Qt.Key.Key_2])
        self._summaries = cycle(["one", "another"])

    def _opened(self) -> MainWindow:
        visit = Visit.open(self._file)
        window = MainWindow(visit, Preferences(self._folder / "window.ini"))
        window.resize(1366, 768)
        window.show()
        return window

    def _focus(self) -> QWidget:
        """Bring the window to the front and return what has the focus in it."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def show(self, page: str, record: str = "") -> float:
        """Go to a page that was shown before."""
        self.window.page(page)
        self.window.show_place(Place("help" if page != "help" else "overview"))
        return longest_gap(lambda: self.window.show_place(Place(page, record)))

    def reload(self, page: str) -> float:
        """Commit something that concerns the page in view, and have it load again."""
        self.window.show_place(Place(page))
        source = self._note
        return longest_gap(lambda: self.visit.sources.set(source, summary=next(self._summaries)))

    def open_reading(self) -> float:
        """Open another reading."""
        return longest_gap(lambda: self.window.show_place(Place("reading", next(self._readings))))

    def answer(self) -> float:
        """Answer the question in focus with a digit."""
        self.window.show_place(Place("reading", self._draft))
        _watch(lambda: None)
        focus = self._focus()
        return longest_gap(lambda: QTest.keyClick(focus, next(self._digits)))

    def write(self) -> float:
        """Type a word into a note, and wait until it is saved."""
        self.window.show_place(Place("interviews", self._note))
        _watch(lambda: None)
        focus = self._focus()
        return longest_gap(lambda: QTest.keyClicks(focus, "word "), quiet=1500)

    def search(self) -> float:
        """Type two letters into the box that searches everywhere."""
        box = self.window.findChild(SearchBox)
        box.setFocus()
        box.clear()
        return longest_gap(lambda: QTest.keyClicks(box, "re"), quiet=600)


_DEEDS: tuple[tuple[str, Callable[[_Desk], float]], ...] = (
    *((f"Show {page}", lambda desk, page=page: desk.show(page)) for page in PAGES),
    *((f"Load {page} again", lambda desk, page=page: desk.reload(page)) for page in PAGES),
    ("Open a reading", _Desk.open_reading),
    ("Answer a question", _Desk.answer),
    ("Write in a note", _Desk.write),
    ("Search for two letters", _Desk.search),
)


def longest_gap(deed: Callable[[], object], *, quiet: int = _QUIET) -> float:
    """Do a deed in the event loop and return the longest time in seconds without a heartbeat."""
    _watch(lambda: None)  # whatever is left of the deed before
    return _watch(deed, quiet=quiet)


def _watch(deed: Callable[[], object], *, quiet: int = 50) -> float:
    loop = QEventLoop()
    last = time.perf_counter()
    longest = 0.0

    def beat() -> None:
        nonlocal last, longest
        now = time.perf_counter()
        longest, last = max(longest, now - last), now

    heart = QTimer(interval=0)
    heart.timeout.connect(beat)
    heart.start()
    QTimer.singleShot(0, deed)
    QTimer.singleShot(quiet, loop.quit)
    loop.exec()
    beat()
    return longest

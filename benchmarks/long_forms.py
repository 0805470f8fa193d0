"""Filling in a form of 500 questions in the window: against bare widgets, and against a form of 20 questions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from benchmarks.measure import Ratio, compare, timed
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.visit import Visit
from tests.long_form import long_form, with_case_reading
from tests.small_framework import small_framework
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.reading.page import ReadingPage
from ui.place import Place
from ui.preferences import Preferences
from ui.theme import Mode, theme

MANY, FEW = 500, 20
ROUNDS = 15
_CHOICE = "/s1/s1_q5"  # a question with two choices


def run(folder: Path) -> Iterator[Ratio]:
    """Yield what a deed costs until the window has nothing more to do."""
    make_application()
    theme.use(Mode.LIGHT)
    many, few = _Reader(folder / "many", MANY), _Reader(folder / "few", FEW)
    yield compare(f"Open a form of {MANY} (bare: as many fields)", many.open, _bare_fields, rounds=ROUNDS)
    for words, deed in (
        ("Answer one", _Reader.answer),
        ("Go on to the next one", _Reader.go_on),
        ("Go from end to end", _Reader.go_far),
    ):
        yield compare(
            f"{words} of {MANY} questions (bare: of {FEW})",
            lambda deed=deed: deed(many),
            lambda deed=deed: deed(few),
            rounds=3 * ROUNDS,
        )
    for reader in (many, few):
        reader.window.close()


class _Reader:
    """A window on a visit with two readings of a form of one long section; each deed returns its seconds."""

    def __init__(self, folder: Path, questions: int) -> None:
        folder.mkdir()
        details = InspectionDetails(
            inspectorate="Inspectorate",
            authority="Council",
            subject="long forms",
            start_date="2024-03-12",
            end_date="2024-03-15",
        )
        form = long_form(folder, questions=questions, sections=1)
        framework = with_case_reading(small_framework(folder), form)
        visit = Visit.create(folder / "long.inspection", framework, details, "Reader")
        self._readings = cycle([visit.readings.start(visit.cases.add(name)) for name in ("C01", "C02")])
        self._ends = cycle(["/s1/s1_q1", f"/s1/s1_q{questions}"])
        self._keys = cycle([Qt.Key.Key_1, Qt.Key.Key_2])
        self.window = MainWindow(visit, Preferences(folder / "window.ini"))
        self.window.resize(1366, 768)
        self.window.show()
        self.open()

    @property
    def _page(self) -> ReadingPage:
        page = self.window.page("reading")
        assert isinstance(page, ReadingPage)
        return page

    def open(self) -> float:
        """Open the other reading."""
        return _settled(lambda: self.window.show_place(Place("reading", next(self._readings))))

    def answer(self) -> float:
        """Answer a question by a key, as it was not answered before."""
        self._page.go_to(_CHOICE)
        _let_settle()
        card = next(card for card in self._page.questions.cards() if card.path == _CHOICE)
        return _settled(lambda: QTest.keyClick(card.field.focusProxy(), next(self._keys)))

    def go_on(self) -> float:
        """Go on from the question that was gone to last."""
        return _settled(self._page.view.go_on)

    def go_far(self) -> float:
        """Go from the first question to the last, or back."""
        return _settled(lambda: self._page.go_to(next(self._ends)))


def _bare_fields() -> float:
    """As many labels with fields as there are questions, in a scroll area."""
    area = QScrollArea()
    area.resize(1366, 768)

    def show() -> None:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        for number in range(MANY):
            layout.addWidget(QLabel(f"What does the file say on point {number}?"))
            layout.addWidget(QLineEdit())
        area.setWidget(inside)
        area.show()

    taken = _settled(show)
    area.close()
    return taken


def _settled(deed: Callable[[], object]) -> float:
    def do() -> None:
        deed()
        _let_settle()

    return timed(do)


def _let_settle() -> None:
    for _turn in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents()

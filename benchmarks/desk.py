"""`python -m benchmarks.desk FILE`: a window on a visit, at which what people do in it is done as it is asked for.

Each line that comes in is the words of a deed; its longest pause goes out as JSON: [gap, busy] in seconds. A process
holds one window, as the program does: what another window computes in the background would be waited for too.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.heartbeat import QUIET, Pause, longest_pause, settle
from db.transaction import Touched
from inspector_app.fieldwork.sources import INTERVIEW
from inspector_app.visit import Visit
from ui.application import make_application
from ui.collecting import Collecting
from ui.main_window import MainWindow
from ui.pages.cases.page import CasesPage
from ui.pages.evidence.page import EvidencePage
from ui.pages.report.figures_tab import FiguresTab
from ui.place import Place
from ui.preferences import Preferences
from ui.shell.search_box import SearchBox
from ui.theme import Mode, theme
from ui.widgets.criterion_tabs import CriterionTabs

PAGES = ("overview", "cases", "interviews", "evidence", "ratings", "team", "report", "settings", "help")
_LONG_NOTE = 300  # paragraphs
_IDLE = 8000  # milliseconds in which the pages are made ready


def main() -> int:
    """Do the deeds that are asked for until no more come."""
    Collecting(make_application())
    theme.use(Mode.LIGHT)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(sys.argv[1]), Preferences(Path(folder, "window.ini")))
        settle(_IDLE)
        for line in sys.stdin:
            pause = DEEDS[line.rstrip("\n")](desk)
            print(json.dumps([pause.gap, pause.busy]), flush=True)
        desk.window.close()
    return 0


class Desk:
    """A window on a visit, which is written in; each deed returns its longest pause."""

    def __init__(self, file: Path, preferences: Preferences) -> None:
        self.visit = Visit.open(file)
        self.window = MainWindow(self.visit, preferences)
        self.window.show()
        readings = [reading.id for reading in self.visit.readings.all() if reading.sampled_case]
        self._readings = cycle(readings)
        self._draft = readings[-1]
        self.visit.readings.reopen(self._draft, "to measure")
        self._note = self.visit.sources.interviews()[0].id
        self._long_note = self._make_long_note()
        self._case = next(case.id for case in self.visit.cases.all() if not case.double_read)
        self._digits = cycle([Qt.Key.Key_1, Qt.Key.Key_2])
        self._members = cycle(self.visit.members.active())
        self._columns = cycle(range(5))
        self._filters = cycle(["mine", "all"])
        self._divisions = cycle(["case:team", "agency_checks", "workers_count"])
        criteria = self.visit.framework.criteria
        self._criteria = cycle([criterion.key for criterion in criteria])
        self._axis = self.visit.framework.axes[0]
        self._levels = cycle([level.key for level in self._axis.levels])

    def _make_long_note(self) -> str:
        words = "They told us that the visits came on time and that nobody had asked twice."
        note = self.visit.sources.add(INTERVIEW, "A long note")
        for _number in range(_LONG_NOTE):
            self.visit.sources.write(note, words)
        return note

    def _focus(self) -> QWidget:
        """Bring the window to the front and return what has the focus in it."""
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    def _at(self, place: Place) -> None:
        self.window.show_place(place)
        settle(QUIET)

    def show(self, page: str) -> Pause:
        """Go to a page that was shown before."""
        self._at(Place(page))
        self._at(Place("help" if page != "help" else "overview"))
        return longest_pause(lambda: self.window.show_place(Place(page)))

    def reload(self, page: str) -> Pause:
        """Have the page in view load again, as after a merge that touched every table that it shows."""
        self._at(Place(page))
        tables = self.window.page(page).tables
        touched = frozenset(
            Touched(table, row["id"], "") for table in tables for row in self.visit.store.all(table)[:1]
        )
        return longest_pause(lambda: self.visit.store.tell(touched))

    def allocate(self) -> Pause:
        """Allocate a case on the page of the cases."""
        self._at(Place("cases"))
        return longest_pause(self._allocate)

    def _allocate(self) -> None:
        self.visit.cases.allocate([self._case], next(self._members).id)

    def filter(self) -> Pause:
        """Choose a filter of the cases."""
        self._at(Place("cases"))
        filters = self._page(CasesPage).filters
        return longest_pause(lambda: filters.choose(next(self._filters)))

    def sort(self) -> Pause:
        """Order the cases by another column."""
        self._at(Place("cases"))
        header = self._page(CasesPage).table.horizontalHeader()
        column = next(self._columns)
        return longest_pause(lambda: header.setSortIndicator(column, Qt.SortOrder.DescendingOrder))

    def choose_criterion(self) -> Pause:
        """Look at the evidence on another criterion."""
        self._at(Place("evidence"))
        tabs = self._page(EvidencePage).findChild(CriterionTabs)
        return longest_pause(lambda: tabs.chosen.emit(next(self._criteria)))

    def rate(self) -> Pause:
        """Rate a criterion."""
        self._at(Place("ratings"))
        criterion = self.visit.framework.criteria[0].key
        level = next(self._levels)
        return longest_pause(lambda: self.visit.ratings.rate(criterion, self._axis.key, level))

    def undo(self) -> Pause:
        """Take back what was done last, on the page of the cases."""
        self._allocate()
        self._at(Place("cases"))
        step = self.visit.steps.last
        return longest_pause(lambda: self.window.workspace.undo_wanted.emit(step))

    def open_reading(self) -> Pause:
        """Open another reading."""
        return longest_pause(lambda: self.window.show_place(Place("reading", next(self._readings))))

    def answer(self) -> Pause:
        """Answer the question in focus with a digit."""
        self._at(Place("reading", self._draft))
        focus = self._focus()
        return longest_pause(lambda: QTest.keyClick(focus, next(self._digits)))

    def open_long_note(self) -> Pause:
        """Open a note of hundreds of paragraphs."""
        self._at(Place("note", self._note))
        return longest_pause(lambda: self.window.show_place(Place("note", self._long_note)))

    def write(self) -> Pause:
        """Type a word into a note, and wait until it is saved."""
        self._at(Place("note", self._note))
        focus = self._focus()
        return longest_pause(lambda: QTest.keyClicks(focus, "word "), quiet=1500)

    def open_table(self) -> Pause:
        """Look at the numbers of a table of figures, and the cases behind the largest."""
        self._at(Place("report"))
        record = self.visit.crosstabs.all()[0].id
        self._at(Place("report", record))
        view = self._page(FiguresTab).tables.view
        return longest_pause(lambda: view.open((None, None)))

    def divide_table(self) -> Pause:
        """Have a table that is being made count by something else."""
        self._at(Place("report", self.visit.crosstabs.all()[0].id))
        tab = self._page(FiguresTab)
        tab.new_table.click()
        form = tab.table_form
        while not form.is_ready:
            settle(QUIET)
        form.count_what("question:assessment_quality")
        divided = longest_pause(lambda: form.divide_by(next(self._divisions)))
        form.closed.emit()
        return divided

    def search(self) -> Pause:
        """Type two letters into the box that searches everywhere."""
        self._at(Place("overview"))
        box = self.window.findChild(SearchBox)
        box.setFocus()
        box.clear()
        return longest_pause(lambda: QTest.keyClicks(box, "re"), quiet=600)

    def _page(self, kind: type[QWidget]) -> QWidget:
        page = self.window.findChild(kind)
        assert page is not None
        return page


DEEDS: dict[str, Callable[[Desk], Pause]] = {
    **{f"Show {page}": lambda desk, page=page: desk.show(page) for page in PAGES},
    **{f"Load {page} again": lambda desk, page=page: desk.reload(page) for page in PAGES},
    "Allocate a case": Desk.allocate,
    "Choose a filter of the cases": Desk.filter,
    "Sort the cases": Desk.sort,
    "Choose a criterion of the evidence": Desk.choose_criterion,
    "Rate a criterion": Desk.rate,
    "Undo an allocation": Desk.undo,
    "Open a reading": Desk.open_reading,
    "Answer a question": Desk.answer,
    f"Open a note of {_LONG_NOTE} paragraphs": Desk.open_long_note,
    "Write in a note": Desk.write,
    "Open the cases behind a table of figures": Desk.open_table,
    "Divide a table of figures otherwise": Desk.divide_table,
    "Search for two letters": Desk.search,
}


if __name__ == "__main__":
    sys.exit(main())

"""Double readings: which cases two inspectors read, where they differ, and whether it is settled."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.double_readings import agreed_reading, compare, individual_readings
from inspector_app.fieldwork.readings import AGREED, READY
from ui.layouts import XL, L, S, clear, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

_HEADINGS = ("Case", "Read by", "Same answers", "Differing", "State", "")
_PAIR = 2


class ReadersAgreement(QWidget):
    """One line a double-read case; it leads to the two readings side by side."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(len(_HEADINGS) - 1, 1)
        self.setLayout(column(self._grid, None, margins=(XL, XL, XL, XL)))

    def load(self) -> None:
        """Show the double readings as they stand."""
        clear(self._grid)
        cases = [case for case in self._workspace.visit.cases.all() if case.double_read]
        if not cases:
            words = "Give some cases a second reader on the page Cases; two readings show whether inspectors agree."
            self._grid.addWidget(EmptyState("second-reader", "No double readings yet", words), 0, 0, 1, 6)
            return
        for place, words in enumerate(_HEADINGS):
            self._grid.addWidget(Label(words, Type.CAPTION, tone="ink_3"), 0, place)
        for number, case in enumerate(cases):
            self._grid.addWidget(hairline(), 2 * number + 1, 0, 1, len(_HEADINGS))
            self._add(2 * number + 2, case)

    def _add(self, line: int, case: Case) -> None:
        visit = self._workspace.visit
        readers = [visit.members.get(member) for member in visit.cases.readers(case.id)]
        ready = [r for r in individual_readings(visit, case.id) if r.state in (READY, AGREED)]
        self._grid.addWidget(Label(case.reference, Type.STRONG), line, 0)
        people = [
            item
            for person in readers
            for item in (Initials(person.initials, person.name), Label(person.name))
        ]
        self._grid.addLayout(row(*people, None, spacing=S), line, 1)
        if len(ready) < _PAIR:
            self._grid.addWidget(Label("–"), line, 2)
            self._grid.addWidget(Label("–"), line, 3)
            self._grid.addWidget(Label("waits for both readers", tone="ink_3"), line, 4)
            return
        pairs = compare(visit, ready[0], ready[1])
        differing = sum(1 for pair in pairs if pair.differs)
        same = len(pairs) - differing
        self._grid.addWidget(Label(f"{same} of {len(pairs)}"), line, 2)
        self._grid.addWidget(Label(str(differing), tone="conflict" if differing else "ink"), line, 3)
        settled = agreed_reading(visit, case.id) is not None
        chip = (
            Chip("Agreed", tone="accent", icon_of="agreed")
            if settled
            else Chip("To settle", tone="conflict", icon_of="differs")
        )
        self._grid.addLayout(row(chip, None), line, 4)
        verb = "See both" if settled else "Compare and settle"
        go = Button(verb, kind="link", on_click=lambda: self._workspace.go("agreement", case.id))
        go.setAccessibleName(f"{verb}: {case.reference}")
        self._grid.addLayout(row(go, None, spacing=L), line, 5)

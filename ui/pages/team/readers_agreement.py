"""Double readings: which cases two inspectors read, where they differ, and whether it is settled."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.fieldwork.readers_agreement import DoubleReading, double_readings
from resources.translations import _
from ui.layouts import XL, L, S, clear, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

_COLUMNS = 6


class ReadersAgreement(QWidget):
    """One line a double-read case; it leads to the two readings side by side."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[DoubleReading] | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(_COLUMNS - 1, 1)
        self.setLayout(column(self._grid, None, margins=(XL, XL, XL, XL)))

    def load(self) -> None:
        """Show the double readings as they stand, once their forms were compared in a thread."""
        self._workspace.run(
            _("Comparing readings"),
            lambda visit, _progress: double_readings(visit),
            done=self.show_lines,
            shown=self._shown is None,
        )

    def show_lines(self, lines: list[DoubleReading]) -> None:
        """Show a line for each double reading."""
        if lines == self._shown:
            return
        self._shown = lines
        clear(self._grid)
        if not lines:
            words = _(
                "Give some cases a second reader on the page Cases; two readings show whether inspectors agree."
            )
            empty = EmptyState("second-reader", _("No double readings yet"), words)
            self._grid.addWidget(empty, 0, 0, 1, _COLUMNS)
            return
        headings = (_("Case"), _("Read by"), _("Same answers"), _("Differing"), _("State"), "")
        for place, words in enumerate(headings):
            self._grid.addWidget(Label(words, Type.CAPTION, tone="ink_3"), 0, place)
        for number, line in enumerate(lines):
            self._grid.addWidget(hairline(), 2 * number + 1, 0, 1, _COLUMNS)
            self._add(2 * number + 2, line)

    def _add(self, place: int, line: DoubleReading) -> None:
        self._grid.addWidget(Label(line.reference, Type.STRONG), place, 0)
        people = [
            item
            for person in line.readers
            for item in (Initials(person.initials, person.name), Label(person.name))
        ]
        self._grid.addLayout(row(*people, None, spacing=S), place, 1)
        if line.compared is None:
            self._grid.addWidget(Label("–"), place, 2)
            self._grid.addWidget(Label("–"), place, 3)
            self._grid.addWidget(Label(_("waits for both readers"), tone="ink_3"), place, 4)
            return
        same = _("{same} of {whole}").format(same=line.compared - line.differing, whole=line.compared)
        self._grid.addWidget(Label(same), place, 2)
        tone = "conflict" if line.differing else "ink"
        self._grid.addWidget(Label(str(line.differing), tone=tone), place, 3)
        chip = (
            Chip(_("Agreed"), tone="accent", icon_of="agreed")
            if line.is_settled
            else Chip(_("To settle"), tone="conflict", icon_of="differs")
        )
        self._grid.addLayout(row(chip, None), place, 4)
        verb = _("See both") if line.is_settled else _("Compare and settle")
        go = Button(verb, kind="link", on_click=lambda: self._workspace.go("agreement", line.case))
        go.setAccessibleName(f"{verb}: {line.reference}")
        self._grid.addLayout(row(go, None, spacing=L), place, 5)

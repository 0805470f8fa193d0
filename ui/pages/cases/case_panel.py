"""The one case that is selected: what is known of it, its readings, its concern."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.case_facts import case_facts
from inspector_app.fieldwork.double_readings import individual_readings
from inspector_app.fieldwork.readings import AGREED_READING, Reading
from inspector_app.fieldwork.sample_list import SampleLine
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import XL, S, clear, column, row
from ui.pages.cases.concern_box import ConcernList
from ui.pages.reading.header import STATES
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class CasePanel(QWidget):
    """Facts, readings to look at, and concerns. `edit` is called when its details are to be changed."""

    def __init__(self, workspace: Workspace, edit: Callable[[], object]) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: SampleLine | None = None
        self._looks: list[Button] = []
        self._title = Label(type_=Type.SECTION)
        self._facts = Facts()
        self._unsettled = Unsettled(workspace)
        self._readings_heading = SectionHeading(_("Readings"))
        self._readings = QVBoxLayout()
        self._readings.setSpacing(S)
        self._concerns = ConcernList(workspace)
        details = Button(_("Edit details…"), kind="link", on_click=edit)
        self.setLayout(
            column(
                column(self._title, self._facts, self._unsettled, row(details, None)),
                column(self._readings_heading, self._readings),
                self._concerns,
                None,
                spacing=XL,
            )
        )

    def load(self, line: SampleLine) -> None:
        """Show a case; what is being typed about the same case stays."""
        self._title.setText(line.case.reference)
        self._facts.show_facts(case_facts(line.case, self._workspace.language))
        concerns = self._workspace.visit.concerns.all(sampled_case=line.case.id)
        self._unsettled.show_records([line.case.id, *(concern.id for concern in concerns)])
        self._concerns.load(line.case.id)
        if line != self._shown:
            self._shown = line
            self._load_readings(line)

    def focus_reading(self) -> None:
        """Put the keyboard on the first reading that can be looked at."""
        if self._looks:
            focus_new(self._looks[0])

    def _load_readings(self, line: SampleLine) -> None:
        visit = self._workspace.visit
        clear(self._readings)
        self._looks = []
        readings = visit.readings.of_case(line.case.id)
        for reading in readings:
            self._readings.addLayout(self._reading(reading))
        begun = {reading.reader for reading in readings}
        for reader in line.readers:
            if reader.id in begun:
                continue
            words = row(Initials(reader.initials, reader.name), Label(reader.name), None, spacing=S)
            if reader.id == visit.me.id:
                words.addWidget(Button(_("Start"), small=True, on_click=lambda: self._start(line)))
            else:
                words.addWidget(Label(_("not started"), tone="ink_3"))
            self._readings.addLayout(words)
        if not line.readers and not readings:
            self._readings.addWidget(Label(_("Not allocated to anybody yet."), tone="area", wrap=True))
        if len(individual_readings(visit, line.case.id)) > 1:
            compare = Button(
                _("Compare the two readings"),
                small=True,
                icon_of="second-reader",
                on_click=lambda: self._workspace.go("agreement", line.case.id),
            )
            self._readings.addLayout(row(compare, None))

    def _reading(self, reading: Reading) -> QVBoxLayout:
        visit = self._workspace.visit
        reader = visit.members.get(reading.reader)
        name = _("Agreed reading") if reading.kind == AGREED_READING else reader.name
        words, tone, meaning = STATES[reading.state]
        verb = _("Open") if visit.readings.is_mine(reading) else _("Look")
        button = Button(verb, small=True, on_click=lambda: self._workspace.go("reading", reading.id))
        button.setAccessibleName(f"{verb}: {name}")
        self._looks.append(button)
        answered, asked = visit.readings.counts.of(reading.id)
        whose = row(Initials(reader.initials, reader.name), spacing=S)
        whose.addWidget(Label(name, wrap=True), 1)
        whose.addWidget(button)
        return column(
            whose,
            row(
                Chip(_(words), tone=tone, icon_of=meaning), Label(f"{answered} / {asked}", tone="ink_3"), None
            ),
            spacing=2,
        )

    def _start(self, line: SampleLine) -> None:
        reading = self._workspace.do(lambda: self._workspace.visit.readings.start(line.case.id))
        if reading:
            self._workspace.go("reading", reading)

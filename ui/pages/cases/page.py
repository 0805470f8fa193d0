"""The cases page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.case_sets import CASE_SETS
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.my_work import next_case
from inspector_app.fieldwork.sample_list import FILTERS, SampleLine, SampleList, to_count
from resources.translations import _
from ui.layouts import XL, column, hairline, panel
from ui.pages.cases.allocating import add_second_reader, allocate
from ui.pages.cases.concern_box import ConcernList
from ui.pages.cases.counting import BackgroundCount
from ui.pages.cases.importing import Importing
from ui.pages.cases.narrowing import Narrowing
from ui.pages.cases.opening import open_case
from ui.pages.cases.sample_table import SampleTable
from ui.pages.cases.selection_bar import SelectionBar
from ui.pages.cases.side import CasesSide
from ui.pages.page import Page, PageHeader
from ui.pages.papers.asked_for import place_of_cases
from ui.place import Place
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.side_fold import SideFold
from ui.workspace import Workspace

_SIDE, _SIDE_WIDE = 264, 340
_WIDE = 1400  # pixels of the page from which the side panel takes more room
_AT_ONCE = 16  # readings that are counted while the page loads; more are counted in the background


class CasesPage(Page):
    """The sample as a table; what is selected is shown at the side and worked on from the bar below."""

    tables = frozenset(
        {"sampled_case", "allocation", "reading", "concern", "member", "inspection", "agenda_item"}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._lines = SampleList(self.visit)
        self._next_case: Case | None = None
        self._counting = BackgroundCount(workspace, self._on_counted)
        self.importing = Importing(workspace)
        self.importing.began.connect(self._on_import_began)
        self.importing.ended.connect(self._on_import_ended)
        self._header = self._make_header()
        self.filters = Narrowing(self.visit)
        self.filters.changed.connect(self._use_filter)
        self.table = SampleTable(workspace.language)
        self.table.chosen.connect(self._on_selection_changed)
        self.table.opened.connect(self.open_case)
        self._nothing = self._make_nothing()
        self.selection = SelectionBar(
            self.visit,
            lambda member: allocate(workspace, self.chosen_lines(), member),
            lambda member: add_second_reader(workspace, self.chosen_lines(), member),
            self._on_print_wanted,
            self.table.clearSelection,
        )
        self.side = CasesSide(workspace, self.filters.show_detail, self._on_form_done)
        self._side_panel = panel(column(self.side, spacing=0), ground="canvas", width=_SIDE)
        theme.changed.connect(self._fit)
        self._sample = QWidget()
        self._sample.setLayout(self._make_body())
        self.setLayout(column(self._header, self._sample, self.importing, spacing=0))

    # ---- what pages do --------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the sample as it stands, keeping what is selected."""
        lines = self._lines.lines()
        waiting = to_count(self.visit, lines)
        if 0 < len(waiting) <= _AT_ONCE:
            for reading in waiting:
                self.visit.readings.counts.of(reading)
            lines = self._lines.lines()
        self._next_case = next_case(self.visit)
        self.table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self.filters.setVisible(bool(lines))
        self.side.load([line.case for line in lines])
        self.filters.show_counts(lines)
        read = sum(1 for line in lines if line.progress.state in ("ready", "agreed"))
        self._header.fact.setText(
            _("{count} in the sample, {read} read").format(count=len(lines), read=read) if lines else ""
        )
        self._show_lines(lines)

    def show_place(self, place: Place) -> None:
        """Select the case of a record (a case, its concern or its allocation), turn a filter on, or show a set."""
        if place.part in FILTERS:
            self.filters.widen()
            self.filters.choose(place.part)
        elif place.part.partition(" ")[0] in CASE_SETS:
            self.filters.show_set(place.part)
        case = self._case_of(place.record)
        if case:
            self.filters.show_all()
            self.side.stop_asking()
            self.table.choose({case})
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_filling_in(self) -> bool:
        """Whether a form is open, or a response to a concern is being typed, be it of a case out of view."""
        typing = any(concerns.is_filling_in() for concerns in self.findChildren(ConcernList))
        return typing or super().is_filling_in()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current case by Enter from the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._on_open_wanted()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side panel more room on a wide screen."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = _SIDE_WIDE if self.width() >= _WIDE else _SIDE
        self._side_panel.setFixedWidth(round(side * text_scale()))

    # ---- opening ----------------------------------------------------------------------------------------
    def open_case(self, line: SampleLine) -> None:
        """Open my reading of a case, begun now if need be; of another's case, offer its readings to look at."""
        if not open_case(self.workspace, line):
            self.table.choose({line.case.id})
            self._fold.set_over(True)
            self.side.focus_reading()

    def _on_open_wanted(self) -> None:
        lines = self.chosen_lines()
        if len(lines) == 1:
            self.open_case(lines[0])
            return
        following = self._next_case
        if following is not None:
            self.open_case(next(line for line in self.table.cases.lines if line.case.id == following.id))

    # ---- selecting --------------------------------------------------------------------------------------
    def chosen_lines(self) -> list[SampleLine]:
        """Return the selected cases in the order of the table."""
        return self.table.chosen_lines()

    def _on_print_wanted(self) -> None:
        place = place_of_cases([line.case.id for line in self.chosen_lines()])
        self.workspace.going.emit(place)

    def _on_selection_changed(self) -> None:
        lines = self.chosen_lines()
        self.selection.load([line.case.reference for line in lines])
        self.side.show_line(lines[0] if len(lines) == 1 else None)
        self._show_deeds(lines)

    def _show_deeds(self, lines: list[SampleLine]) -> None:
        """Show what can be done now: nothing of it while a list is being imported, which has deeds of its own."""
        one = lines[0].case if len(lines) == 1 else None
        following = one or (None if lines else self._next_case)
        to_open = one is None or lines[0].is_mine or bool(lines[0].progress.readings)
        free = self.importing.panel is None
        for button in (self._import, self._add):
            button.setVisible(free and self.visit.me.is_lead)
        self._open.setVisible(free and following is not None and to_open)
        if following is not None:
            self._open.setText(_("Open {case}").format(case=following.reference))
        self._about.setText(_("About {case}").format(case=one.reference) if one else _("Sample balance"))

    def _case_of(self, record: str) -> str:
        if any(line.case.id == record for line in self.table.cases.lines):
            return record
        concerned = {concern.id: concern.sampled_case for concern in self.visit.concerns.all()}
        allocated = {
            item.id: item.sampled_case for items in self.visit.cases.allocations().values() for item in items
        }
        return concerned.get(record) or allocated.get(record, "")

    def _use_filter(self) -> None:
        self.table.use(self.filters.filter, self.filters.detail, self.filters.only)

    # ---- adding and importing ---------------------------------------------------------------------------
    def add_case(self) -> None:
        """Ask for a new case at the side, unless a list is being imported or a form is begun there."""
        if self.importing.panel is None and not self.is_half_typed():
            self._fold.set_over(True)
            self.side.ask(None)

    def _on_form_done(self, case: str) -> None:
        if case:
            self.load()
            self.table.choose({case})
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_import_began(self) -> None:
        self._sample.hide()
        self._show_deeds(self.chosen_lines())

    def _on_import_ended(self) -> None:
        self._sample.show()
        self._show_deeds(self.chosen_lines())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- inside -----------------------------------------------------------------------------------------
    def _on_counted(self) -> None:
        self._show_lines(self._lines.lines())

    def _show_lines(self, lines: list[SampleLine]) -> None:
        first = self.visit.inspection.details().start_date
        self.table.show_lines(lines, int(first[:4]) if first else 0)
        if waiting := to_count(self.visit, lines):
            self._counting.count(waiting)

    def _make_header(self) -> PageHeader:
        self._import = Button(_("Import case list…"), icon_of="import", on_click=self.importing.choose)
        self._add = Button(_("Add case"), icon_of="add", on_click=self.add_case)
        self._open = Button(_("Open"), kind="primary", on_click=self._on_open_wanted)
        self._about = Button(icon_of="cases", on_click=lambda: self._fold.lay_over())
        return PageHeader(_("Cases"), self._import, self._add, self._open, folding=self._about)

    def _make_nothing(self) -> QWidget:
        empty = EmptyState(
            "cases",
            _("No cases yet"),
            _("Import the council’s list, or add cases one by one."),
            Button(_("Import case list…"), icon_of="import", on_click=self.importing.choose),
        )
        return panel(column(empty, None, margins=(XL, XL, XL, XL)))

    def _make_body(self) -> QVBoxLayout:
        middle = column(self.filters, hairline(), self.table, self._nothing, self.selection, spacing=0)
        self._fold = SideFold(panel(middle), self._side_panel)
        self._fold.folded.connect(self._about.setVisible)
        return column(self._fold, spacing=0)

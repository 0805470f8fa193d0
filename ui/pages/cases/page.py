"""The cases page."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspector_app.fieldwork.case_list import read_case_list
from inspector_app.fieldwork.case_sets import CASE_SETS, cases_in
from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.my_work import next_case
from inspector_app.fieldwork.readings import AGREED_READING
from inspector_app.fieldwork.sample_list import (
    FILTERS,
    SampleLine,
    sample_lines,
    to_count,
    with_counts,
)
from resources.translations import N_, _, counted
from ui.layouts import XL, S, clear, column, hairline, panel, row, scrolled
from ui.pages.cases.allocating import add_second_reader, allocate
from ui.pages.cases.case_model import Detail
from ui.pages.cases.case_set_words import case_set_words
from ui.pages.cases.concern_box import ConcernList
from ui.pages.cases.counting import BackgroundCount
from ui.pages.cases.detail_words import value_words
from ui.pages.cases.import_panel import ImportPanel
from ui.pages.cases.sample_table import SampleTable
from ui.pages.cases.selection_bar import SelectionBar
from ui.pages.cases.side import CasesSide
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.side_fold import SideFold
from ui.workspace import Workspace

_SIDE, _SIDE_WIDE = 264, 340
_WIDE = 1400  # pixels of the page from which the side panel takes more room
_AT_ONCE = 16  # readings that are counted while the page loads; more are counted in the background
_TITLES = {
    "all": N_("All"),
    "mine": N_("Mine"),
    "not-started": N_("Not started"),
    "in-progress": N_("In progress"),
    "ready": N_("Ready"),
    "agreed": N_("Agreed"),
    "double-read": N_("Double-read"),
    "concerns": N_("Concerns"),
    "differences": N_("Differences"),
}


class CasesPage(Page):
    """The sample as a table; what is selected is shown at the side and worked on from the bar below."""

    tables = frozenset(
        {"sampled_case", "allocation", "reading", "concern", "member", "inspection", "agenda_item"}
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._import = Button(_("Import case list…"), icon_of="import", on_click=self.choose_list)
        self._add = Button(_("Add case"), icon_of="add", on_click=self.add_case)
        self._open = Button(_("Open"), kind="primary", on_click=self._on_open_wanted)
        self._about = Button(icon_of="cases", on_click=lambda: self._fold.lay_over())
        self._about.hide()
        self._header = PageHeader(_("Cases"), self._about, self._import, self._add, self._open)
        self.filters = FilterRow([(key, _(_TITLES[key])) for key in FILTERS])
        self.filters.chosen.connect(lambda _key: self._use_filter())
        self._detail = Button(kind="toggle", on_click=self._on_detail_cleared)
        self._detail.hide()
        self._next_case: Case | None = None
        self._counting = BackgroundCount(workspace, self._on_counted)
        self._detail_shown: Detail | None = None
        self._only: frozenset[str] | None = None
        self.table = SampleTable(workspace.language)
        self.table.chosen.connect(self._on_selection_changed)
        self.table.opened.connect(self.open_case)
        empty = EmptyState(
            "cases",
            _("No cases yet"),
            _("Import the council’s list, or add cases one by one."),
            Button(_("Import case list…"), icon_of="import", on_click=self.choose_list),
        )
        self._nothing = panel(column(empty, None, margins=(XL, XL, XL, XL)))
        self.selection = SelectionBar(
            self.visit,
            lambda member: allocate(workspace, self.chosen_lines(), member),
            lambda member: add_second_reader(workspace, self.chosen_lines(), member),
            self.table.clearSelection,
        )
        self.side = CasesSide(workspace, self._on_detail_chosen, self._on_form_done)
        self._side_panel = panel(column(scrolled(self.side), spacing=0), ground="canvas", width=_SIDE)
        theme.changed.connect(self._fit)
        self._importing = QVBoxLayout()
        self._sample = QWidget()
        self._sample.setLayout(self._make_body())
        self.setLayout(column(self._header, self._sample, self._importing, spacing=0))

    # ---- what pages do --------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the sample as it stands, keeping what is selected."""
        lines = sample_lines(self.visit)
        waiting = to_count(self.visit, lines)
        if len(waiting) <= _AT_ONCE:
            for reading in waiting:
                self.visit.readings.counts.of(reading)
            lines = with_counts(self.visit, lines)
        self._count_waiting(lines)
        self._next_case = next_case(self.visit)
        self.table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)
        self.side.load([line.case for line in lines])
        self.filters.set_counts({key: sum(1 for line in lines if line.passes(key)) for key in FILTERS})
        read = sum(1 for line in lines if line.progress.state in ("ready", "agreed"))
        self._header.fact.setText(
            _("{count} in the sample, {read} read").format(count=len(lines), read=read) if lines else ""
        )
        self.table.show_lines(lines)

    def show_place(self, place: Place) -> None:
        """Select the case of a record (a case, its concern or its allocation), turn a filter on, or show a set."""
        if place.part in FILTERS:
            self._on_detail_cleared()
            self.filters.choose(place.part)
        elif place.part.partition(" ")[0] in CASE_SETS:
            self.filters.choose("all")
            self._show_set(place.part)
        case = self._case_of(place.record)
        if case:
            self.filters.choose("all")
            self._on_detail_cleared()
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
        agreed = any(reading.kind == AGREED_READING for reading in line.progress.readings)
        if line.is_mine and not agreed:
            reading = self.workspace.do(lambda: self.visit.readings.start(line.case.id))
            if reading:
                self.workspace.go("reading", reading)
            return
        if not line.progress.readings:
            self.workspace.say(self._why_closed(line.case))
            return
        self.table.choose({line.case.id})
        self._fold.set_over(True)
        self.side.focus_reading()

    def _why_closed(self, case: Case) -> str:
        """Return why there is nothing to open of a case that I do not read and nobody has begun."""
        if self.visit.me.is_lead:
            words = _("You do not read {case}, and nobody has begun. Allocate it to whoever reads it.")
        else:
            words = _(
                "{case} is not allocated to you, and nobody has begun. The lead allocates cases; they come with the next hand-over."
            )
        return words.format(case=case.reference)

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
        free = not self._importing.count()
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

    # ---- filtering --------------------------------------------------------------------------------------
    def _use_filter(self) -> None:
        self.table.use(self.filters.current, self._detail_shown, self._only)

    def _on_detail_chosen(self, detail: str, value: str) -> None:
        self._detail_shown, self._only = (detail, value), None
        self._narrow(value_words(value))

    def _show_set(self, name: str) -> None:
        self._detail_shown, self._only = None, cases_in(self.visit, name)
        self._narrow(case_set_words(name))

    def _narrow(self, words: str) -> None:
        """Show what is narrowed down to, and how to show all again."""
        self._detail.setText(f"{words}  ×")
        self._detail.setAccessibleName(_("Only: {words}. Press to show all again").format(words=words))
        self._detail.setChecked(True)
        self._detail.show()
        self._use_filter()

    def _on_detail_cleared(self) -> None:
        self._detail.hide()
        self._detail_shown = self._only = None
        self._use_filter()

    # ---- adding and editing -----------------------------------------------------------------------------
    def add_case(self) -> None:
        """Ask for a new case at the side."""
        self._fold.set_over(True)
        self.side.ask(None)

    def _on_form_done(self, case: str) -> None:
        if case:
            self.load()
            self.table.choose({case})
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- importing --------------------------------------------------------------------------------------
    def choose_list(self) -> None:
        """Ask for the council's case list and show what it would bring."""
        path = choose_case_list(self)
        if path is not None:
            self.show_import(path)

    def show_import(self, path: Path) -> None:
        """Read a case list and show it in the place of the table; nothing is added yet."""
        self.workspace.run(
            _("Reading {file}").format(file=path.name),
            lambda _visit, _progress: read_case_list(path),
            done=lambda case_list: self._on_list_read(ImportPanel(self.workspace, case_list)),
        )

    def _on_list_read(self, importing: ImportPanel) -> None:
        self._close_import()
        importing.again.connect(self.choose_list)
        importing.finished.connect(self._on_imported)
        self._importing.addWidget(importing)
        self._sample.hide()
        self._show_deeds(self.chosen_lines())
        importing.begin()

    def _on_imported(self, added: int) -> None:
        self._close_import()
        if added:
            self.workspace.say(counted("{count} case imported.", "{count} cases imported.", added))

    def _close_import(self) -> None:
        clear(self._importing)
        self._sample.show()
        self._show_deeds(self.chosen_lines())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- inside -----------------------------------------------------------------------------------------
    def _on_counted(self) -> None:
        lines = with_counts(self.visit, self.table.cases.lines)
        self.table.show_lines(lines)
        self._count_waiting(lines)

    def _count_waiting(self, lines: list[SampleLine]) -> None:
        if waiting := to_count(self.visit, lines):
            self._counting.count(waiting)

    def _make_body(self) -> QVBoxLayout:
        filters = row(self.filters, spacing=S, margins=(XL, S + 2, S, S + 2))
        filters.setStretch(0, 1)
        filters.addWidget(self._detail, 0, Qt.AlignmentFlag.AlignTop)
        middle = column(filters, hairline(), self.table, spacing=0)
        middle.addWidget(self._nothing)
        middle.addWidget(self.selection)
        self._fold = SideFold(panel(middle), self._side_panel)
        self._fold.folded.connect(self._about.setVisible)
        return column(self._fold, spacing=0)


def choose_case_list(parent: QWidget) -> Path | None:
    """Ask for the file of a case list."""
    kinds = _("Case lists") + " (*.xlsx *.csv)"
    name, _kind = QFileDialog.getOpenFileName(parent, _("Choose the case list"), "", kinds)
    return Path(name) if name else None

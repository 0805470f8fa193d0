"""The page of all sources."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import CASE_READING, HELD, INTERVIEW, PLANNED
from inspector_app.texts import in_language
from ui.layouts import XL, M, S, column, hairline, panel, row
from ui.pages.interviews.new_note import NewNote
from ui.pages.interviews.source_table import (
    DAY,
    GIVING_WAY,
    WIDTHS,
    IconDelegate,
    SourceFilter,
    SourceModel,
    SourceOrder,
    source_lines,
)
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.table import Table
from ui.workspace import Workspace

_ANY = ("", "Any")


class InterviewsPage(Page):
    """Every source with its filters; Ctrl N begins a note, opening a source goes to its notes."""

    tables = frozenset({"source", "evidence", "member", "agenda_item"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._begin = Button(
            "New note",
            kind="primary",
            icon_of="new-note",
            on_click=lambda: workspace.go("interviews", part="new"),
        )
        self._begin.setToolTip("Ctrl N")
        self._plan = Button("Plan an interview…", icon_of="clock", on_click=lambda: self._ask_new(later=True))
        self._header = PageHeader("Interviews", self._plan, self._begin)
        language = workspace.language
        kinds = [
            (kind.key, in_language(kind.title, language))
            for kind in self.visit.framework.source_kinds
            if kind.key != CASE_READING
        ]
        self._kinds = FilterRow([("", "All"), *kinds, (PLANNED, "Planned")])
        roles = [(role.key, in_language(role.title, language)) for role in self.visit.framework.roles]
        self._role = MenuChoice([_ANY, *roles], title="With")
        self._inspector = MenuChoice([_ANY], title="Inspector")
        self._day = MenuChoice([_ANY], title="Day")
        self._unused = Button("Nothing taken up", kind="toggle", icon_of="unsupported")
        self._kinds.chosen.connect(self._on_filter_changed)
        for menu in (self._role, self._inspector, self._day):
            menu.chosen.connect(self._on_filter_changed)
        self._unused.toggled.connect(self._on_filter_changed)
        self._model = SourceModel(self.visit.today(), self)
        self._order = SourceOrder(self)
        self._order.setSourceModel(self._model)
        self._table = self._make_table()
        self._empty = EmptyState(
            "interviews",
            "No notes here yet",
            "Begin a note on an interview, a document or anything else that you look at.",
            Button("New note", icon_of="new-note", on_click=lambda: workspace.go("interviews", part="new")),
        )
        menus = row(self._role, self._inspector, self._day, self._unused, None)
        filters = panel(column(self._kinds, menus, spacing=S, margins=(XL, M, XL, M)))
        below = panel(column(row(self._empty, None, margins=(XL, M, XL, M)), None))
        self._below = QStackedWidget()
        self._below.addWidget(self._table)
        self._below.addWidget(below)
        self._list = panel(column(filters, hairline(), spacing=0))
        self._list.layout().addWidget(self._below, 1)
        self._new = NewNote(workspace)
        self._new.begun.connect(self._on_begun)
        self._new.planned.connect(self._on_planned)
        self._new.closed.connect(self._on_new_closed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._new)
        self.setLayout(column(self._header, spacing=0))
        self.layout().addWidget(self._stack, 1)

    def load(self) -> None:
        """Show the sources as they are now; what is chosen stays chosen."""
        here = self._current_source()
        lines = source_lines(self.visit, self.workspace.language)
        held = [line for line in lines if line.source.kind == INTERVIEW and line.source.state == HELD]
        planned = sum(1 for line in lines if line.source.state == PLANNED)
        self._header.fact.setText(
            f"{len(held)} held, {planned} planned, {len(lines) - len(held) - planned} other sources"
        )
        members = self.visit.members.active()
        self._inspector.set_choices([_ANY, *((member.id, member.name) for member in members)])
        days = self.visit.inspection.details().days()
        said = [(day.isoformat(), say_date(day, "en", weekday=True, year=False)) for day in days]
        self._day.set_choices([_ANY, *said])
        self._model.show_lines(lines)
        self._on_filter_changed()
        self._show_current(here)

    def show_place(self, place: Place) -> None:
        """Go to the notes on a source, begin a note for the part "new", or show the interviews with a role."""
        if place.record:
            self.workspace.go("note", place.record, place.part)
        elif place.part == "new":
            self._ask_new(later=False)
        else:
            self._show(self._list)
            if self.visit.framework.role(place.part):
                self._kinds.choose(INTERVIEW)
                self._role.set_value(place.part)
                self._on_filter_changed()
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def here(self) -> Place:
        """Return the list of sources."""
        return Place("interviews")

    # ---- the list -----------------------------------------------------------------------------------
    def _make_table(self) -> Table:
        table = Table("Sources")
        table.setSelectionMode(Table.SelectionMode.SingleSelection)
        table.setItemDelegate(IconDelegate(table))
        table.setModel(self._order)
        table.setSortingEnabled(True)
        table.sortByColumn(DAY, Qt.SortOrder.DescendingOrder)
        table.set_columns(WIDTHS, giving_way=GIVING_WAY)
        table.activated.connect(self._on_opened)
        table.clicked.connect(self._on_opened)
        return table

    def _on_filter_changed(self) -> None:
        wanted = SourceFilter(
            kind=self._kinds.current,
            role=self._role.value,
            inspector=self._inspector.value,
            day=self._day.value,
            unused=self._unused.isChecked(),
        )
        self._order.use(wanted)
        self._kinds.set_counts(
            {
                key: sum(1 for line in self._model.lines if SourceFilter.passes_kind(line.source, key))
                for key in self._kinds.keys
            }
        )
        self._below.setCurrentIndex(0 if self._order.rowCount() else 1)

    def _current_source(self) -> str:
        index = self._order.mapToSource(self._table.currentIndex())
        return self._model.lines[index.row()].source.id if index.isValid() else ""

    def _show_current(self, record: str) -> None:
        for number, line in enumerate(self._model.lines):
            if line.source.id == record:
                self._table.setCurrentIndex(self._order.mapFromSource(self._model.index(number, 0)))

    def _on_opened(self, index: QModelIndex) -> None:
        line = self._model.lines[self._order.mapToSource(index).row()]
        self.workspace.go("note", line.source.id)

    # ---- beginning ----------------------------------------------------------------------------------
    def _ask_new(self, *, later: bool) -> None:
        self._show(self._new)
        self._new.begin(later=later)

    def _on_begun(self, record: str) -> None:
        self._show(self._list)
        self.workspace.go("note", record)

    def _on_planned(self, record: str) -> None:
        self._on_new_closed()
        title = self.visit.sources.get(record).title
        self.workspace.say(f"{title} is planned", ("Open", lambda: self.workspace.go("note", record)))

    def _on_new_closed(self) -> None:
        self._show(self._list)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for button in (self._plan, self._begin):
            button.setVisible(part is self._list)

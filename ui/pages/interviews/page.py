"""The page of all sources."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.fieldwork.sources import CASE_READING, HELD, INTERVIEW, PLANNED
from inspector_app.team.last_merge import LAST_MERGE, last_merge
from inspector_app.texts import in_language
from resources.translations import _, language, ngettext
from ui.layouts import XL, M, S, column, hairline, panel, row
from ui.pages.interviews.plan import Plan
from ui.pages.interviews.selection_bar import SelectionBar
from ui.pages.interviews.source_model import SourceFilter, SourceModel, SourceOrder, source_lines
from ui.pages.interviews.source_table import SourceTable
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.menu_choice import MenuChoice
from ui.wording import day_choices
from ui.workspace import Workspace


class InterviewsPage(Page):
    """Every source with its filters; what is selected is opened from the bar below, by Enter or by a double click."""

    tables = frozenset({"source", "evidence", "member", "agenda_item"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._begin = Button(
            _("New note"),
            kind="primary",
            icon_of="new-note",
            on_click=lambda: workspace.go("note"),
        )
        self._begin.setToolTip("Ctrl N")
        self._plan_button = Button(_("Plan an interview…"), icon_of="clock", on_click=self.plan_interview)
        self._header = PageHeader(_("Interviews"), self._plan_button, self._begin)
        kinds = [
            (kind.key, in_language(kind.title, language()))
            for kind in self.visit.framework.source_kinds
            if kind.key != CASE_READING
        ]
        self._kinds = FilterRow([("", _("All")), *kinds, (PLANNED, _("Planned"))])
        roles = [(role.key, in_language(role.title, language())) for role in self.visit.framework.roles]
        self._any = ("", _("Any"))
        self._role = MenuChoice([self._any, *roles], title=_("With"))
        self._inspector = MenuChoice([self._any], title=_("Inspector"))
        self._day = MenuChoice([self._any], title=_("Day"))
        self._unused = Button(_("Nothing taken up"), kind="toggle", icon_of="unsupported")
        self._merged = Button(_("New in the last merge"), kind="toggle", icon_of="merge")
        self._merged.hide()
        self._kinds.chosen.connect(self._on_filter_changed)
        for menu in (self._role, self._inspector, self._day):
            menu.chosen.connect(self._on_filter_changed)
        self._unused.toggled.connect(self._on_filter_changed)
        self._merged.toggled.connect(self._on_filter_changed)
        self._model = SourceModel(self.visit.today(), self)
        self._order = SourceOrder(self)
        self._order.setSourceModel(self._model)
        self._table = SourceTable(self._order)
        self._table.chosen.connect(self._show_selection)
        self._table.opened.connect(lambda source: workspace.go("note", source))
        self.selection = SelectionBar(self._on_open_wanted, self._table.clearSelection)
        self._empty = EmptyState(
            "interviews",
            _("No notes here yet"),
            _("Begin a note on an interview, a document or anything else that you look at."),
            Button(_("New note"), icon_of="new-note", on_click=lambda: workspace.go("note")),
        )
        menus = row(self._role, self._inspector, self._day, self._unused, self._merged, None)
        filters = panel(column(self._kinds, menus, spacing=S, margins=(XL, M, XL, M)))
        below = panel(column(row(self._empty, None, margins=(XL, M, XL, M)), None))
        self._below = QStackedWidget()
        self._below.addWidget(panel(column(self._table, self.selection, spacing=0)))
        self._below.addWidget(below)
        self._list = panel(column(filters, hairline(), spacing=0))
        self._list.layout().addWidget(self._below, 1)
        self._plan = Plan(workspace)
        self._plan.planned.connect(self._on_planned)
        self._plan.closed.connect(self._on_plan_closed)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list)
        self._stack.addWidget(self._plan)
        self.setLayout(column(self._header, spacing=0))
        self.layout().addWidget(self._stack, 1)

    def load(self) -> None:
        """Show the sources as they are now; what is chosen stays chosen."""
        chosen = self._table.chosen_line()
        lines = source_lines(self.visit)
        held = [line for line in lines if line.source.kind == INTERVIEW and line.source.state == HELD]
        planned = sum(1 for line in lines if line.source.state == PLANNED)
        others = len(lines) - len(held) - planned
        fact = ngettext(
            "{held} held, {planned} planned, {count} other source",
            "{held} held, {planned} planned, {count} other sources",
            others,
        )
        self._header.fact.setText(fact.format(held=len(held), planned=planned, count=others))
        members = self.visit.members.active()
        self._inspector.set_choices([self._any, *((member.id, member.name) for member in members)])
        days = day_choices(self.visit.inspection.details(), {line.day for line in lines})
        self._day.set_choices([self._any, *days])
        self._model.show_lines(lines)
        self._on_filter_changed()
        if chosen is not None:
            self._table.choose(chosen.source.id)
        self._show_selection()

    def show_place(self, place: Place) -> None:
        """Go to the notes on a source, or show the list as the part filters it.

        The part names filters, any of: a kind of source or "planned", a role, the key of a day; or the last merge.
        """
        if place.record:
            self.workspace.go("note", place.record, place.part)
        else:
            self._show(self._list)
            if place.part:
                self._filter_by(place.part.split())
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def plan_interview(self) -> None:
        """Ask with whom and when an interview is to be held."""
        self._show(self._plan)
        self._plan.begin()

    def here(self) -> Place:
        """Return the list of sources."""
        return Place("interviews")

    def is_filling_in(self) -> bool:
        """Whether an interview is being planned."""
        return self._stack.currentWidget() is self._plan or super().is_filling_in()

    def is_half_typed(self) -> bool:
        """Whether somebody wrote the title of an interview that is not planned yet."""
        return self._plan.is_titled() or super().is_half_typed()

    def _filter_by(self, wanted: list[str]) -> None:
        """Let through what the words ask for and nothing else."""
        for menu in (self._role, self._inspector, self._day):
            menu.set_value("")
            for word in wanted:
                menu.set_value(word)
        self._unused.setChecked(False)
        self._merged.setVisible(LAST_MERGE in wanted)
        self._merged.setChecked(LAST_MERGE in wanted)
        self._kinds.choose(next((word for word in wanted if word in self._kinds.keys), ""))

    # ---- the list -----------------------------------------------------------------------------------
    def _on_filter_changed(self) -> None:
        wanted = SourceFilter(
            kind=self._kinds.current,
            role=self._role.value,
            inspector=self._inspector.value,
            day=self._day.value,
            unused=self._unused.isChecked(),
            only=self._last_merge_sources() if self._merged.isChecked() else None,
        )
        self._order.use(wanted)
        self._kinds.set_counts(
            {
                key: sum(1 for line in self._model.lines if SourceFilter.passes_kind(line.source, key))
                for key in self._kinds.keys
            }
        )
        self._below.setCurrentIndex(0 if self._order.rowCount() else 1)

    def _last_merge_sources(self) -> frozenset[str]:
        merge = last_merge(self.visit)
        return merge.sources if merge else frozenset()

    def _show_selection(self) -> None:
        line = self._table.chosen_line()
        self.selection.show_title(line.source.title if line else "")

    def _on_open_wanted(self) -> None:
        line = self._table.chosen_line()
        if line is not None:
            self.workspace.go("note", line.source.id)

    # ---- planning -----------------------------------------------------------------------------------
    def _on_planned(self, record: str) -> None:
        self._on_plan_closed()
        self.load()
        self._table.choose(record)
        title = self.visit.sources.get(record).title
        self.workspace.say_done(_("{title} is planned").format(title=title))

    def _on_plan_closed(self) -> None:
        self._show(self._list)
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        for button in (self._plan_button, self._begin):
            button.setVisible(part is self._list)

"""The overview page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_moment
from inspector_app.fieldwork.case_progress import case_states
from inspector_app.fieldwork.days import days_of_fieldwork
from inspector_app.fieldwork.double_readings import settled_double_readings
from inspector_app.fieldwork.my_work import (
    ALLOCATE,
    BRING_CASES,
    DIFFERENCE,
    INVITE,
    START,
    Task,
    my_work,
    reading_detail,
)
from inspector_app.judgement.coverage import coverage
from inspector_app.team.enrolment import is_sealed
from inspector_app.team.handovers import kept_merges
from inspector_app.team.last_merge import LastMerge, last_merge
from resources.translations import _, language
from ui.focus import have_tab_read
from ui.layouts import XL, XXL, column, panel, scrolled
from ui.pages.overview.cases_read import CasesRead
from ui.pages.overview.concerns_open import ConcernsOpen
from ui.pages.overview.day_strip import DayStrip
from ui.pages.overview.evidence_matrix import EvidenceMatrix
from ui.pages.overview.interviews_by_role import InterviewsByRole
from ui.pages.overview.last_merge_panel import LastMergePanel
from ui.pages.overview.work_list import WorkList
from ui.pages.page import Page, PageHeader
from ui.place import Place, place_of
from ui.widgets.button import Button
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

_RIGHT = 284  # pixels of the column of interviews, concerns and last merge

# Where one does what stands for no record.
_PLACES = {
    DIFFERENCE: Place("team", part="bring-in"),
    BRING_CASES: Place("cases"),
    ALLOCATE: Place("cases"),
    INVITE: Place("team", part="members"),
}


class OverviewPage(Page):
    """What is mine today, how far the team is, and where the gaps are; every number leads to what it counts."""

    tables = frozenset(
        {
            "agenda_item",
            "allocation",
            "concern",
            "evidence",
            "inspection",
            "member",
            "reading",
            "sampled_case",
            "source",
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._first: Task | None = None
        self._next = Button(kind="primary", on_click=self._on_next_wanted)
        self._header = PageHeader(_("Overview"), self._next, line=False)
        self._days = DayStrip(workspace.going.emit)
        self._work = WorkList(self._on_task_wanted, lambda task: reading_detail(self.visit, task))
        self._cases = CasesRead(lambda part: workspace.go("cases", part=part))
        self._interviews = InterviewsByRole(lambda part: workspace.go("interviews", part=part))
        self._matrix = EvidenceMatrix(self.visit.framework, workspace.language, self._on_evidence_wanted)
        self._concerns = ConcernsOpen(workspace.going.emit)
        self._merge = LastMergePanel(workspace.going.emit)
        self._sealed = is_sealed(self.visit)
        self.setLayout(column(self._header, scrolled(self._body()), spacing=0))

    def load(self) -> None:
        """Show the present state of the visit."""
        visit = self.visit
        today = visit.today()
        merge = last_merge(visit)
        self._header.fact.setText(_picture_words(merge))
        merged = {kept.at.astimezone().date() for kept in kept_merges(visit)}
        self._days.show_days(days_of_fieldwork(visit), today, merged)
        self._show_work(my_work(visit, today))
        self._cases.show_states(list(case_states(visit).values()), settled_double_readings(visit))
        self._interviews.show_interviews(
            visit.framework.roles, visit.sources.interviews(), self.workspace.language
        )
        rows = coverage(visit)
        self._matrix.show_rows(rows, len({item.id for row in rows for item in row.items}))
        references = visit.cases.references()
        concerns = [concern for concern in visit.concerns.all() if concern.sampled_case in references]
        self._concerns.show_concerns(
            [(concern, references[concern.sampled_case]) for concern in concerns], today
        )
        self._merge.show_merge(merge, visit.store.conflict_count(), sealed=self._sealed)

    def _body(self) -> QWidget:
        """Return the page below its head: the days over my work, cases and matrix, and a column at their right."""
        self._upper = SideBySide((self._work, 5), (self._cases, 3), spacing=XXL)
        left = panel(column(self._upper, self._matrix, None, spacing=XL))
        right = SideBySide(
            (self._interviews, 1), (panel(column(self._concerns, None)), 1), (self._merge, 1), spacing=XL
        )
        self._lower = SideBySide((left, 1), (right, 0), spacing=XXL, narrow=_RIGHT)
        body = _Body(self._as_read)
        body.setLayout(column(self._days, self._lower, None, spacing=XL, margins=(XL, 0, XL, XL)))
        return body

    def _as_read(self) -> list[QWidget]:
        """Return what is on the page from line to line, as it stands now."""
        lines: list[list[QWidget]] = [[self._work], [self._cases]]
        if not self._upper.is_stacked:
            lines = [[self._work, self._cases]]
        if self._lower.is_stacked:
            lines += [[self._matrix], [self._interviews, self._concerns, self._merge]]
        else:
            lines[0].append(self._interviews)
            lines.append([self._matrix, self._concerns, self._merge])
        return [self._header, self._days, *(part for line in lines for part in line)]

    def _show_work(self, tasks: list[Task]) -> None:
        self._work.show_tasks(tasks)
        self._first = next((task for task in tasks if task.is_reading), None)
        self._next.setVisible(self._first is not None)
        if self._first is not None:
            words = _("Start {case}") if self._first.verb == START else _("Go on with {case}")
            self._next.setText(words.format(case=self._first.case))

    # ---- going on -------------------------------------------------------------------------------
    def _on_next_wanted(self) -> None:
        if self._first is not None:
            self._on_task_wanted(self._first)

    def _on_task_wanted(self, task: Task) -> None:
        if task.verb == START:
            self._start(task.record)
        elif task.table in _PLACES:
            self.workspace.going.emit(_PLACES[task.table])
        else:
            self.workspace.going.emit(place_of(task.table, task.record))

    def _on_evidence_wanted(self, criterion: str, kind: str) -> None:
        self.workspace.going.emit(Place("evidence", part=f"{criterion} {kind}".strip() or "all"))

    def _start(self, case: str) -> None:
        reading = self.workspace.do(lambda: self.visit.readings.start(case))
        if reading is not None:
            self.workspace.go("reading", reading)


class _Body(QWidget):
    """What scrolls: as high as it is at its width, though in fewer pixels its lines would be more.

    Tab goes through it in the order that `as_read` returns, also once parts have moved or were made anew: each of
    these asks for a layout.
    """

    def __init__(self, as_read: Callable[[], list[QWidget]]) -> None:
        super().__init__()
        self._as_read = as_read

    def event(self, event: QEvent) -> bool:
        """Keep Tab in order."""
        if event.type() is QEvent.Type.LayoutRequest:
            have_tab_read(self._as_read())
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least width; the area around asks for the height at the width that it gives."""
        return QSize(super().minimumSizeHint().width(), 0)


def _picture_words(merge: LastMerge | None) -> str:
    if merge is None:
        return _("Your own work; nothing has been brought in yet")
    when = say_moment(merge.at, language())
    return _("Merged picture of {when}, with your own work since").format(when=when)

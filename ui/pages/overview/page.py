"""The overview page."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.dates import say_when
from inspector_app.fieldwork.case_progress import case_progress
from inspector_app.fieldwork.concerns import Concern
from inspector_app.fieldwork.days import days_of_fieldwork
from inspector_app.fieldwork.double_readings import agreed_reading
from inspector_app.fieldwork.my_work import START, Task, my_work, next_case
from inspector_app.judgement.coverage import coverage
from inspector_app.team.handovers import KeptMerge, kept_merges
from ui.layouts import XL, XS, XXL, S, clear, column, panel, row, scrolled
from ui.pages.overview.cases_read import CasesRead
from ui.pages.overview.day_strip import DayStrip
from ui.pages.overview.evidence_matrix import EvidenceMatrix
from ui.pages.overview.interviews_by_role import InterviewsByRole
from ui.pages.overview.work_list import WorkList
from ui.pages.page import Page, PageHeader
from ui.place import place_of
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.side_by_side import SideBySide
from ui.wording import moment_words
from ui.workspace import Workspace


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
        self._next = Button(kind="primary", on_click=self._on_next_wanted)
        self._header = PageHeader("Overview", self._next, line=False)
        self._days = DayStrip()
        self._work = WorkList(self._on_task_wanted)
        self._cases = CasesRead(lambda state: workspace.go("cases", part=state))
        self._interviews = InterviewsByRole(lambda role: workspace.go("interviews", part=role))
        self._matrix = EvidenceMatrix(
            self.visit.framework,
            workspace.language,
            lambda criterion, kind: workspace.go("evidence", part=f"{criterion} {kind}".strip()),
        )
        self._concerns = QVBoxLayout()
        self._merge = QVBoxLayout()
        upper = SideBySide((self._work, 5), (self._cases, 3), spacing=XXL)
        left = panel(column(upper, self._matrix, None, spacing=XL))
        concerns, merge = (panel(column(part, None)) for part in (self._concerns, self._merge))
        right = SideBySide((self._interviews, 1), (concerns, 1), (merge, 1), spacing=XL)
        lower = SideBySide((left, 1), (right, 0), spacing=XXL, narrow=300)
        body = panel(column(self._days, lower, None, spacing=XL, margins=(XL, 0, XL, XL)))
        self.setLayout(column(self._header, scrolled(body), spacing=0))

    def load(self) -> None:
        """Show the present state of the visit."""
        visit = self.visit
        today = visit.today()
        merges = kept_merges(visit)
        progress = case_progress(visit)
        self._header.fact.setText(_picture_words(merges))
        self._days.show_days(days_of_fieldwork(visit), today, {_local(merge.at).date() for merge in merges})
        self._work.show_tasks(my_work(visit, today))
        double = [case for case in visit.cases.all() if case.double_read]
        settled = sum(1 for case in double if agreed_reading(visit, case.id))
        self._cases.show_progress(progress, (settled, len(double)))
        self._interviews.show_interviews(
            visit.framework.roles, visit.sources.interviews(), self.workspace.language
        )
        self._matrix.show_rows(coverage(visit), len(visit.evidence.all()))
        self._show_concerns(today)
        self._show_last_merge(merges)
        case = next_case(visit)
        self._next.setVisible(case is not None)
        if case is not None:
            begun = any(reading.reader == visit.me.id for reading in progress[case.id].readings)
            self._next.setText(f"{'Go on with' if begun else 'Start'} {case.reference}")

    # ---- the right column -----------------------------------------------------------------------
    def _show_concerns(self, today: date) -> None:
        clear(self._concerns)
        concerns = self.visit.concerns.all()
        waiting = [concern for concern in concerns if concern.is_open]
        chip = Chip(f"{len(waiting)} open", tone="danger", icon_of="concern-fill") if waiting else None
        fact = "" if waiting else "none open" if concerns else "none"
        self._concerns.addWidget(SectionHeading("Concerns", fact, trailing=chip))
        self._concerns.setSpacing(S)
        for concern in concerns:
            self._concerns.addWidget(self._concern(concern, today))

    def _concern(self, concern: Concern, today: date) -> QWidget:
        reference = self.visit.cases.get(concern.sampled_case).reference
        referred = moment_words(datetime.fromisoformat(concern.referred_at), today)
        words = Label(f"Referred to {concern.referred_to}, {referred}.", wrap=True)
        if concern.is_open:
            due = (
                f"Response due {say_when(concern.response_due, 'en')}"
                if concern.response_due
                else "No response yet"
            )
            state = Label(due, tone="danger")
        else:
            answered = moment_words(datetime.fromisoformat(concern.responded_at), today)
            state = Label(f"Answered {answered}", tone="strength")
        link = Button(reference, kind="link", on_click=lambda: self.workspace.go("cases", concern.id))
        return panel(column(row(link, None), words, state, spacing=XS))

    def _show_last_merge(self, merges: list[KeptMerge]) -> None:
        clear(self._merge)
        self._merge.setSpacing(2)
        if not merges:
            self._merge.addWidget(SectionHeading("Last merge", "none yet"))
            return
        last = _local(merges[-1].at)
        together = [merge.report for merge in merges if _local(merge.at).date() == last.date()]
        heading = SectionHeading("Last merge", f"{last:%a} {last:%H:%M}")
        heading.setToolTip(f"Merged by {merges[-1].merged_by}")
        self._merge.addWidget(heading)
        readings = sum(
            report.created.get("reading", 0) + report.changed.get("reading", 0) for report in together
        )
        sources = sum(report.created.get("source", 0) for report in together)
        evidence = sum(report.created.get("evidence", 0) for report in together)
        for words, count, page in (
            ("Hand-overs, all verified", len(together), "team"),
            ("Case readings, new or changed", readings, "cases"),
            ("Interviews and other sources", sources, "interviews"),
            ("Evidence items", evidence, "evidence"),
        ):
            self._merge.addLayout(self._counted(Label(words), count, page))
        unsettled = len(self.visit.store.conflicts())
        if unsettled:
            words = row(Glyph("differs", "conflict"), Label("Differences to settle", tone="conflict"))
            self._merge.addLayout(self._counted(panel(words), unsettled, "team"))

    def _counted(self, words: QWidget, count: int, page: str) -> QHBoxLayout:
        return row(words, None, Button(str(count), kind="link", on_click=lambda: self.workspace.go(page)))

    # ---- going on -------------------------------------------------------------------------------
    def _on_next_wanted(self) -> None:
        case = next_case(self.visit)
        if case is not None:
            self._start(case.id)

    def _on_task_wanted(self, task: Task) -> None:
        if task.verb == START:
            self._start(task.record)
        else:
            self.workspace.going.emit(place_of(task.table, task.record))

    def _start(self, case: str) -> None:
        reading = self.workspace.do(lambda: self.visit.readings.start(case))
        if reading is not None:
            self.workspace.go("reading", reading)


def _picture_words(merges: list[KeptMerge]) -> str:
    if not merges:
        return "Your own work; nothing has been brought in yet"
    last = _local(merges[-1].at)
    return f"Merged picture of {last:%a} {last:%H:%M}, with your own work since"


def _local(moment: datetime) -> datetime:
    return moment.astimezone()

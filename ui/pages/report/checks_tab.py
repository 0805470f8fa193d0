"""What the checks found, with the place to jump to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.checks import Problem
from inspector_app.checks.accepted import AcceptedCheck
from resources.translations import _
from ui.layouts import L, M, S, clear, column, hairline, panel, row, scrolled
from ui.pages.report.accepted_fold import AcceptedFold
from ui.pages.report.check_row import CheckRow
from ui.widgets.label import Label
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

HERE, EVERYWHERE = "here", "everywhere"

Checked = list[tuple[str, Problem]]
AcceptedIn = list[tuple[str, Problem, AcceptedCheck]]


class ChecksTab(QWidget):
    """`jump` is called with the problem that was chosen."""

    def __init__(self, workspace: Workspace, jump: Callable[[Problem], object]) -> None:
        super().__init__()
        self._workspace, self._jump = workspace, jump
        self._chapter = ""
        self._problems: Checked | None = None  # None until the checks have looked
        self._accepted: AcceptedIn = []
        self._current: Problem | None = None
        self._state: object = None
        self.rows: list[CheckRow] = []
        self._about = Label(_("Looking…"), tone="ink_2")
        self.scope = SegmentedChoice(
            [(HERE, _("Chapter")), (EVERYWHERE, _("Report"))], name=_("Which checks")
        )
        self.scope.set_value(HERE)
        self.scope.chosen.connect(lambda _scope: self._draw())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 0, 0)
        top = column(self._about, row(self.scope, None), spacing=S, margins=(L, M, L, S))
        self.accepted = AcceptedFold(workspace.visit)
        self.accepted.taken_back.connect(self._on_taken_back)
        self._area = scrolled(panel(column(self._lines, self.accepted, None, spacing=0)))
        self.setLayout(column(top, hairline(), self._area, spacing=0))

    def show_problems(self, problems: Checked, accepted: AcceptedIn, chapter: str) -> None:
        """Show the problems and those accepted, each with the key of its chapter ("" for the visit as a whole)."""
        self._problems, self._accepted, self._chapter = problems, accepted, chapter
        self._draw()

    @property
    def here(self) -> int:
        """How many problems the open chapter has."""
        return sum(chapter == self._chapter for chapter, _problem in self._problems or ())

    @property
    def is_half_typed(self) -> bool:
        """Whether a reason for accepting is being written."""
        return any(line.is_begun for line in self.rows)

    def next(self) -> None:
        """Jump to the next problem of those that are shown, to the first after the last."""
        shown = [line.problem for line in self.rows]
        if shown:
            place = shown.index(self._current) + 1 if self._current in shown else 0
            self._on_opened(shown[place % len(shown)])

    def _draw(self) -> None:
        if self._problems is None:
            return
        shown = [
            problem
            for chapter, problem in self._problems
            if self.scope.value == EVERYWHERE or chapter == self._chapter
        ]
        self._about.setText(
            _("{here} here, {all} in the report").format(here=self.here, all=len(self._problems))
        )
        self.accepted.show_accepted(
            [
                (problem, entry)
                for chapter, problem, entry in self._accepted
                if self.scope.value == EVERYWHERE or chapter == self._chapter
            ]
        )
        # A reason that is being written stays where it is; what changed is drawn when it is given or given up.
        if shown == self._state or self.is_half_typed:
            return
        self._state = shown
        clear(self._lines)
        self.rows = []
        for problem in shown:
            line = CheckRow(problem)
            line.set_current(problem == self._current)
            line.opened.connect(lambda problem=problem: self._on_opened(problem))
            line.accepted.connect(lambda reason, line=line: self._on_accepted(line, reason))
            line.given_up.connect(self._draw)
            self.rows.append(line)
            self._lines.addWidget(line)

    def _on_opened(self, problem: Problem) -> None:
        self._current = problem
        for line in self.rows:
            line.set_current(line.problem == problem)
            if line.problem == problem:
                self._area.ensureWidgetVisible(line)
        self._jump(problem)

    def _on_accepted(self, line: CheckRow, reason: str) -> None:
        accepted = self._workspace.visit.accepted_checks
        if self._workspace.do_and_say(lambda: accepted.accept(line.problem, reason), _("Accepted")):
            line.setFocus()
            line.forget_reason()

    def _on_taken_back(self, entry: AcceptedCheck) -> None:
        accepted = self._workspace.visit.accepted_checks
        self._workspace.do_and_say(lambda: accepted.delete(entry.id), _("Not accepted any more"))

"""What the checks found, with the place to jump to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.checks import Problem, Severity
from resources.translations import _
from ui.layouts import XS, L, M, S, clear, column, hairline, panel, row, scrolled
from ui.theme import theme
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.segmented_choice import SegmentedChoice

HERE, EVERYWHERE = "here", "everywhere"
_MARKS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning-fill", "area"),
    Severity.ADVICE: ("guidance-fill", "accent"),
}
_OWN_MARKS = {
    "figure-unsettled": ("differs", "conflict"),
    "difference-open": ("differs", "conflict"),
    "paragraph-unsupported": ("unsupported", "area"),
}


class CheckRow(QWidget):
    """One problem; a click or Enter jumps to its place."""

    opened = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{problem.place}: {problem.sentence} {problem.remedy}")
        meaning, tone = _OWN_MARKS.get(problem.code, _MARKS[problem.severity])
        words = column(
            Label(problem.place, Type.CAPTION, tone="ink_2"),
            Label(problem.sentence, wrap=True),
            Label(problem.remedy, tone="accent", wrap=True),
            spacing=XS,
        )
        line = row(spacing=M, margins=(L, M, L, M))
        line.addWidget(Glyph(meaning, tone), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self.setLayout(column(line, hairline(), spacing=0))

    def set_current(self, current: bool) -> None:
        """Show it as the one that was jumped to."""
        self._current = current
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Jump."""
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bar of the current one."""
        if self._current:
            with QPainter(self) as painter:
                painter.fillRect(self.rect(), theme.color("paper"))
                painter.fillRect(0, 0, 3, self.height(), theme.color("accent"))


class ChecksTab(QWidget):
    """`jump` is called with the problem that was chosen."""

    def __init__(self, jump: Callable[[Problem], object]) -> None:
        super().__init__()
        self._jump = jump
        self._chapter = ""
        self._problems: list[tuple[str, Problem]] | None = None  # None until the checks have looked
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
        self._area = scrolled(panel(column(self._lines, None)))
        self.setLayout(column(top, hairline(), self._area, spacing=0))

    def show_problems(self, problems: list[tuple[str, Problem]], chapter: str) -> None:
        """Show the problems, each with the key of its chapter ("" for the visit as a whole)."""
        self._problems, self._chapter = problems, chapter
        self._draw()

    @property
    def here(self) -> int:
        """How many problems the open chapter has."""
        return sum(chapter == self._chapter for chapter, _problem in self._problems or ())

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
        if shown == self._state:
            return
        self._state = shown
        clear(self._lines)
        self.rows = []
        for problem in shown:
            line = CheckRow(problem)
            line.set_current(problem == self._current)
            line.opened.connect(lambda problem=problem: self._on_opened(problem))
            self.rows.append(line)
            self._lines.addWidget(line)

    def _on_opened(self, problem: Problem) -> None:
        self._current = problem
        for line in self.rows:
            line.set_current(line.problem == problem)
            if line.problem == problem:
                self._area.ensureWidgetVisible(line)
        self._jump(problem)

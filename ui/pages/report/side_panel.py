"""What stands behind the open chapter, at its right: evidence, figures and checks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.checks import Problem
from inspector_app.figures.tokens import Token
from inspector_app.framework.model import Chapter
from resources.translations import _
from ui.layouts import S, column, hairline, panel, row
from ui.pages.report.checks_tab import AcceptedIn, Checked, ChecksTab
from ui.pages.report.evidence_tab import EvidenceTab
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.figures_tab import FiguresTab
from ui.pages.report.side_tabs import CHECKS, EVIDENCE, FIGURES, VERSIONS
from ui.pages.report.versions_tab import VersionsTab
from ui.theme import theme
from ui.typography import Type, text_width
from ui.widgets.tabs import Tabs
from ui.workspace import Workspace

_WIDTH = 316
_SPARE = "  88"  # room for the count of problems before it is known


class SidePanel(QWidget):
    """Four tabs; `jump` is called with a problem that was chosen.

    Only what asks for something is counted beside a tab's words: on a small screen there is room for no more.
    """

    def __init__(self, workspace: Workspace, faces: FigureFaces, jump: Callable[[Problem], object]) -> None:
        super().__init__()
        self.evidence = EvidenceTab(workspace)
        self.figures = FiguresTab(workspace, faces)
        self.checks = ChecksTab(workspace, jump)
        self.versions = VersionsTab(workspace)
        self._has_checked = False
        self.tabs = Tabs(
            [
                (EVIDENCE, _("Evidence")),
                (FIGURES, _("Figures")),
                (CHECKS, _("Checks")),
                (VERSIONS, _("Versions")),
            ],
            spacing=0,
        )
        self.tabs.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        self._places = {
            EVIDENCE: self._stack.addWidget(self.evidence),
            FIGURES: self._stack.addWidget(self.figures),
            CHECKS: self._stack.addWidget(self.checks),
            VERSIONS: self._stack.addWidget(self.versions),
        }
        tabs = panel(column(self.tabs, margins=(S, 3, S, 0)))
        inside = panel(column(tabs, hairline(), self._stack, spacing=0), ground="canvas")
        line = row(hairline(vertical=True), spacing=0)
        line.addWidget(inside, 1)
        self.setLayout(line)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def _on_theme_changed(self) -> None:
        self._widest = _WIDTH
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the tabs need with their counts; never narrower again, so that the text stays where it is."""
        to_come = 0 if self._has_checked else text_width(Type.STRONG, _SPARE)
        self._widest = max(self._widest, self.tabs.sizeHint().width() + to_come + 2 * S)
        self.setFixedWidth(self._widest)

    @property
    def tab(self) -> str:
        """The key of the tab that is shown."""
        return next(key for key, place in self._places.items() if place == self._stack.currentIndex())

    @property
    def is_half_typed(self) -> bool:
        """Whether a new figure, a table, a new point or a reason is being written."""
        begun = self.figures.is_half_typed or self.versions.points.new_point.is_begun
        return begun or self.checks.is_half_typed

    def show_tab(self, key: str) -> None:
        """Show a tab."""
        self.tabs.choose(key)
        self._stack.setCurrentIndex(self._places[key])

    def show_context(
        self, chapter: Chapter, record: str, numbers: dict[str, str], tokens: list[Token]
    ) -> None:
        """Show what belongs to a chapter and to the text that is being written in it, with its figures."""
        self.evidence.show_chapter(chapter, record, numbers)
        self.figures.show_used(tokens)
        self.figures.table_form.can_insert = bool(record)
        self._fit()

    def show_versions(self, numbers: dict[str, str], spoken: str) -> None:
        """Show versions and the council's points, in the language that the text is shown in."""
        self.versions.show_state(numbers, spoken)
        self.tabs.set_count(VERSIONS, self.versions.count or None)
        self._fit()

    def show_problems(self, problems: Checked, accepted: AcceptedIn, chapter: str) -> None:
        """Show what the checks found and what somebody accepted, each with the key of its chapter."""
        self._has_checked = True
        self.checks.show_problems(problems, accepted, chapter)
        self.tabs.set_count(CHECKS, self.checks.here)
        self._fit()

"""Having the checks look at the report in the background, a moment after the last change."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.checks import check
from inspector_app.checks.chapters import chapter_of
from inspector_app.visit import Visit
from resources.translations import _
from ui.job import Progress
from ui.one_at_a_time import OneAtATime
from ui.pages.report.checks_tab import AcceptedIn, Checked
from ui.workspace import Workspace

_PAUSE = 600  # milliseconds after the last change until they look


class Checking(QTimer):
    """Looks once it has been started and nobody did so again for a moment, while `page` is in view.

    `found` comes after each look.
    """

    found = Signal()

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page, singleShot=True, interval=_PAUSE)
        self._page = page
        self._looks = OneAtATime(workspace, _("Checking the report"))
        self.problems: Checked | None = None  # None until they have looked
        self.accepted: AcceptedIn = []
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if self._looks.is_busy:
            self.start()  # a moment after that look
        elif self._page.isVisible():
            self._looks.run(_checked, self._on_checked)

    def _on_checked(self, found: tuple[Checked, AcceptedIn]) -> None:
        self.problems, self.accepted = found
        self.found.emit()


def _checked(visit: Visit, progress: Progress) -> tuple[Checked, AcceptedIn]:
    found = check(visit, progress)
    accepted = [(chapter_of(visit, problem), problem, entry) for problem, entry in found.accepted]
    return [(chapter_of(visit, problem), problem) for problem in found.open], accepted

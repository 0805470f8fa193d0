"""Versions of the report and the council's points, at the right of the text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.errors import UserError
from resources.translations import _
from ui.layouts import L, M, S, column, hairline, row
from ui.pages.report.points_list import PointsList
from ui.pages.report.version_list import VersionList
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

VERSIONS, POINTS = "versions", "points"


class VersionsTab(QWidget):
    """`jumped` carries the record of a paragraph, `print_wanted` the number of a version to print again.

    `make_wanted` carries the kind of a version to make.
    """

    jumped = Signal(str)
    make_wanted = Signal(str)
    print_wanted = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.versions = VersionList(workspace)
        self.points = PointsList(workspace)
        self.versions.make_wanted.connect(self.make_wanted)
        self.versions.print_wanted.connect(self.print_wanted)
        self.versions.jumped.connect(self.jumped)
        self.points.jumped.connect(self.jumped)
        self.which = SegmentedChoice(
            [(VERSIONS, _("Versions")), (POINTS, _("The council’s points"))],
            name=_("Versions, or the council’s points"),
        )
        self.which.set_value(VERSIONS)
        self.which.chosen.connect(self.show_part)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.versions)
        self._stack.addWidget(self.points)
        top = column(row(self.which, None), margins=(L, M, L, S))
        self.setLayout(column(top, hairline(), self._stack, spacing=0))

    @property
    def count(self) -> int:
        """How many points are open, for the tab."""
        return self.points.open_count

    def show_part(self, key: str) -> None:
        """Show the versions, or the council's points."""
        self.which.set_value(key)
        self._stack.setCurrentWidget(self.points if key == POINTS else self.versions)

    def show_state(self, numbers: dict[str, str], spoken: str) -> None:
        """Show versions and points as they are now; `spoken` is the language that the text is shown in."""
        self.points.spoken = self.versions.changes.spoken = spoken
        self.versions.load()
        self.points.show_points(numbers)

    def open_point(self, record: str) -> None:
        """Show one point of the council."""
        self.show_part(POINTS)
        self.points.open(record)

    def make(self, kind: str) -> None:
        """Make a version in the background; what is being typed was saved before."""
        self.versions.making = True
        self.versions.load()

        def ended() -> None:
            self.versions.making = False
            self.versions.load()

        self._workspace.run(
            _("Making the version"),
            lambda visit, _progress: visit.versions.make(kind),
            done=lambda _record: self.versions.say_made(kind),
            failed=self._on_refused,
            ended=ended,
        )

    def _on_refused(self, error: UserError) -> None:
        if error.code == "accuracy-open":
            self.show_part(POINTS)
        self._workspace.tell_trouble(error)

"""The council's points beside the chapter: which of them are open, the answer to each, and what goes in and out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.accuracy.bringing_in import PointTable, Preview, bring_in, preview, read_points
from inspector_app.accuracy.points import ACCEPTED, OPEN, REFUSED, AccuracyPoint
from inspector_app.accuracy.response import save_response
from inspector_app.report.kinds import SENT
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext, pgettext
from ui.job import Progress
from ui.layouts import L, M, S, clear, column, hairline, panel, row, scrolled
from ui.pages.report.choosing import choose_points, choose_word_file
from ui.pages.report.new_point import NewPoint
from ui.pages.report.point_answer import PointAnswer
from ui.pages.report.point_row import PointRow
from ui.pages.report.points_coming import PointsComing
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.segmented_choice import FLOWING, SegmentedChoice
from ui.workspace import Workspace

ALL = "all"
_FIRST = 40  # points that are drawn at once


class PointsList(QWidget):
    """`jumped` carries the record of a point's paragraph. `spoken` is the language of the response."""

    jumped = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._visit = workspace, workspace.visit
        self.spoken = "en"
        self._most = _FIRST
        self._numbers: dict[str, str] = {}
        self._current = ""
        self._state: object = None
        self.rows: dict[str, PointRow] = {}
        self.answer = PointAnswer(workspace)
        self.answer.setParent(self)  # while it stands under no point, or it would outlive the page
        self.answer.hide()
        self.which = SegmentedChoice(
            [
                (ALL, _("All")),
                (OPEN, pgettext("points of the council", "Open")),
                (ACCEPTED, _("Accepted")),
                (REFUSED, _("Refused")),
            ],
            name=_("Which points"),
            columns=FLOWING,
        )
        self.which.set_value(ALL)
        self.which.chosen.connect(lambda _which: self._draw())
        self._about = Label(tone="ink_2", wrap=True)
        self.bring = Button(_("Bring in…"), small=True, icon_of="bring-in", on_click=self._on_bring_wanted)
        self.response = Button(
            _("Response as Word…"), small=True, icon_of="save", on_click=self._on_response_wanted
        )
        self.add = Button(_("New point…"), kind="link", icon_of="add", on_click=self._on_new_wanted)
        self.new_point = NewPoint(workspace)
        self.new_point.hide()
        self.new_point.closed.connect(self._on_new_closed)
        self._coming = QVBoxLayout()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._more = Button(kind="link", on_click=self._on_more_wanted)
        top = column(
            self._about,
            row(self.bring, self.response, None),
            row(self.add, None),
            self.which,
            spacing=S,
            margins=(L, M, L, M),
        )
        more = row(self._more, None, margins=(L, S, L, S))
        body = panel(
            column(top, hairline(), self.new_point, self._coming, self._lines, more, None, spacing=0)
        )
        self._area = scrolled(body)
        self.setLayout(column(self._area, spacing=0))

    def show_points(self, numbers: dict[str, str]) -> None:
        """Show the points as they are now; `numbers` are those of the report as it is."""
        self._numbers = numbers
        self._draw()

    def open(self, record: str) -> None:
        """Show a point with its answer, whatever is filtered."""
        if not self.answer.commit():
            return
        self._current = record
        self._draw()
        if record in self.rows:
            self._area.ensureWidgetVisible(self.rows[record])

    def read(self, path: Path) -> None:
        """Read the council's table and show what would come in; nothing is added yet."""

        def work(visit: Visit, _progress: Progress) -> tuple[PointTable, Preview]:
            table = read_points(path)
            return table, preview(visit, table)

        self._workspace.run(
            _("Reading {file}").format(file=path.name), work, done=lambda found: self._on_read(*found)
        )

    def save_response(self, path: Path) -> None:
        """Write the response to a Word file."""
        spoken = self.spoken
        self._workspace.run(
            _("Writing the response"),
            lambda visit, _progress: save_response(visit, path, spoken),
            done=lambda _points: self._workspace.say(_("Saved {word}").format(word=path.name)),
        )

    def commit(self) -> bool:
        """Save what is being written; returns whether it is in the file."""
        return self.answer.commit()

    @property
    def open_count(self) -> int:
        """How many points nobody has decided."""
        return len(self._visit.accuracy_points.open())

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another tab was shown."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        points = self._points()
        sent = any(version.kind == SENT for version in self._visit.versions.all())
        for widget in (self.bring, self.add, self.which):
            widget.setEnabled(sent)
        self.response.setEnabled(bool(points))
        waiting = sum(point.state == OPEN for point in points)
        told = ngettext("{count} point, {open} open", "{count} points, {open} open", len(points))
        self._about.setText(
            told.format(count=len(points), open=waiting)
            if sent
            else _("No version was sent to the council yet.")
        )
        fitting = [
            point for point in points if self.which.value in (ALL, point.state) or point.id == self._current
        ]
        shown = fitting[: self._most]
        self._more.setText(_("Show all {count}").format(count=len(fitting)))
        self._more.setVisible(len(fitting) > len(shown))
        state = ([(point, self._numbers.get(point.about, "")) for point in shown], self._current)
        if state == self._state:
            return
        self._state = state
        self._arrange([point.id for point in shown])
        for point in shown:
            line = self.rows[point.id]
            line.show_point(point, self._numbers.get(point.about, ""))
            line.set_current(point.id == self._current)
            if point.id == self._current:
                self.answer.show_point(point)
        self.answer.setVisible(self._current in self.rows)

    def _points(self) -> list[AccuracyPoint]:
        sent = [version.id for version in self._visit.versions.all() if version.kind == SENT]
        return self._visit.accuracy_points.of_version(sent[-1]) if sent else []

    def _arrange(self, wanted: list[str]) -> None:
        """Let the rows stand in order, the answer below the one that is open; what stays is not made anew."""
        for record in [record for record in self.rows if record not in wanted]:
            line = self.rows.pop(record)
            line.hide()
            line.deleteLater()
        widgets: list[QWidget] = []
        for record in wanted:
            if record not in self.rows:
                self.rows[record] = self._make(record)
            widgets.append(self.rows[record])
            if record == self._current:
                widgets.append(self.answer)
        if self._current not in wanted:
            self.answer.hide()
        present = [self._lines.itemAt(index).widget() for index in range(self._lines.count())]
        if present != widgets:
            while self._lines.count():
                self._lines.takeAt(0)
            for widget in widgets:
                self._lines.addWidget(widget)

    def _make(self, record: str) -> PointRow:
        line = PointRow()
        line.opened.connect(lambda: self._on_opened(record))
        line.answer_wanted.connect(lambda: self._on_answer_wanted(record))
        return line

    # ---- events -----------------------------------------------------------------------------------------
    def _on_opened(self, record: str) -> None:
        self.open(record)
        about = self._visit.accuracy_points.get(record).about
        if about in self._numbers:
            self.jumped.emit(about)

    def _on_answer_wanted(self, record: str) -> None:
        self.open(record)
        self.answer.begin()

    def _on_more_wanted(self) -> None:
        self._most = len(self._points())
        self._draw()

    def _on_new_wanted(self) -> None:
        self.new_point.show()
        self.new_point.begin()

    def _on_new_closed(self) -> None:
        self.new_point.hide()
        self.add.setFocus()

    def _on_bring_wanted(self) -> None:
        path = choose_points(self)
        if path:
            self.read(path)

    def _on_read(self, table: PointTable, checked: Preview) -> None:
        clear(self._coming)
        coming = PointsComing(table, checked)
        coming.given_up.connect(self._on_coming_over)
        coming.taken.connect(self._on_taken)
        self._coming.addWidget(coming)
        (coming.take if coming.take.isEnabled() else self.bring).setFocus()

    def _on_taken(self, table: PointTable) -> None:
        def work(visit: Visit, _progress: Progress) -> list[str]:
            return bring_in(visit, table)

        def done(made: list[str]) -> None:
            self._on_coming_over()
            self._workspace.say_done(counted("{count} point added.", "{count} points added.", len(made)))

        self._workspace.run(_("Bringing the points in"), work, done=done)

    def _on_coming_over(self) -> None:
        self.bring.setFocus()
        clear(self._coming)

    def _on_response_wanted(self) -> None:
        name = _("Response on factual accuracy")
        suggested = self._visit.store.path.parent / f"{name}.docx"
        chosen = choose_word_file(self, suggested, _("Save the response"))
        if chosen:
            self.save_response(chosen)

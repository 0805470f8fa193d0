"""Bringing in: find hand-overs, see what they would bring, merge them, and settle what differs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from db.merge_report import MergeReport
from inspector_app.team.differences import Difference, differences, settle_difference
from inspector_app.team.handovers import Arrival, Progress, bring_in, look_at, look_in
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import XL, M, S, clear, column, row
from ui.pages.team.arrivals_table import ArrivalsTable
from ui.pages.team.brought_in import BroughtIn
from ui.pages.team.difference_row import DifferenceRow
from ui.place import place_of
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.empty_state import EmptyState
from ui.widgets.glyph import Glyph
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.workspace import Workspace


class BringIn(QWidget):
    """The tab of the lead's evening. Nothing changes before "Merge" is pressed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._arrivals: list[Arrival] = []
        self._place = Label(type_=Type.STRONG)
        self._fact = Label(tone="ink_2")
        self._table = ArrivalsTable(workspace.visit, self._on_chosen_changed)
        self._see = Button(_("See what is new…"), icon_of="preview", on_click=self._table.show_details)
        self._merge = Button(icon_of="merge", kind="primary", on_click=self.merge)
        backup = row(
            Glyph("backup"), Label(_("A backup is made first. Merging twice does no harm."), tone="ink_2")
        )
        self._foot = QWidget()
        self._foot.setLayout(row(backup, None, self._see, self._merge, spacing=S))
        self._empty = EmptyState(
            "bring-in",
            _("Bring the team’s work in"),
            _(
                "Choose hand-overs on a stick or in a folder. You see what each brings before anything changes."
            ),
            Button(_("From a stick or folder…"), icon_of="drive", on_click=self.choose_folder),
        )
        self._chip = QVBoxLayout()
        caps = (
            KeyCap("1"),
            KeyCap("2"),
            Label(_("choose"), tone="ink_3"),
            KeyCap("Ctrl Enter"),
            Label(_("next"), tone="ink_3"),
        )
        words = Label(
            _("Two people changed the same thing apart from each other. Until settled, both values stay."),
            tone="ink_2",
            wrap=True,
        )
        heading = row(Label(_("Differences to settle"), Type.STRONG), self._chip, spacing=S)
        heading.addWidget(words, 1)
        for cap in caps:
            heading.addWidget(cap)
        self._heading = QWidget()
        self._heading.setLayout(heading)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.last = BroughtIn(workspace.visit)
        self._none = Label(_("Nothing differs."), tone="ink_3")
        head = row(Glyph("drive"), self._place, self._fact, None, spacing=S)
        self.setLayout(
            column(
                head,
                self._table,
                self._foot,
                self._empty,
                M,
                self._heading,
                self._rows,
                self._none,
                M,
                self.last,
                None,
                spacing=S,
                margins=(XL, XL, XL, XL),
            )
        )
        self._show_arrivals(_("No hand-overs chosen yet"), [])

    def load(self) -> None:
        """Show the differences as they stand, keeping the focus where it was."""
        self.last.load()
        found = differences(self._workspace.visit)
        focused = self._focused_row()
        clear(self._rows)
        clear(self._chip)
        if found:
            self._chip.addWidget(Chip(str(len(found)), tone="conflict", icon_of="differs"))
        for difference in found:
            self._rows.addWidget(self._row(difference))
        self._heading.setVisible(bool(found))
        self._none.setVisible(not found)
        if focused is not None and found:
            self._focus_row(min(focused, len(found) - 1))

    def count(self) -> int:
        """Return how many differences are in view."""
        return self._rows.count()

    # ---- finding hand-overs -----------------------------------------------------------------------
    def choose_files(self) -> None:
        """Ask for hand-over files and look at them."""
        names, _filter = QFileDialog.getOpenFileNames(
            self, _("Choose hand-overs"), "", _("Hand-overs (*.handover)")
        )
        if names:
            self.look_at([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a stick or folder and look at the hand-overs in it."""
        name = QFileDialog.getExistingDirectory(self, _("Choose the stick or folder with the hand-overs"))
        if name:
            folder = Path(name)
            self._workspace.run(
                _("Reading hand-overs"),
                lambda visit, _progress: look_in(visit, folder),
                done=lambda arrivals: self._show_arrivals(
                    _("Bring in from {folder}").format(folder=folder), arrivals
                ),
            )

    def look_at(self, paths: list[Path]) -> None:
        """Look at hand-overs in a thread and show what they would bring."""

        def work(visit: Visit, progress: Progress) -> list[Arrival]:
            arrivals = []
            for number, path in enumerate(paths):
                progress(number / len(paths), path.name)
                arrivals.append(look_at(visit, path))
            return arrivals

        self._workspace.run(
            _("Reading hand-overs"),
            work,
            done=lambda arrivals: self._show_arrivals(_("Chosen hand-overs"), arrivals),
        )

    def _show_arrivals(self, place: str, arrivals: list[Arrival]) -> None:
        self._arrivals = arrivals
        self._place.setText(place)
        count = len(arrivals)
        if any(arrival.is_new for arrival in arrivals):
            found = counted(
                "{count} file found, not read into the visit yet",
                "{count} files found, none has been read into the visit yet",
                count,
            )
        else:
            found = counted("{count} file found", "{count} files found", count)
        self._fact.setText(found)
        self._fact.setVisible(bool(arrivals))
        self._table.show_arrivals(arrivals)
        self._table.setVisible(bool(arrivals))
        self._foot.setVisible(bool(arrivals))
        self._empty.setVisible(not arrivals)
        self._on_chosen_changed()

    def _on_chosen_changed(self) -> None:
        count = len(self._table.chosen())
        self._merge.setText(counted("Merge {count} hand-over", "Merge {count} hand-overs", count))
        self._merge.setEnabled(count > 0)
        self._see.setEnabled(count > 0)

    # ---- merging ----------------------------------------------------------------------------------
    def merge(self) -> None:
        """Bring the ticked hand-overs in, one after the other, each after a backup."""
        chosen = [arrival.path for arrival in self._table.chosen()]
        self._merge.setEnabled(False)

        def work(visit: Visit, progress: Progress) -> list[MergeReport]:
            reports = []
            for number, path in enumerate(chosen):

                def step(fraction: float, sentence: str, *, number: int = number, path: Path = path) -> None:
                    progress((number + fraction) / len(chosen), f"{path.name}, {sentence}")

                step(0, _("a backup is made"))
                reports.append(bring_in(visit, path, progress=step))
            return reports

        # Whatever came in, the hand-overs are looked at anew: what they would still bring has changed.
        again = [arrival.path for arrival in self._arrivals]
        self._workspace.run(_("Merging"), work, done=self._on_merged, ended=lambda: self.look_at(again))

    def _on_merged(self, reports: list[MergeReport]) -> None:
        changes = sum(report.changes for report in reports)
        differing = sum(len(report.conflicts) for report in reports)
        words = _("Changes brought in: {changes}. Differences to settle: {differing}.")
        self._workspace.say(
            words.format(changes=changes, differing=differing),
            (_("See the overview"), lambda: self._workspace.go("overview")),
        )

    # ---- settling ---------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, and go to the next difference by Ctrl+Enter."""
        number = self._focused_row()
        if number is not None and event.text() in ("1", "2", "3", "4"):
            self._row_at(number).choose(int(event.text()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows.count():
            self._focus_row(0 if number is None else (number + 1) % self._rows.count())
        else:
            super().keyPressEvent(event)

    def _row(self, difference: Difference) -> DifferenceRow:
        visit = self._workspace.visit
        place = place_of(difference.table, difference.record, difference.field)
        return DifferenceRow(
            difference,
            visit.today(),
            lambda value: self._workspace.do(lambda: settle_difference(visit, difference, value)),
            lambda: self._workspace.going.emit(place),
        )

    def _row_at(self, number: int) -> DifferenceRow:
        widget = self._rows.itemAt(number).widget()
        assert isinstance(widget, DifferenceRow)
        return widget

    def _focus_row(self, number: int) -> None:
        self._row_at(number).cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _focused_row(self) -> int | None:
        for number in range(self._rows.count()):
            if self._row_at(number).isAncestorOf(self.focusWidget() or self):
                return number
        return None

"""Bringing in: find hand-overs, see what they would bring, merge them, go back if need be, settle what differs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from inspector_app.team.handovers import Arrival, Progress, look_at, look_in
from inspector_app.team.last_hand_over import last_folder
from inspector_app.team.merging import Merged, bring_in_several
from inspector_app.team.sticks import Noticed
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext
from ui.layouts import XL, M, S, at_left, clear, column, row
from ui.pages.team.arrivals_table import ArrivalsTable
from ui.pages.team.brought_in import BroughtIn
from ui.pages.team.difference_list import DifferenceList
from ui.pages.team.noticed_words import noticed_words
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.workspace import Workspace


class BringIn(QWidget):
    """The tab of the lead's evening. Nothing changes before "Merge" is pressed, and one click takes that back."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._arrivals: list[Arrival] = []
        self._details = False
        self._place = Label(type_=Type.STRONG)
        self._fact = Label(tone="ink_2")
        self._offers = QVBoxLayout()
        self._table = ArrivalsTable(workspace.visit, self._on_chosen_changed)
        self._see = Button(icon_of="preview", on_click=self._on_see)
        self._merge = Button(_("Merge"), icon_of="merge", on_click=self.merge)
        self._hint = Label(tone="ink_2", wrap=True)
        foot = row(Glyph("backup"), spacing=S)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self._see)
        foot.addWidget(self._merge)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._empty = EmptyState(
            "bring-in",
            _("Bring the team’s work in"),
            _(
                "Choose hand-overs on a stick or in a folder. You see what each brings before anything changes."
            ),
            Button(_("From a stick or folder…"), icon_of="drive", on_click=self.choose_folder),
        )
        self.differences = DifferenceList(workspace)
        self.last = BroughtIn(workspace)
        head = row(Glyph("drive"), self._place, self._fact, None, spacing=S)
        self.setLayout(
            column(
                self._offers,
                head,
                self._table,
                self._foot,
                at_left(self._empty),
                M,
                self.differences,
                M,
                self.last,
                None,
                spacing=S,
                margins=(XL, XL, XL, XL),
            )
        )
        self._show_arrivals(_("No hand-overs chosen yet"), [])

    def load(self) -> None:
        """Show the differences and the last merge as they stand, keeping the focus where it was."""
        self.last.load()
        self.differences.load()
        self._table.keep_true()

    def count(self) -> int:
        """Return how many differences are in view."""
        return len(self.differences.rows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the differences wherever one is on the tab."""
        if not self.differences.take_key(event):
            super().keyPressEvent(event)

    # ---- finding hand-overs -----------------------------------------------------------------------
    def offer(self, noticed: list[Noticed]) -> None:
        """Offer, in passing, what was noticed on sticks and in folders."""
        clear(self._offers)
        # A file that is shown as brought in may have been written over by another hand-over since.
        shown = {arrival.path for arrival in self._arrivals if arrival.is_new}
        for found in noticed:
            if found.new and not shown.issuperset(found.new):
                words = ngettext("See what it brings", "See what they bring", len(found.paths))
                see = (words, lambda found=found: self.look_at(list(found.paths)))
                self._offers.addWidget(Message("accent", noticed_words(found), [see]))
                self._offers.addSpacing(S)

    def choose_files(self) -> None:
        """Ask for hand-over files and look at them."""
        names, _filter = QFileDialog.getOpenFileNames(
            self, _("Choose hand-overs"), self._start(), _("Hand-overs (*.handover)")
        )
        if names:
            self.look_at([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a stick or folder and look at the hand-overs in it."""
        title = _("Choose the stick or folder with the hand-overs")
        name = QFileDialog.getExistingDirectory(self, title, self._start())
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

        clear(self._offers)
        self._workspace.run(
            _("Reading hand-overs"),
            work,
            done=lambda arrivals: self._show_arrivals(_("Chosen hand-overs"), arrivals),
        )

    def _start(self) -> str:
        return str(last_folder(self._workspace.visit) or "")

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
        coming = {place for arrival in arrivals if arrival.preview for place in arrival.preview.conflicts}
        self.differences.expect(len(coming))
        self._table.setVisible(bool(arrivals))
        self._foot.setVisible(bool(arrivals))
        self._empty.setVisible(not arrivals)
        self._details = False
        self._on_chosen_changed()

    def _on_see(self) -> None:
        self._details = not self._details
        self._on_chosen_changed()

    def _on_chosen_changed(self) -> None:
        count = len(self._table.chosen())
        self._merge.setText(
            counted("Merge {count} hand-over", "Merge {count} hand-overs", count) if count else _("Merge")
        )
        self._merge.setEnabled(count > 0)
        self._merge.set_kind("primary" if count else "secondary")
        self._see.setEnabled(count > 0)
        self._see.setText(_("Hide what is new") if self._details else _("See what is new"))
        self._table.show_details(shown=self._details)
        if count:
            self._hint.setText(_("A backup is made first, and one click undoes the merge."))
        elif any(arrival.is_new for arrival in self._arrivals):
            self._hint.setText(_("Tick the hand-overs to merge."))
        else:
            self._hint.setText(_("There is nothing new to merge."))

    # ---- merging ----------------------------------------------------------------------------------
    def merge(self) -> None:
        """Bring the ticked hand-overs in, one after the other, each after a backup."""
        chosen = [arrival.path for arrival in self._table.chosen()]
        self._merge.setEnabled(False)
        # Whatever came in, the hand-overs are looked at anew: what they would still bring has changed.
        again = [arrival.path for arrival in self._arrivals]
        self._workspace.run(
            _("Merging"),
            lambda visit, progress: bring_in_several(visit, chosen, progress=progress),
            done=self._on_merged,
            ended=lambda: self.look_at(again),
        )

    def _on_merged(self, merged: Merged) -> None:
        self.last.load()
        if not merged.reports:
            return  # the table says of each why it was refused
        self._workspace.merged.emit()
        changes = sum(report.changes for report in merged.reports)
        differing = sum(len(report.conflicts) for report in merged.reports)
        words = _("Changes brought in: {changes}. Differences to settle: {differing}.")
        said = words.format(changes=changes, differing=differing)
        undo = (_("Undo"), self.last.undo) if changes else None
        self._workspace.say(said, undo)

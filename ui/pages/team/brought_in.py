"""The hand-overs that came in: from whom, when, how much was new; taking the last merge back; and a report of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.team.handovers import KeptMerge, kept_merges
from inspector_app.team.last_merge import last_day_of
from inspector_app.team.members import Member
from inspector_app.team.merge_sheet import merge_sheet
from inspector_app.team.merging import before_last_merge
from resources.translations import _, counted, ngettext
from ui.layouts import XL, XS, S, clear, column, hairline, row
from ui.pages.team.sheet_files import print_sheet, save_sheet
from ui.pages.team.standing_words import verified_then
from ui.widgets.button import Button
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.wording import moment_words
from ui.workspace import Workspace

_COLUMNS = 6  # the last takes the room that is left


class BroughtIn(QWidget):
    """A line a hand-over of the last merge, or of all of them; hidden before there was one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._merges: list[KeptMerge] = []
        self._shown: list[KeptMerge] = []
        self._all = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(XL)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(_COLUMNS - 1, 1)
        self._undo = Button(_("Undo the last merge"), small=True, icon_of="undo", on_click=self.undo)
        self._earlier = Button(kind="link", on_click=self._on_earlier)
        self._asking = QVBoxLayout()
        deeds = row(
            self._undo,
            self._earlier,
            Button(_("Save as PDF…"), kind="link", on_click=self._on_save),
            Button(_("Print…"), kind="link", on_click=self._on_print),
            None,
            spacing=S,
        )
        heading = SectionHeading(_("Last merge"))
        self.setLayout(column(heading, self._grid, XS, self._asking, deeds, spacing=S))

    @property
    def count(self) -> int:
        """How many hand-overs are in view."""
        return len(self._shown)

    def load(self) -> None:
        """Show the hand-overs as they were brought in."""
        visit = self._workspace.visit
        self._merges = kept_merges(visit)
        self.setVisible(bool(self._merges))
        self._undo.setVisible(before_last_merge(visit) is not None)
        last = list(last_day_of(self._merges))
        self._earlier.setVisible(len(last) < len(self._merges))
        self._earlier.setText(_("Last merge only") if self._all else _("All merges"))
        shown = self._merges[::-1] if self._all else last
        if shown != self._shown:
            self._show(shown)

    def undo(self) -> None:
        """Go back to how the visit was before the last merge; what one did since is told first."""
        clear(self._asking)
        before = before_last_merge(self._workspace.visit)
        if before is None:
            return

        def go_back() -> None:
            self._workspace.restore_wanted.emit(before.backup)

        if not before.own_changes:
            go_back()
            return
        words = ngettext(
            "You have changed {count} thing since the merge, which goes with it. The visit as it is now stays as a"
            " backup.",
            "You have changed {count} things since the merge, which go with it. The visit as it is now stays as a"
            " backup.",
            before.own_changes,
        )
        remedies = [
            (_("Go back all the same"), go_back),
            (_("Keep the merge"), lambda: clear(self._asking)),
        ]
        self._asking.addWidget(Message("area", words.format(count=before.own_changes), remedies))

    def _show(self, merges: list[KeptMerge]) -> None:
        self._shown = merges
        visit = self._workspace.visit
        members = {member.id: member for member in visit.members.all()}
        clear(self._grid)
        for number, kept in enumerate(merges):
            report = kept.report
            if number:
                self._grid.addWidget(hairline(), 2 * number, 0, 1, _COLUMNS)
            when = moment_words(kept.at, visit.today())
            told = (
                Label(counted("{count} change", "{count} changes", report.changes)),
                Label(counted("{count} difference", "{count} differences", len(report.conflicts))),
                Label(_("brought in by {name}, {when}").format(name=kept.merged_by, when=when), tone="ink_2"),
                *(
                    [Label(verified_then(kept.lost, visit.today()), tone="area", wrap=True)]
                    if kept.lost
                    else []
                ),
            )
            for place, widget in enumerate((*_author(report.author, members), *told)):
                self._grid.addWidget(widget, 2 * number + 1, place, Qt.AlignmentFlag.AlignVCenter)

    def _on_earlier(self) -> None:
        self._all = not self._all
        self.load()

    def _on_save(self) -> None:
        merges = self._shown
        save_sheet(self, self._workspace, _("Merge report"), lambda visit: merge_sheet(visit, merges))

    def _on_print(self) -> None:
        merges = self._shown
        print_sheet(self, self._workspace, lambda visit: merge_sheet(visit, merges))


def _author(author: str, members: dict[str, Member]) -> tuple[QWidget, QWidget]:
    member = members.get(author)
    name = member.name if member else _("somebody new")
    return Initials(member.initials if member else "?", name), Label(name)

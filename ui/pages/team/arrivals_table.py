"""The hand-overs that were found, with what each would bring, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.handover.merge_report import MergeReport
from inspector_app.team.enrolment import is_sealed, lost_since
from inspector_app.team.handovers import UNSIGNED, Arrival
from inspector_app.visit import Visit
from resources.translations import N_, _
from ui.layouts import XL, L, M, S, clear, column, hairline, row
from ui.pages.team.count_words import new_and_changed
from ui.pages.team.news_view import NewsView
from ui.pages.team.standing_words import verified_then
from ui.typography import Type
from ui.widgets.check_box import CheckBox
from ui.widgets.chip import Chip
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.wording import moment_words

_HEADINGS = (
    "",
    N_("From"),
    N_("Written"),
    N_("Case readings"),
    N_("Interviews"),
    N_("Evidence"),
    N_("Ratings"),
    N_("Differs"),
    N_("State"),
)
_COUNTED = ("source", "evidence", "rating")


class ArrivalsTable(QWidget):
    """One line a hand-over; `chosen_changed` is called when the ticks change."""

    def __init__(self, visit: Visit, chosen_changed: Callable[[], object]) -> None:
        super().__init__()
        self._visit = visit
        self._chosen_changed = chosen_changed
        self._sealed = is_sealed(visit)
        self._arrivals: list[Arrival] = []
        self._lost: list[datetime | None] = []
        self._boxes: list[tuple[CheckBox, Arrival]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(len(_HEADINGS) - 1, 1)
        self._unsigned = Label(_(UNSIGNED), tone="ink_2", wrap=True)
        self._details = QVBoxLayout()
        self.setLayout(column(self._grid, self._unsigned, self._details, spacing=S))

    def chosen(self) -> list[Arrival]:
        """Return the hand-overs that are ticked."""
        return [arrival for box, arrival in self._boxes if box.isChecked()]

    def show_arrivals(self, arrivals: list[Arrival]) -> None:
        """Show hand-overs; those that would bring something are ticked."""
        clear(self._grid)
        clear(self._details)
        self._boxes = []
        self._arrivals, self._lost = arrivals, [self._lost_since(arrival) for arrival in arrivals]
        self._unsigned.setVisible(not self._sealed and any(arrival.manifest for arrival in arrivals))
        for place, words in enumerate(_HEADINGS):
            self._grid.addWidget(Label(words and _(words), Type.CAPTION, tone="ink_3"), 0, place)
        self._grid.setRowMinimumHeight(0, 28)
        for number, (arrival, lost) in enumerate(zip(arrivals, self._lost, strict=True)):
            line = 2 * number + 1
            self._grid.addWidget(hairline(), line, 0, 1, len(_HEADINGS))
            self._grid.setRowMinimumHeight(line + 1, 34)
            if arrival.preview is None or arrival.manifest is None:
                self._add_refused(line + 1, arrival)
            else:
                self._add_arrival(line + 1, arrival, arrival.preview, lost)
        if arrivals:
            self._grid.addWidget(hairline(), 2 * len(arrivals) + 1, 0, 1, len(_HEADINGS))

    def keep_true(self) -> None:
        """Show the hand-overs anew when a laptop that wrote one of them was reported lost since."""
        if self._lost != [self._lost_since(arrival) for arrival in self._arrivals]:
            self.show_arrivals(self._arrivals)
            self._chosen_changed()

    def show_details(self, *, shown: bool) -> None:
        """Say of each ticked hand-over what would be made and changed, and what would differ; or put that away."""
        clear(self._details)
        for arrival in self.chosen() if shown else ():
            assert arrival.preview is not None
            assert arrival.manifest is not None
            if arrival.news is not None:
                counts = (arrival.preview.created, arrival.preview.changed)
                author = self._author(arrival.manifest.author)
                self._details.addWidget(NewsView(*author, arrival.news, counts))

    # ---- lines ------------------------------------------------------------------------------------
    def _lost_since(self, arrival: Arrival) -> datetime | None:
        manifest = arrival.manifest
        return lost_since(self._visit, manifest.author, manifest.written) if manifest else None

    def _add_arrival(self, line: int, arrival: Arrival, preview: MergeReport, lost: datetime | None) -> None:
        assert arrival.manifest is not None
        name, initials = self._author(arrival.manifest.author)
        box = CheckBox(name=_("Bring in the hand-over of {name}").format(name=name))
        box.setChecked(arrival.is_new and lost is None)
        box.setEnabled(arrival.is_new)
        box.toggled.connect(lambda _checked: self._chosen_changed())
        self._boxes.append((box, arrival))
        self._put(line, 0, box)
        self._grid.addLayout(row(Initials(initials, name), Label(name), None), line, 1)
        self._put(line, 2, Label(moment_words(arrival.manifest.written, self._visit.today())))
        self._put(
            line,
            3,
            Label(new_and_changed(preview.created.get("reading", 0), preview.changed.get("reading", 0))),
        )
        for place, table in enumerate(_COUNTED, 4):
            count = preview.created.get(table, 0) + preview.changed.get(table, 0)
            self._put(line, place, Label(str(count or "–")))
        self._grid.addLayout(_differs(len(preview.conflicts)), line, 7)
        self._grid.addLayout(self._state(arrival, lost), line, 8)

    def _state(self, arrival: Arrival, lost: datetime | None) -> QHBoxLayout:
        if lost:
            words = verified_then(lost, self._visit.today())
            state = row()
            state.addWidget(Label(words, tone="area", wrap=True), 1)
            return state
        if not arrival.is_new:
            return row(Label(_("Nothing new, brought in before"), tone="ink_3"), None)
        if not self._sealed:
            return row(Chip(_("Whole, not signed")), None)
        return row(Chip(_("Verified"), tone="strength", icon_of="answered"), None)

    def _add_refused(self, line: int, arrival: Arrival) -> None:
        assert arrival.refusal is not None
        self._put(line, 0, Glyph("refused", "danger"))
        self._put(line, 1, Label(arrival.path.name, tone="ink_2"))
        sentence = Label(f"{arrival.refusal.what} {arrival.refusal.remedy}", tone="danger", wrap=True)
        sentence.setContentsMargins(0, M // 2, 0, M // 2)
        self._grid.addWidget(sentence, line, 2, 1, len(_HEADINGS) - 2)

    def _put(self, line: int, place: int, widget: QWidget) -> None:
        self._grid.addWidget(widget, line, place, Qt.AlignmentFlag.AlignVCenter)

    def _author(self, member: str) -> tuple[str, str]:
        known = {entry.id: entry for entry in self._visit.members.all()}
        return (known[member].name, known[member].initials) if member in known else (_("somebody new"), "?")


def _differs(count: int) -> QHBoxLayout:
    if not count:
        return row(Label("–"), None)
    return row(
        Glyph("differs", "conflict", size=14), Label(str(count), tone="conflict"), None, spacing=XL // 6
    )

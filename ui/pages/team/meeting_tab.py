"""The daily team meeting: the evening's picture on one page, each line leading to what it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from inspector_app.report.blocks import Sheet
from inspector_app.team.meeting import Meeting, Standing, meeting
from inspector_app.team.meeting_sheet import by_words, cell_words, meeting_sheet, standing_words
from inspector_app.visit import Visit
from resources.translations import _
from ui.in_turns import InTurns
from ui.layouts import XL, XS, L, M, S, clear, column, hairline, panel, row
from ui.pages.team.sheet_files import print_sheet, save_sheet
from ui.place import Place, place_of
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_MOST = 60  # links of one section
_WIDTH, _KINDS = 1100, 150  # pixels of the page, and of its column of kinds of source

Link = tuple[str, Place]


class MeetingTab(QWidget):
    """Coverage, gaps, unread cases, concerns, differences and thin findings; printable on one page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: Meeting | None = None
        self._turns = InTurns(self)
        self._standing = Label(type_=Type.QUESTION)
        print_ = Button(_("Print…"), icon_of="print", on_click=self._on_print)
        save = Button(_("Save as PDF…"), icon_of="save", on_click=self._on_save)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(L)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnMinimumWidth(0, _KINDS)
        self._sections = QVBoxLayout()
        self._sections.setSpacing(L)
        held = panel(
            column(
                row(self._standing, None, print_, save),
                SectionHeading(_("Evidence by kind of source, criterion and inspector")),
                self._grid,
                XS,
                self._sections,
                None,
                spacing=M,
            )
        )
        held.setMaximumWidth(_WIDTH)
        self.setLayout(column(held, None, margins=(XL, XL, XL, XL)))

    def load(self) -> None:
        """Show the picture as it stands, once it was gathered in a thread."""
        self._workspace.run(
            _("Gathering what there is to talk about"),
            lambda visit, _progress: meeting(visit),
            done=self.show_meeting,
            shown=self._shown is None,
        )

    def show_meeting(self, held: Meeting) -> None:
        """Show what there is to talk about."""
        if held == self._shown:
            return
        self._shown = held
        self._standing.setText(standing_words(held))
        self._show_headings(held)
        clear(self._sections)
        deeds: list[Callable[[], object]] = [
            partial(self._show_kind, held, number) for number in range(len(held.source_kinds))
        ]
        kinds = dict(held.source_kinds)
        team = Place("team", part="bring-in")
        for heading, nothing, links in (
            (
                _("Gaps"),
                _("Every criterion has evidence of each kind that is expected."),
                [
                    (f"({key}) {kinds[kind]}", Place("evidence", part=f"{key} {kind}"))
                    for key, kind in held.gaps
                ],
            ),
            (
                _("Cases without a ready reading"),
                _("Every case has a ready reading."),
                [(case.reference, Place("cases", case.id)) for case in held.unread],
            ),
            (
                _("Concerns without a response"),
                _("No concern waits for a response."),
                [(one.sentence, place_of(one.table, one.record)) for one in held.concerns],
            ),
            (
                _("Differences to settle"),
                _("Nothing differs."),
                [(f"{one.subject}, {one.what}", team) for one in held.differences],
            ),
            (
                _("Thin findings"),
                _("Every finding rests on several kinds of source and several inspectors."),
                [(one.sentence, place_of(one.table, one.record)) for one in held.thin],
            ),
        ):
            deeds.append(partial(self._show_section, heading, nothing, links))
        self._turns.start(deeds)

    def _show_headings(self, held: Meeting) -> None:
        clear(self._grid)
        self._grid.addWidget(Label(_("Kind of source"), Type.CAPTION, tone="ink_3"), 0, 0)
        for place, criterion in enumerate(held.criteria, 1):
            heading = Label(f"({criterion.key}) {criterion.title}", Type.CAPTION, tone="ink_3", wrap=True)
            self._grid.addWidget(heading, 0, place)
            self._grid.setColumnStretch(place, 1)

    def _show_kind(self, held: Meeting, number: int) -> None:
        kind, title = held.source_kinds[number]
        self._grid.addWidget(hairline(), 2 * number + 1, 0, 1, len(held.criteria) + 1)
        self._grid.addWidget(Label(title, wrap=True), 2 * number + 2, 0)
        for place, criterion in enumerate(held.criteria, 1):
            cell = self._cell(criterion.cells[kind], f"{title}, {criterion.key}", criterion.key, kind)
            self._grid.addWidget(cell, 2 * number + 2, place)

    def _cell(self, standing: Standing, says: str, criterion: str, kind: str) -> QWidget:
        if not standing.items:
            return Label(cell_words(standing), tone="area" if standing.is_gap else "ink_3")
        link = Button(
            str(standing.items),
            kind="link",
            on_click=self._going(Place("evidence", part=f"{criterion} {kind}")),
        )
        link.setAccessibleName(f"{says}: {cell_words(standing)}")
        by = Label(by_words(standing), Type.CAPTION, tone="ink_2", wrap=True)
        line = row(link, spacing=S)
        line.addWidget(by, 1)
        return panel(line)

    def _show_section(self, heading: str, nothing: str, links: Sequence[Link]) -> None:
        self._sections.addWidget(self._section(heading, nothing, links))

    def _section(self, heading: str, nothing: str, links: Sequence[Link]) -> QWidget:
        title = SectionHeading(heading, str(len(links) or ""))
        if not links:
            return panel(column(title, Label(nothing, tone="ink_3"), spacing=S))
        flow = FlowLayout(L, below=0)
        for words, place in links[:_MOST]:
            flow.addWidget(Button(words, kind="link", on_click=self._going(place)))
        return panel(column(title, panel(flow), spacing=S))

    def _going(self, place: Place) -> Callable[[], object]:
        return lambda: self._workspace.going.emit(place)

    def _on_save(self) -> None:
        day = self._workspace.visit.today().isoformat()
        name = _("Team meeting {day}").format(day=day)
        save_sheet(self, self._workspace, name, _sheet)

    def _on_print(self) -> None:
        print_sheet(self, self._workspace, _sheet)


def _sheet(visit: Visit) -> Sheet:
    return meeting_sheet(visit, meeting(visit))

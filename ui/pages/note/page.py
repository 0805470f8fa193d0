"""The page of one source: its notes, and what was taken up from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QScrollArea

from db.errors import UserError
from inspector_app.dates import say_date
from inspector_app.fieldwork.evidence import Evidence
from inspector_app.fieldwork.sources import INTERVIEW, PLANNED, SUPERVISION, Source
from ui.evidence_words import counted
from ui.keys import NOTE, hints_of
from ui.layouts import XL, L, column, hairline, panel, row, scrolled
from ui.pages.note.details import Details
from ui.pages.note.guide import Guide
from ui.pages.note.passages import span_of
from ui.pages.note.source_list import SourceList
from ui.pages.note.take_up import TakeUpPopover
from ui.pages.note.taken_up import TakenUp
from ui.pages.note.writing_surface import WritingSurface
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.key_hints import KeyHints
from ui.workspace import Workspace

_LIST_WIDTH, _SIDE_WIDTH = 208, 288
_ROOM_FOR_LIST = 1040  # width of the page, at the usual size of text, from which the other notes are in view


class NotePage(Page):
    """Notes in the middle, the other sources at the left, guide and evidence at the right."""

    tables = frozenset({"source", "note_paragraph", "evidence", "form", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._source = ""
        self._asked: QTextCursor | None = None  # the words that the popover is about
        self._changing = ""
        self._chip = Chip("Group interview", icon_of="second-reader")
        self._details_button = Button("Details", kind="toggle", icon_of="supervision-file")
        self._details_button.toggled.connect(self._on_details_toggled)
        self._take_up = Button("Take up", icon_of="evidence", small=True, on_click=self._on_take_up_wanted)
        self._take_up.setToolTip("Take the selected words up as evidence (Ctrl E)")
        self._start = Button("Start now", kind="primary", on_click=self._on_start_wanted)
        self._reading = Button("Open the reading", icon_of="cases", on_click=self._on_reading_wanted)
        new = Button("New note", icon_of="new-note", on_click=lambda: workspace.go("interviews", part="new"))
        buttons = (self._take_up, self._details_button, self._reading, new, self._start)
        self._header = PageHeader("", *buttons, beside=self._chip)
        self._sources = SourceList(workspace)
        self._sources.chosen.connect(lambda record: workspace.go("note", record))
        self._surface = WritingSurface(workspace)
        self._surface.taken_up_chosen.connect(self._choose)
        self._surface.written.connect(self._show_fact)
        self._surface.cursorPositionChanged.connect(self._show_what_can_be_taken_up)
        self._popover = TakeUpPopover(self.visit.framework, workspace.language, self._surface)
        self._popover.decided.connect(self._on_decided)
        self._popover.removed.connect(self._on_removal_wanted)
        self._popover.closed.connect(self._surface.setFocus)
        self._surface.verticalScrollBar().valueChanged.connect(self._keep_popover_in_place)
        self._guide = Guide(workspace)
        self._taken_up = TakenUp(workspace)
        self._taken_up.chosen.connect(self._choose)
        self._taken_up.changing.connect(self._change)
        self._taken_up.removing.connect(self._remove)
        self._details = Details(workspace)
        self._details.deleting.connect(self._on_deletion_wanted)
        self._details.hide()
        self._hints = KeyHints(hints_of(NOTE))
        self._side = self._make_side()
        self._list = panel(column(self._sources), ground="canvas", width=_LIST_WIDTH)
        body = row(self._list, spacing=0)
        body.addWidget(hairline(vertical=True))
        body.addWidget(self._surface, 1)
        body.addWidget(hairline(vertical=True))
        self._side_panel = panel(column(self._side), ground="canvas", width=_SIDE_WIDTH)
        body.addWidget(self._side_panel)
        theme.changed.connect(self._fit)
        self.setLayout(column(self._header, body, self._hints, spacing=0))
        self._add_shortcut("Ctrl+E", self._on_take_up_wanted)
        self._add_shortcut("Ctrl+G", self._guide.begin)

    # ---- the page -----------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state of the source that is open."""
        if not self._source:
            return
        source = self.visit.sources.get(self._source)
        self._header.title.setText(source.title)
        self._header.fact.setText(self._facts(source))
        self._chip.setVisible(source.kind == INTERVIEW and source.grouping == "group")
        self._start.setVisible(source.state == PLANNED)
        self._reading.setVisible(source.kind == SUPERVISION)
        self._sources.load(source)
        self._surface.load()
        self._guide.load(source)
        self._details.load(source)
        self._show_taken_up()
        self._show_fact()

    def show_place(self, place: Place) -> None:
        """Open a source; `part` is an evidence item or a paragraph to go to."""
        if place.record != self._source:
            self.leave()
            self._source = place.record
            self._surface.open(place.record)
            self._popover.close_again()
            self.load()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._surface.passage_of(place.part):
            self._choose(place.part)
        elif place.part:
            self._surface.show_paragraph(place.part)

    def here(self) -> Place | None:
        """Return the open notes, at the paragraph that the caret is in."""
        return Place("note", self._source, self._surface.paragraph_here) if self._source else None

    def leave(self) -> None:
        """Save what is being typed."""
        self._surface.save()
        self._details.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the other notes and the facts out where the page is too narrow for them."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room without the other notes, since they are left out where it is short."""
        whole = super().minimumSizeHint()
        others = 0 if self._list.isHidden() else self._list.minimumWidth()
        return QSize(whole.width() - others, whole.height())

    def _fit(self) -> None:
        scale = text_scale()
        self._list.setFixedWidth(round(_LIST_WIDTH * scale))
        self._side_panel.setFixedWidth(round(_SIDE_WIDTH * scale))
        for part in (self._list, self._header.fact):
            part.setVisible(self.width() >= _ROOM_FOR_LIST * scale)

    # ---- taking up --------------------------------------------------------------------------------------
    def _on_take_up_wanted(self) -> None:
        """Ask about the selected words, or about the passage around the caret."""
        cursor = self._surface.textCursor()
        around = None if cursor.hasSelection() else self._surface.passage_at_caret()
        if around is not None:
            self._change(around.item.id)
        elif cursor.hasSelection():
            self._surface.save()
            self._changing = ""
            self._asked = cursor
            self._popover.ask(self._surface.rect_of(cursor))

    def _change(self, evidence: str) -> None:
        passage = self._surface.passage_of(evidence)
        item = self.visit.evidence.get(evidence)
        self._choose(evidence)
        self._changing = evidence
        self._asked = passage.cursor if passage else self._surface.textCursor()
        place = self._surface.rect_of(self._asked)
        self._popover.ask(place, criteria=item.criterion_keys, kind=item.kind, changing=True)

    def _on_decided(self, criteria: tuple[str, ...], kind: str) -> None:
        evidence = self.visit.evidence
        if self._changing:
            self.workspace.do(lambda: evidence.judge(self._changing, criteria, kind))
            return
        assert self._asked is not None
        span = span_of(self._asked)
        assert self._surface.session is not None
        paragraph = self._surface.session.lines[span.line].record
        words = self._asked.selection().toPlainText().replace("\n", " ")
        made = self.workspace.do(
            lambda: evidence.take_up(
                words,
                criteria,
                kind,
                source=self._source,
                paragraph=paragraph,
                start=span.start,
                stop=span.stop,
            )
        )
        if made is not None:
            cursor = self._surface.textCursor()
            cursor.clearSelection()
            self._surface.setTextCursor(cursor)
            self.load()

    def _on_removal_wanted(self) -> None:
        self._popover.close_again()
        self._remove(self._changing)

    def _remove(self, evidence: str) -> None:
        self.workspace.do(lambda: self.visit.evidence.delete(evidence))
        bring_back = ("Bring back", lambda: self.visit.evidence.restore(evidence))
        self.workspace.say("The passage is evidence no longer", bring_back)

    def _choose(self, evidence: str) -> None:
        self._surface.choose(evidence)
        self._details_button.setChecked(False)
        self._show_taken_up()
        card = self._taken_up.card(evidence)
        if card is not None:
            self._side.ensureWidgetVisible(card, 0, L)

    def _keep_popover_in_place(self) -> None:
        if self._popover.isVisible() and self._asked is not None:
            self._popover.point_at(self._surface.rect_of(self._asked))

    # ---- beside and below ---------------------------------------------------------------------------
    def _show_taken_up(self) -> None:
        items = self.visit.evidence.on_source(self._source)
        self._taken_up.show_items(self._in_order(items), self._surface.chosen)

    def _in_order(self, items: list[Evidence]) -> list[Evidence]:
        order = {passage.item.id: passage.cursor.selectionStart() for passage in self._surface.passages}
        return sorted(items, key=lambda item: order.get(item.id, len(self._surface.toPlainText())))

    def _facts(self, source: Source) -> str:
        day = date.fromisoformat(source.held_on)
        other_year = day.year != self.visit.today().year
        when = say_date(day, self.workspace.language, weekday=True, year=other_year)
        at = f"{datetime.fromisoformat(source.started_at).astimezone():%H:%M}"
        when = f"{when}, {'planned for' if source.state == PLANNED else 'from'} {at}"
        people = [counted(source.people, "person", "people")] if source.kind == INTERVIEW else []
        return "   ·   ".join([*people, when, self.visit.members.get(source.author).name])

    def _show_fact(self) -> None:
        taken = counted(len(self.visit.evidence.on_source(self._source)), "passage")
        self._hints.set_fact(f"{counted(self._surface.words(), 'word')}, {taken} taken up")

    def _show_what_can_be_taken_up(self) -> None:
        cursor = self._surface.textCursor()
        self._take_up.setEnabled(cursor.hasSelection() or self._surface.passage_at_caret() is not None)

    def _on_details_toggled(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._evidence_side.setVisible(not shown)
        if shown:
            self._details.begin()

    def _on_start_wanted(self) -> None:
        self.workspace.do(lambda: self.visit.sources.start(self._source))
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_reading_wanted(self) -> None:
        reading = self.workspace.do(lambda: self.visit.readings.start_supervision(self._source))
        if reading is not None:
            self.workspace.go("reading", reading)

    def _on_deletion_wanted(self) -> None:
        source = self._source
        self.leave()
        try:
            self.visit.sources.delete(source)
        except UserError as error:
            self._details.say_trouble(error)
            return
        self.workspace.say("The note is deleted", ("Bring back", lambda: self.visit.sources.restore(source)))
        self.workspace.go("interviews")

    def _make_side(self) -> QScrollArea:
        self._evidence_side = panel(column(self._guide, self._taken_up, spacing=XL))
        inside = panel(column(self._evidence_side, self._details, None, margins=(L + 2, L, L + 2, XL)))
        return scrolled(inside)

    def _add_shortcut(self, keys: str, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

"""The page of one source: its notes, and what was taken up from them. Without a source it is a note to begin."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from db.errors import UserError
from inspector_app.fieldwork.evidence import Evidence
from inspector_app.fieldwork.sources import INTERVIEW
from resources.translations import _, counted, language
from ui.keys import NOTE, hints_of
from ui.layouts import XL, L, column, hairline, panel, row, scrolled
from ui.pages.note.beginning import Beginning
from ui.pages.note.details import Details
from ui.pages.note.guide import Guide
from ui.pages.note.header import NoteHeader
from ui.pages.note.name_warnings import NameWarnings
from ui.pages.note.source_list import SourceList
from ui.pages.note.taken_up import TakenUp
from ui.pages.note.taking_up import TakingUp
from ui.pages.note.writing_surface import WritingSurface
from ui.pages.page import Page
from ui.place import Place
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.key_hints import KeyHints
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace

_LIST_WIDTH, _SIDE_WIDTH = 208, 288
_ROOM_FOR_LIST = 1040  # width of the page, at the usual size of text, from which the other notes are in view


class NotePage(Page):
    """Notes in the middle, the other sources at the left, guide and evidence at the right.

    A note that is new is in the file from its first key, or from the choice of what it is on.
    """

    tables = frozenset({"source", "note_paragraph", "evidence", "form", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._source = ""  # "" for a note that is yet to begin
        self._header = NoteHeader(self.visit)
        self._header.take_up.clicked.connect(self._on_take_up_wanted)
        self._header.details.toggled.connect(self._on_details_toggled)
        self._header.reading.clicked.connect(self._on_reading_wanted)
        self._header.new.clicked.connect(lambda: workspace.go("note"))
        self._header.start.clicked.connect(self._on_start_wanted)
        self._header.print.clicked.connect(self.print_notes)
        self._sources = SourceList(workspace)
        self._sources.chosen.connect(lambda record: workspace.go("note", record))
        self._surface = WritingSurface(workspace)
        self._surface.taken_up_chosen.connect(self._choose)
        self._surface.written.connect(self._on_written)
        self._surface.cursorPositionChanged.connect(self._show_what_can_be_taken_up)
        self._surface.installEventFilter(self)
        self._taking_up = TakingUp(workspace, self._surface)
        self._taking_up.changing.connect(self._choose)
        self._taking_up.taken_up.connect(self.load)
        self._warnings = NameWarnings(workspace, self._surface)
        self._beginning = Beginning(workspace)
        self._beginning.chosen.connect(self._on_beginning_chosen)
        self._guide = Guide(workspace)
        self._taken_up = TakenUp(workspace)
        self._taken_up.chosen.connect(self._choose)
        self._taken_up.changing.connect(self._taking_up.change)
        self._taken_up.removing.connect(self._taking_up.remove)
        self._unsettled = Unsettled(workspace)
        self._details = Details(workspace)
        self._details.deleting.connect(self._on_deletion_wanted)
        self._details.hide()
        self._hints = KeyHints(hints_of(NOTE), self.show_all_keys)
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
        self._add_shortcut("Ctrl+G", self._on_side_wanted)
        self._add_shortcut("Ctrl+P", self.print_notes)

    # ---- the page -----------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state of the source that is open, or of a note that is yet to begin."""
        if self._surface.session is None:
            return
        source = self.visit.sources.get(self._source) if self._source else None
        is_interview = source is not None and source.kind == INTERVIEW
        self._header.load(source)
        self._taken_up.setVisible(source is not None)
        self._beginning.setVisible(source is None or (is_interview and not source.role))
        self._sources.load(source)
        self._fit()
        self._surface.load()
        self._guide.load(source)
        if source is not None and self._header.details.isChecked():
            self._details.load(source)
        self._show_taken_up()
        self._show_unsettled()
        self._show_fact()

    def show_place(self, place: Place) -> None:
        """Open a source, a note to begin for ""; `part` is an evidence item or a paragraph to go to."""
        other = place.record != self._source or self._surface.session is None
        # What could not be saved, as on a full disk, stays on the page; the window says why.
        if other and self.leave():
            self._source = place.record
            self._surface.open(place.record)
            self._taking_up.popover.dismiss()
            self._header.details.setChecked(False)
            self.load()
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._surface.passages.of(place.part):
            self._choose(place.part)
        elif place.part:
            self._surface.show_paragraph(place.part)

    def here(self) -> Place | None:
        """Return the open notes, at the paragraph that the caret is in."""
        return Place("note", self._source, self._surface.paragraph_here) if self._source else None

    def leave(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        if not self._source and not self._surface.is_saved():
            self._begin()
        saved, described = self._surface.save(), self._details.commit()
        if not described:
            self._header.details.setChecked(True)  # the field there says what is wrong with what was typed
        return saved and described

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Begin an empty note by Enter, or go back to the list by Esc."""
        if self._source or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        elif event.key() == Qt.Key.Key_Escape:
            self.workspace.go("interviews")
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the notes by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._surface.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the other notes and the facts out where the page is too narrow for them."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room without the other notes, which are left out where it is short, however much there is now."""
        beside = self._side_panel.minimumWidth() + 2
        width = max(self._surface.minimumSizeHint().width() + beside, self._header.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    def _fit(self) -> None:
        scale = text_scale()
        self._list.setFixedWidth(max(round(_LIST_WIDTH * scale), self._sources.whole_width()))
        self._side_panel.setFixedWidth(round(_SIDE_WIDTH * scale))
        for part in (self._list, self._header.fact):
            part.setVisible(self.width() >= _ROOM_FOR_LIST * scale)

    def print_notes(self) -> None:
        """Save what is being typed and go to the pages of the notes, to print them."""
        if self._source and self.leave():
            self.workspace.go("papers", self._source)

    # ---- beginning --------------------------------------------------------------------------------------
    def _begin(self, kind: str = INTERVIEW, role: str = "") -> None:
        """Have the note in the file from now on."""
        sources = self.visit.sources
        title = sources.first_title(kind, role, language())
        made = self.workspace.do(lambda: sources.add(kind, title, role=role))
        if made is not None and self._surface.session is not None:
            self._source = self._surface.session.source = made
            self.workspace.go("note", made)

    def _on_beginning_chosen(self, kind: str, role: str) -> None:
        if self._source:
            source = self._source
            self.workspace.do(lambda: self.visit.sources.describe(source, kind, role, language()))
        else:
            self._begin(kind, role)
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_written(self) -> None:
        if not self._source:
            self._begin()
        elif not self.visit.sources.is_there(self._source):
            # Undone or deleted elsewhere while one writes on: words on what is deleted would be out of sight.
            self.workspace.do(lambda: self.visit.sources.restore(self._source))
        self._show_fact()

    # ---- evidence -----------------------------------------------------------------------------------
    def _on_take_up_wanted(self) -> None:
        if self._source:
            self._taking_up.ask()

    def _choose(self, evidence: str) -> None:
        self._surface.choose(evidence)
        self._header.details.setChecked(False)
        self._show_taken_up()
        card = self._taken_up.card(evidence)
        if card is not None:
            self._side.ensureWidgetVisible(card, 0, L)

    # ---- beside and below ---------------------------------------------------------------------------
    def _on_side_wanted(self) -> None:
        """Go to the guide, or to the choice of what the note is on; and from there back to the notes."""
        self._header.details.setChecked(False)
        inside = QApplication.focusWidget()
        if inside is not None and self._side_panel.isAncestorOf(inside):
            self._surface.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._beginning.isVisible():
            self._beginning.begin()
        else:
            self._guide.begin()

    def _show_taken_up(self) -> None:
        items = self.visit.evidence.on_source(self._source)
        self._taken_up.show_items(self._in_order(items), self._surface.chosen)

    def _show_unsettled(self) -> None:
        """Show what is at odds of the note: of its facts, its paragraphs, and what was taken up from it."""
        paragraphs = self.visit.sources.paragraphs(self._source)
        items = self.visit.evidence.on_source(self._source)
        self._unsettled.show_records([self._source, *(part.id for part in (*paragraphs, *items))])

    def _in_order(self, items: list[Evidence]) -> list[Evidence]:
        order = {passage.item.id: passage.cursor.selectionStart() for passage in self._surface.passages}
        return sorted(items, key=lambda item: order.get(item.id, len(self._surface.toPlainText())))

    def _show_fact(self) -> None:
        passages = len(self.visit.evidence.on_source(self._source))
        taken = counted("{count} passage taken up", "{count} passages taken up", passages)
        words = counted("{count} word", "{count} words", self._surface.words())
        self._hints.set_fact(f"{words}, {taken}")

    def _show_what_can_be_taken_up(self) -> None:
        cursor = self._surface.textCursor()
        self._header.take_up.setEnabled(cursor.hasSelection() or self._surface.passage_at_caret() is not None)

    def _on_details_toggled(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._evidence_side.setVisible(not shown)
        if shown:
            self._details.load(self.visit.sources.get(self._source))
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
        if not self.leave():
            return
        try:
            self.visit.sources.delete(source)
        except UserError as error:
            self._details.say_trouble(error)
            return
        self.workspace.go("interviews")
        self.workspace.say_done(_("The note is deleted"))

    def _make_side(self) -> QScrollArea:
        inside: list[QWidget] = [self._beginning, self._guide, self._taken_up]
        self._evidence_side = panel(column(*inside, spacing=XL))
        parts = (self._unsettled, self._evidence_side, self._details)
        return scrolled(panel(column(*parts, None, spacing=L, margins=(L + 2, L, L + 2, XL))))

    def _add_shortcut(self, keys: str, deed: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(deed)

"""The page of a reading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut

from inspector_app.forms.model import Section
from resources.translations import _
from ui.focus import focus_new
from ui.keys import CHANGEABLE, READING, UNANSWERED, hints_of
from ui.layouts import XL, column, panel, row
from ui.pages.page import Page
from ui.pages.reading.asking import Asked, concern_form, reopen_form, return_form
from ui.pages.reading.deeds import agree, compare, go_where_it_belongs
from ui.pages.reading.edition_notice import EditionNotice
from ui.pages.reading.form_view import FormView, first_path
from ui.pages.reading.header import ReadingHeader
from ui.pages.reading.language_choice import PREFERENCE
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.side import ReadingSide
from ui.pages.reading.state_notice import StateNotice
from ui.place import Place
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_hints import KeyHints
from ui.workspace import Workspace

_WIDE = 1400  # pixels of the page from which the side panel takes more room
_LEAST = 860  # pixels of the page, at the usual size of text, below which the sections are numbers alone
_NARROW = 1040  # likewise, below which the side panel is folded away, unless a form is in it


class ReadingPage(Page):
    """A form filled in about a case or a supervision file; every answer is in the file before one could notice."""

    tables = frozenset(
        {
            "reading",
            "carried_answer",
            "form",
            "sampled_case",
            "source",
            "evidence",
            "concern",
            "allocation",
            "member",
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._reading: OpenReading | None = None
        self.view = FormView()
        self.questions = self.view.questions
        self.header = ReadingHeader(self.view.languages)
        self._state = StateNotice()
        self.edition = EditionNotice(workspace, self._makes_way)
        self.edition.settled.connect(self._on_edition_settled)
        self.questions.notices.addWidget(self._state)
        self.questions.notices.addWidget(self.edition)
        self.side = ReadingSide(workspace)
        self.questions.go_on_to(self.side)
        body = row(spacing=0)
        body.addWidget(self.view, 1)
        body.addWidget(self.side)
        self._hints = KeyHints(hints_of(READING), self.show_all_keys)
        self._open = panel(column(self.header, body, self._hints, spacing=0))
        nothing = EmptyState("cases", _("No reading is open"), _("Open a case on the Cases page to read it."))
        self._empty = panel(column(nothing, None, margins=(XL, XL, XL, XL)))
        self.setLayout(column(self._open, self._empty, spacing=0))
        self._open.hide()
        self._connect()

    # ---- what pages do --------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state, keeping what is being typed."""
        if self._reading is None:
            return
        if self._reading.has_moved() and not self.questions.is_half_typed():
            self._open_anew()
            return
        other = self._reading.load()
        self._show_records()
        if other:
            self.view.load()

    def show_place(self, place: Place) -> None:
        """Open the reading that the place names, at a question if it names one."""
        path = place.part.partition("#")[0]
        if place.record and (self._reading is None or self._reading.record.id != place.record):
            if not self._makes_way():
                return
            self._open_reading(place.record, path)
        if self._reading is None or place.record not in ("", self._reading.record.id):
            return
        if path.startswith("/"):
            self._show_question(path)
        elif self.questions.section is None or place.record:
            self.view.go_to_first()

    def here(self) -> Place | None:
        """Return the open reading, at the question that the keyboard is in."""
        reading = self._reading
        return Place("reading", reading.record.id, self.questions.current_path()) if reading else None

    def leave(self) -> bool:
        """Save what is being typed, and what the file refused before; returns whether everything is in the file."""
        taken = self.questions.commit()
        return (self._reading is None or self._reading.save()) and taken

    def is_filling_in(self) -> bool:
        """Whether a form is open, or a passage is being taken up."""
        return self.questions.is_filling_in() or super().is_filling_in()

    def is_half_typed(self) -> bool:
        """Whether words stand in a form, or a passage is being taken up."""
        return self.questions.is_half_typed() or super().is_half_typed()

    # ---- going ----------------------------------------------------------------------------------------
    def show_section(self, section: Section) -> None:
        """Show a section from its top and put the keyboard into its first question."""
        self.view.show_section(section)

    def go_to(self, path: str) -> None:
        """Put the keyboard into a question, in whatever section it is."""
        self.view.go_to(path)

    def show_missing(self) -> None:
        """Show the list of what is missing."""
        self.side.show_missing()
        self._fit()

    def take_up(self) -> None:
        """Open the line that takes the current question up as evidence."""
        card = self.questions.current_card()
        if card is not None:
            card.take_up()

    def print_reading(self) -> None:
        """Save what is being typed and go to the pages of the reading, to print them."""
        if self._reading is not None and self.leave():
            self.workspace.go("papers", self._reading.record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close a form that is laid beside by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.side.is_asking():
            self._stop_asking()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the room that it takes with all folded that folds, the same however much room there is."""
        return QSize(self.view.least_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the side panel away where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    # ---- inside ---------------------------------------------------------------------------------------
    def _connect(self) -> None:
        theme.changed.connect(self._fit)
        self.view.went.connect(self._on_went)
        self.view.completed.connect(self._on_completed)
        self.view.language_chosen.connect(self._on_language_chosen)
        head = self.header
        head.left.connect(lambda: go_where_it_belongs(self._the_reading()))
        head.ready_wanted.connect(self._on_ready_wanted)
        head.concern_wanted.connect(self._on_concern_wanted)
        head.reopen_wanted.connect(lambda: self._ask(reopen_form(self._the_reading(), self._stop_asking)))
        head.return_wanted.connect(lambda: self._ask(return_form(self._the_reading(), self._stop_asking)))
        head.agree_wanted.connect(lambda: agree(self._the_reading()))
        head.comparison_wanted.connect(lambda: compare(self._the_reading()))
        head.print_wanted.connect(self.print_reading)
        for keys, deed in (
            ("Ctrl+M", self.show_missing),
            ("Ctrl+E", self.take_up),
            ("Ctrl+P", self.print_reading),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    def _open_reading(self, record: str, path: str = "") -> None:
        """Open a reading at a question, where one is named and asked, else at the first open one."""
        # What could not be saved, as on a full disk, keeps its reading open; the window says why.
        if not self.leave():
            return
        language = self.workspace.preferences.text(PREFERENCE) or self.workspace.language
        reading = self.workspace.do(lambda: OpenReading(self.workspace, record, language, self))
        if reading is None:
            return
        if self._reading is not None:
            self._reading.deleteLater()
        reading.answered.connect(self._on_answered)
        self._reading = reading
        self._open.show()
        self._empty.hide()
        self.side.show_reading(reading)
        self._show_head()
        self.view.show_form(reading, path if reading.is_there(path) else first_path(reading))
        self._fit()
        self.header.fit()

    def _makes_way(self) -> bool:
        """Save what is being typed; returns whether no words would be lost with what is open, else says so."""
        if self.is_half_typed():
            self.workspace.say(_("Finish or close what you are filling in first."))
            if self.side.is_half_typed():
                self.side.return_to_form()
            return False
        return self.leave()

    def _on_answered(self, touched: frozenset[str] | None) -> None:
        self.view.load(touched)
        self._show_progress()

    def _open_anew(self) -> None:
        """Open the reading in the edition that it was brought to, at the same question or in the same section.

        What is being typed is saved for the edition that it was typed in, and offered in the new one.
        """
        reading, section, path = self._the_reading(), self.questions.section, self.questions.current_path()
        self._open_reading(reading.record.id)
        if path and self._the_reading().is_there(path):
            self.view.go_to(path)
            return
        here = [s for s in self._the_reading().sections() if section and s.path == section.path]
        if here:
            self.view.show_section(here[0])

    def _show_records(self) -> None:
        """Show what the visit knows of the reading, and how far it is."""
        self.side.load()
        self._show_head()
        self._fit()

    def _show_head(self) -> None:
        reading = self._the_reading()
        self.header.load(reading)
        self._state.show_reading(reading)
        self.edition.show_reading(reading)
        self._hints.tell_only(hints_of(READING, lacking=_lacking(reading)))
        self._show_progress()

    def _show_progress(self) -> None:
        self.header.show_progress(self._the_reading())
        self.side.load_missing()

    def _on_went(self) -> None:
        if self.side.put_list_away():
            self._fit()

    def _on_language_chosen(self, language: str) -> None:
        self.workspace.preferences.set_text(PREFERENCE, language)
        self.side.load_missing()

    def _show_question(self, path: str) -> None:
        """Go to a question, or show the answers that have no place where the form does not ask it any more."""
        here = self._the_reading().here(path)
        if here:
            self.go_to(here)
        else:
            self.edition.show_set_aside()

    def _the_reading(self) -> OpenReading:
        assert self._reading is not None
        return self._reading

    def _ask(self, asked: Asked) -> None:
        self.side.ask(asked)
        self._fit()

    def _stop_asking(self) -> None:
        self.side.stop_asking()
        self._fit()
        # The field that had the keyboard is gone; the next key belongs to the question again.
        self.questions.go_to(self.questions.current_path())

    def _fit(self) -> None:
        width = self.width() / text_scale()
        narrow = width < _NARROW
        self.side.fit(narrow=narrow, wide=self.width() >= _WIDE)
        self.view.fold(narrow and (self.side.is_called_up or width < _LEAST))

    def _on_edition_settled(self) -> None:
        self.load()
        self.view.go_to_first()

    def _on_completed(self) -> None:
        """Nothing is open any more: what is due is to mark the reading as ready."""
        if self._the_reading().changeable:
            focus_new(self.header.ready)

    # ---- the deeds of the header ------------------------------------------------------------------------
    def _on_ready_wanted(self) -> None:
        if not self.leave():
            return
        reading = self._the_reading()
        if not reading.tally.open_count():
            self.workspace.do(lambda: self.visit.readings.mark_ready(reading.record.id))
            # The button goes with the mark; the keyboard stays on the page.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.side.refuse()
            self._fit()

    def _on_concern_wanted(self) -> None:
        # The button may have the keyboard by now: the question is the one that had it last.
        path = self.questions.current_path()
        self._ask(concern_form(self._the_reading(), path, self._stop_asking))


def _lacking(reading: OpenReading) -> set[str]:
    """Return what the keys of a reading may need and it does not have now."""
    if reading.changeable:
        return set()
    return {CHANGEABLE} if reading.tally.open_count() else {CHANGEABLE, UNANSWERED}

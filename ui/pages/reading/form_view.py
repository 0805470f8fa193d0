"""A form to fill in: its sections at the left, the questions of one of them, and going from one to the next."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.forms.model import Section
from ui.layouts import clear, hairline, row
from ui.pages.reading.language_choice import KEYS, LanguageChoice, language_after
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.opener import KEYS as CARD_KEYS
from ui.pages.reading.question_column import QuestionColumn
from ui.pages.reading.section_list import SectionList, folded_width


class FormView(QWidget):
    """Shows an open form, whatever keeps it.

    `went` comes before the keyboard is put into another question, `entered` carries the question that it has come
    to, and `language_chosen` the language that the form was made to speak. `completed` comes when the next open
    question is wanted and there is none. `languages` is the control for the language, to be laid into a header.
    """

    went = Signal()
    entered = Signal(str)
    language_chosen = Signal(str)
    completed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._form: OpenForm | None = None
        self._sections: SectionList | None = None
        self._folded = False
        self._left = QVBoxLayout()
        self.questions = QuestionColumn()
        self.questions.moved.connect(self.show_section)
        self.questions.entered.connect(self.entered)
        self.languages = LanguageChoice()
        self.languages.chosen.connect(self._speak)
        body = row(spacing=0)
        body.addLayout(self._left)
        body.addWidget(hairline(vertical=True))
        body.addWidget(self.questions, 1)
        self.setLayout(body)
        for keys, deed in (
            ("Ctrl+Return", self.go_to_next_open),
            ("Ctrl+Enter", self.go_to_next_open),
            (KEYS, self.speak_next),
            (CARD_KEYS["guidance"], self.toggle_guidance),
            (CARD_KEYS["comment"], self.toggle_comment),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)

    # ---- showing ------------------------------------------------------------------------------------
    def show_form(self, form: OpenForm, path: str = "") -> None:
        """Show a form: the section of a question if it has it, else its first one."""
        self.questions.commit()
        self._form = form
        form.wanted.connect(self.go_to)
        clear(self._left)
        self._sections = SectionList(form)
        self._sections.chosen.connect(self.show_section)
        self._sections.fold(self._folded)
        self._left.addWidget(self._sections)
        self.languages.load(form)
        section = form.section_of(path) if path else None
        if section is not None or form.sections():
            self._bring(section or form.sections()[0])

    def load(self, touched: frozenset[str] | None = None) -> None:
        """Bring up to date what a change touched (paths without keys), or all."""
        self.questions.load(touched)
        if self._sections is not None:
            self._sections.load()

    def fold(self, folded: bool) -> None:
        """Show the sections by their numbers alone, or by their names too."""
        self._folded = folded
        if self._sections is not None:
            self._sections.fold(folded)

    def least_width(self) -> int:
        """Return the pixels that it can do with when the sections are folded."""
        return folded_width() + 1 + self.questions.minimumSizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Return the room with the sections folded, whether they are or not: it must not follow from the width."""
        return QSize(self.least_width(), super().minimumSizeHint().height())

    # ---- going ----------------------------------------------------------------------------------------
    def show_section(self, section: Section) -> None:
        """Show a section from its top and put the keyboard into its first question."""
        self._bring(section)
        if self._form is not None:
            self.questions.go_to(self._form.tally.first_asked(section.path))

    def go_to(self, path: str) -> None:
        """Put the keyboard into a question, in whatever section it is; nothing happens for "" or an unknown path."""
        section = self._form.section_of(path) if self._form is not None and path else None
        if section is not None:
            self.went.emit()
            self._bring(section)
            self.questions.go_to(path)

    def go_to_first(self) -> None:
        """Go to the first open question, or to the first of all where none is open."""
        if self._form is not None:
            self.go_to(first_path(self._form))

    def go_on(self) -> None:
        """Go to the next question."""
        path = self._commit_here()
        if self._form is not None:
            self.go_to(self._form.tally.asked_after(path))

    def go_to_next_open(self) -> None:
        """Go to the next question that is not answered, or to be put right; from the last to the first."""
        path = self._commit_here()
        if self._form is not None:
            following = self._form.tally.open_after(path)
            if following:
                self.go_to(following)
            else:
                self.completed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter from an answer."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            card = self.questions.current_card()
            if card is not None and card.in_control(self.focusWidget()):
                self.go_on()
        else:
            super().keyPressEvent(event)

    def toggle_guidance(self) -> None:
        """Open or close the guidance on the current question."""
        card = self.questions.current_card()
        if card is not None and card.has_guidance:
            card.toggle_guidance()

    def toggle_comment(self) -> None:
        """Open the comment on the current question and go there."""
        card = self.questions.current_card()
        if card is not None and card.may_comment:
            card.toggle_comment()

    # ---- speaking -------------------------------------------------------------------------------------
    def speak_next(self) -> None:
        """Have the form speak the next of its languages."""
        if self._form is not None:
            self._speak(language_after(self._form))

    def _speak(self, language: str) -> None:
        if self._form is not None and language != self._form.language:
            self.questions.commit()
            self._form.speak(language)
            self.languages.load(self._form)
            self.questions.show_language()
            if self._sections is not None:
                self._sections.load()
            self.language_chosen.emit(language)

    # ---- inside ---------------------------------------------------------------------------------------
    def _bring(self, section: Section) -> None:
        if self._form is not None and self._sections is not None:
            self.questions.show_section(self._form, section)
            self._sections.load()
            self._sections.show_section(section)

    def _commit_here(self) -> str:
        """Save what is being typed and return the path of the question that the keyboard is in, "" for none."""
        card = self.questions.current_card()
        if card is None:
            return ""
        card.commit()
        return card.path


def first_path(form: OpenForm) -> str:
    """Return the first open question of a form, the first of all where none is open, "" where it asks nothing."""
    return next(iter(form.tally.open(1)), "") or form.tally.first_asked()

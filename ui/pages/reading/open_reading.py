"""The reading that is open on the page: its session, what may be done with it, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.edition_answers import OtherAnswers, other_answers
from inspector_app.fieldwork.reading_outline import Item, outline
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import Reading
from inspector_app.fieldwork.sources import Source
from inspector_app.forms import CompiledForm, Definition, FormState, NodeState
from inspector_app.forms.model import Section
from ui.workspace import Workspace


class OpenReading(QObject):
    """One reading for the cards and panels of the page.

    `answered` comes after any change to the filled-in form, `wanted` carries the path of a question to go to.
    """

    answered = Signal()
    wanted = Signal(str)

    def __init__(self, workspace: Workspace, reading: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.visit = workspace.visit
        self.language = workspace.language
        self.session = ReadingSession(self.visit, reading, language=self.language)
        self.load()

    # ---- asking -----------------------------------------------------------------------------------
    @property
    def state(self) -> FormState:
        """The filled-in form."""
        return self.session.state

    @property
    def form(self) -> CompiledForm:
        """The form."""
        return self.session.state.form

    @property
    def today(self) -> date:
        """The day on which dates are read."""
        return self.visit.today()

    def load(self) -> None:
        """Read everything anew."""
        self.session.reload()
        self.record: Reading = self.session.record()
        self.case: Case | None = (
            self.visit.cases.get(self.record.sampled_case) if self.record.sampled_case else None
        )
        self.source: Source | None = (
            self.visit.sources.get(self.record.source) if self.record.source else None
        )
        self.is_mine = self.visit.readings.is_mine(self.record)
        self.changeable = self.is_mine and self.session.is_open()
        self.latest = self.visit.forms.latest(self.record.form)
        self.is_behind = self.visit.forms.is_behind(self.record.form)
        self.others: OtherAnswers = other_answers(self.visit, self.record.id)
        self.differing = {conflict.field: conflict for conflict in self.visit.store.conflicts(self.record.id)}

    def has_moved(self) -> bool:
        """Whether the reading was brought to another edition since it was read; it is opened anew then."""
        return self.visit.readings.get(self.record.id).form != self.record.form

    def here(self, path: str) -> str:
        """Return where the question of a path stands in this form, "" when it does not have it.

        Another edition may have had it elsewhere.
        """
        try:
            edition = self.visit.forms.question(self.record.form, path)[1]
        except KeyError:
            return ""
        own = edition == self.record.form
        return path if own else self.visit.forms.carrying(edition, self.record.form).place(path)

    def title(self) -> str:
        """Return the case's reference, or the title of the supervision file."""
        return self.case.reference if self.case else self.source.title if self.source else ""

    def sections(self) -> tuple[Section, ...]:
        """Return the sections of the form."""
        return self.form.sections

    def section_of(self, path: str) -> Section | None:
        """Return the section in which a question stands, None for a path of another form."""
        return next((section for section in self.sections() if path.startswith(f"{section.path}/")), None)

    def items(self, section: Section) -> list[Item]:
        """Return what a section shows now."""
        return outline(self.state, section.path)

    def node(self, path: str) -> NodeState:
        """Return the state of a question."""
        return self.state.node(path)

    def question(self, path: str) -> Definition:
        """Return the definition of a question."""
        return self.form.question(path)

    def missing(self) -> list[str]:
        """Return the paths that keep the reading from being ready: unanswered, then to put right."""
        return self.state.missing() + self.state.invalid()

    # ---- changing -----------------------------------------------------------------------------------
    def answer(self, path: str, value: str) -> None:
        """Save an answer, "" for taking it back."""
        self._change(lambda: self.session.answer(path, value or None))

    def comment(self, path: str, text: str) -> None:
        """Save a comment."""
        self._change(lambda: self.session.comment(path, text))

    def accept_warning(self, path: str, reason: str) -> None:
        """Accept a soft warning."""
        self._change(lambda: self.session.accept_warning(path, reason))

    def add_instance(self, repeat: str) -> None:
        """Add an instance of a repeat."""
        self._change(lambda: self.session.add_repeat(repeat))

    def remove_instance(self, repeat: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self._change(lambda: self.session.remove_repeat(repeat, key))

    def take_up(self, path: str, passage: str, criteria: tuple[str, ...], kind: str) -> None:
        """Take a passage up as evidence; raises UserError for an empty passage or no criterion."""
        self.visit.evidence.take_up(passage, criteria, kind, reading=self.record.id, question=path)

    def _change(self, deed: Callable[[], object]) -> None:
        self.workspace.do(deed)
        self.answered.emit()

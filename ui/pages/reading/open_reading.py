"""The reading that is open on the page: its session, what may be done with it, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QObject

from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.edition_answers import OtherAnswers, other_answers
from inspector_app.fieldwork.form_tally import FormTally
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.fieldwork.readings import Reading
from inspector_app.fieldwork.sources import Source
from inspector_app.forms import FormState
from inspector_app.team.differing_words import differing_answers_words
from inspector_app.texts import in_language
from ui.pages.reading.files import ReadingFiles
from ui.pages.reading.open_form import OpenForm
from ui.workspace import Workspace


class OpenReading(OpenForm):
    """A reading of the visit, saved answer by answer.

    `language` is that of the form; what the window itself says is in the language of the workspace.
    """

    keeps_comments = True

    def __init__(
        self, workspace: Workspace, reading: str, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.visit = workspace.visit
        self.files = ReadingFiles(workspace, reading, language)
        self.session = ReadingSession(self.visit, reading, language=language)
        self._read_records()

    # ---- what there is ----------------------------------------------------------------------------
    @property
    def state(self) -> FormState:
        """The filled-in form."""
        return self.session.state

    @property
    def tally(self) -> FormTally:
        """What is asked, answered and open in it."""
        return self.session.tally

    @property
    def today(self) -> date:
        """The day on which dates are read."""
        return self.visit.today()

    @property
    def comments(self) -> Mapping[str, str]:
        """The comments on questions by path."""
        return self.session.comments

    @property
    def accepted(self) -> Mapping[str, str]:
        """The reasons for which soft warnings were accepted, by path."""
        return self.session.accepted

    def difference(self, path: str) -> str:
        """Return in words that a question, or the comment on it, was given differently, "" when it was not."""
        return differing_answers_words(self.visit, self._differing, path, self.state)

    def criterion_title(self, key: str) -> str:
        """Return the title of a criterion that a question informs."""
        return in_language(self.visit.framework.criterion(key).title, self.workspace.language)

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

    def load(self) -> bool:
        """Take up what changed elsewhere; returns whether the cards have something else to show."""
        before = (self.changeable, self._differing)
        came = self.session.catch_up()
        self._read_records()
        return came or before != (self.changeable, self._differing)

    # ---- changing -----------------------------------------------------------------------------------
    def speak(self, language: str) -> None:
        """Have the form speak another of its languages."""
        self.session.speak(language)
        self.spoken.emit()

    def save(self) -> bool:
        """Save what the file refused before; returns whether everything is in the file."""
        return self.workspace.did(self.session.save)

    def answer(self, path: str, value: str) -> None:
        """Save an answer, "" for taking it back."""
        touched = self.workspace.do(lambda: self.session.answer(path, value or None))
        self.answered.emit(self.touching(path) if touched is None else touched)

    def comment(self, path: str, text: str) -> None:
        """Save a comment."""
        self.workspace.do(lambda: self.session.comment(path, text))
        self.answered.emit(self.touching(path))

    def accept_warning(self, path: str, reason: str) -> None:
        """Accept a soft warning."""
        self.workspace.do(lambda: self.session.accept_warning(path, reason))
        self.answered.emit(self.touching(path))

    def add_instance(self, repeat: str) -> None:
        """Add an instance of a repeat."""
        self._change_shape(lambda: self.session.add_repeat(repeat))

    def remove_instance(self, repeat: str, key: str) -> None:
        """Remove an instance of a repeat."""
        self._change_shape(lambda: self.session.remove_repeat(repeat, key))

    def bring_back_instance(self, repeat: str, key: str) -> None:
        """Put an instance of a repeat back."""
        self._change_shape(lambda: self.session.bring_back_repeat(repeat, key))

    def take_up(self, path: str, passage: str, criteria: tuple[str, ...], kind: str) -> None:
        """Take a passage up as evidence; raises UserError for an empty passage or no criterion."""
        self.visit.evidence.take_up(passage, criteria, kind, reading=self.record.id, question=path)

    # ---- inside ---------------------------------------------------------------------------------------
    def _change_shape(self, deed: Callable[[], object]) -> None:
        self.workspace.do(deed)
        self.answered.emit(None)

    def _read_records(self) -> None:
        visit = self.visit
        self.record: Reading = self.session.record()
        case, source = self.record.sampled_case, self.record.source
        self.case: Case | None = visit.cases.get(case) if case else None
        self.source: Source | None = visit.sources.get(source) if source else None
        self.is_mine = visit.readings.is_mine(self.record)
        self.latest = visit.forms.latest(self.record.form)
        self.is_behind = visit.forms.is_behind(self.record.form)
        self.others: OtherAnswers = other_answers(visit, self.record.id)
        self.changeable = self.is_mine and self.session.is_open()
        self._differing = {conflict.field: conflict for conflict in visit.store.conflicts(self.record.id)}

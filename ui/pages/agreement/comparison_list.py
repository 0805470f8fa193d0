"""The questions of two readings one under the other, section by section; only what is near the view is made."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.fieldwork.attachments import UPLOADS
from inspector_app.fieldwork.double_readings import AnswerPair
from inspector_app.fieldwork.edition_answers import OtherAnswer, question_of
from inspector_app.fieldwork.edition_answers import words_of as words_in
from inspector_app.fieldwork.readings import Reading
from inspector_app.forms.definition import UNAVAILABLE
from inspector_app.texts import in_language
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import XL, L, M, S, clear, column, panel, row
from ui.pages.agreement.comparison import Comparison, asked_in, words_of
from ui.pages.agreement.pair_row import PairRow
from ui.pages.agreement.third_answer import ComparedForm, ThirdAnswer
from ui.typography import Type
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.tall_column import TallColumn
from ui.widgets.told_list import Told, ToldList
from ui.workspace import Workspace

_MOST = 1180
_HEAD, _REST = "head", "rest"


@dataclass(frozen=True, slots=True)
class _Title:
    """The heading of a section, by its number and words."""

    words: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A question with what makes its line another one: both answers, and both comments."""

    pair: AnswerPair
    comments: tuple[str, str]


class ComparisonList(QWidget):
    """Shows a comparison, all of it or its differences.

    `chosen` carries the path of a question and the answer that was chosen for it, None for no answer; `left_open` the
    path of one whose choice was taken back.
    """

    chosen = Signal(str, object)
    left_open = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._visit = workspace.visit
        self._case = ""
        self._comparison: Comparison | None = None
        self._choices: dict[str, str | None] = {}
        self._readers = row(spacing=L)
        self._notice, self._rest = QVBoxLayout(), QVBoxLayout()
        self._parts = TallColumn(
            self._make,
            fixed={
                _HEAD: panel(column(self._notice, self._readers, spacing=M)),
                _REST: panel(self._rest),
            },
            kind=lambda key: isinstance(key, _Line) and (key.pair.differs, any(key.comments)),
            let_go=self._let_go,
            margins=(XL - 4, M, XL - 4, XL),
            most=_MOST,
            ground="paper",
        )
        self.setLayout(column(self._parts, spacing=0))

    def show_comparison(self, case: str, comparison: Comparison, pairs: list[AnswerPair]) -> None:
        """Show some pairs of a comparison of a case (a record id)."""
        same_case = case == self._case
        self._case, self._comparison = case, comparison
        self._load_head(comparison)
        self._load_rest(comparison, pairs)
        keys = self._keys(comparison, pairs)
        self._parts.show_parts([_HEAD, *keys, _REST], from_top=not same_case)

    def show_choices(self, choices: Mapping[str, str | None]) -> None:
        """Show what is chosen by now, by path."""
        self._choices = dict(choices)
        for line in self.lines():
            line.show_choice(choices)

    def lines(self) -> list[PairRow]:
        """Return the lines that are made now, in order: those near the view."""
        return [part for part in self._parts.made() if isinstance(part, PairRow)]

    def commit(self) -> bool:
        """Take what is being typed; returns whether everything that is an answer was taken."""
        saved = [line.third.commit() for line in self.lines() if line.third is not None]
        return all(saved)

    def here(self) -> str:
        """Return the path of the question that the keyboard is in, "" for none."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, PairRow):
            widget = widget.parentWidget()
        return widget.pair.path if widget is not None and self.isAncestorOf(widget) else ""

    def go_to(self, pair: AnswerPair) -> None:
        """Put the keyboard on a line, in view as a whole."""
        if self._comparison is not None:
            line = self._parts.bring(self._line_of(self._comparison, pair))
            focus_new(line)
            self._parts.keep_in_view(line)

    # ---- inside -----------------------------------------------------------------------------------------
    def _keys(self, comparison: Comparison, pairs: list[AnswerPair]) -> list[Hashable]:
        form = self._visit.forms.get(comparison.form)
        sections = {path: section for section in form.sections for path in section.questions}
        keys: list[Hashable] = []
        last = None
        for pair in pairs:
            section = sections[form.question(pair.path).path]
            if section is not last:
                last = section
                title = in_language(section.label, self._workspace.language)
                keys.append(_Title(f"{section.number}  {title}"))
            keys.append(self._line_of(comparison, pair))
        return keys

    @staticmethod
    def _line_of(comparison: Comparison, pair: AnswerPair) -> _Line:
        first, second = (filled.fields.get(f"{pair.path}#comment", "") for filled in comparison.filled)
        return _Line(pair, (first, second))

    def _make(self, key: Hashable) -> QWidget:
        if isinstance(key, _Title):
            heading = Label(key.words, Type.STRONG)
            heading.setContentsMargins(0, M, 0, 0)
            return heading
        assert isinstance(key, _Line)
        assert self._comparison is not None
        path = key.pair.path
        line = PairRow(
            key.pair,
            words_of(self._visit, self._comparison, key.pair, self._workspace.language),
            lambda answer: self.chosen.emit(path, answer),
            self._third(self._comparison, key.pair),
        )
        line.show_choice(self._choices)
        return line

    @staticmethod
    def _let_go(part: QWidget) -> bool:
        return not (isinstance(part, PairRow) and part.third is not None and part.third.is_open)

    def _third(self, comparison: Comparison, pair: AnswerPair) -> ThirdAnswer | None:
        """Return what takes an answer that neither gave, None where nobody could write one."""
        filled = asked_in(comparison, pair) if pair.differs else None
        if filled is None:
            return None
        question, state = filled.state.form.question(pair.path), filled.state.node(pair.path)
        if question.type in (*UPLOADS, UNAVAILABLE) or question.calculate is not None or state.readonly:
            return None

        def choose(answer: str) -> None:
            if answer:
                self.chosen.emit(pair.path, answer)
            else:
                self.left_open.emit(pair.path)

        form = ComparedForm(filled.state, self._workspace.language, self._visit.today())
        return ThirdAnswer(form, question, state, choose, lambda: self.go_to(pair))

    def _load_head(self, comparison: Comparison) -> None:
        clear(self._notice)
        clear(self._readers)
        if not comparison.both_ready:
            words = _("An agreed reading can be made once both readers have marked theirs as ready.")
            self._notice.addWidget(Message("area", words))
        self._readers.addWidget(Label(_("Question"), Type.CAPTION, tone="ink_3"), 4)
        for reader, reading in zip(comparison.readers, comparison.readings, strict=True):
            me = reader.id == self._visit.me.id
            name: list[QWidget] = [Initials(reader.initials, reader.name, me=me), Label(reader.name)]
            if len({compared.form for compared in comparison.readings}) > 1:
                edition = _("edition {edition}").format(edition=self._visit.forms.label(reading.form))
                name.append(Label(edition, tone="ink_3"))
            self._readers.addWidget(panel(row(*name, None)), 3)

    def _load_rest(self, comparison: Comparison, pairs: list[AnswerPair]) -> None:
        clear(self._rest)
        if not pairs:
            same = _("The two readings are the same in every answer.")
            self._rest.addWidget(Label(same, tone="ink_2"))
        if comparison.alone:
            told = [self._alone(comparison, *entry) for entry in comparison.alone]
            self._rest.addSpacing(S)
            self._rest.addWidget(ToldList(_("Asked in one edition only, so not compared"), told))

    def _alone(self, comparison: Comparison, reading: Reading, answer: OtherAnswer) -> Told:
        """Return an answer that only one reading could give, and what becomes of it in the agreed one."""
        visit = self._visit
        reader, edition = visit.members.get(reading.reader).name, visit.forms.label(reading.form)
        words = words_in(visit, answer, self._workspace.language)
        kept = reading.form == comparison.form
        becomes = (
            _("{reader}, edition {edition}; it is taken into the agreed reading")
            if kept
            else _("{reader}, edition {edition}; it stays with this reading")
        )
        return f"{question_of(visit, answer)}\n{words}", becomes.format(reader=reader, edition=edition)

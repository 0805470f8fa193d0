"""Whether readers agree: over all double-read cases, case by case, and question by question."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.beyond_chance import LEAST_PAIRS
from inspector_app.fieldwork.readers_agreement import (
    Disagreement,
    DoubleReading,
    QuestionAgreement,
    ReadersAgreement,
    readers_agreement,
)
from resources.translations import _, ngettext
from ui.layouts import XL, S, clear, column, panel
from ui.pages.team.double_reading_line import DoubleReadingLine, Widths, widths_of
from ui.pages.team.question_agreement import DifferenceLine, QuestionLine
from ui.typography import Type
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.tall_column import TallColumn
from ui.workspace import Workspace

_HEAD, _QUESTIONS, _REST = "head", "questions", "rest"
_MOST = 1_100


@dataclass(frozen=True, slots=True)
class _Question:
    """The line of a question."""

    question: QuestionAgreement


@dataclass(frozen=True, slots=True)
class _Difference:
    """A line below the question of that number."""

    number: str
    difference: Disagreement


class ReadersAgreementTab(QWidget):
    """A line a double-read case, then a line a question that readers answered differently, least agreed first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.shown: ReadersAgreement | None = None
        self._differing: list[QuestionAgreement] = []
        self._widths = Widths(0, 0, 0, 0)
        self._open: set[str] = set()  # the names of the questions whose differences are folded out
        self._head, self._questions, self._rest = column(), column(), column()
        self.parts = TallColumn(
            self._make,
            fixed={_HEAD: panel(self._head), _QUESTIONS: panel(self._questions), _REST: panel(self._rest)},
            kind=type,
            let_go=lambda _part: True,
            margins=(XL, XL, XL, XL),
            most=_MOST,
            ground="paper",
        )
        self.setLayout(column(self.parts, spacing=0))

    def load(self) -> None:
        """Show how far readers agree, once their forms were compared in a thread."""
        language = self._workspace.language
        self._workspace.run(
            _("Comparing readings"),
            lambda visit, progress: readers_agreement(visit, language, progress),
            done=self.show_agreement,
            shown=self.shown is None,
        )

    def show_agreement(self, agreement: ReadersAgreement) -> None:
        """Show the agreement; only the lines near the view are made."""
        if agreement == self.shown:
            return
        self.shown = agreement
        for layout in (self._head, self._questions, self._rest):
            clear(layout)
        if not agreement.cases:
            words = _(
                "Give some cases a second reader on the page Cases; two readings show whether inspectors agree."
            )
            self._head.addWidget(EmptyState("second-reader", _("No double readings yet"), words))
            self.parts.show_parts([_HEAD])
            return
        differing = [question for question in agreement.questions if question.disagreements]
        self._differing = sorted(differing, key=_share)
        self._widths = widths_of(agreement.cases)
        self._show_head(agreement)
        self._show_questions(agreement)
        self._show_parts(agreement)

    def _show_parts(self, agreement: ReadersAgreement) -> None:
        keys: list[Hashable] = [_HEAD, *agreement.cases, _QUESTIONS]
        for question in self._differing:
            keys.append(_Question(question))
            if question.name in self._open:
                keys += [_Difference(question.number, difference) for difference in question.disagreements]
        self.parts.show_parts([*keys, _REST])

    def _make(self, key: Hashable) -> QWidget:
        if isinstance(key, DoubleReading):
            return DoubleReadingLine(key, lambda case: self._workspace.go("agreement", case), self._widths)
        if isinstance(key, _Difference):
            found = key.difference
            return DifferenceLine(
                key.number, found, lambda: self._workspace.go("agreement", found.case, found.path)
            )
        assert isinstance(key, _Question)
        assert self.shown is not None
        # Where all are too few, that is said once and not at each question.
        enough = _compared(self.shown) >= LEAST_PAIRS
        line = QuestionLine(key.question, lambda: self._on_toggled(key), with_meaning=enough)
        line.show_open(key.question.name in self._open)
        return line

    def _on_toggled(self, key: _Question) -> None:
        self._open ^= {key.question.name}
        line = self.parts.part(key)
        if isinstance(line, QuestionLine):
            line.show_open(key.question.name in self._open)
        if self.shown is not None:
            self._show_parts(self.shown)

    def _show_head(self, agreement: ReadersAgreement) -> None:
        compared = _compared(agreement)
        self._head.addWidget(Label(_("Case by case"), Type.STRONG))
        if agreement.both:
            words = ngettext(
                "In {count} case that two inspectors have read, {same} of {both} answers are the same ({percent}%).",
                "In {count} cases that two inspectors have read, {same} of {both} answers are the same ({percent}%).",
                compared,
            ).format(
                count=compared,
                same=agreement.same,
                both=agreement.both,
                percent=round(100 * agreement.same / agreement.both),
            )
            self._head.addWidget(Label(words, tone="ink_2", wrap=True))
        if 0 < compared < LEAST_PAIRS:
            few = ngettext(
                "{count} case is too few to tell agreement from chance; from {least} on each question says what it comes"
                " to. The differences are worth reading all the same.",
                "{count} cases are too few to tell agreement from chance; from {least} on each question says what it"
                " comes to. The differences are worth reading all the same.",
                compared,
            ).format(count=compared, least=LEAST_PAIRS)
            self._head.addWidget(Label(few, tone="ink_2", wrap=True))

    def _show_questions(self, agreement: ReadersAgreement) -> None:
        if not agreement.questions:
            return
        self._questions.addSpacing(XL)
        self._questions.addWidget(Label(_("Question by question"), Type.STRONG))
        about = _(
            "Counted are the answers that both readers gave; what is written in words is left out. Open the"
            " differences of a question to go to them one by one."
        )
        self._questions.addWidget(Label(about, tone="ink_2", wrap=True))
        alike = len(agreement.questions) - len(self._differing)
        if alike:
            self._rest.addSpacing(S)
            words = ngettext(
                "{count} question was answered the same in every case.",
                "{count} questions were answered the same in every case.",
                alike,
            )
            self._rest.addWidget(Label(words.format(count=alike), tone="ink_2", wrap=True))


def _compared(agreement: ReadersAgreement) -> int:
    """Return how many cases both readers have finished."""
    return sum(case.compared is not None for case in agreement.cases)


def _share(question: QuestionAgreement) -> float:
    """Return how much of a question is the same; a question that both answered nowhere is read first."""
    return question.same / question.both if question.both else 0

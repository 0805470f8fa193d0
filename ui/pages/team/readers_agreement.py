"""Whether readers agree: over all double-read cases, case by case, and question by question."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.beyond_chance import LEAST_PAIRS
from inspector_app.fieldwork.readers_agreement import (
    DoubleReading,
    QuestionAgreement,
    ReadersAgreement,
    readers_agreement,
)
from resources.translations import _, ngettext
from ui.layouts import XL, S, clear, column, panel
from ui.pages.team.double_reading_line import DoubleReadingLine
from ui.pages.team.question_agreement import QuestionLine
from ui.typography import Type
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.widgets.tall_column import TallColumn
from ui.workspace import Workspace

_HEAD, _QUESTIONS, _REST = "head", "questions", "rest"
_MOST = 1_100


class ReadersAgreementTab(QWidget):
    """A line a double-read case, then a line a question that readers answered differently, least agreed first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.shown: ReadersAgreement | None = None
        self._head, self._questions, self._rest = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
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
        differing.sort(key=_share)
        self._show_head(agreement)
        self._show_questions(agreement, differing)
        self.parts.show_parts([_HEAD, *agreement.cases, _QUESTIONS, *differing, _REST])

    def _make(self, key: Hashable) -> QWidget:
        if isinstance(key, DoubleReading):
            return DoubleReadingLine(key, lambda case: self._workspace.go("agreement", case))
        assert isinstance(key, QuestionAgreement)
        return QuestionLine(key, lambda case, path: self._workspace.go("agreement", case, path))

    def _show_head(self, agreement: ReadersAgreement) -> None:
        compared = sum(case.compared is not None for case in agreement.cases)
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
                "{count} case is too few to say how reliable the form is. The differences are worth reading all the same.",
                "{count} cases are too few to say how reliable the form is. The differences are worth reading all the"
                " same.",
                compared,
            )
            self._head.addWidget(Label(few.format(count=compared), tone="ink_2", wrap=True))

    def _show_questions(self, agreement: ReadersAgreement, differing: list[QuestionAgreement]) -> None:
        if not agreement.questions:
            return
        self._questions.addSpacing(XL)
        self._questions.addWidget(Label(_("Question by question"), Type.STRONG))
        about = _(
            "Counted are the answers that both readers gave; what is written in words is left out. Open the"
            " differences of a question to go to them one by one."
        )
        self._questions.addWidget(Label(about, tone="ink_2", wrap=True))
        alike = len(agreement.questions) - len(differing)
        if alike:
            self._rest.addSpacing(S)
            words = ngettext(
                "{count} question was answered the same in every case.",
                "{count} questions were answered the same in every case.",
                alike,
            )
            self._rest.addWidget(Label(words.format(count=alike), tone="ink_2", wrap=True))


def _share(question: QuestionAgreement) -> float:
    """Return how much of a question is the same; a question that both answered nowhere is read first."""
    return question.same / question.both if question.both else 0

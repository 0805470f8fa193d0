"""One question that two readers answered: the same, or differently, and then one answer is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.double_readings import AnswerPair
from inspector_app.word_differences import mark_differences
from resources.translations import _
from ui.layouts import L, S, column, hairline, row
from ui.pages.agreement.answer_card import AnswerCard
from ui.pages.agreement.third_answer import ThirdAnswer
from ui.typography import Type, text_width
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_NUMBER, _LONGEST = 38, "88.88"  # pixels of the numbers of questions, and the widest of these


@dataclass(frozen=True, slots=True)
class PairWords:
    """A pair in words: the question with its number, both answers, both comments.

    Answers that are `written` by the readers may differ in some words; others differ as a whole.
    """

    number: str
    question: str
    answers: tuple[str, str]
    comments: tuple[str, str]
    written: bool


class PairRow(QWidget):
    """A line of the comparison; one that differs is a Tab stop where 1 and 2 choose, and 3 opens `third` if given.

    `choose` is called with the answer that was chosen, None for no answer.
    """

    def __init__(
        self,
        pair: AnswerPair,
        words: PairWords,
        choose: Callable[[str | None], object],
        third: ThirdAnswer | None = None,
    ) -> None:
        super().__init__()
        self.pair = pair
        self._choose = choose
        self.third = third
        self._mark = Glyph("differs" if pair.differs else "answered", "conflict" if pair.differs else "ink_3")
        number = Label(words.number, tone="ink_3")
        number.setFixedWidth(max(_NUMBER, text_width(Type.UI, _LONGEST)))
        about = row(spacing=S)
        for part in (self._mark, number):
            about.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(Label(words.question, wrap=True), 1, Qt.AlignmentFlag.AlignTop)
        line = row(spacing=L)
        line.addLayout(about, 4)
        self.cards: list[AnswerCard] = []
        if pair.differs:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleName(
                f"{words.number} {words.question} 1: {words.answers[0]}, 2: {words.answers[1]}"
            )
            marked = (
                mark_differences(*words.answers)
                if words.written
                else tuple(((answer, False),) for answer in words.answers)
            )
            beside = row(spacing=L)
            for place, answer in enumerate((pair.first, pair.second)):
                card = AnswerCard(
                    str(place + 1),
                    marked[place],
                    words.comments[place],
                    lambda answer=answer: self._take(answer),
                )
                self.cards.append(card)
                beside.addWidget(card, 1)
            line.addLayout(column(beside, *([third] if third else []), spacing=S), 6)
        else:
            for answer, comment in zip(words.answers, words.comments, strict=True):
                said = [Label(answer, tone="ink_2", wrap=True)]
                if comment:
                    said.append(Label(comment, Type.CAPTION, tone="ink_2", wrap=True))
                line.addLayout(column(*said, None, spacing=S // 2), 3)
        self.setLayout(column(line, hairline(), spacing=S, margins=(S, S, S, 0)))

    def show_choice(self, choices: dict[str, str | None]) -> None:
        """Show which answer is chosen, if any."""
        if not self.pair.differs:
            return
        decided = self.pair.path in choices
        chosen = choices.get(self.pair.path)
        for card, answer in zip(self.cards, (self.pair.first, self.pair.second), strict=True):
            card.show_chosen(decided and chosen == answer)
        if self.third is not None:
            own = decided and chosen not in (self.pair.first, self.pair.second)
            self.third.show_chosen(chosen if own else None)
        if decided:
            self._mark.show_icon("answered", "strength", _("Decided"))
        else:
            self._mark.show_icon("differs", "conflict", _("To decide"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit or arrow, or open another answer."""
        sides = {"1": self.pair.first, "2": self.pair.second}
        arrows = {Qt.Key.Key_Left: "1", Qt.Key.Key_Right: "2"}
        key = arrows.get(Qt.Key(event.key()), event.text())
        if self.pair.differs and key in sides:
            self._take(sides[key])
        elif self.third is not None and key == "3":
            self.third.open()
        else:
            super().keyPressEvent(event)

    def _take(self, answer: str | None) -> None:
        if self.third is not None:
            self.third.close_up()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._choose(answer)

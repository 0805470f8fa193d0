"""A question over all double-read cases: how often two readers gave the same answer, what that means, and where not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.fieldwork.beyond_chance import LEAST_PAIRS, Verdict
from inspector_app.fieldwork.readers_agreement import Disagreement, QuestionAgreement
from resources.translations import N_, _, counted, ngettext
from ui.layouts import XS, L, S, clear, column, hairline, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.progress_bar import ProgressBar

# What an alpha comes to, in a sentence.
_MEANINGS = {
    Verdict.RELIABLE: N_("They agree well beyond chance: what it says of the cases can be relied on."),
    Verdict.TENTATIVE: N_("They agree beyond chance, but not closely: take care with what rests on it."),
    Verdict.UNRELIABLE: N_(
        "They agree little more than by chance: settle together how it is meant before anything rests on it."
    ),
    Verdict.ALL_ALIKE: N_(
        "Everybody always gave the same answer, so that chance cannot be told from agreement."
    ),
}


def meaning(question: QuestionAgreement) -> str:
    """Return in a sentence what the agreement on a question means, "" where only the same answers are counted."""
    if question.verdict is Verdict.TOO_FEW:
        # Too few is also none, where each time only one of the two was asked.
        words = ngettext(
            "{count} pair is too few to tell agreement from chance (from {least} on).",
            "{count} pairs are too few to tell agreement from chance (from {least} on).",
            question.both,
        )
        return words.format(count=question.both, least=LEAST_PAIRS)
    if question.verdict is Verdict.NO_CHOICE:
        return ""
    said = _(_MEANINGS[question.verdict])
    if question.alpha is None:
        return said
    return _("{sentence} Krippendorff’s alpha {alpha}.").format(sentence=said, alpha=f"{question.alpha:.2f}")


class QuestionLine(QWidget):
    """One question; its differences fold out, and `compare` goes to one of them, by case and path."""

    def __init__(self, question: QuestionAgreement, compare: Callable[[str, str], object]) -> None:
        super().__init__()
        self._question, self._compare = question, compare
        number = Label(question.number, tone="ink_3")
        number.setFixedWidth(text_width(Type.UI, "00.00") + S)
        words = column(Label(question.label, wrap=True), spacing=2)
        told = meaning(question)
        if told:
            words.addWidget(Label(told, Type.CAPTION, tone="ink_2", wrap=True))
        same = _("{same} of {whole} the same").format(same=question.same, whole=question.both)
        bar = ProgressBar()
        bar.set_progress(question.same, question.both)
        counts = column(Label(same), bar, None, spacing=XS)
        self.toggle = Button(kind="link", icon_of="unfold", on_click=self._on_toggled)
        differing = counted("{count} difference", "{count} differences", len(question.disagreements))
        self.toggle.setText(differing)
        self.toggle.setAccessibleName(f"{differing}: {question.number} {question.label}")
        line = row(spacing=L)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 6)
        line.addLayout(counts, 2)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._differences = column(spacing=S, margins=(number.width() + L, 0, 0, S))
        self.setLayout(column(hairline(), line, self._differences, spacing=S))

    def _on_toggled(self) -> None:
        if self._differences.count():
            clear(self._differences)
        else:
            for difference in self._question.disagreements:
                self._differences.addLayout(self._difference(difference))
        self.toggle.set_icon("fold" if self._differences.count() else "unfold")

    def _difference(self, difference: Disagreement) -> QHBoxLayout:
        said = [
            _("{reader}: {answer}").format(reader=reader.name, answer=answer or _("no answer"))
            for reader, answer in zip(difference.readers, difference.answers, strict=True)
        ]
        if difference.agreed is None:
            state, verb = _("to settle"), _("Compare and settle")
        else:
            state = _("agreed: {answer}").format(answer=difference.agreed or _("no answer"))
            verb = _("See both")
        reference = Label(difference.reference, Type.STRONG)
        reference.setFixedWidth(text_width(Type.STRONG, "C0000") + S)
        tone = "conflict" if difference.agreed is None else "ink_2"
        go = Button(verb, kind="link", on_click=lambda: self._compare(difference.case, difference.path))
        go.setAccessibleName(f"{verb}: {difference.reference}, {self._question.number}")
        line = row(spacing=L)
        line.addWidget(reference, 0, Qt.AlignmentFlag.AlignTop)
        for words in said:
            line.addWidget(Label(words, wrap=True), 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(state, tone=tone, wrap=True), 2, Qt.AlignmentFlag.AlignTop)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return line

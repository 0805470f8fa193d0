"""A question over all double-read cases: how often two readers gave the same answer, what that means, and where not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.beyond_chance import LEAST_PAIRS, Verdict
from inspector_app.fieldwork.readers_agreement import Disagreement, QuestionAgreement
from resources.translations import N_, _, counted, ngettext
from ui.layouts import XS, L, S, column, hairline, row
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
    """One question, `with_meaning` or only its counts; `toggled` is called to fold its differences out or away."""

    def __init__(
        self, question: QuestionAgreement, toggled: Callable[[], object], *, with_meaning: bool
    ) -> None:
        super().__init__()
        number = Label(question.number, tone="ink_3")
        number.setFixedWidth(text_width(Type.UI, "00.00") + S)
        words = column(Label(question.label, wrap=True), spacing=2)
        told = meaning(question) if with_meaning else ""
        if told:
            words.addWidget(Label(told, Type.CAPTION, tone="ink_2", wrap=True))
        words.addStretch(1)
        same = _("{same} of {whole} the same").format(same=question.same, whole=question.both)
        bar = ProgressBar()
        bar.set_progress(question.same, question.both)
        differing = counted("{count} difference", "{count} differences", len(question.disagreements))
        self.toggle = Button(differing, kind="link", on_click=toggled)
        self.toggle.setAccessibleName(f"{differing}: {question.number} {question.label}")
        line = row(spacing=L)
        line.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 6)
        line.addLayout(column(Label(same), bar, None, spacing=XS), 2)
        line.addLayout(column(row(None, self.toggle), None), 2)
        self.setLayout(column(hairline(), line, spacing=S))

    def show_open(self, is_open: bool) -> None:
        """Show whether the differences are folded out below."""
        self.toggle.set_icon("fold" if is_open else "unfold")


class DifferenceLine(QWidget):
    """What two readers of a case answered to a question, and what was agreed; `compare` goes to both."""

    def __init__(self, number: str, difference: Disagreement, compare: Callable[[], object]) -> None:
        super().__init__()
        said = [
            _("{reader}: {answer}").format(reader=reader.name, answer=answer or _("no answer"))
            for reader, answer in zip(difference.readers, difference.answers, strict=True)
        ]
        if difference.agreed is None:
            state, tone, verb = _("to settle"), "conflict", _("Compare and settle")
        else:
            state = _("agreed: {answer}").format(answer=difference.agreed or _("no answer"))
            tone, verb = "ink_2", _("See both")
        reference = Label(difference.reference, Type.STRONG)
        reference.setFixedWidth(text_width(Type.STRONG, "C0000") + S)
        go = Button(verb, kind="link", on_click=compare)
        go.setAccessibleName(f"{verb}: {difference.reference}, {number}")
        indent = text_width(Type.UI, "00.00") + S + L
        line = row(spacing=L, margins=(indent, 0, 0, 0))
        line.addWidget(reference)
        for words in said:
            line.addWidget(Label(words, wrap=True), 2)
        line.addWidget(Label(state, tone=tone, wrap=True), 2)
        line.addWidget(go)
        self.setLayout(line)

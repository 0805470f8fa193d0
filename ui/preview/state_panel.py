"""What the form's rules say of the question that the keyboard is in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.forms.authoring.preview import facts_of
from inspector_app.forms.authoring.problems import FormAdvice
from resources.translations import _, counted
from ui.layouts import XL, L, M, clear, column, panel, scrolled
from ui.preview.previewed_form import PreviewedForm
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_MOST_ADVICE = 10
_LONG_WORD = re.compile(r"(\S{12})(?=\S)")
_MAY_BREAK = "\u200b"  # a space of no width


class StatePanel(QWidget):
    """Facts line by line, each with the rule as its author wrote it."""

    def __init__(self) -> None:
        super().__init__()
        self._form: PreviewedForm | None = None
        self._path = ""
        self._heading = SectionHeading(_("This question"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(M)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._advice_heading = SectionHeading(_("Advice on the form"))
        self._advice = column(spacing=M)
        self._advised = panel(column(self._advice_heading, self._advice))
        self._advised.hide()
        facts = column(self._heading, self._grid)
        inside = QWidget()
        inside.setLayout(column(facts, self._advised, None, spacing=XL, margins=(L, L, L, L)))
        self.setLayout(column(scrolled(inside), spacing=0))

    def show_question(self, form: PreviewedForm, path: str) -> None:
        """Show a question of a form."""
        self._form, self._path = form, path
        self.load()

    def show_advice(self, advice: Sequence[FormAdvice]) -> None:
        """Show advice that the form as a whole gives rise to, the first of it where there is much."""
        clear(self._advice)
        for entry in advice[:_MOST_ADVICE]:
            self._advice.addWidget(Label(str(entry), tone="ink_2", wrap=True))
        if len(advice) > _MOST_ADVICE:
            more = counted(
                "{count} more is listed by “form check”.",
                "{count} more are listed by “form check”.",
                len(advice) - _MOST_ADVICE,
            )
            self._advice.addWidget(Label(more, tone="ink_3", wrap=True))
        self._advice_heading.fact.setText(str(len(advice)))
        self._advised.setVisible(bool(advice))

    def load(self) -> None:
        """Show how things stand now."""
        clear(self._grid)
        form, line = self._form, 0
        if form is None or not form.is_there(self._path):
            return
        self._heading.fact.setText(form.question(self._path).number)
        for fact in facts_of(form.written, form.state, self._path):
            if not fact.says:
                continue
            self._grid.addWidget(Label(fact.name, tone="ink_3"), line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(Label(_breakable(fact.says), wrap=True), line, 1)
            if fact.written:
                line += 1
                self._grid.addWidget(Label(fact.written, tone="ink_2", wrap=True), line, 1)
            line += 1


def _breakable(words: str) -> str:
    """Return words that go on in the next line wherever they would be cut off, as times and paths would be."""
    return _LONG_WORD.sub(rf"\1{_MAY_BREAK}", words)

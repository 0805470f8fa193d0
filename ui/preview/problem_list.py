"""What is wrong with a form, problem by problem: where it stands, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QWidget

from inspector_app.forms import FormProblem
from resources.translations import _
from ui.layouts import XL, L, M, S, card, column, row
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.tall_column import TallColumn

_MOST = 760  # pixels of a problem


class ProblemList(QWidget):
    """A card a problem."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: Sequence[FormProblem] = ()
        self._column = TallColumn(
            self._card,
            fixed={},
            kind=lambda _place: "problem",
            let_go=lambda _part: True,
            margins=(XL, L, L, XL),
            most=_MOST,
            ground="canvas",
        )
        self.setLayout(column(self._column, spacing=0))

    def show_problems(self, problems: Sequence[FormProblem]) -> None:
        """Show these problems."""
        self._column.show_parts([])
        self._problems = problems
        self._column.show_parts(range(len(problems)), from_top=True)

    def _card(self, place: Hashable) -> QWidget:
        assert isinstance(place, int)
        problem = self._problems[place]
        parts = [problem.sheet, _("row {row}").format(row=problem.row) if problem.row else "", problem.column]
        where = " · ".join(part for part in parts if part) or _("The form as a whole")
        words = column(
            Label(where, Type.STRONG), Label(f"{problem.what} {problem.remedy}", wrap=True), spacing=2
        )
        line = row(Glyph("error", "danger"), spacing=M, margins=(M, S, M, S))
        line.addLayout(words, 1)
        made = card(line)
        made.setAccessibleName(str(problem))
        return made

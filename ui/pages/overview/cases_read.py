"""How many cases are read: a number, one square a case, and a legend; each number leads to its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.fieldwork.case_progress import IN_PROGRESS, NOT_STARTED
from inspector_app.fieldwork.case_sets import READ
from inspector_app.fieldwork.readings import AGREED, READY, RETURNED
from inspector_app.fieldwork.sample_list import ALL, DOUBLE_READ
from resources.translations import _, ngettext
from ui.layouts import L, M, S, column, hairline, row
from ui.pages.overview.case_squares import STATES, LegendSquare, Squares
from ui.pages.overview.number_link import NumberLink
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_LEGEND = (AGREED, IN_PROGRESS, READY, NOT_STARTED)


class CasesRead(QWidget):
    """`show_cases` is called with the part of the page Cases that a number counts."""

    def __init__(self, show_cases: Callable[[str], object]) -> None:
        super().__init__()
        self._double = NumberLink("", lambda: show_cases(DOUBLE_READ), tone="ink_2", small=True)
        self._number = NumberLink("", lambda: show_cases(READ), tone="ink", type_=Type.NUMBER)
        self._words = NumberLink("", lambda: show_cases(ALL), tone="ink_2", small=True)
        self._squares = Squares()
        self._counts = {
            state: NumberLink("0", lambda state=state: show_cases(state), says=_(STATES[state]))
            for state in STATES
        }
        legend = QGridLayout()
        legend.setHorizontalSpacing(S)
        legend.setVerticalSpacing(0)
        for number, state in enumerate(_LEGEND):
            column_ = 4 * (number % 2)
            legend.addWidget(LegendSquare(state), number // 2, column_)
            legend.addWidget(Label(_(STATES[state]), wrap=True), number // 2, column_ + 1)
            legend.addWidget(self._counts[state], number // 2, column_ + 2)
            legend.setColumnStretch(column_ + 1, 1)
        legend.setColumnMinimumWidth(3, L)
        returned = row(Glyph("returned", size=14), Label(_(STATES[RETURNED])), None, self._counts[RETURNED])
        line = row(self._number, self._words, None, spacing=M)
        line.setAlignment(self._words, Qt.AlignmentFlag.AlignBottom)
        heading = SectionHeading(_("Cases read"), trailing=self._double)
        self.setLayout(
            column(heading, line, self._squares, legend, hairline(), returned, None, spacing=S - 2)
        )

    def show_states(self, states: list[str], double: tuple[int, int]) -> None:
        """Show the cases' states, and how many double readings are settled of how many."""
        counts = Counter(states)
        counts[IN_PROGRESS] += counts[RETURNED]  # what came back is being read again
        read = counts[AGREED] + counts[READY]
        self._number.show_words(str(read), _("Cases read"))
        words = ngettext("of {count} in the sample", "of {count} in the sample", len(states))
        self._words.show_words(words.format(count=len(states)))
        settled, whole = double
        words = ngettext(
            "{settled} of {count} double reading settled",
            "{settled} of {count} double readings settled",
            whole,
        )
        self._double.show_words(words.format(settled=settled, count=whole))
        self._double.setVisible(whole > 0)
        self._squares.show_states(states)
        for state, link in self._counts.items():
            link.show_words(str(counts[state]))

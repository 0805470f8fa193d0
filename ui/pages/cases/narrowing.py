"""What of the sample is shown: one filter of its own, and cases that are counted elsewhere."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.case_sets import cases_in, name_now
from inspector_app.fieldwork.sample_list import ALL, FILTERS, SampleLine
from inspector_app.visit import Visit
from resources.translations import N_, _
from ui.layouts import XL, S, row
from ui.pages.cases.case_model import Detail
from ui.pages.cases.case_set_words import case_set_words
from ui.pages.cases.detail_words import value_words
from ui.widgets.button import Button
from ui.widgets.filter_row import FilterRow

_TITLES = {
    "all": N_("All"),
    "mine": N_("Mine"),
    "not-started": N_("Not started"),
    "in-progress": N_("In progress"),
    "ready": N_("Ready"),
    "agreed": N_("Agreed"),
    "double-read": N_("Double-read"),
    "concerns": N_("Concerns"),
    "differences": N_("Differences"),
}


class Narrowing(QWidget):
    """The row of filters, and beside it what else the sample is narrowed down to, which a press takes away again.

    `changed` comes when something else is to be shown: what `filter`, `detail` and `only` say.
    """

    changed = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self.detail: Detail | None = None
        self.only: frozenset[str] | None = None  # ids of the cases in a set
        self._filters = FilterRow([(key, _(_TITLES[key])) for key in FILTERS])
        self._filters.chosen.connect(lambda _key: self.changed.emit())
        self.narrowed = Button(kind="toggle", on_click=self.widen)
        self.narrowed.hide()
        line = row(self._filters, spacing=S, margins=(XL, S + 2, S, S + 2))
        line.setStretch(0, 1)
        line.addWidget(self.narrowed, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    @property
    def filter(self) -> str:
        """The key of the filter that is on."""
        return self._filters.current

    def choose(self, filter_: str) -> None:
        """Turn a filter on."""
        self._filters.choose(filter_)

    def show_all(self) -> None:
        """Let every case through."""
        self.widen()
        self.choose(ALL)

    def show_detail(self, detail: str, value: str) -> None:
        """Show the cases of which a detail has a value."""
        self.detail, self.only = (detail, value), None
        self._narrow(value_words(value))

    def show_set(self, name: str) -> None:
        """Show a set of cases by its name, as `CASE_SETS` has it."""
        self.choose(ALL)
        self.detail, self.only = None, cases_in(self._visit, name)
        self._narrow(case_set_words(name_now(self._visit, name)))

    def widen(self) -> None:
        """Show all again that the filter lets through."""
        self.narrowed.hide()
        self.detail = self.only = None
        self.changed.emit()

    def show_counts(self, lines: list[SampleLine]) -> None:
        """Say how many cases each filter lets through."""
        counts = Counter(filter_ for line in lines for filter_ in line.filters)
        self._filters.set_counts({key: counts[key] for key in FILTERS})

    def _narrow(self, words: str) -> None:
        """Say what is narrowed down to, and how to show all again."""
        self.narrowed.setText(f"{words}  ×")
        self.narrowed.setAccessibleName(_("Only: {words}. Press to show all again").format(words=words))
        self.narrowed.setChecked(True)
        self.narrowed.show()
        self.changed.emit()

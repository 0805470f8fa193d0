"""The page on which two readings of a case become one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from inspector_app.fieldwork.double_readings import (
    AnswerPair,
    agreed_reading,
    choices_so_far,
    choose_answer,
    forget_choice,
    next_to_settle,
    settle,
)
from resources.translations import _, ngettext
from ui.focus import focus_new
from ui.keys import AGREEMENT, hints_of
from ui.layouts import XL, S, clear, column, hairline, panel, row
from ui.pages.agreement.comparison import Comparison, comparison_of
from ui.pages.agreement.comparison_list import ComparisonList
from ui.pages.agreement.pair_row import PairRow
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.key_hints import KeyHints
from ui.workspace import Workspace

_DIFFERENCES, _ALL = "differences", "all"


class AgreementPage(Page):
    """Two readings of a double-read case side by side; one answer is chosen for each difference."""

    tables = frozenset({"reading", "carried_answer", "form", "sampled_case", "allocation", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._case = ""
        self._shown: tuple[object, ...] = ()
        self._comparison: Comparison | None = None
        back = Button(
            _("Cases"), kind="quiet", icon_of="back", on_click=lambda: workspace.go("cases", self._case)
        )
        self._see = Button(_("Open the agreed reading"), on_click=self._on_see_wanted)
        self.make = Button(_("Make the agreed reading"), icon_of="agreed", on_click=self._on_make_wanted)
        self._next = Button(
            _("Next case to settle"), kind="quiet", icon_of="unfold", on_click=self._on_next_wanted
        )
        self._header = PageHeader("", self._next, self._see, self.make, before=back)
        self.filters = FilterRow([(_DIFFERENCES, _("Differences")), (_ALL, _("All questions"))])
        self.filters.chosen.connect(lambda _key: self._on_filter_chosen())
        self.list = ComparisonList(workspace)
        self.list.chosen.connect(self._on_chosen)
        self.list.left_open.connect(self._on_left_open)
        self._nothing = QVBoxLayout()
        filters = panel(row(self.filters, margins=(XL, S + 2, XL, S + 2)))
        hints = KeyHints(hints_of(AGREEMENT), self.show_all_keys)
        self._compared = panel(column(filters, hairline(), self.list, hints, spacing=0))
        self._empty = panel(column(self._nothing, None, margins=(XL, XL, XL, XL)))
        self.setLayout(column(self._header, self._compared, self._empty, spacing=0))
        self._compared.hide()

    # ---- what pages do --------------------------------------------------------------------------------
    def show_place(self, place: Place) -> None:
        """Show the two readings of a case, and of these the question at a path."""
        # What is no answer yet keeps its case in view; the field says what is wrong with it.
        if place.record != self._case and not self.leave():
            return
        if place.record and self.workspace.do(lambda: self.visit.cases.get(place.record)):
            self._case = place.record
            self._shown = ()
            self.load()
        asked = next((pair for pair in self.pairs() if pair.path == place.part), None)
        if asked is None:
            self.go_to_next_open()
        else:
            self.list.go_to(asked)

    def load(self) -> None:
        """Show the comparison as it stands; lines stay while their answers do."""
        if not self._case:
            return
        comparison = self._comparison = comparison_of(self.visit, self._case)
        shown = (self._case, comparison, self.filters.current)
        if shown != self._shown:
            self._shown = shown
            self._show(comparison)
        self._show_choices()

    def leave(self) -> bool:
        """Take what is being typed; returns whether everything that is an answer was taken."""
        return self.list.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next difference by Enter, with Ctrl or without."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_to_next_open()
        else:
            super().keyPressEvent(event)

    # ---- choosing -------------------------------------------------------------------------------------
    def pairs(self) -> list[AnswerPair]:
        """Return the questions that the filter lets through."""
        if self._comparison is None:
            return []
        return list(self._comparison.pairs if self.filters.current == _ALL else self._comparison.differing)

    def rows(self) -> list[PairRow]:
        """Return the lines that are made now."""
        return self.list.lines()

    def go_to_next_open(self) -> None:
        """Put the keyboard on the next difference without a choice, else on the button that makes the reading."""
        if self._comparison is None:
            return
        self.leave()
        differing, choices, here = (
            self._comparison.differing,
            choices_so_far(self.visit, self._case),
            self.list.here(),
        )
        place = next((number for number, pair in enumerate(differing) if pair.path == here), -1)
        for pair in (*differing[place + 1 :], *differing[: place + 1]):
            if pair.path not in choices:
                self.list.go_to(pair)
                return
        focus_new(self.make)

    def _on_chosen(self, path: str, answer: str | None) -> None:
        self.workspace.do(lambda: choose_answer(self.visit, self._case, path, answer))
        self._show_choices()

    def _on_left_open(self, path: str) -> None:
        self.workspace.do(lambda: forget_choice(self.visit, self._case, path))
        self._show_choices()

    def _on_filter_chosen(self) -> None:
        self.leave()
        here = self.list.here()
        self.load()
        pair = next((pair for pair in self.pairs() if pair.path == here), None)
        if pair is not None:
            self.list.go_to(pair)
        else:
            self.go_to_next_open()

    def _on_make_wanted(self) -> None:
        self.leave()
        choices = choices_so_far(self.visit, self._case)
        made = self.workspace.do(lambda: settle(self.visit, self._case, choices))
        if made:
            reference = self.visit.cases.get(self._case).reference
            see = (_("Open it"), lambda: self.workspace.go("reading", made))
            self.workspace.say(_("The agreed reading of {case} is made.").format(case=reference), see)

    def _on_next_wanted(self) -> None:
        following = next_to_settle(self.visit, self._case)
        if following is not None:
            self.workspace.go("agreement", following)

    def _on_see_wanted(self) -> None:
        made = agreed_reading(self.visit, self._case)
        if made is not None:
            self.workspace.go("reading", made.id)

    # ---- showing --------------------------------------------------------------------------------------
    def _show(self, comparison: Comparison | None) -> None:
        reference = self.visit.cases.get(self._case).reference
        self._header.title.setText(_("{case}, two readings").format(case=reference))
        clear(self._nothing)
        self._compared.setVisible(comparison is not None)
        self._empty.setVisible(comparison is None)
        if comparison is None:
            words = _("It needs two readers who have both begun. A second reader is added on the Cases page.")
            title = _("{case} has no two readings yet").format(case=reference)
            self._nothing.addWidget(EmptyState("second-reader", title, words))
            return
        self.filters.set_counts({_DIFFERENCES: len(comparison.differing), _ALL: len(comparison.pairs)})
        self.list.show_comparison(self._case, comparison, self.pairs())

    def _show_choices(self) -> None:
        comparison = self._comparison
        made = agreed_reading(self.visit, self._case)
        self._see.setVisible(made is not None)
        self._next.setVisible(next_to_settle(self.visit, self._case) is not None)
        self.make.setVisible(comparison is not None)
        if comparison is None:
            self._header.fact.setText("")
            return
        choices, differing = choices_so_far(self.visit, self._case), comparison.differing
        self.list.show_choices(choices)
        decided = sum(1 for pair in differing if pair.path in choices)
        complete = decided == len(differing) and comparison.both_ready
        self.make.setEnabled(complete)
        self.make.set_kind("primary" if complete and made is None else "secondary")
        self.make.setText(_("Make it again") if made else _("Make the agreed reading"))
        self._header.fact.setText(
            ngettext(
                "{decided} of {count} difference decided",
                "{decided} of {count} differences decided",
                len(differing),
            ).format(decided=decided, count=len(differing))
        )

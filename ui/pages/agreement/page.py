"""The page on which two readings of a case become one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.fieldwork.double_readings import (
    agreed_reading,
    choices_so_far,
    choose_answer,
    settle,
)
from inspector_app.fieldwork.edition_answers import OtherAnswer, question_of
from inspector_app.fieldwork.edition_answers import words_of as words_in
from inspector_app.fieldwork.readings import Reading
from inspector_app.texts import in_language
from ui.focus import focus_new
from ui.keys import AGREEMENT, hints_of
from ui.layouts import XL, L, M, S, clear, column, hairline, panel, row, scrolled
from ui.pages.agreement.comparison import Comparison, comparison_of, words_of
from ui.pages.agreement.pair_row import PairRow
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.filter_row import FilterRow
from ui.widgets.initials import Initials
from ui.widgets.key_hints import KeyHints
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.told_list import Told, ToldList
from ui.workspace import Workspace

_DIFFERENCES, _ALL = "differences", "all"
_MOST = 1180
_RING = (4, 0, 4, 0)  # room at the sides for the focus ring


class AgreementPage(Page):
    """Two readings of a double-read case side by side; one answer is chosen for each difference."""

    tables = frozenset({"reading", "carried_answer", "form", "sampled_case", "allocation", "member"})

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._case = ""
        self._shown: tuple[object, ...] = ()
        self._comparison: Comparison | None = None
        back = Button(
            "Cases", kind="quiet", icon_of="back", on_click=lambda: workspace.go("cases", self._case)
        )
        self._see = Button("Open the agreed reading", on_click=self._on_see_wanted)
        self.make = Button("Make the agreed reading", icon_of="agreed", on_click=self._on_make_wanted)
        self._header = PageHeader("", self._see, self.make, before=back)
        self.filters = FilterRow([(_DIFFERENCES, "Differences"), (_ALL, "All questions")])
        self.filters.chosen.connect(lambda _key: self.load())
        self._readers = row(spacing=L)
        self._notice = QVBoxLayout()
        self._rows = column(spacing=0)
        inner = panel(column(self._notice, self._readers, self._rows, None, spacing=S, margins=_RING))
        inner.setMaximumWidth(_MOST)
        around = row(spacing=0, margins=(XL - 4, M, XL - 4, XL))
        around.addWidget(inner, 1)
        self._area = scrolled(panel(around))
        filters = row(self.filters, margins=(XL, S + 2, XL, S + 2))
        self.setLayout(
            column(self._header, filters, hairline(), self._area, KeyHints(hints_of(AGREEMENT)), spacing=0)
        )

    # ---- what pages do --------------------------------------------------------------------------------
    def show_place(self, place: Place) -> None:
        """Show the two readings of a case."""
        if place.record and self.workspace.do(lambda: self.visit.cases.get(place.record)):
            self._case = place.record
            self._shown = ()
            self.load()
        self.go_to_next_open()

    def load(self) -> None:
        """Show the comparison as it stands; rows stay while their answers do."""
        if not self._case:
            return
        visit = self.visit
        self._comparison = comparison_of(visit, self._case)
        shown = (self._case, self._comparison, self.filters.current)
        if shown != self._shown:
            self._shown = shown
            self._build()
        self._show_choices()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next difference by Enter, with Ctrl or without."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_to_next_open()
        else:
            super().keyPressEvent(event)

    # ---- choosing -------------------------------------------------------------------------------------
    def rows(self) -> list[PairRow]:
        """Return the lines in view."""
        widgets = (self._rows.itemAt(place).widget() for place in range(self._rows.count()))
        return [widget for widget in widgets if isinstance(widget, PairRow)]

    def go_to_next_open(self) -> None:
        """Put the keyboard on the next difference without a choice, else on the button that makes the reading."""
        if self._comparison is None:
            return
        differing = [line for line in self.rows() if line.pair.differs]
        choices = choices_so_far(self.visit, self._case)
        focused = QApplication.focusWidget()
        here = differing.index(focused) if isinstance(focused, PairRow) and focused in differing else -1
        for line in (*differing[here + 1 :], *differing[: here + 1]):
            if line.pair.path not in choices:
                focus_new(line)
                QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                self._area.ensureWidgetVisible(line, 0, XL)
                return
        focus_new(self.make)

    def _on_chosen(self, path: str, answer: str | None) -> None:
        self.workspace.do(lambda: choose_answer(self.visit, self._case, path, answer))
        self._show_choices()

    def _on_make_wanted(self) -> None:
        choices = choices_so_far(self.visit, self._case)
        made = self.workspace.do(lambda: settle(self.visit, self._case, choices))
        if made:
            reference = self.visit.cases.get(self._case).reference
            see = ("Open it", lambda: self.workspace.go("reading", made))
            self.workspace.say(f"The agreed reading of {reference} is made.", see)

    def _on_see_wanted(self) -> None:
        made = agreed_reading(self.visit, self._case)
        if made is not None:
            self.workspace.go("reading", made.id)

    # ---- building -------------------------------------------------------------------------------------
    def _build(self) -> None:
        case, comparison = self.visit.cases.get(self._case), self._comparison
        self._header.title.setText(f"{case.reference}, two readings")
        clear(self._rows)
        clear(self._readers)
        clear(self._notice)
        self.filters.setVisible(comparison is not None)
        if comparison is None:
            words = "It needs two readers who have both begun. A second reader is added on the Cases page."
            self._rows.addWidget(
                EmptyState("second-reader", f"{case.reference} has no two readings yet", words)
            )
            self.filters.set_counts({_DIFFERENCES: 0, _ALL: 0})
            return
        if not comparison.both_ready:
            words = "An agreed reading can be made once both readers have marked theirs as ready."
            self._notice.addWidget(Message("area", words))
        self.filters.set_counts({_DIFFERENCES: len(comparison.differing), _ALL: len(comparison.pairs)})
        self._readers.addWidget(Label("Question", Type.CAPTION, tone="ink_3"), 4)
        for reader, reading in zip(comparison.readers, comparison.readings, strict=True):
            held = QWidget()
            me = reader.id == self.visit.me.id
            name: list[QWidget] = [Initials(reader.initials, reader.name, me=me), Label(reader.name)]
            if len({compared.form for compared in comparison.readings}) > 1:
                name.append(Label(f"edition {self.visit.forms.label(reading.form)}", tone="ink_3"))
            held.setLayout(row(*name, None))
            self._readers.addWidget(held, 3)
        self._add_rows(comparison)

    def _add_rows(self, comparison: Comparison) -> None:
        language = self.workspace.language
        pairs = comparison.pairs if self.filters.current == _ALL else comparison.differing
        form = self.visit.forms.get(comparison.form)
        sections = {path: section for section in form.sections for path in section.questions}
        last = None
        for pair in pairs:
            section = sections[form.question(pair.path).path]
            if section is not last:
                last = section
                title = f"{section.number}  {in_language(section.label, language)}"
                heading = Label(title, Type.STRONG)
                heading.setContentsMargins(0, M, 0, S)
                self._rows.addWidget(heading)
            words = words_of(self.visit, comparison, pair, language)
            self._rows.addWidget(
                PairRow(pair, words, lambda answer, path=pair.path: self._on_chosen(path, answer))
            )
        if not pairs:
            self._rows.addWidget(Label("The two readings are the same in every answer.", tone="ink_2"))
        if comparison.alone:
            self._rows.addSpacing(L)
            told = [self._alone(comparison, *entry) for entry in comparison.alone]
            self._rows.addWidget(ToldList("Asked in one edition only, so not compared", told))

    def _alone(self, comparison: Comparison, reading: Reading, answer: OtherAnswer) -> Told:
        """Return an answer that only one reading could give, and what becomes of it in the agreed one."""
        visit = self.visit
        reader, edition = visit.members.get(reading.reader).name, visit.forms.label(reading.form)
        words = words_in(visit, answer, self.workspace.language)
        kept = reading.form == comparison.form
        becomes = "it is taken into the agreed reading" if kept else "it stays with this reading"
        return f"{question_of(visit, answer)}\n{words}", f"{reader}, edition {edition}; {becomes}"

    def _show_choices(self) -> None:
        comparison = self._comparison
        choices = choices_so_far(self.visit, self._case)
        for line in self.rows():
            line.show_choice(choices)
        made = agreed_reading(self.visit, self._case)
        self._see.setVisible(made is not None)
        self.make.setVisible(comparison is not None)
        if comparison is None:
            self._header.fact.setText("")
            return
        differing = comparison.differing
        decided = sum(1 for pair in differing if pair.path in choices)
        complete = decided == len(differing) and comparison.both_ready
        self.make.setEnabled(complete)
        self.make.set_kind("primary" if complete and made is None else "secondary")
        self.make.setText("Make it again" if made else "Make the agreed reading")
        self._header.fact.setText(f"{decided} of {len(differing)} differences decided")

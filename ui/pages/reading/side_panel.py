"""The panel beside the questions: what is known of the case, what is missing, what was taken up."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.case_facts import case_facts
from inspector_app.fieldwork.evidence import Evidence
from resources.translations import _, counted
from ui.focus import focus_new
from ui.layouts import XL, L, clear, column, scrolled
from ui.pages.cases.concern_box import ConcernList
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.story import StoryList
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.label import Label
from ui.widgets.list_row import ListRow
from ui.widgets.message import Message
from ui.widgets.section_heading import SectionHeading
from ui.widgets.short_form import ShortForm

_SHOWN = 4
_RING = 4  # pixels at the sides of the lists, where the focus ring is drawn
_MORE = 40  # questions that are listed in one go


class SidePanel(QWidget):
    """Facts and lists, or a short form laid in their place while somebody fills it in."""

    def __init__(self, reading: OpenReading) -> None:
        super().__init__()
        self.reading = reading
        self._most = _SHOWN
        self._told: tuple[int, list[tuple[str, str]]] | None = None
        self._shown_evidence: list[Evidence] | None = None
        self._refused = False  # whether the reading was to be marked as ready, and is not
        self._about = SectionHeading(_("This case") if reading.case else _("This file"))
        self._facts = Facts()
        self._concerns = ConcernList(reading.workspace)
        self._story = StoryList(reading.visit)
        self._refusal = Message("area", "")
        self._refusal.hide()
        self._missing_heading = SectionHeading(_("Still missing"))
        self._missing = QVBoxLayout()
        self._missing.setSpacing(0)
        self._evidence_heading = SectionHeading(_("Evidence taken up"))
        self._evidence = QVBoxLayout()
        self._evidence.setSpacing(0)
        self._lists = QWidget()
        self._lists.setLayout(
            column(
                column(self._about, self._facts),
                column(self._missing_heading, self._refusal, self._missing),
                self._concerns,
                column(self._evidence_heading, self._evidence),
                self._story,
                None,
                spacing=XL,
                margins=(_RING, 0, _RING, 0),
            )
        )
        self._form = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(
            column(self._form, self._lists, None, spacing=0, margins=(L - _RING, L, L - _RING, L))
        )
        self.setLayout(column(scrolled(inside), spacing=0))

    # ---- the lists ----------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state."""
        reading = self.reading
        if reading.case:
            self._show_facts(case_facts(reading.case, reading.workspace.language))
            self._concerns.load(reading.case.id)
        elif reading.source:
            self._show_facts([(_("Title"), reading.source.title), (_("Place"), reading.source.place)])
        self._load_evidence()
        self._story.load(reading.record.id)

    def _show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show what is known; where that is nothing, such as of a case without a list of the council, no heading either."""
        self._facts.show_facts(facts)
        self._about.setVisible(any(value for _name, value in facts))

    def show_missing(self) -> None:
        """Show what is missing, as far as it is listed in one go, and put the keyboard on the first."""
        self._most = max(self._most, _MORE)
        self.load_missing()
        if self._missing.count():
            focus_new(self._row(0))

    def refuse(self) -> None:
        """Say what keeps the reading from being ready, for as long as something does, and show the list."""
        self._refused = True
        self.show_missing()

    def load_missing(self) -> None:
        """Show what is missing now, for a start only the first few."""
        reading = self.reading
        self._load_refusal()
        count = reading.tally.open_count()
        words = counted("{count} question", "{count} questions", count)
        self._missing_heading.fact.setText(words if count else "")
        # One more takes no more room than a link to it.
        paths = reading.tally.open(self._most + 1 if count == self._most + 1 else self._most)
        told = (count - len(paths), [(path, reading.node(path).label) for path in paths])
        if told == self._told:
            return
        self._told = told
        focused = next((n for n in range(self._missing.count()) if self._row(n).hasFocus()), None)
        clear(self._missing)
        for path, label in told[1]:
            number = reading.question(path).number
            line = ListRow(
                label, lead=number, lead_width=38, on_click=lambda path=path: reading.wanted.emit(path)
            )
            self._missing.addWidget(line)
        if told[0]:
            words = (
                _("All {count}…").format(count=count)
                if count <= _MORE
                else _("{more} more of {count}…").format(more=told[0], count=count)
            )
            self._missing.addWidget(Button(words, kind="link", on_click=self._on_more_wanted))
        if not count:
            self._missing.addWidget(Label(_("Nothing is missing."), tone="ink_2"))
        if focused is not None and paths:
            focus_new(self._row(min(focused, len(paths) - 1)))

    def _load_refusal(self) -> None:
        missing, wrong = self.reading.tally.open_counts()
        self._refused = self._refused and bool(missing or wrong)
        self._refusal.setVisible(self._refused)
        if not self._refused:
            return
        sentences = [_("Not ready yet.")]
        if missing:
            sentences.append(
                counted("{count} question is not answered.", "{count} questions are not answered.", missing)
            )
        if wrong:
            sentences.append(
                counted("{count} answer is to be put right.", "{count} answers are to be put right.", wrong)
            )
        self._refusal.sentence.setText(" ".join(sentences))
        self._refusal.setAccessibleName(self._refusal.sentence.text())

    def _following(self) -> int:
        """Return how many questions are listed once more are asked for."""
        return self._most + _MORE if self._most > _SHOWN else _MORE

    def _on_more_wanted(self) -> None:
        before = self._missing.count() - 1
        self._most = self._following()
        self.load_missing()
        focus_new(self._row(before))

    def _load_evidence(self) -> None:
        reading = self.reading
        items = reading.visit.evidence.on_reading(reading.record.id)
        if items == self._shown_evidence:
            return
        self._shown_evidence = items
        clear(self._evidence)
        self._evidence_heading.fact.setText(str(len(items)) if items else "")
        for item in items:
            self._evidence.addWidget(
                ListRow(
                    item.summary or item.passage,
                    lead=item.kind,
                    lead_tone={"strength": "strength", "area": "area"}.get(item.kind, "ink_2"),
                    badges=item.criterion_keys,
                    on_click=lambda item=item: reading.workspace.go("evidence", item.id),
                )
            )
        if not items:
            hint = _("A comment or an answer is taken up by Ctrl E.")
            self._evidence.addWidget(Label(hint, tone="ink_3", wrap=True))

    def _row(self, number: int) -> QWidget:
        return self._missing.itemAt(number).widget()

    # ---- a form in their place ------------------------------------------------------------------------
    def ask(self, form: QWidget, first: QWidget) -> None:
        """Lay a form in the place of the lists and put the keyboard into its first field."""
        self.stop_asking()
        self._form.addWidget(form)
        self._lists.hide()
        focus_new(first)

    def stop_asking(self) -> None:
        """Show the lists again."""
        clear(self._form)
        self._lists.show()

    def is_asking(self) -> bool:
        """Whether a form is open."""
        return self._form.count() > 0

    def is_half_typed(self) -> bool:
        """Whether words stand in a form here, or in the response to a concern."""
        return any(form.is_begun and not form.isHidden() for form in self.findChildren(ShortForm))

    def return_to_form(self) -> None:
        """Put the keyboard back into the form that words stand in."""
        for form in [form for form in self.findChildren(ShortForm) if form.is_begun and not form.isHidden()][
            :1
        ]:
            form.return_to()

    def take_over(self, before: SidePanel) -> None:
        """Go on with the form, and with the responses, that are being typed in the panel before this one."""
        self._concerns.take_over(before._concerns)
        if before.is_asking():
            self._form.addWidget(before._form.takeAt(0).widget())
            self._lists.hide()

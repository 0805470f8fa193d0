"""The questions of one section, one under the other; answering never moves the question one is in."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.fieldwork.reading_outline import Adding, Asked, Heading, Item, Skipped
from inspector_app.forms.model import Section
from inspector_app.framework.model import in_language
from ui.layouts import XL, L, M, S, clear, column, panel, row, scrolled
from ui.pages.reading.group_heading import AddInstance, GroupHeading, NoteLine
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.question_card import QuestionCard
from ui.pages.reading.skip_hint import SkipHint
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.label import Label

MOST = 660  # pixels of a column of questions

Part = QuestionCard | SkipHint | GroupHeading | AddInstance | NoteLine


class QuestionColumn(QWidget):
    """Shows a section of an open reading; only its own cards are made. `moved` carries the section gone on to."""

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._reading: OpenReading | None = None
        self._section: Section | None = None
        self._parts: dict[Hashable, Part] = {}
        self._title = Label(type_=Type.SECTION)
        self._fact = Label(tone="ink_2")
        self._badges = row(spacing=S)
        self._next = Button(kind="quiet", on_click=self._on_next_wanted)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(S)
        self._cards = column(spacing=S)
        head = row(self._title, self._fact, None, self._badges, spacing=S + 2)
        inner = panel(
            column(head, self.notices, self._cards, row(None, self._next), None, spacing=M), ground="canvas"
        )
        inner.setMaximumWidth(MOST)
        around = row(spacing=0, margins=(XL - 4, L, L, XL))
        around.addWidget(inner, 1)
        self._content = panel(around, ground="canvas")
        self._area = scrolled(self._content, ground="canvas")
        self.setLayout(column(self._area, spacing=0))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    # ---- showing ------------------------------------------------------------------------------------
    @property
    def section(self) -> Section | None:
        """The section in view."""
        return self._section

    def show_section(self, reading: OpenReading, section: Section) -> None:
        """Show a section from its top; the same section again is only brought up to date."""
        if reading is not self._reading or section is not self._section:
            self.commit()
            clear(self._cards)
            self._parts = {}
            self._reading, self._section = reading, section
            clear(self._badges)
            if section.criteria:
                self._badges.addWidget(Label("informs", tone="ink_3"))
            for key in section.criteria:
                title = in_language(reading.visit.framework.criterion(key).title, reading.language)
                self._badges.addWidget(CriterionBadge(key, title))
            self._area.verticalScrollBar().setValue(0)
        self.load()

    def load(self) -> None:
        """Bring the section up to date: parts that stay keep their place, focus and typing."""
        reading, section = self._reading, self._section
        if reading is None or section is None:
            return
        current = self.current_card()
        before = self._place_of(current)
        items = {_key(item): item for item in reading.items(section)}
        for key in [key for key in self._parts if key not in items]:
            part = self._parts.pop(key)
            self._cards.removeWidget(part)
            part.hide()
            part.deleteLater()
        for place, (key, item) in enumerate(items.items()):
            if key in self._parts:
                self._parts[key].load()
            else:
                self._parts[key] = self._part(reading, item)
            if self._cards.indexOf(self._parts[key]) != place:
                self._cards.insertWidget(place, self._parts[key])
        answered, asked = reading.state.progress(section.path)
        self._title.setText(f"{section.number}  {in_language(section.label, reading.language)}")
        self._fact.setText(f"{answered} of {asked} answered" if asked else "Nothing is asked here.")
        following = self._following()
        self._next.setVisible(following is not None)
        if following:
            self._next.setText(f"Next: {following.number} {in_language(following.label, reading.language)}")
        self._hold(current, before)

    def commit(self) -> None:
        """Save what is being typed."""
        for card in self.cards():
            card.commit()

    # ---- finding and going ----------------------------------------------------------------------------
    def cards(self) -> list[QuestionCard]:
        """Return the cards in order."""
        parts = (self._cards.itemAt(place).widget() for place in range(self._cards.count()))
        return [part for part in parts if isinstance(part, QuestionCard)]

    def current_card(self) -> QuestionCard | None:
        """Return the card that the keyboard is in."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, QuestionCard):
            widget = widget.parentWidget()
        return widget if widget in self.cards() else None

    def go_to(self, path: str) -> None:
        """Put the keyboard into a question of this section, in view as a whole."""
        for card in self.cards():
            if card.path == path:
                card.focus()
                self._keep_in_view(card)
                return

    # ---- inside ---------------------------------------------------------------------------------------
    def _part(self, reading: OpenReading, item: Item) -> Part:
        match item:
            case Asked(path) if reading.question(path).type == "note":
                return NoteLine(reading, path)
            case Asked(path):
                card = QuestionCard(reading, path)
                card.opened.connect(lambda: self._keep_in_view(card))
                return card
            case Skipped():
                return SkipHint(reading, item)
            case Heading():
                return GroupHeading(reading, item)
            case Adding():
                return AddInstance(reading, item)

    def _keep_in_view(self, card: QuestionCard) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._area.ensureWidgetVisible(card, 0, M)

    def _following(self) -> Section | None:
        assert self._reading is not None
        assert self._section is not None
        later = (s for s in self._reading.sections() if s.number > self._section.number)
        return next((s for s in later if self._reading.state.asked(s.path)), None)

    def _on_next_wanted(self) -> None:
        self.moved.emit(self._following())

    def _on_focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        current = self.current_card()
        for card in self.cards():
            card.set_current(card is current)

    def _place_of(self, card: QuestionCard | None) -> int:
        return card.mapTo(self._area.viewport(), card.rect().topLeft()).y() if card else 0

    def _hold(self, card: QuestionCard | None, before: int) -> None:
        """Scroll so that the card stands where it stood, whatever came or went above it."""
        if card is None:
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        moved = self._place_of(card) - before
        if moved:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + moved)


def _key(item: Item) -> Hashable:
    if isinstance(item, Asked):
        return "asked", item.path
    return item

"""The questions of one section, one under the other; answering never moves the question one is in."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.fieldwork.reading_outline import Adding, Asked, Heading, Item, Skipped, TakenOut
from inspector_app.forms.definition import NOTE
from inspector_app.forms.model import Section, without_keys
from resources.translations import _
from ui.layouts import XL, L, S, clear, column, panel, row
from ui.pages.reading.group_heading import AddInstance, GroupHeading, NoteLine, TakenOutLine
from ui.pages.reading.open_form import OpenForm
from ui.pages.reading.question_card import QuestionCard
from ui.pages.reading.skip_hint import SkipHint
from ui.typography import Type, line_height
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.tall_column import TallColumn

MOST = 660  # pixels of a column of questions

# What stands above and below the items of every section.
_HEAD, _NOTICES, _NEXT = "head", "notices", "next"


class QuestionColumn(QWidget):
    """Shows a section of an open form; only what is near the view is made.

    `moved` carries the section gone on to, `entered` the path of the question that the keyboard has come to.
    """

    moved = Signal(object)
    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._form: OpenForm | None = None
        self._section: Section | None = None
        self._revision = -1
        self._items: dict[Hashable, Item] = {}
        self._entered = ""
        self._title = Label(type_=Type.SECTION)
        self._fact = Label(tone="ink_2")
        self._badges = row(spacing=S)
        self._next = Button(kind="quiet", on_click=self._on_next_wanted)
        self.notices = QVBoxLayout()
        self.notices.setSpacing(S)
        title = FlowLayout(spacing=S + 2, below=0)
        title.addWidget(self._title)
        title.addWidget(self._fact)
        self._fact.setMinimumHeight(line_height(Type.SECTION))
        head = row(spacing=S + 2, margins=(0, 0, 0, S // 2))
        head.addWidget(panel(title), 1)
        head.addLayout(self._badges)
        self._parts = TallColumn(
            self._make,
            fixed={
                _HEAD: panel(head),
                _NOTICES: panel(column(self.notices)),
                _NEXT: panel(row(None, self._next)),
            },
            kind=self._kind,
            let_go=self._let_go,
            margins=(XL - 4, L, L, XL),
            most=MOST,
            ground="canvas",
        )
        self.setLayout(column(self._parts, spacing=0))
        QApplication.instance().focusChanged.connect(self._on_focus_changed)

    # ---- showing ------------------------------------------------------------------------------------
    @property
    def section(self) -> Section | None:
        """The section in view."""
        return self._section

    def show_section(self, form: OpenForm, section: Section) -> None:
        """Show a section from its top; the one that is in view stays as it is."""
        if form is self._form and section is self._section:
            return
        self.commit()
        if form is not self._form:
            self._entered = ""
        self._form, self._section = form, section
        clear(self._badges)
        if section.criteria:
            self._badges.addWidget(Label(_("informs"), tone="ink_3"))
        for key in section.criteria:
            self._badges.addWidget(CriterionBadge(key, form.criterion_title(key)))
        self._items = {}
        self._parts.show_parts([])
        self._read_items(form, section, from_top=True)
        self._show_progress(form, section)

    def load(self, touched: frozenset[str] | None = None) -> None:
        """Bring up to date what a change touched (paths without keys), or all: parts that stay keep their place."""
        form, section = self._form, self._section
        if form is None or section is None:
            return
        if touched is None or form.tally.revision != self._revision:
            self._read_items(form, section)
        for part in self._parts.made():
            if isinstance(part, QuestionCard | NoteLine):
                if touched is None or without_keys(part.path) in touched:
                    part.load()
            elif isinstance(part, SkipHint | GroupHeading | AddInstance | TakenOutLine):
                part.load()
        self._show_progress(form, section)

    def show_language(self) -> None:
        """Show everything in the language that the form speaks now; focus, typing and place stay."""
        for card in self.cards():
            card.show_language()
        self.load()

    def commit(self) -> bool:
        """Save what is being typed; returns whether the form took it."""
        saved = [card.commit() for card in self.cards()]
        return all(saved)

    def is_filling_in(self) -> bool:
        """Whether something is open in a card that is not kept before it is sent."""
        return any(card.is_filling_in() for card in self.cards())

    def is_half_typed(self) -> bool:
        """Whether something was written or chosen in it."""
        return any(card.is_half_typed() for card in self.cards())

    def go_on_to(self, widget: QWidget) -> None:
        """Have Tab go on from the last question into a widget, whenever what is in it was made."""
        self._parts.followed_by = widget

    # ---- finding and going ----------------------------------------------------------------------------
    def cards(self) -> list[QuestionCard]:
        """Return the cards that are made now, in order: those near the view."""
        return [part for part in self._parts.made() if isinstance(part, QuestionCard)]

    def current_card(self) -> QuestionCard | None:
        """Return the card that the keyboard is in."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, QuestionCard):
            widget = widget.parentWidget()
        return widget if widget is not None and self.isAncestorOf(widget) else None

    def current_path(self) -> str:
        """Return the question that the keyboard is in, or was in last; "" when there was none."""
        return self._entered

    def go_to(self, path: str) -> None:
        """Put the keyboard into a question of this section, in view as a whole."""
        if ("asked", path) in self._items:
            card = self._parts.bring(("asked", path))
            if isinstance(card, QuestionCard):
                card.focus()
                self._parts.keep_in_view(card)

    # ---- inside ---------------------------------------------------------------------------------------
    def _show_progress(self, form: OpenForm, section: Section) -> None:
        answered, asked = form.tally.progress(section.path)
        self._title.setText(f"{section.number}  {form.state.in_language(section.label)}")
        self._fact.setText(
            _("{answered} of {asked} answered").format(answered=answered, asked=asked)
            if asked
            else _("Nothing is asked here.")
        )
        following = self._following()
        self._next.setVisible(following is not None)
        if following:
            words = f"{following.number} {form.state.in_language(following.label)}"
            self._next.setText(_("Next: {section}").format(section=words))

    def _read_items(self, form: OpenForm, section: Section, *, from_top: bool = False) -> None:
        self._revision = form.tally.revision
        self._items = {_key(item): item for item in form.items(section)}
        self._parts.show_parts([_HEAD, _NOTICES, *self._items, _NEXT], from_top=from_top)

    def _make(self, key: Hashable) -> QWidget:
        assert self._form is not None
        form, item = self._form, self._items[key]
        match item:
            case Asked(path) if form.question(path).type == NOTE:
                return NoteLine(form, path)
            case Asked(path):
                card = QuestionCard(form, path)
                card.opened.connect(lambda: self._parts.keep_in_view(card))
                card.grew.connect(lambda: self._parts.keep_end_in_view(card))
                return card
            case Skipped():
                return SkipHint(form, item)
            case Heading():
                return GroupHeading(form, item)
            case Adding():
                return AddInstance(form, item)
            case TakenOut():
                return TakenOutLine(form, item)

    def _kind(self, key: Hashable) -> Hashable:
        item = self._items.get(key)
        if isinstance(item, Asked) and self._form is not None:
            question = self._form.question(item.path)
            return question.type, question.list_name, question.appearance, bool(question.hints)
        return type(item)

    @staticmethod
    def _let_go(part: QWidget) -> bool:
        if not isinstance(part, QuestionCard):
            return True
        return part.commit() and not part.has_open()

    def _following(self) -> Section | None:
        assert self._form is not None
        assert self._section is not None
        later = (s for s in self._form.sections() if s.number > self._section.number)
        return next((s for s in later if self._form.tally.progress(s.path)[1]), None)

    def _on_next_wanted(self) -> None:
        self.moved.emit(self._following())

    def _on_focus_changed(self, _old: QWidget | None, _now: QWidget | None) -> None:
        current = self.current_card()
        for card in self.cards():
            card.set_current(card is current)
        if current is not None and current.path != self._entered:
            self._entered = current.path
            self.entered.emit(current.path)


def _key(item: Item) -> Hashable:
    if isinstance(item, Asked):
        return "asked", item.path
    return item

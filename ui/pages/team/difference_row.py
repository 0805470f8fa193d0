"""One difference to settle: both values side by side, who and when, and what it was before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.schema import DELETED_EDITED
from inspector_app.team.differences import Difference, Side
from inspector_app.team.members import initials_of
from inspector_app.team.third_value import TEXT, ThirdValue, combined
from inspector_app.word_differences import mark_differences
from resources.translations import _
from ui.focus import focus_new
from ui.layouts import XS, M, S, clear, column, hairline, row
from ui.pages.team.third_value_form import ThirdValueForm
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.wording import moment_words


class SideCard(QFrame):
    """One value; choosing it settles the difference by it."""

    def __init__(self, side: Side, others: str, key: str, today: date, choose: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{key}: {side.words}, {side.author}")
        self._choose = choose
        words = Label(wrap=True)
        words.setTextFormat(Qt.TextFormat.RichText)
        words.setText(_with_differing_words(side.words, others))
        who = Label(f"{side.author}, {moment_words(side.at, today)}", tone="ink_2", wrap=True)
        top = row(spacing=S)
        if side.deletes:
            top.addWidget(Glyph("delete"), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(words, 1)
        top.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
        use = Button(_("Use this"), kind="link", on_click=choose)
        use.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        foot = row(Initials(initials_of(side.author), side.author), spacing=S)
        foot.addWidget(who, 1)
        foot.addWidget(use)
        self.setLayout(column(top, foot, spacing=S, margins=(M, M, M, M)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle by Enter or Space, as a button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)


class DifferenceRow(QWidget):
    """`settle` is called with the value that is chosen or written; `see` opens the record, `history` its history."""

    def __init__(
        self,
        difference: Difference,
        third: ThirdValue | None,
        today: date,
        settle: Callable[[object], object],
        see: Callable[[], object],
        history: Callable[[], object],
    ) -> None:
        super().__init__()
        self.difference = difference
        self._third_value = third
        self._today = today
        self._settle = settle
        self.setAccessibleName(f"{difference.subject}, {difference.what}")
        about = column(
            Label(difference.subject, Type.STRONG, wrap=True),
            Label(difference.what, wrap=True),
            Label(_before(difference), Type.CAPTION, tone="ink_3", wrap=True),
            None,
            spacing=XS,
        )
        self.cards = [
            SideCard(
                side, self._other(number), str(number + 1), today, lambda value=side.value: settle(value)
            )
            for number, side in enumerate(difference.sides)
        ]
        self._third = QVBoxLayout()
        self._form: ThirdValueForm | None = None
        links = column(spacing=0)
        if third is not None and third.kind == TEXT:
            links.addWidget(
                Button(_("Combine…"), kind="link", on_click=lambda: self.write_third(combined(difference)))
            )
        if third is not None:
            links.addWidget(Button(_("Write a third…"), kind="link", on_click=self.write_third))
        links.addWidget(Button(_("See the record"), kind="link", on_click=see))
        links.addWidget(Button(_("History"), kind="link", on_click=history))
        links.addStretch(1)
        line = row(spacing=M)
        line.addLayout(about, 3)
        cards = row(*self.cards, spacing=M) if len(self.cards) == 2 else column(*self.cards)
        line.addLayout(cards, 7)
        line.addLayout(links, 1)
        self.setLayout(column(line, self._third, M // 2, hairline(), spacing=S, margins=(0, S, 0, 0)))

    def choose(self, number: int) -> None:
        """Settle by the value of that number, from 1."""
        if 0 < number <= len(self.difference.sides):
            self._settle(self.difference.sides[number - 1].value)

    def write_third(self, text: str | None = None) -> None:
        """Open a field for another value, with a text to begin from: that which is shown meanwhile, unless given."""
        if self._third_value is None:
            return
        clear(self._third)
        shown = str(self.difference.sides[0].value or "") if text is None else text
        form = ThirdValueForm(self._third_value, shown, self._today, self._settle, self._close_third)
        self._third.addWidget(form)
        self._form = form
        focus_new(form.field)

    @property
    def written(self) -> str | None:
        """The other value that is being written, None while none is."""
        return None if self._form is None else self._form.written

    def _close_third(self) -> None:
        self._form = None
        clear(self._third)

    def _other(self, number: int) -> str:
        return next(side.words for other, side in enumerate(self.difference.sides) if other != number)


def _with_differing_words(text: str, other: str) -> str:
    marked, _theirs = mark_differences(text, other)
    return "".join(
        f"<b>{escape(words)}</b>" if differs else escape(words) for words, differs in marked
    ).replace("\n", "<br>")


def _before(difference: Difference) -> str:
    if difference.kind == DELETED_EDITED:
        return _("Deleted on one copy, edited on another")
    return _("Before: {value}").format(value=difference.before)

"""One difference to settle: both values side by side, who and when, and what it was before."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from datetime import date
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.registers import DELETED_EDITED
from inspector_app.team.differences import Difference, Side
from resources.translations import _
from ui.layouts import XS, L, M, S, clear, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
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
        initials = "".join(part[0] for part in side.author.split()[:2]).upper()
        who = Label(f"{side.author}, {moment_words(side.at, today)}", tone="ink_2")
        top = row(spacing=S)
        top.addWidget(words, 1)
        top.addWidget(KeyCap(key), 0, Qt.AlignmentFlag.AlignTop)
        use = Button(_("Use this"), kind="link", on_click=choose)
        use.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLayout(
            column(top, row(Initials(initials, side.author), who, None, use), spacing=S, margins=(M, M, M, M))
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle by Enter or Space, as a button does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)


class DifferenceRow(QWidget):
    """`settle` is called with the value that is chosen or written; `see` opens the record."""

    def __init__(
        self,
        difference: Difference,
        today: date,
        settle: Callable[[object], object],
        see: Callable[[], object],
    ) -> None:
        super().__init__()
        self.difference = difference
        self._settle = settle
        self.setAccessibleName(f"{difference.subject}, {difference.what}")
        subject = Label(difference.subject, Type.STRONG, wrap=True)
        about = column(
            subject,
            Label(difference.what, wrap=True),
            Label(_before(difference), Type.CAPTION, tone="ink_3", wrap=True),
            None,
            spacing=XS,
        )
        self.cards = [
            SideCard(
                side, self._others(number), str(number + 1), today, lambda value=side.value: settle(value)
            )
            for number, side in enumerate(difference.sides)
        ]
        self._third = QVBoxLayout()
        links = column(spacing=0)
        if difference.kind != DELETED_EDITED:
            links.addWidget(Button(_("Write a third…"), kind="link", on_click=self._on_third_wanted))
        links.addWidget(Button(_("See the record"), kind="link", on_click=see))
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

    def _others(self, number: int) -> str:
        return " ".join(side.words for other, side in enumerate(self.difference.sides) if other != number)

    def _on_third_wanted(self) -> None:
        clear(self._third)
        text = GrowingText(str(self.difference.sides[0].value or ""), name=_("A third value"), least_lines=2)
        save = Button(_("Settle by this"), on_click=lambda: self._settle(text.toPlainText()))
        cancel = Button(_("Cancel"), kind="quiet", on_click=lambda: clear(self._third))
        self._third.addWidget(text)
        self._third.addLayout(row(save, cancel, None, spacing=L // 2))
        text.setFocus()


def _with_differing_words(text: str, others: str) -> str:
    mine, theirs = text.split(), others.split()
    matcher = difflib.SequenceMatcher(a=mine, b=theirs, autojunk=False)
    shown = []
    for tag, start, stop, *_other in matcher.get_opcodes():
        words = escape(" ".join(mine[start:stop]))
        if words:
            shown.append(words if tag == "equal" else f"<b>{words}</b>")
    return " ".join(shown)


def _before(difference: Difference) -> str:
    if difference.kind == DELETED_EDITED:
        return _("Deleted on one copy, edited on another")
    return _("Before: {value}").format(value=difference.before)

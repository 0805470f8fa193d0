"""What was taken up from this source, beside the notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.dates import say_moment
from inspector_app.fieldwork.evidence import Evidence
from inspector_app.texts import in_language
from resources.translations import _
from ui.evidence_words import KIND_TITLES, kind_role
from ui.layouts import XS, L, M, S, clear, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace


class TakenUpItem(QFrame):
    """One item. The chosen one says who took it up, and what can be done with it."""

    chosen = Signal(str)
    changing = Signal(str)
    removing = Signal(str)

    def __init__(self, workspace: Workspace, item: Evidence, *, open_: bool) -> None:
        super().__init__()
        self._item = item.id
        self.setProperty("kind", "card")
        self.setProperty("tone", "chosen" if open_ else "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        visit = workspace.visit
        kind = _(KIND_TITLES[item.kind])
        self.setAccessibleName(f"{kind}, {item.criteria}: {item.passage}")
        badges = [
            CriterionBadge(key, in_language(visit.framework.criterion(key).title, workspace.language))
            for key in item.criterion_keys
        ]
        sign = Glyph(item.kind, kind_role(item.kind), name=kind)
        head = row(sign, spacing=XS)
        head.addWidget(Label(kind, tone=kind_role(item.kind), wrap=True), 1)
        for badge in badges:
            head.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        body = column(
            head,
            Label(item.passage, wrap=True),
            spacing=XS,
            margins=(M, S, M, S),
        )
        if open_:
            at = say_moment(datetime.fromisoformat(item.taken_at), workspace.language)
            who = Label(f"{visit.members.get(item.author).name}, {at}", Type.CAPTION, tone="ink_3")
            links = (
                Button(_("Change…"), kind="link", on_click=lambda: self.changing.emit(item.id)),
                Button(_("Evidence"), kind="link", on_click=lambda: workspace.go("evidence", item.id)),
                Button(_("Remove"), kind="link", on_click=lambda: self.removing.emit(item.id)),
            )
            body.addWidget(who)
            body.addLayout(row(*links, None, spacing=L))
        self.setLayout(body)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the item."""
        self.chosen.emit(self._item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._item)
        else:
            super().keyPressEvent(event)


class TakenUp(QWidget):
    """The items of one source, in the order of the text; each signal carries an evidence id."""

    chosen = Signal(str)
    changing = Signal(str)
    removing = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._heading = SectionHeading(_("Taken up as evidence"))
        self._list = QVBoxLayout()
        self._list.setSpacing(S)
        self.setLayout(column(self._heading, self._list, spacing=M))
        self._shown: tuple[object, ...] = ()
        self._cards: dict[str, TakenUpItem] = {}

    def show_items(self, items: list[Evidence], chosen: str) -> None:
        """Show the items, the chosen one opened."""
        # Where a passage stands is not told, and moves with each letter that is typed above it.
        shown = (*(replace(item, paragraph=None, start=0, stop=0) for item in items), chosen)
        if shown == self._shown:
            return
        self._shown = shown
        self._heading.fact.setText(str(len(items)))
        focused = next((key for key, card in self._cards.items() if card.hasFocus()), "")
        clear(self._list)
        self._cards = {}
        if not items:
            self._list.addWidget(
                Label(_("Select words in the notes and press Ctrl E."), tone="ink_2", wrap=True)
            )
        for item in items:
            card = TakenUpItem(self._workspace, item, open_=item.id == chosen)
            card.chosen.connect(self.chosen)
            card.changing.connect(self.changing)
            card.removing.connect(self.removing)
            self._cards[item.id] = card
            self._list.addWidget(card)
        if focused in self._cards:
            self._cards[focused].show()  # a widget that came into a layout is shown in the next turn only
            self._cards[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def card(self, evidence: str) -> QWidget | None:
        """Return the card of an item."""
        return self._cards.get(evidence)

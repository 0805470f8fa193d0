"""One evidence item in a card: its words, where it comes from, who took it up and when."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame

from inspector_app.dates import say_moment
from inspector_app.texts import in_language
from resources.translations import _
from ui.evidence_words import KIND_TITLES
from ui.layouts import XS, M, S, column, row
from ui.pages.evidence.lines import EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

_ADD = Qt.Key.Key_A


class EvidenceRow(QFrame):
    """A press or Enter chooses it; another Enter or a double click asks to open its passage.

    `adding` asks to add it to the chosen finding, by its link or the key A, while that is offered.
    """

    chosen = Signal(str)
    adding = Signal(str)
    opening = Signal(str)

    def __init__(
        self, workspace: Workspace, line: EvidenceLine, *, criterion: str, carded: bool = False
    ) -> None:
        super().__init__()
        self.line = line
        self._is_chosen = False
        self._add: Button | None = None
        item = line.item
        language = workspace.language
        self.setProperty("kind", "card" if carded else "evidence")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = _("{kind}, {place}: {passage}")
        self.setAccessibleName(
            said.format(kind=_(KIND_TITLES[item.kind]), place=line.place, passage=item.passage)
        )
        framework = workspace.visit.framework
        others = [
            CriterionBadge(key, in_language(framework.criterion(key).title, language))
            for key in item.criterion_keys
            if key != criterion
        ]
        place = Label(line.place, tone="ink_2", wrap=True)
        kind = Glyph(
            line.source_kind, name=in_language(framework.source_kind(line.source_kind).title, language)
        )
        foot = row(spacing=S)
        foot.addWidget(kind, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(place, 1)
        for badge in others:
            foot.addWidget(badge, 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(Initials(line.author.initials, line.author.name), 0, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(Label(say_moment(line.at, language), tone="ink_2"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._body = column(Label(item.passage, wrap=True), foot, spacing=XS, margins=(M, S, M, S))
        if item.summary:
            self._body.insertWidget(1, Label(item.summary, Type.CAPTION, tone="ink_2", wrap=True))
        self.setLayout(self._body)

    def offer_adding(self, offered: bool) -> None:
        """Show the link that adds the item to the chosen finding, or hide it."""
        if offered and self._add is None:
            self._add = Button(_("Add to the chosen finding"), kind="link", icon_of="add")
            self._add.setToolTip(_("Key A"))
            self._add.clicked.connect(lambda: self.adding.emit(self.line.item.id))
            self._body.addWidget(self._add)
        if self._add is not None:
            self._add.setVisible(offered)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the chosen one."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.setProperty("tone", "chosen" if chosen else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the item."""
        self.chosen.emit(self.line.item.id)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Ask to open its passage."""
        self.opening.emit(self.line.item.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or Space, open by Enter once chosen, add by A."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._is_chosen:
            self.opening.emit(self.line.item.id)
        elif enter or event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self.line.item.id)
        elif (
            event.key() == _ADD and not event.modifiers() and self._add is not None and self._add.isVisible()
        ):
            self.adding.emit(self.line.item.id)
        else:
            super().keyPressEvent(event)

"""A finding as a card: its sentence, how well it is supported, and the first of its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.judgement.findings import Finding, Support
from inspector_app.texts import in_language
from resources.translations import _, counted, ngettext
from ui.evidence_words import VERDICTS
from ui.layouts import M, S, column, hairline, panel, row
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.lines import ALL, EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.dotted_flow import DottedFlow
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.triangulation_ticks import TriangulationTicks
from ui.workspace import Workspace

_FOLDED = 2  # items that a folded card shows


class FindingCard(QFrame):
    """`chosen` carries the finding's id, `item_chosen` and `item_opening` that of an item, `unfolded` the finding's.

    `lines` are the items to show of what bears the finding out, `unsettled` says how its wording is at odds; the criterion is `ALL` where it stands among others.
    """

    chosen = Signal(str)
    item_chosen = Signal(str)
    item_opening = Signal(str)
    unfolded = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        finding: Finding,
        support: Support,
        lines: Sequence[EvidenceLine],
        unfolded: bool,
        unsettled: str,
        criterion: str,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self.finding = finding.id
        self._is_chosen = False
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{finding.text} {_(VERDICTS[support.verdict][0])}")
        self._rows: list[EvidenceRow] = []
        sentence = row(spacing=S)
        sentence.addWidget(Label(finding.text, Type.STRONG, wrap=True), 1)
        if criterion == ALL:
            title = workspace.visit.framework.criterion(finding.criterion).title
            badge = CriterionBadge(finding.criterion, in_language(title, workspace.language))
            sentence.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        head = column(sentence, self._facts(support, unsettled), spacing=S, margins=(M, M, M, M))
        # The lines between the items stay off the frame, which is two pixels where the card is chosen.
        body = column(head, spacing=0, margins=(2, 0, 2, 2))
        shown = lines if unfolded else lines[:_FOLDED]
        for line in shown:
            self._add_row(body, line, criterion or finding.criterion)
        left = len(lines) - len(shown)
        if left:
            words = ngettext("{count} more", "{count} more", left).format(count=left)
            more = Button(words, kind="quiet", icon_of="unfold", small=True)
            more.clicked.connect(lambda: self.unfolded.emit(finding.id))
            body.addWidget(hairline())
            body.addLayout(row(more, None, margins=(S - 2, S - 2, M, S - 2)))
        self.setLayout(body)

    def rows(self) -> list[EvidenceRow]:
        """Return the items in view."""
        return self._rows

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the chosen one."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.setProperty("tone", "chosen" if chosen else "")
            self.style().unpolish(self)
            self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the finding."""
        self.chosen.emit(self.finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.finding)
        else:
            super().keyPressEvent(event)

    def _facts(self, support: Support, unsettled: str) -> QWidget:
        kinds = len(self._workspace.visit.framework.source_kinds)
        words, tone = VERDICTS[support.verdict]
        if tone == "area":
            rests = _signed(Glyph("warning", "area"), Label(_(words), tone="area"))
        else:
            sources = counted("{count} source", "{count} sources", len(support.source_kinds))
            rests = Label(sources, tone="ink_2")
        ticks = TriangulationTicks(len(support.source_kinds), kinds)
        items = counted("{count} item", "{count} items", len(support.bearing_out))
        facts: list[QWidget] = [_signed(ticks, rests), Label(items, tone="ink_2")]
        if support.against:
            against = counted("{count} against", "{count} against", len(support.against))
            facts.append(Label(against, tone="ink_2"))
        if unsettled:
            facts.append(_signed(Glyph("differs", "conflict"), Label(unsettled, tone="conflict")))
        return DottedFlow(facts)

    def _add_row(self, body: QVBoxLayout, line: EvidenceLine, criterion: str) -> None:
        made = EvidenceRow(self._workspace, line, criterion=criterion)
        made.chosen.connect(self.item_chosen)
        made.opening.connect(self.item_opening)
        self._rows.append(made)
        body.addWidget(hairline())
        body.addWidget(made)


def _signed(sign: QWidget, words: QWidget) -> QWidget:
    """Return words with a sign before them, level with their line."""
    line = row(spacing=S)
    line.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(words)
    return panel(line)

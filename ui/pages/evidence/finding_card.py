"""A finding as a card: its sentence, how well it is supported, and the first of its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from inspector_app.judgement.findings import Finding, Support
from ui.evidence_words import VERDICTS, counted
from ui.layouts import M, S, column, hairline, row
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.lines import CriterionPicture, EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.triangulation_ticks import TriangulationTicks
from ui.workspace import Workspace

_FOLDED = 2  # items that a folded card shows


class FindingCard(QFrame):
    """`chosen` carries the finding's id, `item_chosen` that of an item, `unfolded` the finding's id."""

    chosen = Signal(str)
    item_chosen = Signal(str)
    unfolded = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        picture: CriterionPicture,
        finding: Finding,
        support: Support,
        *,
        unfolded: bool,
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._finding = finding.id
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{finding.text} {VERDICTS[support.verdict][0]}")
        self._rows: list[EvidenceRow] = []
        head = column(
            Label(finding.text, Type.STRONG, wrap=True),
            self._facts(support, unsettled=finding.id in picture.unsettled),
            spacing=S,
            margins=(M, M, M, M),
        )
        body = column(head, spacing=0)
        lines = picture.passing(support.bearing_out)
        shown = lines if unfolded else lines[:_FOLDED]
        for line in shown:
            self._add_row(body, line, picture.criterion)
        if len(lines) > len(shown):
            more = Button(f"{len(lines) - len(shown)} more", kind="quiet", icon_of="unfold", small=True)
            more.clicked.connect(lambda: self.unfolded.emit(finding.id))
            body.addWidget(hairline())
            body.addLayout(row(more, None, margins=(S - 2, S - 2, M, S - 2)))
        self.setLayout(body)

    def rows(self) -> Iterator[EvidenceRow]:
        """Yield the items in view."""
        return iter(self._rows)

    def set_chosen(self, chosen: bool) -> None:
        """Show it as the chosen one."""
        self.setProperty("tone", "chosen" if chosen else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Choose the finding."""
        self.chosen.emit(self._finding)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by Enter or space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._finding)
        else:
            super().keyPressEvent(event)

    def _facts(self, support: Support, *, unsettled: bool) -> QWidget:
        kinds = len(self._workspace.visit.framework.source_kinds)
        facts: list[QWidget] = [TriangulationTicks(len(support.source_kinds), kinds)]
        words, tone = VERDICTS[support.verdict]
        if tone == "area":
            facts += [Glyph("warning", "area"), Label(words, tone="area")]
        else:
            facts.append(Label(counted(len(support.source_kinds), "source"), tone="ink_2"))
        items = counted(len(support.bearing_out), "item")
        against = f"  ·  {len(support.against)} against" if support.against else ""
        facts.append(Label(f"·  {items}{against}", tone="ink_2"))
        if unsettled:
            facts += [Glyph("differs", "conflict"), Label("two values", tone="conflict")]
        made = QWidget()
        line = row(spacing=S)
        for fact in facts:
            line.addWidget(fact, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        made.setLayout(line)
        return made

    def _add_row(self, body: QVBoxLayout, line: EvidenceLine, criterion: str) -> None:
        made = EvidenceRow(self._workspace, line, criterion=criterion)
        made.chosen.connect(self.item_chosen)
        self._rows.append(made)
        body.addWidget(hairline())
        body.addWidget(made)

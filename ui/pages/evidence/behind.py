"""What stands behind what is chosen on the board, at its right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.judgement.findings import Finding, Support
from resources.translations import _
from ui.layouts import XL, L, column, panel, scrolled
from ui.pages.evidence.finding_panel import FindingPanel
from ui.pages.evidence.item_panel import ItemPanel
from ui.pages.evidence.lines import EvidenceLine
from ui.pages.evidence.new_finding import NewFinding
from ui.theme import theme
from ui.typography import text_scale
from ui.widgets.label import Label
from ui.workspace import Workspace

_WIDTH, _WIDE_WIDTH = 300, 340  # pixels at the usual size of text, and where the page is wide


class Behind(QWidget):
    """A finding, an item, a new finding that is being written, or nothing yet: one of them is in view.

    `item_chosen` and `opening` carry the id of an item, `founding` that of one on which a new finding is to rest;
    `made`, `reporting` and `deleting` carry that of a finding; `closed` comes when no finding was made after all.
    """

    item_chosen = Signal(str)
    opening = Signal(str)
    founding = Signal(str)
    made = Signal(str)
    reporting = Signal(str)
    deleting = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._visit = workspace.visit
        self._is_wide = False
        self.finding = FindingPanel(workspace)
        self.finding.item_chosen.connect(self.item_chosen)
        self.finding.item_opening.connect(self.opening)
        self.finding.reporting.connect(self.reporting)
        self.finding.deleting.connect(self.deleting)
        self.item = ItemPanel(workspace)
        self.item.opening.connect(self.opening)
        self.item.founding.connect(self.founding)
        self.new = NewFinding(workspace)
        self.new.made.connect(self.made)
        self.new.closed.connect(self.closed)
        words = _("Choose a finding or an item to see what it rests on.")
        self.nothing = Label(words, tone="ink_2", wrap=True)
        self.parts = (self.finding, self.item, self.new, self.nothing)
        inside = panel(column(*self.parts, None, margins=(L + 4, L, L + 4, XL)), ground="canvas")
        self.setLayout(column(panel(column(scrolled(inside)), ground="canvas")))
        theme.changed.connect(self._fit)
        self._fit()
        self.show_nothing()

    def widen(self, wide: bool) -> None:
        """Take more room, as on a wide page, or no longer."""
        self._is_wide = wide
        self._fit()

    def show_finding(self, finding: str, support: Support, lines: Mapping[str, EvidenceLine]) -> None:
        """Show a finding by its id, with what it rests on."""
        against = [lines[item.id] for item in support.against if item.id in lines]
        in_report = bool(self._visit.paragraphs.standing_on(finding))
        self.finding.show_finding(self._visit.findings.get(finding), support, against, in_report=in_report)
        self._show(self.finding)

    def show_item(self, line: EvidenceLine, findings: list[Finding]) -> None:
        """Show an item, with those of the findings that it may bear on."""
        keys = line.item.criterion_keys
        on = sorted(
            (finding for finding in findings if finding.criterion in keys),
            key=lambda finding: keys.index(finding.criterion),
        )
        self.item.show_item(line, on, self._visit.findings.bearings(line.item.id))
        self._show(self.item)

    def show_new(self, criterion: str, line: EvidenceLine | None) -> None:
        """Begin a new finding of a criterion, which rests on an item if given."""
        self._show(self.new)
        self.new.begin(criterion, line)

    def show_nothing(self) -> None:
        """Say what can be chosen."""
        self._show(self.nothing)

    def _show(self, wanted: QWidget) -> None:
        for part in self.parts:
            part.setVisible(part is wanted)

    def _fit(self) -> None:
        self.setFixedWidth(round((_WIDE_WIDTH if self._is_wide else _WIDTH) * text_scale()))

"""The chosen evidence item beside the board: where it comes from, and which findings it bears on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.dates import say_moment
from inspector_app.judgement.findings import AGAINST, FOR, Finding
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.evidence_words import KIND_TITLES, kind_role
from ui.layouts import XS, M, S, clear, column, row
from ui.pages.evidence.lines import EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class ItemPanel(QWidget):
    """`opening` asks for the passage where it was taken up, `founding` for a new finding that rests on it."""

    opening = Signal(str)
    founding = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._item = ""
        self._shown: tuple[object, ...] = ()
        self._bearings: dict[str, SegmentedChoice] = {}
        self._top = QVBoxLayout()
        self._top.setSpacing(M)
        self._unsettled = Unsettled(workspace)
        self._findings = QVBoxLayout()
        self._findings.setSpacing(XS)
        new = Button(
            _("New finding from this"), icon_of="add", on_click=lambda: self.founding.emit(self._item)
        )
        self.setLayout(
            column(
                self._top,
                self._unsettled,
                SectionHeading(_("Findings it bears on")),
                self._findings,
                row(new, None),
                None,
                spacing=M,
            )
        )

    def show_item(self, line: EvidenceLine, findings: list[Finding], bearings: dict[str, str]) -> None:
        """Show an item, and all findings of its criteria with whether it speaks for or against each."""
        self._item = line.item.id
        self._unsettled.show_records([self._item])
        if (line, *findings) != self._shown:
            self._shown = (line, *findings)
            self._build(line, findings)
        for finding, choice in self._bearings.items():
            choice.set_value(bearings.get(finding, ""))

    def _build(self, line: EvidenceLine, findings: list[Finding]) -> None:
        clear(self._top)
        self._top.addLayout(self._head(line))
        self._top.addWidget(Label(line.item.passage, Type.QUESTION, wrap=True))
        if line.item.summary:
            self._top.addWidget(Label(line.item.summary, tone="ink_2", wrap=True))
        place = row(spacing=S)
        place.addWidget(Glyph(line.source_kind), 0, Qt.AlignmentFlag.AlignVCenter)
        place.addWidget(Label(line.place, tone="ink_2", wrap=True), 1)
        self._top.addLayout(place)
        who = Label(f"{line.author.name}, {say_moment(line.at, language())}", tone="ink_2")
        self._top.addLayout(row(Initials(line.author.initials, line.author.name), who, None))
        open_ = Button(_("Open the passage"), icon_of="chain", on_click=lambda: self.opening.emit(self._item))
        self._top.addLayout(row(open_, None))
        clear(self._findings)
        self._bearings = {}
        if not findings:
            self._findings.addWidget(
                Label(_("There is no finding for its criteria yet."), tone="ink_2", wrap=True)
            )
        for finding in findings:
            self._findings.addWidget(self._bearing(finding))

    def _head(self, line: EvidenceLine) -> QHBoxLayout:
        item, framework = line.item, self._workspace.visit.framework
        head = row(
            Glyph(item.kind, kind_role(item.kind), size=18),
            Label(_(KIND_TITLES[item.kind]), Type.STRONG),
            None,
        )
        for key in item.criterion_keys:
            title = in_language(framework.criterion(key).title, self._workspace.language)
            head.addWidget(CriterionBadge(key, title))
        return head

    def _bearing(self, finding: Finding) -> QWidget:
        sign = Glyph(finding.kind, kind_role(finding.kind), name=_(KIND_TITLES[finding.kind]))
        words = row(spacing=S)
        words.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words.addWidget(Label(finding.text, wrap=True), 1)
        choice = SegmentedChoice(
            [(FOR, _("Bears it out")), (AGAINST, _("Against it"))], name=finding.text, clearable=True
        )
        choice.chosen.connect(lambda bearing, finding=finding.id: self._bear(finding, bearing))
        self._bearings[finding.id] = choice
        made = QWidget()
        made.setLayout(column(words, row(choice, None), spacing=XS, margins=(0, 0, 0, M)))
        return made

    def _bear(self, finding: str, bearing: str) -> None:
        findings = self._workspace.visit.findings
        if bearing:
            self._workspace.do(lambda: findings.rest_on(finding, [self._item], bearing=bearing))
        else:
            self._workspace.do(lambda: findings.release(finding, self._item))

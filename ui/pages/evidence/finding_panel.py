"""The chosen finding beside the board: its sentence, what it rests on, what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.judgement.findings import Finding, Support
from inspector_app.texts import in_language
from resources.translations import _
from ui.evidence_words import KIND_TITLES, VERDICTS, kind_role
from ui.layouts import XS, L, M, S, clear, column, panel, row
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.lines import EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.criterion_badge import CriterionBadge
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.glyph import Glyph
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.triangulation_gauge import TriangulationGauge
from ui.widgets.unsettled import Unsettled
from ui.workspace import Workspace


class FindingPanel(QWidget):
    """Its sentence is edited in place in both languages; `item_chosen` and `item_opening` carry an evidence id."""

    item_chosen = Signal(str)
    reporting = Signal(str)
    item_opening = Signal(str)
    deleting = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._finding = ""
        self._shown_against: tuple[str, list[EvidenceLine]] = ("", [])
        self._head = row(spacing=S)
        self._sentence = Label(type_=Type.QUESTION, wrap=True)
        self._unsettled = Unsettled(workspace)
        self._english = GrowingText(least_lines=3, name=_("The finding in English"), languages=("en",))
        self._welsh = GrowingText(least_lines=3, name=_("The finding in Welsh"), languages=("cy",))
        self._english.committed.connect(lambda text: self._save(self._english, "text", text))
        self._welsh.committed.connect(lambda text: self._save(self._welsh, "text_cy", text))
        done = Button(_("Done"), small=True, on_click=lambda: self._edit(False))
        delete = Button(_("Delete finding"), kind="quiet", small=True, icon_of="delete")
        delete.clicked.connect(lambda: self.deleting.emit(self._finding))
        self._editor = panel(
            column(
                Label(_("English"), Type.CAPTION, tone="ink_2"),
                self._english,
                Label("Cymraeg", Type.CAPTION, tone="ink_2"),
                self._welsh,
                row(done, None, delete),
                spacing=XS,
            )
        )
        self._editor.hide()
        self._verdict_mark, self._verdict = Glyph("answered"), Label()
        verdict = panel(row(self._verdict_mark, self._verdict, spacing=XS))
        self._gauge = TriangulationGauge()
        self._against = QVBoxLayout()
        self._against.setSpacing(0)
        self._edit_button = Button(_("Edit finding"), icon_of="draft", on_click=lambda: self._edit(True))
        self._report = Button(_("Use in report"), icon_of="report")
        self._report.clicked.connect(lambda: self.reporting.emit(self._finding))
        deeds = QWidget()
        flow = FlowLayout(spacing=S)
        flow.addWidget(self._edit_button)
        flow.addWidget(self._report)
        deeds.setLayout(flow)
        self.setLayout(
            column(
                self._head,
                self._sentence,
                self._unsettled,
                self._editor,
                SectionHeading(_("What it rests on"), trailing=verdict, folds=True),
                self._gauge,
                self._against,
                deeds,
                None,
                spacing=M,
            )
        )

    def show_finding(
        self, finding: Finding, support: Support, against: list[EvidenceLine], *, in_report: bool
    ) -> None:
        """Show a finding; what is being typed stays, and words that cannot be saved keep their finding here."""
        if finding.id != self._finding:
            if not self.commit():
                return
            self._finding = finding.id
            self._edit(False)
        visit, language = self._workspace.visit, self._workspace.language
        self._show_head(finding)
        self._unsettled.show_records([finding.id])
        self._sentence.setText(finding.text)
        self._english.show_text(finding.text)
        self._welsh.show_text(finding.text_cy)
        words, tone = VERDICTS[support.verdict]
        self._verdict_mark.show_icon("answered" if tone == "strength" else "warning", tone)
        self._verdict.setText(_(words))
        self._verdict.set_tone(tone)
        framework = visit.framework
        self._gauge.show_support(support, finding.kind, framework.source_kinds, visit.members.active())
        self._show_against(finding, against)
        self._report.setText(_("See in report") if in_report else _("Use in report"))
        self.setAccessibleName(in_language(framework.criterion(finding.criterion).title, language))

    def _show_against(self, finding: Finding, against: list[EvidenceLine]) -> None:
        if (finding.criterion, against) == self._shown_against:
            return
        self._shown_against = (finding.criterion, against)
        clear(self._against)
        if against:
            self._against.addWidget(SectionHeading(_("Against it")))
        for line in against:
            shown = EvidenceRow(self._workspace, line, criterion=finding.criterion)
            shown.layout().setContentsMargins(0, S, 0, S)
            shown.chosen.connect(self.item_chosen)
            shown.opening.connect(self.item_opening)
            self._against.addWidget(shown)

    def commit(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        return all([self._english.commit(), self._welsh.commit()])

    def _show_head(self, finding: Finding) -> None:
        clear(self._head)
        criterion = self._workspace.visit.framework.criterion(finding.criterion)
        sign = Glyph(finding.kind, kind_role(finding.kind), size=18)
        badge = CriterionBadge(finding.criterion, in_language(criterion.title, self._workspace.language))
        for widget in (sign, Label(_(KIND_TITLES[finding.kind]), Type.STRONG)):
            self._head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addStretch(1)
        self._head.addWidget(badge)
        self._head.setContentsMargins(0, 0, 0, L - S - S)

    def _edit(self, editing: bool) -> None:
        if not editing and not self.commit():
            return
        self._editor.setVisible(editing)
        self._sentence.setVisible(not editing)
        self._edit_button.setVisible(not editing)
        if editing:
            self._english.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, field: GrowingText, name: str, text: str) -> None:
        findings = self._workspace.visit.findings
        if self._workspace.did(lambda: findings.reword(self._finding, **{name: text})):
            field.mark_saved()

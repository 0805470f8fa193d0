"""The evidence page."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.origins import Origins
from inspector_app.judgement.findings import Finding, Support
from inspector_app.team.differing_words import briefly
from inspector_app.team.last_merge import LAST_MERGE
from resources.translations import _, ngettext
from ui.layouts import XL, column, panel
from ui.pages.evidence.behind import Behind
from ui.pages.evidence.board import Board
from ui.pages.evidence.filters import Filters
from ui.pages.evidence.lines import ALL, CriterionPicture, EvidenceLine, evidence_lines
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.criterion_tabs import CriterionTabs
from ui.widgets.empty_state import EmptyState
from ui.widgets.side_fold import SideFold
from ui.workspace import Workspace

_WIDE = 1400  # pixels of a page that gives what stands behind more room


class EvidencePage(Page):
    """One criterion at a time: the board of its findings, and beside it what is chosen on the board."""

    tables = frozenset(
        {
            "evidence",
            "finding",
            "finding_evidence",
            "source",
            "reading",
            "member",
            "paragraph",
            "paragraph_basis",
        }
    )

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._finding = self._item = ""
        self._lines: dict[str, EvidenceLine] = {}
        self._supported: list[tuple[Finding, Support]] = []
        self._unsettled: dict[str, str] = {}
        new = Button(_("New finding"), kind="primary", icon_of="add", on_click=self._on_new_wanted)
        self._show_behind = Button(
            _("What it rests on"), icon_of="evidence", on_click=lambda: self._beside.lay_over()
        )
        self._header = PageHeader(_("Evidence"), new, folding=self._show_behind, line=False)
        self._tabs = CriterionTabs(self.visit.framework, workspace.language, all_words=_("All criteria"))
        self._tabs.chosen.connect(self._on_criterion_chosen)
        self._filters = Filters(workspace)
        self._filters.changed.connect(self._on_filter_changed)
        self._board = Board(workspace)
        self._board.chosen.connect(self._choose_finding)
        self._board.item_chosen.connect(self._choose_item)
        self._board.adding.connect(self._on_adding)
        self._board.opening.connect(self._on_passage_wanted)
        self.behind = Behind(workspace)
        self.behind.item_chosen.connect(self._choose_item)
        self.behind.opening.connect(self._on_passage_wanted)
        self.behind.founding.connect(self._on_new_wanted)
        self.behind.made.connect(self._choose_finding)
        self.behind.reporting.connect(self._on_report_wanted)
        self.behind.deleting.connect(self._on_deletion_wanted)
        self.behind.closed.connect(self._on_new_closed)
        self._empty = _centred(
            EmptyState(
                "evidence",
                _("No evidence here yet"),
                _("Take passages up from notes with Ctrl E, or answers from a case reading."),
            )
        )
        self._filtered = _centred(
            EmptyState(
                "evidence",
                _("Nothing passes the filters"),
                _("There is evidence here, but none of this kind."),
                Button(_("Show all"), on_click=self._on_all_wanted),
            )
        )
        left = panel(column(self._filters, self._empty, self._filtered, spacing=0), ground="canvas")
        left.layout().addWidget(self._board, 1)
        self._beside = SideFold(left, self.behind, rather=self._board.room_across)
        self._beside.folded.connect(self._show_behind.setVisible)
        self.setLayout(column(self._header, self._tabs, spacing=0))
        self.layout().addWidget(self._beside, 1)

    # ---- the page -------------------------------------------------------------------------------------
    def load(self) -> None:
        """Show the present state; what is chosen and being typed stays."""
        findings = self.visit.findings.all()
        origins = Origins.of_all(self.visit)
        supports = self.visit.findings.supports([finding.id for finding in findings], origins)
        self._supported = [(finding, supports[finding.id]) for finding in findings]
        self._lines = evidence_lines(self.visit, origins)
        at_odds = self.visit.store.unsettled()
        self._unsettled = {
            finding.id: briefly(self.visit, finding.id) for finding in findings if finding.id in at_odds
        }
        loose = sum(1 for line in self._lines.values() if not line.used)
        items = ngettext(
            "{count} item, {loose} not yet in a finding",
            "{count} items, {loose} not yet in a finding",
            len(self._lines),
        )
        self._header.fact.setText(items.format(count=len(self._lines), loose=loose))
        counts = Counter(key for line in self._lines.values() for key in line.item.criterion_keys)
        for criterion in self.visit.framework.criteria:
            self._tabs.set_fact(criterion.key, str(counts[criterion.key]))
        self._tabs.set_fact(ALL, str(len(self._lines)))
        self._filters.load(self._lines.values())
        self._show()

    def show_place(self, place: Place) -> None:
        """Show a finding or an item; without one, what the part names.

        That is a criterion, a kind of source, or both; "all" criteria; or what came in the last merge.
        """
        finding = next((entry for entry, _support in self._supported if entry.id == place.record), None)
        if finding is not None:
            self._go_to(finding.criterion)
            self._choose_finding(finding.id)
            self._board.reveal(finding.id)
        elif place.record in self._lines:
            self._go_to(self._lines[place.record].item.criterion_keys[0])
            self._choose_item(place.record)
            self._board.reveal(place.record)
        elif place.part:
            self._show_part(place.part.split())

    def here(self) -> Place:
        """Return the finding or item that is chosen, else the criterion in view."""
        return Place("evidence", self._finding or self._item, self._tabs.current)

    def leave(self) -> bool:
        """Save what is being typed; returns whether it is in the file."""
        return self.behind.finding.commit()

    def is_half_typed(self) -> bool:
        """Whether a new finding is being written."""
        return self.behind.new.is_begun() or super().is_half_typed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side panel more room on a wide page."""
        super().resizeEvent(event)
        self.behind.widen(self.width() > _WIDE)

    # ---- showing --------------------------------------------------------------------------------------
    def _show_part(self, words: list[str]) -> None:
        kinds = {kind.key for kind in self.visit.framework.source_kinds}
        criteria = {criterion.key for criterion in self.visit.framework.criteria}
        kind = next((word for word in words if word in kinds), "")
        self._filters.clear(kind, only_last_merge=LAST_MERGE in words)
        of_all = LAST_MERGE in words or "all" in words
        here = ALL if of_all else self._tabs.current
        self._on_criterion_chosen(next((word for word in words if word in criteria), here))

    def _show(self) -> None:
        criterion = self._tabs.current
        supported = tuple(entry for entry in self._supported if criterion in (ALL, entry[0].criterion))
        picture = CriterionPicture(criterion, supported, self._lines, self._filters.wanted, self._unsettled)
        self._filters.show_counts(picture)
        self._board.show_picture(picture)
        is_empty = not self._board.first_finding() and not picture.passing()
        has_any = bool(supported or picture.of_criterion())
        self._empty.setVisible(not has_any)
        self._filtered.setVisible(has_any and is_empty)
        self._board.setVisible(not is_empty)
        if not self._finding and not self._item and self.behind.new.isHidden():
            self._finding = self._board.first_finding()
        self._show_chosen()

    def _show_chosen(self) -> None:
        self._board.show_chosen(self._finding, self._item)
        support = next((support for finding, support in self._supported if finding.id == self._finding), None)
        if self._item in self._lines:
            self.behind.show_item(self._lines[self._item], [finding for finding, _support in self._supported])
        elif support is not None:
            self.behind.show_finding(self._finding, support, self._lines)
        elif self.behind.new.isHidden():
            self.behind.show_nothing()

    # ---- choosing -------------------------------------------------------------------------------------
    def _go_to(self, criterion: str) -> None:
        self._filters.clear()
        self._tabs.choose(criterion)

    def _on_filter_changed(self) -> None:
        if self._finding and not self._item and self.leave():
            self._finding = ""
        self._show()

    def _on_all_wanted(self) -> None:
        self._filters.clear()
        self._show()

    def _on_new_closed(self) -> None:
        self.behind.new.hide()
        self._show()

    def _on_criterion_chosen(self, criterion: str) -> None:
        self._tabs.choose(criterion)
        if self.leave():
            self._finding = self._item = ""
        self.behind.new.hide()
        self._show()

    def _choose_finding(self, finding: str) -> None:
        if self.leave():
            self._finding, self._item = finding, ""
        self._show()
        self._beside.set_over(True)

    def _choose_item(self, item: str) -> None:
        if self.leave():
            self._finding, self._item = "", item
        self._show()
        self._beside.set_over(True)

    # ---- deeds ----------------------------------------------------------------------------------------
    def _on_new_wanted(self, item: str = "") -> None:
        if not self.leave():
            return
        self._finding = self._item = ""
        self._beside.set_over(True)
        self.behind.show_new(self._tabs.current, self._lines.get(item))
        self._show()

    def _on_adding(self, item: str) -> None:
        finding = self._finding
        self.workspace.do_and_say(
            lambda: self.visit.findings.rest_on(finding, [item]), _("Added to the finding")
        )

    def _on_passage_wanted(self, item: str) -> None:
        evidence = self.visit.evidence.get(item)
        if evidence.source:
            self.workspace.go("note", evidence.source, item)
        else:
            self.workspace.go("reading", str(evidence.reading), evidence.question)

    def _on_report_wanted(self, finding: str) -> None:
        present = self.visit.paragraphs.standing_on(finding)
        paragraph = present[0] if present else self.workspace.do(lambda: self._add_paragraph(finding))
        if paragraph is not None:
            self.workspace.go("report", paragraph)

    def _add_paragraph(self, finding: str) -> str:
        entry = self.visit.findings.get(finding)
        chapter = next(c for c in self.visit.framework.outline if c.criterion == entry.criterion)
        paragraphs = self.visit.paragraphs
        return paragraphs.add(chapter.key, entry.text, text_cy=entry.text_cy, findings=[finding])

    def _on_deletion_wanted(self, finding: str) -> None:
        self._finding = ""
        self.workspace.do_and_say(lambda: self.visit.findings.delete(finding), _("The finding is deleted"))
        self._board.setFocus(Qt.FocusReason.OtherFocusReason)


def _centred(state: EmptyState) -> QWidget:
    return panel(column(state, None, margins=(XL, 0, XL, 0)))

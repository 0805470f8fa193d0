"""Writing a new finding beside the board, for example from the item that led to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.evidence import AREA, STRENGTH
from inspector_app.texts import in_language
from resources.translations import _
from ui.evidence_words import KIND_TITLES
from ui.layouts import XS, M, column, row
from ui.pages.evidence.lines import EvidenceLine
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace


class NewFinding(QWidget):
    """`made` carries the id of the finding that was added; `closed` comes when nothing was."""

    made = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._item = ""
        kinds = [(kind, _(KIND_TITLES[kind])) for kind in (STRENGTH, AREA)]
        criteria = [
            (entry.key, f"{entry.key}  {in_language(entry.short, workspace.language)}")
            for entry in workspace.visit.framework.criteria
        ]
        self._kind = MenuChoice(kinds, name=_("Kind of finding"))
        self._criterion = MenuChoice(criteria, name=_("Criterion of the finding"))
        self._text = GrowingText(least_lines=4, name=_("The finding in one sentence"))
        self._rests = Label(tone="ink_2", wrap=True)
        add = Button(_("Add finding"), on_click=self._add)
        close = Button(_("Close"), kind="quiet", on_click=self.closed.emit)
        self.setLayout(
            column(
                SectionHeading(_("New finding")),
                row(self._kind, None),
                row(self._criterion, None),
                Label(_("In one sentence"), Type.CAPTION, tone="ink_2"),
                self._text,
                self._rests,
                row(add, close, None),
                Label(_("Ctrl Enter adds it"), Type.CAPTION, tone="ink_3"),
                None,
                spacing=M - XS,
            )
        )

    def begin(self, criterion: str, line: EvidenceLine | None) -> None:
        """Ask for a finding that rests on an item, if one is given: of a criterion, or for `ALL` of the item's first."""
        self._item = line.item.id if line else ""
        self._criterion.set_value(
            criterion or (line.item.criterion_keys[0] if line else self._criterion.value)
        )
        kind = line.item.kind if line and line.item.kind in (STRENGTH, AREA) else AREA
        self._kind.set_value(kind)
        self._rests.setText(_("Rests on “{passage}”").format(passage=line.item.passage) if line else "")
        self._rests.setVisible(line is not None)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_begun(self) -> bool:
        """Whether words stand in it that are in no finding yet."""
        return bool(self._text.toPlainText().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Ctrl+Enter, close by Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._add()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        findings = self._workspace.visit.findings
        text = self._text.toPlainText().strip()
        rests_on = [self._item] if self._item else []
        finding = self._workspace.do(
            lambda: findings.add(self._criterion.value, self._kind.value, text, rests_on=rests_on)
        )
        if finding is not None:
            self._text.clear()
            self.made.emit(finding)

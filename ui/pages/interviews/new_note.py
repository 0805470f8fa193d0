"""A new note in two keys: Ctrl N, then the key of whom one speaks with or what one reads; or a plan for later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.sources import (
    DOCUMENT,
    EARLIER_REPORT,
    INTERVIEW,
    OBSERVATION,
    PERFORMANCE,
    SUPERVISION,
)
from inspector_app.texts import in_language
from ui.layouts import XL, XS, L, S, column, panel, row
from ui.pages.interviews.plan import Plan
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.segmented_choice import SegmentedChoice
from ui.workspace import Workspace

_KEYS = {DOCUMENT: "D", SUPERVISION: "S", PERFORMANCE: "P", OBSERVATION: "O", EARLIER_REPORT: "E"}
_TITLES = {
    DOCUMENT: "Document",
    SUPERVISION: "Supervision file",
    PERFORMANCE: "Performance figures",
    OBSERVATION: "Observation",
    EARLIER_REPORT: "Earlier report",
}
_WIDTH = 340


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a note can begin with: a kind of source, and a role for an interview."""

    kind: str
    role: str
    title: str
    icon: str
    key: str


class BeginningRow(Button):
    """One choice with its key."""

    def __init__(self, beginning: Beginning) -> None:
        super().__init__(beginning.title, kind="row", icon_of=beginning.icon)
        self.setCheckable(False)
        self.setFixedHeight(34)
        cap = KeyCap(beginning.key)
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(None, margins=(0, 0, S, 0))
        line.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)


class NewNote(QWidget):
    """`begun` carries the record id of a note that was begun, `planned` that of an interview for later.

    Esc, or `closed`, goes back to the list.
    """

    begun = Signal(str)
    planned = Signal(str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("New note: choose with whom, or what, by its key")
        self._when = SegmentedChoice([("now", "Begin now"), ("later", "Plan for later")], name="When")
        self._when.chosen.connect(self._on_when_chosen)
        self._beginnings = self._make_beginnings()
        interviews = column(SectionHeading("Interview with"), spacing=XS)
        self._others = panel(column(SectionHeading("Other sources"), spacing=XS), width=_WIDTH)
        for beginning in self._beginnings:
            button = BeginningRow(beginning)
            button.clicked.connect(lambda _checked=False, chosen=beginning: self._choose(chosen))
            where = interviews if beginning.kind == INTERVIEW else self._others.layout()
            where.addWidget(button)
        interviews.addStretch(1)
        self._others.layout().addStretch(1)
        self._plan = Plan(workspace)
        self._plan.wanted.connect(self._on_plan_wanted)
        lists = row(panel(interviews, width=_WIDTH), self._others, self._plan, None, spacing=XL)
        close = Button("Close", kind="quiet", icon_of="close", on_click=self.closed.emit)
        head = row(Label("New note", Type.SECTION), L, self._when, None, close)
        self.setLayout(column(head, lists, None, spacing=XL, margins=(XL, L, XL, XL)))

    def begin(self, *, later: bool = False) -> None:
        """Take the focus, so that the next key chooses."""
        self._when.set_value("later" if later else "now")
        self._on_when_chosen()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, or go back."""
        typed = event.text().upper()
        chosen = next((entry for entry in self._beginnings if entry.key == typed), None)
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif chosen is not None and not (self._is_later and chosen.kind != INTERVIEW):
            self._choose(chosen)
        else:
            super().keyPressEvent(event)

    @property
    def _is_later(self) -> bool:
        return self._when.value == "later"

    def _make_beginnings(self) -> list[Beginning]:
        language = self._workspace.language
        roles = [
            Beginning(INTERVIEW, role.key, in_language(role.title, language), "person", str(number))
            for number, role in enumerate(self._workspace.visit.framework.roles, 1)
        ]
        offered = {kind.key for kind in self._workspace.visit.framework.source_kinds}
        others = [
            Beginning(kind, "", _TITLES[kind], kind, key) for kind, key in _KEYS.items() if kind in offered
        ]
        return roles + others

    def _on_when_chosen(self) -> None:
        self._others.setVisible(not self._is_later)
        self._plan.hide()

    def _choose(self, beginning: Beginning) -> None:
        if self._is_later:
            self._plan.ask(beginning.role, beginning.title)
            return
        sources = self._workspace.visit.sources
        made = self._workspace.do(lambda: sources.add(beginning.kind, beginning.title, role=beginning.role))
        if made is not None:
            self.begun.emit(made)

    def _on_plan_wanted(self, role: str, title: str, starts_at: datetime, member: str) -> None:
        sources = self._workspace.visit.sources
        made = self._workspace.do(lambda: sources.plan(role, title, starts_at, member=member))
        if made is not None:
            self.planned.emit(made)

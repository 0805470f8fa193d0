"""A new note in two keys: Ctrl N, then the key of whom one speaks with or what one reads; or a plan for later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.sources import (
    DOCUMENT,
    EARLIER_REPORT,
    INTERVIEW,
    OBSERVATION,
    PERFORMANCE,
    SUPERVISION,
)
from inspector_app.framework.model import in_language
from ui.layouts import XL, XS, Item, L, M, S, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.line_field import LineField
from ui.widgets.menu_choice import MenuChoice
from ui.widgets.message import Message
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
_TIME_HELP = "Write the time as hours and minutes, such as 10:30."


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
        self._plan = _Plan(workspace, self._on_plan_wanted)
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
            self._plan.ask(beginning)
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


class _Plan(QWidget):
    """When, and by whom, an interview is to be held; `planned` is called with role, title, time and member."""

    def __init__(self, workspace: Workspace, planned: Callable[[str, str, datetime, str], object]) -> None:
        super().__init__()
        self._planned = planned
        self._role = ""
        visit = workspace.visit
        self._days = visit.inspection.details().days()
        self._title = LineField(name="Title")
        choices = [(day.isoformat(), say_date(day, "en", weekday=True, year=False)) for day in self._days]
        self._day = MenuChoice(choices, name="Day")
        self._time = LineField("10:00", name="Time")
        self._time.setMaximumWidth(90)
        members = visit.members.active()
        self._member = MenuChoice([(member.id, member.name) for member in members], name="Inspector")
        self._member.set_value(visit.me.id)
        today = visit.today()
        later = [day for day in self._days if day > today] or self._days[-1:]
        self._day.set_value(later[0].isoformat())
        self._trouble = Message("danger", _TIME_HELP)
        self._trouble.hide()
        self._heading = SectionHeading("Plan an interview")
        for field in (self._title, self._time):
            field.returnPressed.connect(self._on_wanted)
        self.setFixedWidth(_WIDTH)
        self.setLayout(
            column(
                self._heading,
                _named("Title", self._title),
                row(_named("Day", self._day), _named("Time", self._time), None),
                self._trouble,
                _named("Inspector", row(self._member, None)),
                row(Button("Plan interview", kind="primary", on_click=self._on_wanted), None),
                None,
                spacing=M,
            )
        )
        self.hide()

    def ask(self, beginning: Beginning) -> None:
        """Ask when an interview with a role shall be held."""
        self._role = beginning.role
        self._title.setText(beginning.title)
        self._trouble.hide()
        self.show()
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def _on_wanted(self) -> None:
        at = _time_of(self._time.text())
        self._trouble.setVisible(at is None)
        self._time.setProperty("tone", "danger" if at is None else "")
        self._time.style().polish(self._time)
        if at is None:
            self._time.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        day = next(day for day in self._days if day.isoformat() == self._day.value)
        title = self._title.text().strip() or "Interview"
        self._planned(self._role, title, datetime.combine(day, at).astimezone(), self._member.value)


def _time_of(text: str) -> time | None:
    hours, _, minutes = text.strip().replace(".", ":").partition(":")
    if not (hours.isdecimal() and (minutes or "0").isdecimal()):
        return None
    hour, minute = int(hours), int(minutes or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _named(name: str, field: Item) -> QWidget:
    return panel(column(Label(name, Type.CAPTION, tone="ink_2"), field, spacing=XS))

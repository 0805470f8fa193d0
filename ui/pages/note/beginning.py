"""What a new note is on: a role to interview or another kind of source, each with its key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.sources import (
    DOCUMENT,
    EARLIER_REPORT,
    FIRST_TITLES,
    INTERVIEW,
    OBSERVATION,
    PERFORMANCE,
    SUPERVISION,
)
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.layouts import XL, XS, S, column, row
from ui.typography import Type, line_height
from ui.widgets.button import Button
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.workspace import Workspace

_KEYS = {DOCUMENT: "D", SUPERVISION: "S", PERFORMANCE: "P", OBSERVATION: "O", EARLIER_REPORT: "E"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What a note can be on: a kind of source, and a role for an interview."""

    kind: str
    role: str
    title: str
    icon: str
    key: str


class ChoiceRow(Button):
    """One choice with its key."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.title, kind="row", icon_of=choice.icon)
        self.setCheckable(False)
        self.setFixedHeight(max(30, line_height(Type.UI) + S))
        cap = KeyCap(choice.key)
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = row(None, margins=(0, 0, S, 0))
        line.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)


class Beginning(QWidget):
    """The choices, one below the other; a key chooses while one of them has the focus.

    `chosen` carries a kind of source, and a role or "".
    """

    chosen = Signal(str, str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        framework = workspace.visit.framework
        roles = [
            Choice(INTERVIEW, role.key, in_language(role.title, language()), "person", str(number))
            for number, role in enumerate(framework.roles, 1)
        ]
        offered = {kind.key for kind in framework.source_kinds}
        others = [
            Choice(kind, "", in_language(FIRST_TITLES[kind], language()), kind, key)
            for kind, key in _KEYS.items()
            if kind in offered
        ]
        self._rows = {choice: ChoiceRow(choice) for choice in (*roles, *others)}
        for choice, button in self._rows.items():
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
        about = Label(
            _("Write at once, and choose when there is time: Ctrl G goes here and back."),
            tone="ink_2",
            wrap=True,
        )
        interviews = column(SectionHeading(_("Interview with")), self._column(roles), spacing=XS)
        sources = column(SectionHeading(_("Other sources")), self._column(others), spacing=XS)
        self.setLayout(column(about, interviews, sources, spacing=XL))

    def begin(self) -> None:
        """Take the focus, so that the next key chooses."""
        next(iter(self._rows.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by key, or by Enter the one in focus."""
        typed = event.text().upper()
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        for choice, button in self._rows.items():
            if choice.key == typed or (entered and button.hasFocus()):
                self._choose(choice)
                return
        event.ignore()

    def _column(self, choices: list[Choice]) -> QVBoxLayout:
        # The ring around the one in focus needs room at its sides.
        return column(*(self._rows[choice] for choice in choices), spacing=XS, margins=(XS, 0, XS, 0))

    def _choose(self, choice: Choice) -> None:
        self.chosen.emit(choice.kind, choice.role)

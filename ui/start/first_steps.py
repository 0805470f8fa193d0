"""The first three steps in a visit, each of which ticks itself off; shown until all are done or it is put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.first_steps import CASE, CASE_LIST, HAND_OVER, INVITATIONS, NOTES, first_steps
from inspector_app.first_steps import FirstSteps as Steps
from resources.translations import N_, _
from ui.layouts import XL, L, M, card, clear, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

# What each step is called, a word on it, and the page and part where it is done.
_STEPS = {
    CASE_LIST: (N_("Import the case list"), N_("The council’s list, from Excel or CSV."), "cases", ""),
    INVITATIONS: (N_("Invite your team"), N_("So that they can read what you hand over."), "team", "members"),
    CASE: (N_("Open your first case"), N_("Each answer is saved as you give it."), "cases", ""),
    NOTES: (N_("Write an interview"), N_("Each paragraph keeps its time."), "interviews", "new"),
    HAND_OVER: (N_("Hand over in the evening"), N_("On a stick or into a folder."), "team", "hand-over"),
}
_WAITING = N_("The lead brings in the council’s case list first.")
_PUT_AWAY = "first-steps/"  # the preference that says so, by the id of the visit


class FirstSteps(QWidget):
    """Three steps side by side, with what leads to each. `show_if` says whether there is room for it now."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: Steps | None = None
        self.setAccessibleName(_("First steps"))
        self._line = QHBoxLayout()
        self._line.setSpacing(L)
        away = Button(_("Put away"), kind="link", on_click=self._on_put_away)
        body = row(spacing=L, margins=(L, M, L, M))
        body.addLayout(self._line, 1)
        body.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        # On a card of its own, at the margins of the page below.
        self.setLayout(column(card(body), margins=(XL, M, XL, 0)))
        self.hide()

    def show_if(self, wanted: bool) -> None:
        """Show how far one has come, if it is wanted here, not done and not put away."""
        preference = self._workspace.preferences.text(self._preference)
        steps = first_steps(self._workspace.visit) if wanted and not preference else None
        if steps is not None and not steps.are_done and steps != self._shown:
            self._shown = steps
            self._build(steps)
        self.setVisible(steps is not None and not steps.are_done)

    @property
    def _preference(self) -> str:
        return f"{_PUT_AWAY}{self._workspace.visit.store.inspection}"

    def _build(self, steps: Steps) -> None:
        clear(self._line)
        for number, (step, done) in enumerate(steps.done.items(), 1):
            title, words, page, part = _STEPS[step]
            if step == CASE and not steps.has_cases:
                words = _WAITING
            deed = partial(self._workspace.go, page, part=part)
            self._line.addWidget(_step(number, done, _(title), _(words), deed), 1)

    def _on_put_away(self) -> None:
        self._workspace.preferences.set_text(self._preference, "away")
        self.hide()


def _step(number: int, done: bool, title: str, words: str, deed: Callable[[], object]) -> QWidget:
    mark = Glyph("agreed", "strength", size=22) if done else Initials(str(number), title)
    head: QWidget = (
        Label(title, Type.STRONG, tone="ink_2") if done else Button(title, kind="link", on_click=deed)
    )
    said = _("Done") if done else words
    line = row(spacing=M)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column(head, Label(said, tone="ink_3", wrap=True), None, spacing=2), 1)
    made = panel(line)
    made.setAccessibleName(f"{number}, {title}, {said}")
    return made

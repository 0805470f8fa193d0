"""The problems that somebody accepted, folded away at the end of the checks: why, who, and taking it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.checks import Problem
from inspector_app.checks.accepted import AcceptedCheck
from inspector_app.dates import say_when
from inspector_app.visit import Visit
from resources.translations import _, counted, language
from ui.layouts import XS, L, M, clear, column, hairline, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label

Accepted = tuple[Problem, AcceptedCheck]


class AcceptedFold(QWidget):
    """`taken_back` carries the acceptance that is to stand no longer."""

    taken_back = Signal(object)

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._shown: list[Accepted] = []
        self.fold = Button(kind="link", on_click=self._on_folded)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._body = panel(self._lines)
        self._body.hide()
        self.setLayout(column(row(self.fold, None, margins=(L, M, L, M)), hairline(), self._body, spacing=0))
        self.hide()

    def show_accepted(self, accepted: list[Accepted]) -> None:
        """Show what is accepted; nothing at all where there is none."""
        if accepted != self._shown:
            self._shown = accepted
            clear(self._lines)
            for problem, entry in accepted:
                self._lines.addWidget(self._line(problem, entry))
        self.setVisible(bool(accepted))
        self._draw_fold()

    def _line(self, problem: Problem, entry: AcceptedCheck) -> QWidget:
        who = _("{name}, {time}").format(
            name=self._visit.members.get(entry.member).name, time=say_when(entry.accepted_at, language())
        )
        back = Button(
            _("Take back"),
            kind="link",
            name=_("Take back that this was accepted: {problem}").format(problem=problem.sentence),
            on_click=lambda: self.taken_back.emit(entry),
        )
        words = column(
            Label(problem.place, Type.CAPTION, tone="ink_2"),
            Label(problem.sentence, tone="ink_2", wrap=True),
            Label(f"“{entry.reason}”", wrap=True),
            Label(who, Type.CAPTION, tone="ink_3", wrap=True),
            row(back, None),
            spacing=XS,
            margins=(L, M, L, M),
        )
        return panel(column(words, hairline(), spacing=0))

    def _draw_fold(self) -> None:
        count = len(self._shown)
        self.fold.setText(counted("{count} accepted", "{count} accepted", count))
        self.fold.set_icon("unfold" if self._body.isHidden() else "fold")

    def _on_folded(self) -> None:
        self._body.setVisible(self._body.isHidden())
        self._draw_fold()

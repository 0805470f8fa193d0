"""The side of the cases page: the balance of the sample, the one case that is selected, or a form on a case."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.cases import Case
from inspector_app.fieldwork.sample_list import SampleLine
from ui.focus import focus_new
from ui.layouts import L, clear, column, panel, scrolled
from ui.pages.cases.balance_panel import BalancePanel
from ui.pages.cases.case_form import CaseForm
from ui.pages.cases.case_panel import CasePanel
from ui.workspace import Workspace


class CasesSide(QWidget):
    """One of three is in view. `detail_chosen` takes a bar of the balance, `done` the id of a saved case or ""."""

    def __init__(
        self,
        workspace: Workspace,
        detail_chosen: Callable[[str, str], object],
        done: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._done = done
        self._line: SampleLine | None = None
        self._form = QVBoxLayout()
        self._balance = BalancePanel(workspace.visit, detail_chosen)
        self._case = CasePanel(workspace, self._on_edit_wanted)
        shown = column(self._balance, self._case, None, spacing=0, margins=(L + 4, L, L, L))
        self._showing = scrolled(panel(shown))
        self.setLayout(column(self._form, self._showing, spacing=0))

    def load(self, cases: list[Case]) -> None:
        """Show the balance of the sample, of all its cases."""
        self._balance.load(cases)

    def show_line(self, line: SampleLine | None) -> None:
        """Show the one case that is selected, the balance for None; a form that is open stays."""
        self._line = line
        asking = self.form() is not None
        self._case.setVisible(line is not None and not asking)
        self._balance.setVisible(line is None and not asking)
        self._showing.setVisible(not asking)
        if line is not None:
            self._case.load(line)

    def focus_reading(self) -> None:
        """Put the keyboard on the first reading of the case that can be looked at."""
        self._case.focus_reading()

    def form(self) -> CaseForm | None:
        """Return the form that is open."""
        item = self._form.itemAt(0)
        widget = item.widget() if item else None
        return widget if isinstance(widget, CaseForm) else None

    def ask(self, case: Case | None) -> None:
        """Lay the form for a case, or for a new one, in the place of the rest."""
        clear(self._form)
        form = CaseForm(self._workspace, case, self._on_form_done)
        self._form.addWidget(form)
        self.show_line(self._line)
        focus_new(form.first())

    def stop_asking(self) -> None:
        """Put the form away."""
        clear(self._form)
        self.show_line(self._line)

    def _on_edit_wanted(self) -> None:
        if self._line is not None:
            self.ask(self._line.case)

    def _on_form_done(self, case: str) -> None:
        self.stop_asking()
        self._done(case)

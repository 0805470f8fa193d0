"""Importing the council's case list: match its columns, see every row and what is wrong, then add all or nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.errors import UserError
from inspector_app.fieldwork.case_facts import DETAIL_NAMES
from inspector_app.fieldwork.case_list import COLUMNS, REFERENCE, CaseList, import_cases, preview
from resources.translations import N_, _, counted, ngettext
from ui.focus import focus_new
from ui.foot_bars import foot_bars
from ui.layouts import XL, L, M, S, clear, column, hairline, panel, row
from ui.pages.cases.import_model import ImportModel
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.pick_list import PickList
from ui.widgets.table import Table
from ui.workspace import Workspace

_NAMES = {REFERENCE: N_("Reference"), **DETAIL_NAMES}
_A_LINE = 5  # columns matched in one line


class ImportPanel(QWidget):
    """The list as it would come in. `finished` carries how many cases were added, 0 when it was cancelled."""

    finished = Signal(int)
    again = Signal()

    def __init__(self, workspace: Workspace, case_list: CaseList) -> None:
        super().__init__()
        self._workspace = workspace
        self._list = case_list
        self._trouble = QVBoxLayout()
        self._boxes = {column_: self._box(column_) for column_ in COLUMNS}
        self._model = ImportModel(_NAMES, self)
        self._table = Table(_("Rows of the list"))
        self._table.setModel(self._model)
        self._fact = Label(tone="ink_2")
        self.import_ = Button(kind="primary", icon_of="import", on_click=self._on_import_wanted)
        head = row(
            Label(_("Import {file}").format(file=case_list.name), Type.SECTION),
            Label(_("Nothing is added before you press Import."), tone="ink_2"),
            None,
            spacing=M,
        )
        upper = column(head, self._matching(), self._trouble, spacing=M, margins=(XL, L, XL, M))
        foot = row(
            self._fact,
            None,
            Button(_("Cancel"), kind="quiet", on_click=lambda: self.finished.emit(0)),
            Button(_("Choose another list…"), on_click=self.again.emit),
            self.import_,
            margins=(XL, S, L, S),
        )
        docked = panel(foot)
        foot_bars.take(docked)
        self.setLayout(column(upper, hairline(), self._table, hairline(), docked, spacing=0))
        self.load()

    def begin(self) -> None:
        """Put the keyboard on the deed, or on the first column to match while it cannot be done."""
        focus_new(self.import_ if self.import_.isEnabled() else self._boxes[REFERENCE])

    def load(self) -> None:
        """Check the list against the visit as it stands, and show every row with what is wrong."""
        clear(self._trouble)
        try:
            checked = preview(self._workspace.visit, self._list)
        except UserError as error:
            self._trouble.addWidget(Message("danger", f"{error.what} {error.remedy}"))
            self._model.show_nothing()
            self._show_counts(0, 0)
            return
        self._model.show_preview(checked, list(self._list.matched))
        self._table.resizeColumnsToContents()
        self._show_counts(len(checked.cases), len({error.row for error in checked.errors}))

    def _show_counts(self, cases: int, wrong: int) -> None:
        self.import_.setText(counted("Import {count} case", "Import {count} cases", cases))
        self.import_.setEnabled(cases > 0 and not wrong)
        if wrong:
            words = ngettext(
                "{count} row of {total} to put right in the list first; then choose it again.",
                "{count} rows of {total} to put right in the list first; then choose it again.",
                wrong,
            ).format(count=wrong, total=cases)
        else:
            words = (
                counted("{count} row, all in order.", "{count} rows, all in order.", cases) if cases else ""
            )
        self._fact.setText(words)
        self._fact.set_tone("danger" if wrong else "ink_2")

    def _on_import_wanted(self) -> None:
        added = self._workspace.do(lambda: import_cases(self._workspace.visit, self._list))
        if added:
            self.finished.emit(len(added))

    # ---- matching ---------------------------------------------------------------------------------------
    def _matching(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(M)
        grid.setVerticalSpacing(2)
        for place, (column_, box) in enumerate(self._boxes.items()):
            line, across = divmod(place, _A_LINE)
            grid.addWidget(Label(_(_NAMES[column_]), Type.CAPTION, tone="ink_3"), 2 * line, across)
            grid.addWidget(box, 2 * line + 1, across)
        return grid

    def _box(self, column_: str) -> PickList:
        box = PickList(name=_("Column for {detail}").format(detail=_(_NAMES[column_])))
        box.addItem(_("not in the list"), None)
        for heading in self._list.headings:
            if heading:
                box.addItem(heading, heading)
        box.activated.connect(lambda index: self._on_matched(column_, box.itemData(index)))
        self._show_match(column_, box)
        return box

    def _show_match(self, column_: str, box: PickList) -> None:
        box.setCurrentIndex(max(box.findData(self._list.matched.get(column_)), 0))

    def _on_matched(self, column_: str, heading: str | None) -> None:
        self._list = self._list.with_match(column_, heading)
        for name, box in self._boxes.items():
            self._show_match(name, box)
        self.load()

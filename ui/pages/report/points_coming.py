"""The council's table before it is brought in: every row, and what is wrong in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.accuracy.bringing_in import PointTable, Preview
from resources.translations import _, counted
from ui.layouts import XS, L, M, S, column, panel, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message

_MOST = 60  # rows that are shown; those at fault come first


class PointsComing(QWidget):
    """`taken` carries the table that is to come in, `given_up` comes when it is not."""

    taken = Signal(object)
    given_up = Signal()

    def __init__(self, table: PointTable, checked: Preview) -> None:
        super().__init__()
        count = len(checked.points)
        faults: dict[str, list[str]] = {}
        for fault in checked.faults:
            faults.setdefault(fault.place, []).append(fault.sentence)
        self.take = Button(
            counted("Add {count} point", "Add {count} points", count),
            kind="primary",
            on_click=lambda: self.taken.emit(table),
        )
        self.take.setEnabled(not faults)
        told = (
            Message(
                "danger",
                counted(
                    "{count} row to put right in the file first; then choose it again.",
                    "{count} rows to put right in the file first; then choose it again.",
                    len(faults),
                ),
            )
            if faults
            else Label(_("Nothing is added before you press Add."), tone="ink_2", wrap=True)
        )
        rows = column(spacing=S)
        for place, said in sorted(checked.points, key=lambda entry: entry[0] not in faults)[:_MOST]:
            paragraph = said.paragraph_number or _("The report as a whole")
            head = f"{place[:1].upper()}{place[1:]} · {said.number or '–'} · {paragraph}"
            wrong = [Label(sentence, tone="danger", wrap=True) for sentence in faults.get(place, ())]
            words = Label(said.says, wrap=True)
            rows.addWidget(
                panel(column(Label(head, Type.CAPTION, tone="ink_2", wrap=True), words, *wrong, spacing=XS))
            )
        self.setLayout(
            column(
                Label(table.name, Type.STRONG, wrap=True),
                told,
                row(self.take, Button(_("Cancel"), kind="quiet", on_click=self.given_up.emit), None),
                rows,
                spacing=S,
                margins=(L, M, L, M),
            )
        )

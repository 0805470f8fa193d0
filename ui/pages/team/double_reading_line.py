"""A case that two inspectors read: who they are, how many answers are the same, and whether it is settled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.fieldwork.readers_agreement import DoubleReading
from resources.translations import _, counted
from ui.layouts import L, S, column, hairline, panel, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.initials import Initials
from ui.widgets.label import Label


class DoubleReadingLine(QWidget):
    """One line; `compare` goes to the two readings side by side, by case."""

    def __init__(self, line: DoubleReading, compare: Callable[[str], object]) -> None:
        super().__init__()
        reference = Label(line.reference, Type.STRONG)
        reference.setFixedWidth(text_width(Type.STRONG, "C0000") + S)
        people = [
            item
            for person in line.readers
            for item in (Initials(person.initials, person.name), Label(person.name))
        ]
        shown = row(reference, spacing=L)
        shown.addWidget(panel(row(*people, None, spacing=S)), 5)
        if line.compared is None:
            shown.addWidget(Label(_("waits for both readers"), tone="ink_3", wrap=True), 6)
        else:
            self._add_counts(shown, line, line.compared, compare)
        self.setLayout(column(hairline(), shown, spacing=S))

    @staticmethod
    def _add_counts(
        shown: QHBoxLayout, line: DoubleReading, compared: int, compare: Callable[[str], object]
    ) -> None:
        same = _("{same} of {whole} the same").format(same=compared - line.differing, whole=compared)
        differing = counted("{count} difference", "{count} differences", line.differing)
        chip = (
            Chip(_("Agreed"), tone="accent", icon_of="agreed")
            if line.is_settled
            else Chip(_("To settle"), tone="conflict", icon_of="differs")
        )
        verb = _("See both") if line.is_settled else _("Compare and settle")
        go = Button(verb, kind="link", on_click=lambda: compare(line.case))
        go.setAccessibleName(f"{verb}: {line.reference}")
        shown.addWidget(Label(same), 2)
        shown.addWidget(Label(differing, tone="ink" if line.is_settled else "conflict"), 2)
        shown.addWidget(panel(row(chip, None)), 2)
        shown.addWidget(panel(row(None, go)), 2)

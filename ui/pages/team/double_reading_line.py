"""A case that two inspectors read: who they are, how many answers are the same, and whether it is settled."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.fieldwork.readers_agreement import DoubleReading
from resources.translations import _, counted
from ui.layouts import L, S, column, hairline, panel, row
from ui.typography import Type, text_width
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.initials import Initials
from ui.widgets.label import Label


@dataclass(frozen=True, slots=True)
class Widths:
    """What the columns of each line need for the widest line, so that they stand below each other."""

    people: int
    same: int
    differing: int
    verb: int


def widths_of(lines: Iterable[DoubleReading]) -> Widths:
    """Return what the columns of these lines need, in pixels."""
    lines = list(lines)
    compared = [(line, line.compared) for line in lines if line.compared is not None]
    beside_name = Initials("", "").minimumWidth() + 2 * S
    return Widths(
        max(
            (sum(text_width(Type.UI, p.name) + beside_name for p in line.readers) for line in lines),
            default=0,
        ),
        max((text_width(Type.UI, _same(line, whole)) for line, whole in compared), default=0),
        max((text_width(Type.UI, _differing(line)) for line, _whole in compared), default=0),
        max((text_width(Type.UI, _verb(line)) for line, _whole in compared), default=0),
    )


class DoubleReadingLine(QWidget):
    """One line; `compare` goes to the two readings side by side, by case."""

    def __init__(self, line: DoubleReading, compare: Callable[[str], object], widths: Widths) -> None:
        super().__init__()
        reference = Label(line.reference, Type.STRONG)
        reference.setFixedWidth(text_width(Type.STRONG, "C0000") + S)
        people = [
            item
            for person in line.readers
            for item in (Initials(person.initials, person.name), Label(person.name))
        ]
        shown = row(reference, spacing=L)
        named = panel(row(*people, None, spacing=S))
        named.setMinimumWidth(max(widths.people, named.sizeHint().width()))
        shown.addWidget(named, 5)
        if line.compared is None:
            shown.addWidget(Label(_("waits for both readers"), tone="ink_3", wrap=True), 6)
        else:
            self._add_counts(shown, line, line.compared, compare, widths)
        self.setLayout(column(hairline(), shown, spacing=S))

    @staticmethod
    def _add_counts(
        shown: QHBoxLayout,
        line: DoubleReading,
        compared: int,
        compare: Callable[[str], object],
        widths: Widths,
    ) -> None:
        same = Label(_same(line, compared))
        same.setMinimumWidth(widths.same)
        differing = Label(_differing(line), tone="ink" if line.is_settled else "conflict")
        differing.setMinimumWidth(widths.differing)
        chip = (
            Chip(_("Agreed"), tone="accent", icon_of="agreed")
            if line.is_settled
            else Chip(_("To settle"), tone="conflict", icon_of="differs")
        )
        go = Button(_verb(line), kind="link", on_click=lambda: compare(line.case))
        go.setAccessibleName(f"{_verb(line)}: {line.reference}")
        end = panel(row(None, go))
        end.setMinimumWidth(max(widths.verb, go.sizeHint().width()))
        shown.addWidget(same, 2)
        shown.addWidget(differing, 2)
        shown.addWidget(panel(row(chip, None)), 2)
        shown.addWidget(end, 2)


def _same(line: DoubleReading, compared: int) -> str:
    return _("{same} of {whole} the same").format(same=compared - line.differing, whole=compared)


def _differing(line: DoubleReading) -> str:
    return counted("{count} difference", "{count} differences", line.differing)


def _verb(line: DoubleReading) -> str:
    return _("See both") if line.is_settled else _("Compare and settle")

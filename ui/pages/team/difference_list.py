"""The differences to settle: one by one by key, or many alike at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.values import Value
from inspector_app.team.differences import Difference, differences, settle_all_by, settle_difference
from inspector_app.team.third_value import third_value
from resources.translations import _, counted, ngettext
from ui.in_turns import InTurns
from ui.layouts import S, clear, column, panel, row
from ui.pages.team.difference_row import DifferenceRow
from ui.place import place_of
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.workspace import Workspace

_MOST = 30  # rows at once: those after them come as these are settled
_SEVERAL = 2


class DifferenceList(QWidget):
    """Until it is settled, each difference keeps both values; what is being written here survives every load."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._found: list[Difference] = []
        self._reading = 0
        self._turns = InTurns(self)
        self._chip = QVBoxLayout()
        words = Label(
            _("Two people changed the same thing apart from each other. Until settled, both values stay."),
            tone="ink_2",
            wrap=True,
        )
        heading = row(Label(_("Differences to settle"), Type.STRONG), self._chip, spacing=S)
        heading.addWidget(words, 1)
        for hint in (
            KeyCap("1"),
            KeyCap("2"),
            Label(_("choose"), tone="ink_3"),
            KeyCap("Ctrl Enter"),
            Label(_("next"), tone="ink_3"),
        ):
            heading.addWidget(hint)
        self._heading = panel(heading)
        self._alike = FlowLayout(S)
        self._alike_panel = panel(self._alike)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = Label(tone="ink_2")
        self._none = Label(_("Nothing differs."), tone="ink_3", wrap=True)
        self.setLayout(
            column(self._heading, self._alike_panel, self._rows, self._more, self._none, spacing=S)
        )

    def load(self) -> None:
        """Show the differences as they stand, once they were read in a thread."""
        self._reading += 1
        self._workspace.run(
            "",
            lambda visit, _progress: differences(visit),
            done=self.show_differences,
            ended=self._on_read,
            shown=False,
        )

    def expect(self, coming: int) -> None:
        """Say how many differences would come with hand-overs that are looked at and not brought in."""
        nothing = counted(
            "Nothing differs in your copy. {count} difference would come in, to be settled here.",
            "Nothing differs in your copy. {count} differences would come in, to be settled here.",
            coming,
        )
        self._none.setText(nothing if coming else _("Nothing differs."))

    @property
    def is_busy(self) -> bool:
        """Whether what is in view is still being brought up to date."""
        return self._reading > 0 or self._turns.is_busy

    def show_differences(self, found: list[Difference]) -> None:
        """Show differences, keeping the focus where it was and what is being written."""
        focused = self.focused_row()
        written = {(shown.difference.record, shown.difference.field): shown.written for shown in self.rows()}
        self._found = found
        self._show_heading()
        wanted = found[:_MOST]
        for shown in self.rows():
            if shown.difference not in wanted:
                self._rows.removeWidget(shown)
                shown.hide()
                shown.deleteLater()
        kept = {shown.difference for shown in self.rows()}
        deeds: list[Callable[[], object]] = [
            partial(self._add_row, place, difference, written.get((difference.record, difference.field)))
            for place, difference in enumerate(wanted)
            if difference not in kept
        ]
        if focused is not None and found:
            deeds.append(lambda: self.focus_row(min(focused, len(self.rows()) - 1)))
        self._turns.start(deeds)
        left = len(found) - _MOST
        self._more.setVisible(left > 0)
        self._more.setText(
            ngettext("{count} more comes after these.", "{count} more come after these.", left).format(
                count=left
            )
        )

    def rows(self) -> list[DifferenceRow]:
        """Return the rows in view."""
        widgets = (self._rows.itemAt(number).widget() for number in range(self._rows.count()))
        return [widget for widget in widgets if isinstance(widget, DifferenceRow)]

    def settle_by(self, author: str) -> None:
        """Settle all differences by what one person has given."""
        visit, found = self._workspace.visit, self._found
        number = sum(1 for difference in found if any(side.author == author for side in difference.sides))
        self._workspace.do_and_say(
            lambda: settle_all_by(visit, found, author),
            counted("{count} difference settled.", "{count} differences settled.", number),
        )

    def focus_row(self, number: int) -> None:
        """Put the keyboard on a row's first value."""
        self.rows()[number].cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focused_row(self) -> int | None:
        """Return the row that has the keyboard on one of its values, None for none."""
        for number, shown in enumerate(self.rows()):
            if any(card.hasFocus() for card in shown.cards):
                return number
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by digit, and go to the next difference by Ctrl+Enter."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key does here; returns whether it does anything."""
        number = self.focused_row()
        if number is not None and event.text() in ("1", "2", "3", "4"):
            self.rows()[number].choose(int(event.text()))
            return True
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows():
            self.focus_row(0 if number is None else (number + 1) % len(self.rows()))
            return True
        return False

    def _on_read(self) -> None:
        self._reading -= 1

    def _add_row(self, place: int, difference: Difference, text: str | None) -> None:
        made = self._row(difference)
        self._rows.insertWidget(place, made)
        if text is not None:
            made.write_third(text)

    def _row(self, difference: Difference) -> DifferenceRow:
        visit = self._workspace.visit
        place = place_of(difference.table, difference.record, difference.field)
        return DifferenceRow(
            difference,
            third_value(visit, difference),
            visit.today(),
            lambda value: self._settle(difference, value),
            lambda: self._workspace.going.emit(place),
            lambda: self._workspace.go("history", difference.record, difference.table),
        )

    def _settle(self, difference: Difference, value: Value) -> None:
        self._workspace.do_and_say(
            lambda: settle_difference(self._workspace.visit, difference, value),
            _("{subject}, {what}: settled.").format(subject=difference.subject, what=difference.what),
        )

    def _show_heading(self) -> None:
        found = self._found
        clear(self._chip)
        clear(self._alike)
        if found:
            self._chip.addWidget(Chip(str(len(found)), tone="conflict", icon_of="differs"))
        authors = Counter(author for one in found for author in {side.author for side in one.sides})
        several = [(author, count) for author, count in authors.most_common() if count >= _SEVERAL]
        for author, count in several:
            words = _("Settle {count} as {name} has them").format(count=count, name=author)
            settle = Button(words, small=True, on_click=lambda author=author: self.settle_by(author))
            self._alike.addWidget(settle)
        self._alike_panel.setVisible(bool(several))
        self._heading.setVisible(bool(found))
        self._none.setVisible(not found)

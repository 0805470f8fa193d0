"""The bar under the table: what can be done with the selected cases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from inspector_app.team.members import Member
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.foot_bars import foot_bars
from ui.layouts import XL, L, S, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label


class SelectionBar(QWidget):
    """Docked below the table while cases are selected; the lead allocates from it.

    `allocate` and `second` are called with the member who shall read the selected cases, `print_` to print their readings.
    """

    def __init__(
        self,
        visit: Visit,
        allocate: Callable[[Member], object],
        second: Callable[[Member], object],
        print_: Callable[[], object],
        clear: Callable[[], object],
    ) -> None:
        super().__init__()
        self._visit = visit
        self._count = Label(type_=Type.STRONG)
        self._which = Label(tone="ink_2")
        self.allocate = self._menu_button(_("Allocate to"), "person", allocate)
        self.second = self._menu_button(_("Add a second reader"), "second-reader", second)
        bar = row(
            self._count,
            self._which,
            None,
            self.allocate,
            self.second,
            Button(_("Print readings…"), icon_of="print", on_click=print_),
            Button(_("Clear"), kind="quiet", on_click=clear),
            spacing=S,
            margins=(XL, S, L, S),
        )
        self.setLayout(column(hairline(), bar, spacing=0))
        foot_bars.take(self)
        self.hide()

    def load(self, references: list[str]) -> None:
        """Show what is selected; nothing hides the bar."""
        self.setVisible(bool(references))
        count = len(references)
        self._count.setText(counted("{count} case selected", "{count} cases selected", count))
        few = ", ".join(references)
        self._which.setText(
            few if count < 4 else _("{first} to {last}").format(first=references[0], last=references[-1])
        )
        for button in (self.allocate, self.second):
            button.setVisible(self._visit.me.is_lead)

    def _menu_button(self, words: str, meaning: str, deed: Callable[[Member], object]) -> Button:
        button = Button(words, icon_of=meaning)
        menu = QMenu(button)

        def fill() -> None:
            menu.clear()
            for member in self._visit.members.active():
                menu.addAction(member.name).triggered.connect(lambda _checked=False, m=member: deed(m))

        fill()
        menu.aboutToShow.connect(fill)
        button.setMenu(menu)
        return button

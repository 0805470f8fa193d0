"""Saying that a member's laptop is lost, or that they leave the team: what happens then, before it does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from db.statements import LEFT, LOST
from inspector_app.team.members import Member
from resources.translations import _
from ui.layouts import XL, L, S, card, column, panel, row
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading


class LostLaptop(QFrame):
    """Asks whether the laptop is lost; `revoke` is called with the reason, `cancel` when it is not."""

    def __init__(self, member: Member, revoke: Callable[[str], object], cancel: Callable[[], object]) -> None:
        super().__init__()
        self.lost = Button(_("The laptop is lost"), kind="primary", on_click=lambda: revoke(LOST))
        self.left = Button(
            _("{name} leaves the team").format(name=member.first_name), on_click=lambda: revoke(LEFT)
        )
        stays = Button(_("Cancel"), on_click=cancel)
        deeds = FlowLayout()
        for button in (self.lost, self.left, stays):
            deeds.addWidget(button)
        consequences = (
            _("What is handed over from now on cannot be read on that laptop."),
            _("What is written on it from now on is not taken in. What was handed over before stays."),
            _("Hand over to everybody soon, so that their laptops know of it, too."),
            _(
                "{name} can go on with a new invitation: on another laptop, or on this one if it is found."
            ).format(name=member.first_name),
        )
        inside = column(
            SectionHeading(_("Is the laptop of {name} lost?").format(name=member.name)),
            column(*(_point(words) for words in consequences), spacing=S),
            Label(_("This cannot be undone."), tone="ink_2"),
            panel(deeds),
            spacing=L,
            margins=(XL, XL, XL, XL),
        )
        self.setLayout(column(card(inside)))
        self.setFocusProxy(stays)  # a key that is pressed too often changes nothing


def _point(words: str) -> QHBoxLayout:
    line = row(spacing=S)
    line.addWidget(Label("•"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(words, wrap=True), 1)
    return line

"""Saying that a member's laptop is lost, that an invitation is withdrawn, or that somebody leaves the team.

What happens then is said before it does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from db.team.statements import LEFT, LOST
from inspector_app.team.members import Member
from resources.translations import _
from ui.layouts import XL, L, S, card, column, panel, row
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

Revoke = Callable[[str], object]


class _Asking(QFrame):
    """Asks a question with what follows from a yes; `revoke` is called with the reason, `cancel` for a no."""

    def __init__(
        self,
        member: Member,
        question: str,
        consequences: Sequence[str],
        yes: str,
        revoke: Revoke,
        cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        self.yes = Button(yes, kind="danger", on_click=lambda: revoke(LOST))
        self.left = Button(
            _("{name} leaves the team").format(name=member.first_name),
            kind="danger",
            on_click=lambda: revoke(LEFT),
        )
        stays = Button(_("Cancel"), on_click=cancel)
        deeds = FlowLayout()
        for button in (self.yes, self.left, stays):
            deeds.addWidget(button)
        inside = column(
            SectionHeading(question),
            column(*(_point(words) for words in consequences), spacing=S),
            Label(_("This cannot be undone."), tone="ink_2"),
            panel(deeds),
            spacing=L,
            margins=(XL, XL, XL, XL),
        )
        self.setLayout(column(card(inside)))
        self.setFocusProxy(stays)  # a key that is pressed too often changes nothing


class LostLaptop(_Asking):
    """Asks whether the laptop of somebody who has joined is lost."""

    def __init__(self, member: Member, revoke: Revoke, cancel: Callable[[], object]) -> None:
        consequences = (
            _("What is handed over from now on cannot be read on that laptop."),
            _(
                "Nothing more is taken in from it. What was brought in stays; bring in first what {name} has handed over"
                " and you have not brought in yet."
            ).format(name=member.first_name),
            _("Hand over to everybody soon, so that their laptops know of it, too."),
            _(
                "{name} can go on with a new invitation: on another laptop, or on this one if it is found."
            ).format(name=member.first_name),
        )
        question = _("Is the laptop of {name} lost?").format(name=member.name)
        super().__init__(member, question, consequences, _("The laptop is lost"), revoke, cancel)


class WithdrawInvitation(_Asking):
    """Asks whether the invitation of somebody who is not known to have joined is to admit nobody any more."""

    def __init__(self, member: Member, revoke: Revoke, cancel: Callable[[], object]) -> None:
        consequences = (
            _("The file and its six words admit nobody any more."),
            _(
                "If {name} has joined with it already, nothing is taken in from that laptop until it has a new invitation."
            ).format(name=member.first_name),
            _("{name} can be invited again at any time.").format(name=member.first_name),
        )
        question = _("Withdraw the invitation of {name}?").format(name=member.name)
        super().__init__(member, question, consequences, _("Withdraw the invitation"), revoke, cancel)


def _point(words: str) -> QHBoxLayout:
    line = row(spacing=S)
    line.addWidget(Label("•"), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Label(words, wrap=True), 1)
    return line

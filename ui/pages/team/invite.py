"""What the lead tells somebody who is invited: where the file is, and the six words, shown once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from inspector_app.team.members import Member
from resources.translations import _
from ui.layouts import XL, L, M, card, column, in_columns, row
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_LARGE = 1.3  # scale of the text above which fewer words stand in a line


class InvitationMade(QFrame):
    """The words in large letters; `gone` is called when they are not to be seen any more."""

    def __init__(self, member: Member, path: Path, words: str, gone: Callable[[], object]) -> None:
        super().__init__()
        self.words = words
        numbered = [_numbered(number, word) for number, word in enumerate(words.split(), 1)]
        self.done = Button(_("I have told them"), kind="primary", on_click=gone)
        where = Label(
            _("The invitation is written: {file}. Give it to {name} on a stick.").format(
                file=path.name, name=member.first_name
            ),
            wrap=True,
        )
        where.setToolTip(str(path))
        how = Label(
            _(
                "Say these six words to {name}, or have them written down, and never keep them beside the file."
                " They open the invitation on one laptop. The words are not kept: make a new invitation if they are"
                " lost."
            ).format(name=member.first_name),
            tone="ink_2",
            wrap=True,
        )
        inside = column(
            SectionHeading(_("Invitation for {name}").format(name=member.name)),
            where,
            in_columns(numbered, 3 if text_scale() <= _LARGE else 2, spacing=M),
            how,
            row(self.done, None),
            spacing=L,
            margins=(XL, XL, XL, XL),
        )
        self.setLayout(column(card(inside)))
        # The keyboard stands on the words, to be read out, and not on the button that takes them away.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The six words: {words}").format(words=words))


def _numbered(number: int, word: str) -> QWidget:
    held = QWidget()
    text = Label(word, Type.NUMBER)
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    held.setLayout(row(Label(str(number), tone="ink_3"), text, None, spacing=M))
    return held

"""Choosing a passphrase: typed twice, with a sentence on how strong it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from inspector_app.protection.passphrase import refuse_weak, strength_of
from resources.translations import N_, _
from ui.layouts import XS, column
from ui.protection.passphrase_field import PassphraseLine, ShownOrHidden
from ui.typography import Type
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label

_ADVICE = N_(
    "12 characters or four words at least. It is kept nowhere: when it is lost, only the recovery key opens the visit."
)
_PLAIN = N_("Then whoever gets hold of the file can read everything in it.")


class NewPassphrase(QWidget):
    """Two lines and a sentence. Where it may be left out, a box says so, and is ticked at first.

    `submitted` comes when Enter is pressed in a line.
    """

    submitted = Signal()

    def __init__(self, *, optional: bool = False) -> None:
        super().__init__()
        self.wanted = CheckBox(_("Protect the file with a passphrase"))
        self.wanted.setChecked(True)
        self.first = PassphraseLine()
        self.again = PassphraseLine(_("The passphrase again"))
        self.strength = Label(_(_ADVICE), Type.CAPTION, tone="ink_2", wrap=True)
        self._lines = QWidget()
        again = Label(_("The passphrase again"), tone="ink_2")
        again.setBuddy(self.again)
        self._lines.setLayout(
            column(
                self.first,
                self.strength,
                XS,
                again,
                self.again,
                ShownOrHidden([self.first, self.again]),
                spacing=XS,
            )
        )
        self._without = Label(_(_PLAIN), Type.CAPTION, tone="area", wrap=True)
        self._without.hide()
        self.setLayout(column(*([self.wanted] if optional else []), self._lines, self._without, spacing=XS))
        self.setFocusProxy(self.wanted if optional else self.first)
        self.wanted.toggled.connect(self._on_wanted)
        self.first.textChanged.connect(self._on_typed)
        for line in (self.first, self.again):
            line.returnPressed.connect(self.submitted)

    def setAccessibleName(self, name: str) -> None:
        """Name the first line, which is what takes the keyboard."""
        self.first.setAccessibleName(name)

    def passphrase(self) -> str | None:
        """Return what was chosen, None for no protection. Raises UserError when it is weak or differs the second time."""
        if not self.wanted.isChecked():
            return None
        chosen = self.first.text()
        refuse_weak(chosen)
        if self.again.text() != chosen:
            raise UserError(
                "passphrases-differ",
                _("The two passphrases are not the same."),
                _("Type it once more in both fields."),
            )
        return chosen

    @property
    def to_mend(self) -> PassphraseLine:
        """The line in which to type anew what `passphrase` refuses: the first, unless that alone would do."""
        return self.again if strength_of(self.first.text()).is_enough else self.first

    def _on_wanted(self, wanted: bool) -> None:
        self._lines.setVisible(wanted)
        self._without.setVisible(not wanted)

    def _on_typed(self, words: str) -> None:
        strength = strength_of(words)
        self.strength.setText(strength.sentence if words else _(_ADVICE))
        self.strength.set_tone("ink_2" if strength.is_enough or not words else "area")

"""Unlocking a visit: by its passphrase, or by the recovery key, which sets a new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from inspector_app.protection.change import set_by_recovery_key
from resources.translations import N_, _
from ui.focus import focus_first
from ui.layouts import L, column, row
from ui.protection.new_passphrase import NewPassphrase
from ui.protection.passphrase_field import PassphraseField
from ui.widgets.button import Button
from ui.widgets.short_form import ShortForm

_RECOVERY = N_(
    "The recovery key is on the sheet that was printed when the visit was protected. It opens the visit, and sets a new"
    " passphrase for it and its backups."
)


class Unlock(QStackedWidget):
    """`unlocked` carries the data key. `unseal` returns it for a passphrase, in a thread of its own, or raises UserError."""

    unlocked = Signal(object)

    def __init__(
        self,
        path: Path,
        title: str,
        words: str,
        unseal: Callable[[str], bytes],
        *,
        deed: str,
        leave: tuple[str, Callable[[], object]],
    ) -> None:
        super().__init__()
        self._path = path
        self._unseal = unseal
        self.passphrase = PassphraseField()
        self.form = ShortForm(
            title, words, [(_("Passphrase"), self.passphrase)], deed, self._try, leave[1], leave=leave[0]
        )
        self.passphrase.line.returnPressed.connect(self.form.submit)
        self.recovery_key = QLineEdit()
        self.new = NewPassphrase()
        self.recovery = ShortForm(
            _("Use the recovery key"),
            _(_RECOVERY),
            [(_("Recovery key, 13 groups of five"), self.recovery_key), (_("New passphrase"), self.new)],
            _("Set the passphrase and open"),
            self._recover,
            self._show_passphrase,
        )
        self.new.submitted.connect(self.recovery.submit)
        self.other = Button(_("Use the recovery key…"), kind="link", on_click=self._show_recovery)
        first = QWidget()
        first.setLayout(column(self.form, row(self.other, None), None, spacing=L))
        self.addWidget(first)
        self.addWidget(self.recovery)

    def focus(self) -> None:
        """Put the keyboard where one types."""
        focus_first(self.currentWidget())

    # ---- inside -------------------------------------------------------------------------------------
    def _try(self) -> None:
        words = self.passphrase.text()
        self.form.work(lambda: self._unseal(words), done=self._on_key)

    def _recover(self) -> None:
        new, typed = self.new.passphrase() or "", self.recovery_key.text()
        self.recovery.work(lambda: set_by_recovery_key(self._path, typed, new), done=self._on_key)

    def _on_key(self, key: bytes) -> None:
        self.passphrase.clear()
        self.unlocked.emit(key)

    def _show_recovery(self) -> None:
        self.setCurrentWidget(self.recovery)
        self.focus()

    def _show_passphrase(self) -> None:
        self.setCurrentIndex(0)
        self.focus()

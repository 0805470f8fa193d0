"""Joining a visit: a hand-over of the lead makes one's own copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from db.errors import UserError
from inspector_app.new_visit import join_visit
from resources.translations import _
from ui.protection.new_passphrase import NewPassphrase
from ui.widgets.short_form import ShortForm


class JoinForm(ShortForm):
    """Asks for the name that the lead entered; `choose_file` asks where to keep the copy.

    `joined` is called with the file and its data key, None where it is not protected.
    """

    def __init__(
        self,
        handover: Path,
        choose_file: Callable[[str], Path | None],
        joined: Callable[[Path, bytes | None], object],
        cancel: Callable[[], object],
    ) -> None:
        self.name = QLineEdit()
        self.protection = NewPassphrase(optional=True)
        self._handover = handover
        self._choose_file = choose_file
        self._joined = joined
        super().__init__(
            _("Join a visit"),
            _("{file} makes your own copy of the visit. Write your name as your lead entered it.").format(
                file=handover.name
            ),
            [(_("Your name"), self.name), (_("Passphrase"), self.protection)],
            _("Make my copy…"),
            self._join,
            cancel,
        )
        self.protection.submitted.connect(self.submit)

    def _join(self) -> None:
        name = self.name.text().strip()
        if not name:
            raise UserError(
                "member-name", _("There is no name yet."), _("Write your name as your lead entered it.")
            )
        passphrase = self.protection.passphrase()
        path = self._choose_file(f"{name}.inspection")
        if path is None:
            return

        def make() -> bytes | None:
            with join_visit(path, self._handover, name, passphrase=passphrase) as visit:
                return visit.store.key

        self.work(make, done=lambda key: self._joined(path, key))

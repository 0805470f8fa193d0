"""Joining a sealed visit: an invitation, and the six words that the lead said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit

from db.errors import UserError
from inspector_app.team.invitations import Progress, join_by_invitation
from inspector_app.team.phrase import canonical_phrase
from resources.translations import _
from ui.job import while_there
from ui.protection.new_passphrase import NewPassphrase
from ui.widgets.short_form import ShortForm

Work = Callable[[Progress], Any]
# Runs work in a thread: a title, the work, what to do with its result, with a UserError, and however it ended.
Run = Callable[
    [str, Work, Callable[[Any], object], Callable[[UserError], object], Callable[[], object]], object
]


class InvitationForm(ShortForm):
    """Asks for the words; `choose_file` asks where to keep the copy, `run` does the work, which takes seconds.

    `joined` is called with the file and its data key, None where it is not protected.
    """

    def __init__(
        self,
        invitation: Path,
        choose_file: Callable[[str], Path | None],
        run: Run,
        joined: Callable[[Path, bytes | None], object],
        cancel: Callable[[], object],
    ) -> None:
        self.words = QLineEdit()
        self.protection = NewPassphrase(optional=True)
        self._invitation = invitation
        self._choose_file = choose_file
        self._run = run
        self._joined = joined
        super().__init__(
            _("Join a visit"),
            _(
                "{file} makes your own copy of the visit. Write the six words that your lead told you; capitals and"
                " hyphens make no difference."
            ).format(file=invitation.name),
            [(_("The six words"), self.words), (_("Passphrase"), self.protection)],
            _("Make my copy…"),
            self._join,
            cancel,
            fills=True,
        )
        self.protection.submitted.connect(self.submit)

    def _join(self) -> None:
        with self.about(self.words):
            words = canonical_phrase(self.words.text())
        with self.about(self.protection.to_mend):
            passphrase = self.protection.passphrase()
        path = self._choose_file(f"{self._invitation.stem}.inspection")
        if path is None:
            return
        self.setEnabled(False)

        def make(progress: Progress) -> bytes | None:
            with join_by_invitation(
                path, self._invitation, words, passphrase=passphrase, progress=progress
            ) as visit:
                return visit.store.key

        self._run(
            _("Opening the invitation"),
            make,
            lambda key: self._joined(path, key),
            while_there(self, self.say),
            while_there(self, self._on_ended),
        )

    def _on_ended(self) -> None:
        self.setEnabled(True)
        self.words.setFocus()

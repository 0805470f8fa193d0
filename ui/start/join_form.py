"""Joining a visit: a hand-over of the lead makes one's own copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from db.errors import UserError
from db.files import VISIT_SUFFIX
from inspector_app.new_visit import join_visit
from inspector_app.team.file_name import file_name_of
from inspector_app.team.team_inside import TeamInside
from resources.translations import _
from ui.protection.new_passphrase import NewPassphrase
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.short_form import ShortForm


class JoinForm(ShortForm):
    """Asks who of the team one is; `choose_file` asks where to keep the copy, beginning with a name for it.

    `joined` is called with the file and its data key, None where it is not protected.
    """

    def __init__(
        self,
        handover: Path,
        team: TeamInside,
        choose_file: Callable[[str], Path | None],
        joined: Callable[[Path, bytes | None], object],
        cancel: Callable[[], object],
    ) -> None:
        self.protection = NewPassphrase(optional=True)
        self._handover = handover
        self._team = team
        self._choose_file = choose_file
        self._joined = joined
        self.name = SegmentedChoice([(name, name) for name in team.names], name=_("Who you are"), columns=1)
        super().__init__(
            _("Join a visit"),
            _("{file} makes your own copy of the visit to {council}.").format(
                file=handover.name, council=team.authority
            ),
            [(_("Who are you?"), self.name), (_("Passphrase"), self.protection)],
            _("Make my copy…"),
            self._join,
            cancel,
            fills=True,
        )
        self.protection.submitted.connect(self.submit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, as in a form of lines."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def _join(self) -> None:
        name = self.name.value
        with self.about(self.name):
            if not name:
                raise UserError(
                    "member-name",
                    _("It does not say yet who you are."),
                    _(
                        "Choose your name. If it is missing, your lead adds you to the team and hands over again."
                    ),
                )
        with self.about(self.protection.to_mend):
            passphrase = self.protection.passphrase()
        path = self._choose_file(file_name_of(self._team.authority, name, suffix=VISIT_SUFFIX))
        if path is None:
            return

        def make() -> bytes | None:
            with join_visit(path, self._handover, name, passphrase=passphrase) as visit:
                return visit.store.key

        self.work(make, done=lambda key: self._joined(path, key))

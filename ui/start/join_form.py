"""Joining a visit: a hand-over of the lead makes one's own copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from db.errors import UserError
from inspector_app.new_visit import join_visit
from resources.translations import _
from ui.widgets.short_form import ShortForm


class JoinForm(ShortForm):
    """Asks for the name that the lead entered; `choose_file` asks where to keep the copy."""

    def __init__(
        self,
        handover: Path,
        choose_file: Callable[[str], Path | None],
        joined: Callable[[Path], object],
        cancel: Callable[[], object],
    ) -> None:
        self.name = QLineEdit()
        self._handover = handover
        self._choose_file = choose_file
        self._joined = joined
        super().__init__(
            _("Join a visit"),
            _("{file} makes your own copy of the visit. Write your name as your lead entered it.").format(
                file=handover.name
            ),
            [(_("Your name"), self.name)],
            _("Make my copy…"),
            self._join,
            cancel,
        )

    def _join(self) -> None:
        name = self.name.text().strip()
        if not name:
            raise UserError(
                "member-name", _("There is no name yet."), _("Write your name as your lead entered it.")
            )
        path = self._choose_file(f"{name}.inspection")
        if path is not None:
            join_visit(path, self._handover, name).close()
            self._joined(path)

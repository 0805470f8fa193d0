"""That values stand against each other, said wherever the value is shown that is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.team.differences import Difference, differences
from resources.translations import _
from ui.layouts import XS, clear
from ui.widgets.message import Message
from ui.workspace import Workspace


class Unsettled(QWidget):
    """A message for each difference of some records, with the way to settle it; nothing where there is none."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: list[Difference] = []
        self._messages = QVBoxLayout()
        self._messages.setContentsMargins(0, 0, 0, 0)
        self._messages.setSpacing(XS)
        self.setLayout(self._messages)
        self.hide()

    def show_records(self, records: Iterable[str]) -> None:
        """Show what is unsettled of these records."""
        visit = self._workspace.visit
        found = [difference for record in records for difference in differences(visit, record)]
        if found == self._shown:
            return
        self._shown = found
        clear(self._messages)
        for difference in found:
            sides = " / ".join(
                _("{value} ({name})").format(value=side.words, name=side.author) for side in difference.sides
            )
            words = _("{what}, two values: {sides}").format(what=difference.what, sides=sides)
            settle = (_("Settle"), lambda: self._workspace.go("team", part="bring-in"))
            self._messages.addWidget(Message("conflict", words, [settle]))
        self.setVisible(bool(found))

"""That several people gave something differently, said wherever one of it is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.team.differences import Difference, Side, differences
from inspector_app.team.differing_words import differing_words
from resources.translations import _
from ui.layouts import XS, clear
from ui.widgets.message import Message
from ui.wording import moment_words
from ui.workspace import Workspace


class Unsettled(QWidget):
    """For each difference of some records what was given by whom and when, with the way to settle it; else nothing."""

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
        unsettled = visit.store.unsettled()
        at_odds = [record for record in dict.fromkeys(records) if record in unsettled]
        found = [difference for record in at_odds for difference in differences(visit, record)]
        if found == self._shown:
            return
        self._shown = found
        clear(self._messages)
        for difference in found:
            words = "\n".join([differing_words(difference), *map(self._said, difference.sides)])
            settle = (_("Settle"), lambda: self._workspace.go("team", part="bring-in"))
            self._messages.addWidget(Message("conflict", words, [settle]))
        self.setVisible(bool(found))

    def _said(self, side: Side) -> str:
        when = moment_words(side.at, self._workspace.visit.today())
        return _("{name}, {when}: “{value}”").format(name=side.author, when=when, value=side.words)

"""The steps of a reading in words, and the list of them at the side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.reading_story import StateChange, step_words, story_of
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import S, clear, column
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.wording import moment_words


def state_change_words(visit: Visit, change: StateChange) -> str:
    """Return how a reading came to a state as a sentence."""
    return step_words(visit, change, moment_words(change.at, visit.today()))


class StoryList(QWidget):
    """What happened to a reading, the latest first; hidden while nothing has."""

    def __init__(self, visit: Visit) -> None:
        super().__init__()
        self._visit = visit
        self._shown: list[str] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(S)
        self.setLayout(column(SectionHeading(_("So far")), self._lines))
        self.hide()

    def load(self, reading: str) -> None:
        """Show the steps of a reading."""
        words = [
            state_change_words(self._visit, change) for change in reversed(story_of(self._visit, reading))
        ]
        if words != self._shown:
            self._shown = words
            clear(self._lines)
            for line in words:
                self._lines.addWidget(Label(line, tone="ink_2", wrap=True))
        self.setVisible(bool(words))

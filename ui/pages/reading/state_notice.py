"""Above the questions: that the reading came back, was reopened, or stands as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.fieldwork.reading_story import story_of
from inspector_app.fieldwork.readings import AGREED, DRAFT, READY, RETURNED
from resources.translations import N_, _
from ui.layouts import clear
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.story import state_change_words
from ui.widgets.message import Message

# Why answers may not change, by the state of the reading.
_CLOSED = {
    READY: N_("This reading is ready, so its answers stand. Reopen it to change them."),
    AGREED: N_("This reading is agreed, so its answers stand. Reopen it to change them."),
}


class StateNotice(QWidget):
    """One message about the state of a reading; without one it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str] | None = None
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._place)
        self.hide()

    def show_reading(self, reading: OpenReading) -> None:
        """Show what there is to say of a reading as it stands; the message is made anew only if it changed."""
        notice = _notice(reading)
        if notice != self._shown:
            self._shown = notice
            clear(self._place)
            if notice:
                self._place.addWidget(Message(*notice))
            self.setVisible(notice is not None)


def _notice(reading: OpenReading) -> tuple[str, str] | None:
    """Return a tone and a sentence, None where there is nothing to say."""
    state = reading.record.state
    story = story_of(reading.visit, reading.record.id)
    if story and state == story[-1].state and state in (RETURNED, DRAFT):
        return "area" if state == RETURNED else "accent", state_change_words(reading.visit, story[-1])
    if reading.is_mine and state in _CLOSED:
        return "accent", _(_CLOSED[state])
    return None

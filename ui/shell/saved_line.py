"""That everything is saved, and when last; or that the disk would not take it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from db.errors import UserError
from inspector_app.dates import say_moment
from resources.translations import _, language
from ui.layouts import S, row
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.wording import day_words
from ui.workspace import Workspace

_WEEK = 7  # days within which the name of a day is enough


class SavedLine(QWidget):
    """Says the time of the last saving, from the moment that the visit is opened."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._visit = workspace.visit
        self._mark = Glyph("answered", "strength")
        self.words = Label(tone="ink_2")
        self.setLayout(row(self._mark, self.words, spacing=S))
        workspace.saved.connect(self._on_saved)
        workspace.not_saved.connect(self._on_not_saved)
        last = self._visit.store.last_saved()
        if last is not None:
            self._on_saved(last)

    def _on_saved(self, at: datetime) -> None:
        local = at.astimezone()
        today = self._visit.today()
        days = (today - local.date()).days
        if not days:
            time = f"{local:%H:%M}"
        elif 0 < days < _WEEK:
            time = say_moment(at, language())
        else:
            time = day_words(local.date(), today)
        self._mark.show_icon("answered", "strength")
        self._say(_("Saved {time}").format(time=time), "ink_2", "")

    def _on_not_saved(self, error: UserError) -> None:
        self._mark.show_icon("warning-fill", "danger")
        self._say(_("Not saved"), "danger", f"{error.what} {error.remedy}")

    def _say(self, words: str, tone: str, more: str) -> None:
        self.words.setText(words)
        self.words.set_tone(tone)
        self.setToolTip(more)
        self.words.setAccessibleDescription(more)

"""What one sees first: the visits opened before, and what one can begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from resources.translations import _
from ui.layouts import XL, XS, M, S, card, clear, column, hairline, panel, row, scrolled
from ui.preferences import Preferences, RecentVisit
from ui.start.action_card import ActionCard
from ui.start.file_dialogs import ask_visit
from ui.start.recent_row import MissingRow, RecentRow
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label

_LARGE = 1.6  # scale of the text above which the cards stand one below the other


class Home(QWidget):
    """`chosen` carries the path of a visit to open; the other signals come when their card is pressed."""

    chosen = Signal(object)
    joining = Signal()
    beginning = Signal()
    opening = Signal()
    playing = Signal()

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._recent = QVBoxLayout()
        grid = QGridLayout()
        grid.setSpacing(M)
        cards = (
            ActionCard(
                "invitation",
                _("Join a visit…"),
                _("An invitation of your lead makes your copy"),
                self.joining.emit,
            ),
            ActionCard(
                "new-visit",
                _("New visit…"),
                _("You lead it: council, dates, team"),
                self.beginning.emit,
                key="Ctrl N",
            ),
            ActionCard(
                "open-file",
                _("Open a file…"),
                _("A visit file from a folder or a stick"),
                self.opening.emit,
                key="Ctrl O",
            ),
            ActionCard(
                "sample",
                _("Sample visit"),
                _("Nineteen invented cases, five inspectors"),
                self.playing.emit,
            ),
        )
        for number, action in enumerate(cards):
            grid.addWidget(action, *divmod(number, 2 if text_scale() <= _LARGE else 1))
        heading = row(Label(_("Recent visits"), Type.TITLE), None, Label(_("on this computer"), tone="ink_3"))
        begin = Label(_("Begin or bring"), Type.STRONG)
        inner = column(heading, XS, self._recent, XL, begin, grid, None, spacing=S, margins=(XS, XS, XS, XS))
        self.setLayout(column(scrolled(panel(inner))))
        self.load()

    def load(self) -> None:
        """Show the recent visits."""
        clear(self._recent)
        visits = self._preferences.recent()
        if visits:
            rows = [item for visit in visits for item in (hairline(), self._row(visit))]
            self._recent.addWidget(card(column(*rows[1:], spacing=0, margins=(1, 1, 1, 1))))
        else:
            button = Button(_("Look round the sample visit"), on_click=self.playing.emit)
            words = _("Visits that you open on this computer stand here.")
            self._recent.addWidget(EmptyState("cases", _("No visits yet"), words, button))

    def find(self, visit: RecentVisit) -> None:
        """Look for the file of a recent visit that is not where it was, and open it."""
        title = _("Find the file of {council}").format(council=visit.title)
        path = ask_visit(self, title, Path(visit.path).name)
        if path is not None:
            self._preferences.forget(visit.path)
            self.chosen.emit(path)

    def forget(self, visit: RecentVisit) -> None:
        """Take a visit off the list; its file stays wherever it is."""
        self._preferences.forget(visit.path)
        self.load()

    def _row(self, visit: RecentVisit) -> QWidget:
        if Path(visit.path).is_file():
            return RecentRow(visit, self.chosen.emit)
        return MissingRow(visit, self.find, self.forget)

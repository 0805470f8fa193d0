"""The team page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.files import HANDOVER_SUFFIX
from inspector_app.fieldwork.double_readings import settled_double_readings
from inspector_app.team.labels import TABLES
from inspector_app.team.last_hand_over import last_folder
from inspector_app.team.last_merge import LAST_MERGE
from inspector_app.team.sticks import Noticed
from resources.translations import _
from ui.layouts import XL, column, hairline, panel, row, scrolled
from ui.pages.page import Page, PageHeader
from ui.pages.team.backups import Backups
from ui.pages.team.bring_in import BringIn
from ui.pages.team.hand_over import HandOver
from ui.pages.team.meeting_tab import MeetingTab
from ui.pages.team.members import MembersTab
from ui.pages.team.noticed_words import noticed_words
from ui.pages.team.readers_agreement import ReadersAgreementTab
from ui.pages.team.stick_watch import StickWatch
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.tabs import Tabs
from ui.workspace import Workspace

BRING_IN, HAND_OVER, AGREEMENT, MEETING, MEMBERS, BACKUPS = (
    "bring-in",
    "hand-over",
    "agreement",
    "meeting",
    "members",
    "backups",
)


class TeamPage(Page):
    """How the team's work comes together; each tab is one part of the evening."""

    tables = frozenset(TABLES)  # a change anywhere may settle or raise a difference

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.bring_in = BringIn(workspace)
        self.hand_over = HandOver(workspace)
        self.meeting = MeetingTab(workspace)
        self._agreement = ReadersAgreementTab(workspace)
        self._members = MembersTab(workspace)
        self.backups = Backups(workspace)
        tabs: list[tuple[str, str, QWidget, Callable[[], object]]] = [
            (BRING_IN, _("Bring in and settle"), self.bring_in, self.bring_in.load),
            (HAND_OVER, _("Hand over"), self.hand_over, self.hand_over.load),
            (AGREEMENT, _("Agreement between readers"), self._agreement, self._agreement.load),
            (MEETING, _("Team meeting"), self.meeting, self.meeting.load),
            (MEMBERS, _("Members"), self._members, self._members.load),
            (BACKUPS, _("Backups"), self.backups, self.backups.load),
        ]
        self._tabs = Tabs([(key, title) for key, title, _tab, _load in tabs])
        self._tabs.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        self._shown = BRING_IN
        self._places = {key: self._stack.addWidget(scrolled(tab)) for key, _title, tab, _load in tabs}
        self._loads = {key: load for key, _title, _tab, load in tabs}
        self._stale: set[str] = set()
        self._files = Button(_("Choose files…"), icon_of="bring-in", on_click=self._on_files_wanted)
        self._to_team = Button(
            _("Hand over to the team…"), icon_of="hand-over", on_click=self._on_hand_over_wanted
        )
        self._header = PageHeader(_("Team"), self._files, self._to_team, line=False)
        tabs_bar = panel(row(self._tabs, margins=(XL - 10, 0, XL, 0)))
        self.setLayout(column(self._header, tabs_bar, hairline(), self._stack, spacing=0))
        self.watch = StickWatch(workspace, self)
        self.watch.noticed.connect(self._on_noticed)

    def load(self) -> None:
        """Show the present state of the tab in view; the others follow when they are looked at."""
        self._stale = set(self._loads)
        self._load_tab()
        self._show_count()

    def show_place(self, place: Place) -> None:
        """Show a tab by its key, what a hand-over would bring by its path, or a member among the members.

        What came in last stands where one brings in.
        """
        if place.part in self._places:
            self.show_tab(place.part)
        elif place.part.lower().endswith(HANDOVER_SUFFIX):
            self.show_tab(BRING_IN)
            self.bring_in.look_at([Path(place.part)])
        elif place.part == LAST_MERGE:
            self.show_tab(BRING_IN)
        elif place.record:
            self.show_tab(MEMBERS)

    def here(self) -> Place:
        """Return the tab in view."""
        places = {place: key for key, place in self._places.items()}
        return Place("team", part=places[self._stack.currentIndex()])

    def is_half_typed(self) -> bool:
        """Whether somebody new is being written down."""
        return self._members.is_begun or super().is_half_typed()

    def show_tab(self, key: str) -> None:
        """Show one of the tabs."""
        self._tabs.choose(key)
        self._shown = key
        self._stack.setCurrentIndex(self._places[key])
        self._files.setVisible(key == BRING_IN)
        self._to_team.setVisible(key != HAND_OVER)  # its own button stands there
        self._load_tab()

    def _load_tab(self) -> None:
        if self._shown in self._stale:
            self._stale.discard(self._shown)
            self._loads[self._shown]()

    def _show_count(self) -> None:
        visit = self.visit
        unsettled = visit.store.conflict_count()
        self._tabs.set_count(BRING_IN, unsettled or None)
        self._tabs.set_count(AGREEMENT, settled_double_readings(visit)[1] or None)
        self._tabs.set_count(MEMBERS, len(visit.members.active()))

    def _on_files_wanted(self) -> None:
        self.show_tab(BRING_IN)
        self.bring_in.choose_files()

    def _on_hand_over_wanted(self) -> None:
        self.show_tab(HAND_OVER)
        # Once there is a folder of the last time, its own button stands there.
        if last_folder(self.visit) is None:
            self.hand_over.choose()

    def _on_noticed(self, noticed: list[Noticed]) -> None:
        self.bring_in.offer(noticed)
        with_news = [found for found in noticed if found.new]
        if with_news and not self.isVisible():
            see = (_("See"), lambda: self.workspace.go("team", part=BRING_IN))
            self.workspace.say(noticed_words(with_news[0]), see)

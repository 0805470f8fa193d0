"""The team page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget

from inspector_app.fieldwork.double_readings import settled_double_readings
from inspector_app.team.labels import TABLES
from inspector_app.team.last_merge import LAST_MERGE
from resources.translations import _
from ui.layouts import XL, column, hairline, panel, row, scrolled
from ui.pages.page import Page, PageHeader
from ui.pages.team.backups import Backups
from ui.pages.team.bring_in import BringIn
from ui.pages.team.hand_over import HandOver
from ui.pages.team.members import MembersTab
from ui.pages.team.readers_agreement import ReadersAgreement
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.tabs import Tabs
from ui.workspace import Workspace

BRING_IN, HAND_OVER, AGREEMENT, MEMBERS, BACKUPS = "bring-in", "hand-over", "agreement", "members", "backups"


class TeamPage(Page):
    """How the team's work comes together; each tab is one part of the evening."""

    tables = frozenset(TABLES)  # a change anywhere may settle or raise a difference

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.bring_in = BringIn(workspace)
        self.hand_over = HandOver(workspace)
        self._agreement = ReadersAgreement(workspace)
        self._members = MembersTab(workspace)
        self._backups = Backups(workspace)
        self._tabs = Tabs(
            [
                (BRING_IN, _("Bring in and settle")),
                (HAND_OVER, _("Hand over")),
                (AGREEMENT, _("Agreement between readers")),
                (MEMBERS, _("Members")),
                (BACKUPS, _("Backups")),
            ]
        )
        self._tabs.chosen.connect(self.show_tab)
        self._stack = QStackedWidget()
        self._shown = BRING_IN
        self._places = {}
        self._loads: dict[str, Callable[[], object]] = {
            BRING_IN: self.bring_in.load,
            AGREEMENT: self._agreement.load,
            MEMBERS: self._members.load,
            BACKUPS: self._backups.load,
        }
        self._stale: set[str] = set()
        for key, tab in (
            (BRING_IN, self.bring_in),
            (HAND_OVER, self.hand_over),
            (AGREEMENT, self._agreement),
            (MEMBERS, self._members),
            (BACKUPS, self._backups),
        ):
            self._places[key] = self._stack.addWidget(scrolled(tab))
        self._header = PageHeader(
            _("Team"),
            Button(_("Choose files…"), icon_of="bring-in", on_click=self._on_files_wanted),
            Button(_("Hand over to the team…"), icon_of="hand-over", on_click=self._on_hand_over_wanted),
            line=False,
        )
        tabs = panel(row(self._tabs, margins=(XL - 10, 0, XL, 0)))
        self.setLayout(column(self._header, tabs, hairline(), self._stack, spacing=0))

    def load(self) -> None:
        """Show the present state of the tab in view; the others follow when they are looked at."""
        self._stale = set(self._loads)
        self._load_tab()
        self._show_count()

    def show_place(self, place: Place) -> None:
        """Show a tab by its key; what came in last stands where one brings in, a member among the members."""
        if place.part in self._places:
            self.show_tab(place.part)
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
        self.hand_over.choose()

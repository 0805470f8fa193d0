"""The history page."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from db.schema import TABLES
from inspector_app.exchange.history_table import CSV, export_history
from inspector_app.team.file_name import file_name_of
from inspector_app.team.history import HistoryEntry, history_of, history_of_criterion
from inspector_app.team.labels import record_label
from inspector_app.visit import Visit
from resources.translations import _, counted, ngettext
from ui.in_turns import InTurns
from ui.layouts import XL, M, clear, column, panel, scrolled
from ui.pages.history.entry_row import EntryRow
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import Label
from ui.workspace import Workspace

CRITERION = "criterion"  # the part of a place whose record is the key of a criterion
_AT_ONCE = 40  # lines that are made together


class HistoryPage(Page):
    """The changes of one record and of its parts, the newest first; `part` of a place names the record's table."""

    is_visited = True
    tables = frozenset(TABLES)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._record = self._table = ""
        self._entries: list[HistoryEntry] = []
        self._turns = InTurns(self)
        back = Button(_("Back"), kind="quiet", icon_of="back", on_click=workspace.go_back)
        save = Button(_("Save the whole history…"), icon_of="save", on_click=self._on_save)
        self._header = PageHeader(_("History"), save, before=back)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._more = Button(on_click=self._show_more)
        self._about = Label(tone="ink_2", wrap=True)
        inside = column(self._about, self._rows, self._more, None, spacing=M, margins=(XL, M, XL, XL))
        self.setLayout(column(self._header, scrolled(panel(inside)), spacing=0))
        self._show([])

    def load(self) -> None:
        """Show the changes as they stand, once they were read in a thread."""
        record, table = self._record, self._table
        if not record:
            return

        def work(visit: Visit, _progress: object) -> list[HistoryEntry]:
            if table == CRITERION:
                return history_of_criterion(visit, record)
            return history_of(visit, table, record)

        self.workspace.run(
            _("Reading the history"),
            work,
            done=lambda entries: self._on_read(record, entries),
            shown=False,
        )

    def show_place(self, place: Place) -> None:
        """Show the history of a record."""
        if (place.record, place.part) != (self._record, self._table):
            self._show([])
        self._record, self._table = place.record, place.part
        if self._table == CRITERION:
            title = _("Ratings, criterion {criterion}").format(criterion=self._record)
        else:
            title = record_label(self.visit, self._table, self._record) if self._record else ""
        self._header.fact.setText(title)
        self.load()

    def here(self) -> Place:
        """Return the record whose history is in view."""
        return Place("history", self._record, self._table)

    def _on_read(self, record: str, entries: list[HistoryEntry]) -> None:
        if record == self._record and entries != self._entries:
            self._show(entries)

    def _show(self, entries: list[HistoryEntry]) -> None:
        self._entries = entries
        self._turns.start(())
        clear(self._rows)
        people = {entry.author for entry in entries}
        self._about.setText(
            _("{changes} by {people}.").format(
                changes=counted("{count} change", "{count} changes", len(entries)),
                people=ngettext("{count} person", "{count} people", len(people)).format(count=len(people)),
            )
        )
        self._about.setVisible(bool(entries))
        if not entries:
            words = _("Open a case, a reading, notes, an item of evidence or a rating, then press Ctrl H.")
            self._rows.addWidget(EmptyState("clock", _("No history to show"), words))
        self._shown = 0
        self._show_more()

    def _show_more(self) -> None:
        self._turns.go_on(
            partial(self._add, entry) for entry in self._entries[self._shown : self._shown + _AT_ONCE]
        )
        self._shown = min(len(self._entries), self._shown + _AT_ONCE)
        left = len(self._entries) - self._shown
        self._more.setVisible(left > 0)
        self._more.setText(
            ngettext(
                "Show {count} earlier change", "Show {count} earlier changes", min(left, _AT_ONCE)
            ).format(count=min(left, _AT_ONCE))
        )

    def _add(self, entry: HistoryEntry) -> None:
        self._rows.addWidget(EntryRow(entry, self.visit.today()))

    def _on_save(self) -> None:
        authority = self.visit.inspection.details().authority
        suggested = self.visit.store.path.parent / file_name_of(authority, _("History"), suffix=CSV)
        kinds = _("Tables (*.csv);;JSON lines (*.jsonl)")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Save the whole history"), str(suggested), kinds)
        if chosen:
            path = Path(chosen)
            self.workspace.run(
                _("Writing the history"),
                lambda visit, progress: export_history(visit, path, progress=progress),
                done=lambda _count: self.workspace.say(_("Saved {file}.").format(file=path.name)),
            )

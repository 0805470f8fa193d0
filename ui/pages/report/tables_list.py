"""The tables of figures: each opens to its numbers and the cases behind them, and goes into the text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.figures.crosstabs import AS_CHART, Crosstab
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import XS, M, S, clear, column, hairline, panel, row
from ui.pages.report.crosstab_view import CrosstabView
from ui.pages.report.figure_faces import MOVED, UNSETTLED, FigureFaces
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.elided_link import ElidedLink
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace


class TablesList(QWidget):
    """`wanted` carries the token to put into the text, `change_wanted` the record of a table to be changed."""

    wanted = Signal(object)
    change_wanted = Signal(str)

    def __init__(self, workspace: Workspace, faces: FigureFaces) -> None:
        super().__init__()
        self._workspace, self._faces = workspace, faces
        self._visit: Visit = workspace.visit
        self._open = ""
        self._state: object = None
        self.view: CrosstabView | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lines)

    def show_tables(self, wanted: list[str]) -> None:
        """Show the tables whose titles have all the words that are wanted."""
        tables = [table for table in self._visit.crosstabs.all() if self._fits(table, wanted)]
        values = self._faces.tables
        states = [self._faces.table_state(table.id) for table in tables]
        state = (tables, dict(values), states, self._open, self._faces.language)
        if state == self._state:
            return
        self._state = state
        clear(self._lines)
        self.view = None
        self.setVisible(bool(tables))
        heading = _("Tables")
        self._lines.addWidget(Label(f"{heading}   {len(tables)}", Type.CAPTION, tone="ink_3"))
        self._lines.addSpacing(XS)
        for table in tables:
            self._lines.addWidget(self._line(table))
        self._lines.addSpacing(M)

    def open(self, record: str) -> None:
        """Show what a table comes to."""
        self._open = record

    def _fits(self, table: Crosstab, wanted: list[str]) -> bool:
        searched = f"{table.title} {table.title_cy}".casefold()
        return all(word in searched for word in wanted)

    def _line(self, table: Crosstab) -> QWidget:
        words = self._faces.table_title(table)
        title = ElidedLink(words, on_click=lambda: self._on_opened(table.id))
        insert = Button(
            kind="quiet",
            small=True,
            icon_of="add",
            name=_("Insert “{title}” where the caret is").format(title=words),
            on_click=lambda: self.wanted.emit(Token(TABLE, table.id)),
        )
        line = row(spacing=S)
        line.addWidget(Glyph("chart" if table.shown_as == AS_CHART else "table", "ink_3", size=14))
        line.addWidget(title, 1)
        state = self._faces.table_state(table.id)
        if state == UNSETTLED:
            name = _("Counts a case whose two readings are not settled")
            line.addWidget(Glyph("differs", "conflict", name=name))
        elif state == MOVED:
            line.addWidget(Glyph("stale", "area", name=_("Has other numbers than in the newest version")))
        line.addWidget(insert)
        parts = [line, self._behind(table)] if table.id == self._open else [line]
        return panel(column(*parts, hairline(), spacing=S // 2, margins=(0, S // 2, 0, 0)))

    def _behind(self, table: Crosstab) -> QVBoxLayout:
        value = self._faces.tables.get(table.id)
        self.view = CrosstabView(self._workspace)
        self.view.show_value(value, self._faces.language, table.small)
        change = Button(_("Change…"), kind="link", on_click=lambda: self.change_wanted.emit(table.id))
        delete = Button(_("Delete"), kind="link", on_click=lambda: self.delete(table))
        whole = Label(self._faces.table_title(table), Type.STRONG, wrap=True)
        return column(whole, self.view, row(change, delete, None, spacing=M), S, spacing=XS)

    def delete(self, table: Crosstab) -> None:
        """Delete a table; it can be undone, and the texts that show it are told by the checks."""
        words = _("The table “{title}” is deleted.").format(title=self._faces.table_title(table))
        self._workspace.do_and_say(lambda: self._visit.crosstabs.delete(table.id), words)

    def _on_opened(self, record: str) -> None:
        self._open = "" if self._open == record else record
        self.show_tables([])

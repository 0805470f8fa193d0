"""The figures and tables of figures: what each comes to, the cases behind it, and making a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from inspector_app.figures.figures import FigureValue
from inspector_app.figures.tokens import TABLE, Token
from inspector_app.visit import Visit
from resources.translations import _, counted
from ui.layouts import XS, L, M, S, clear, column, hairline, panel, row, scrolled
from ui.pages.report.cases_behind import cases_behind
from ui.pages.report.figure_faces import MOVED, FigureFaces
from ui.pages.report.new_figure import NewFigure
from ui.pages.report.table_form import TableForm
from ui.pages.report.tables_list import TablesList
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.workspace import Workspace


class FiguresTab(QWidget):
    """`wanted` carries the token to put into the text."""

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, faces: FigureFaces) -> None:
        super().__init__()
        self._workspace, self.faces = workspace, faces
        self._visit: Visit = workspace.visit
        self._used: list[str] = []
        self._open = ""
        self._state: object = None
        self.find = QLineEdit()
        self.find.setAccessibleName(_("Find a figure"))
        self.find.textChanged.connect(lambda _text: self._draw())
        self.new_figure = NewFigure(workspace)
        self.new_figure.hide()
        self.new_figure.made.connect(self._on_made)
        self._new = Button(_("New figure…"), kind="link", icon_of="add", on_click=self._on_new_wanted)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.new_table = Button(_("New table…"), kind="link", icon_of="add", on_click=self.begin_table)
        self.tables = TablesList(workspace, faces)
        self.tables.wanted.connect(self.wanted)
        self.tables.change_wanted.connect(self.begin_table)
        self.table_form = TableForm(workspace, faces)
        self.table_form.made.connect(self._on_table_made)
        self.table_form.closed.connect(lambda: self._show_form(shown=False))
        top = column(self.find, row(self._new, self.new_table, None, spacing=M), self.new_figure)
        top.setContentsMargins(L, M, L, 0)
        body = panel(column(self.tables, self._lines, None, spacing=0, margins=(L, 0, L, L)))
        self._browsing = panel(column(top, scrolled(body), spacing=S))
        self.table_form.hide()
        self.setLayout(column(self._browsing, self.table_form, spacing=0))

    @property
    def is_half_typed(self) -> bool:
        """Whether a new figure or a table is being written."""
        return self.new_figure.is_begun or self.table_form.is_begun

    def show_used(self, used: list[Token]) -> None:
        """Show the figures, those used in the chapter first."""
        self._used = list(dict.fromkeys(token.name for token in used))
        self._draw()

    def open(self, name: str) -> None:
        """Show the cases behind a figure."""
        self._open = name
        self.find.clear()
        self._draw()

    def open_table(self, record: str) -> None:
        """Show the numbers of a table."""
        self.tables.open(record)
        self.find.clear()
        self._draw()

    def begin_table(self, record: str = "") -> None:
        """Ask for a new table, or for changes to one; what is being written of another stays, which is said."""
        if not self.table_form.is_begun:
            self._show_form(shown=True)
            self.table_form.begin(record)
        elif record != self.table_form.record:
            self._workspace.say(_("Finish or close what you are filling in first."))
        self.table_form.counted.setFocus()

    def answers_changed(self) -> None:
        """Count the table that is being written anew, since readings or cases have changed."""
        if not self.table_form.isHidden():
            self.table_form.look_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what changed while another tab was shown: the figures of a report take a while to draw."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        if not self.isVisible():
            return
        values = self.faces.values
        wanted = self.find.text().casefold().split()
        self.tables.show_tables(wanted)
        names = sorted(values, key=self.faces.title)
        fitting = [name for name in names if all(word in self._searched(name) for word in wanted)]
        moved = [name for name in names if self.faces.state(values[name]) == MOVED]
        state = (fitting, dict(values), moved, self._used, self._open, self.faces.language)
        if state == self._state:
            return
        self._state = state
        self.find.setPlaceholderText(
            counted("Find in {count} figure", "Find in {count} figures", len(values))
        )
        clear(self._lines)
        here = [name for name in self._used if name in fitting]
        for heading, listed in ((_("In this chapter"), here), (_("All figures"), fitting)):
            if listed:
                self._lines.addWidget(Label(f"{heading}   {len(listed)}", Type.CAPTION, tone="ink_3"))
                self._lines.addSpacing(XS)
            for name in listed:
                self._lines.addWidget(self._line(name, values[name]))
            self._lines.addSpacing(M if listed else 0)

    def _searched(self, name: str) -> str:
        return f"{name} {self.faces.title(name)}".casefold()

    def _line(self, name: str, value: FigureValue) -> QWidget:
        title = Label(self.faces.title(name), wrap=True)
        title.setToolTip(name)
        counts = _("{part} of {whole}").format(part=value.number, whole=value.total)
        words = counts if value.plain is None else str(value.number)
        tone = "conflict" if value.unsettled else "ink"
        count = Button(
            words,
            kind="link",
            name=_("The cases behind “{title}”: {counts}").format(title=self.faces.title(name), counts=words),
        )
        count.setEnabled(value.plain is None)
        count.clicked.connect(lambda: self._on_opened(name))
        insert = Button(
            kind="quiet",
            small=True,
            icon_of="add",
            name=_("Insert “{title}” where the caret is").format(title=self.faces.title(name)),
            on_click=lambda: self.wanted.emit(Token(name, "of" if value.plain is None else "")),
        )
        line = row(spacing=S)
        line.addWidget(title, 1)
        if value.unsettled:
            line.addWidget(Glyph("differs", tone, name=_("Counts a case whose two readings are not settled")))
        elif self.faces.state(value) == MOVED:
            was = _("Was “{words}” in the newest version").format(words=self.faces.words_before(name))
            line.addWidget(Glyph("stale", "area", name=was))
        line.addWidget(count)
        line.addWidget(insert)
        parts = [line, self._behind(value)] if name == self._open else [line]
        return panel(column(*parts, hairline(), spacing=S // 2, margins=(0, S // 2, 0, 0)))

    def _behind(self, value: FigureValue) -> QVBoxLayout:
        rest = tuple(case for case in value.asked if case not in value.counted)
        groups = (
            (_("Counted"), value.counted),
            (_("Asked, not counted"), rest),
            (_("Two readings, not settled"), value.unsettled),
            (_("Not read yet"), value.not_read),
            (_("Their edition of the form does not ask it"), value.other_edition),
        )
        return cases_behind(self._workspace, groups)

    def _on_opened(self, name: str) -> None:
        self._open = "" if self._open == name else name
        self._draw()

    def _on_new_wanted(self) -> None:
        self.new_figure.setVisible(not self.new_figure.isVisible())
        if self.new_figure.isVisible():
            self.new_figure.title.setFocus()

    def _on_made(self, name: str) -> None:
        self.new_figure.hide()
        self.faces.forget()
        self.faces.count()
        self.open(name)

    def _on_table_made(self, record: str, into_text: bool) -> None:
        self._show_form(shown=False)
        self.open_table(record)
        if into_text:
            self.wanted.emit(Token(TABLE, record))

    def _show_form(self, *, shown: bool) -> None:
        self._browsing.setVisible(not shown)
        self.table_form.setVisible(shown)

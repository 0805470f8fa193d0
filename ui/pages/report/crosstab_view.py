"""What a table of figures comes to: its numbers, each of which opens the cases behind it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from inspector_app.figures.crosstab_value import COUNTED, Cell, CrosstabValue
from inspector_app.figures.crosstabs import HIDDEN
from inspector_app.figures.groups import Heading
from inspector_app.figures.small_cells import hidden_cells, small_cells
from inspector_app.texts import in_language
from resources.translations import _, counted, ngettext
from ui.layouts import XS, clear, column, panel, scrolled
from ui.pages.report.cases_behind import cases_behind
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.workspace import Workspace

_LEAST, _NAMES = 36, 100  # pixels that a column of numbers has, and at most that of the answers at the left

_MARK = "*"  # of the numbers that the note below is about

Line = tuple[str, list[Cell | str]]  # what a row is called, and its cells; a text stands as it is


class CrosstabView(QWidget):
    """The table as it is counted, small numbers marked; the language is that of the report's text."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._value: CrosstabValue | None = None
        self._language = "en"
        self._marked: set[Cell] = set()
        self._open: Cell | None = None
        self.cells: dict[Cell, Button] = {}
        self._area = scrolled(QWidget(), sideways=True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._notes = Label("", Type.CAPTION, tone="area", wrap=True)
        self._behind = QVBoxLayout()
        self.setLayout(column(self._area, self._notes, self._behind, spacing=XS))

    def show_value(self, value: CrosstabValue | None, language: str, small: str = "") -> None:
        """Show what a table comes to, nothing for None; `small` says whether small numbers are hidden in print."""
        self._value, self._language = value, language
        self._open = None
        self.cells.clear()
        self._marked = set()
        if value is not None:
            self._marked = hidden_cells(value) if small == HIDDEN else small_cells(value)
            inside = panel(self._filled(value))
            self._area.setWidget(inside)
            # As high as its rows, so that it scrolls to the right alone.
            bar = self._area.horizontalScrollBar().sizeHint().height()
            self._area.setFixedHeight(inside.sizeHint().height() + bar)
        self._area.setVisible(value is not None)
        self._show_note(small)
        self._show_behind()

    def open(self, cell: Cell) -> None:
        """Show the cases behind a cell, or no longer."""
        self._open = None if self._open == cell else cell
        self._show_behind()

    @property
    def cases(self) -> tuple[str, ...]:
        """The cases behind the open cell."""
        if self._value is None or self._open is None:
            return ()
        key, group = self._open
        return self._value.asked(group) if key is None else self._value.cases(key, group)

    # ---- drawing ----------------------------------------------------------------------------------
    def _filled(self, value: CrosstabValue) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(XS)
        grid.setVerticalSpacing(2)
        columns, lines = self._share(value) if value.is_share else self._answers(value)
        for place, words in enumerate(columns):
            if place == 0:
                grid.addWidget(_name(words, Type.CAPTION, "ink_3"), 0, 0, Qt.AlignmentFlag.AlignBottom)
                continue
            header = Label(words, Type.CAPTION, tone="ink_3")
            header.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(header, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnMinimumWidth(place, _LEAST)
        for row, (words, cells) in enumerate(lines, 1):
            grid.addWidget(_name(words, Type.UI, "ink"), row, 0)
            for place, cell in enumerate(cells, 1):
                grid.addWidget(self._number(cell, words, columns[place]), row, place)
        grid.setColumnStretch(len(columns), 1)
        return grid

    def _share(self, value: CrosstabValue) -> tuple[list[str], Iterator[Line]]:
        columns = [in_language(value.groups_title, self._language), _("Cases"), _("Out of"), _("Share")]
        groups = [(group.key, self._say(group)) for group in value.groups]
        lines = (
            (words, [(COUNTED, key), (None, key), f"{value.percent(key)}%" if value.asked(key) else "–"])
            for key, words in (*groups, (None, _("Total")))
        )
        return columns, iter(lines)

    def _answers(self, value: CrosstabValue) -> tuple[list[str], Iterator[Line]]:
        groups = [group.key for group in value.groups]
        columns = [
            in_language(value.counted_title, self._language),
            *map(self._say, value.groups),
            _("Total"),
        ]
        rows = [(entry.key, self._say(entry)) for entry in value.counted]
        lines = (
            (words, [(key, group) for group in (*groups, None)]) for key, words in (*rows, (None, _("Total")))
        )
        return columns, iter(lines)

    def _number(self, cell: Cell | str, line: str, column_: str) -> QWidget:
        if isinstance(cell, str):
            made = Label(cell, tone="ink_2")
            made.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            return made
        count = self._count(cell)
        number = str(count)
        button = Button(
            f"{number}{_MARK}" if cell in self._marked else number,
            kind="link",
            name=ngettext("{number} case: {row}, {column}", "{number} cases: {row}, {column}", count).format(
                number=number, row=line, column=column_
            ),
            on_click=lambda: self.open(cell),
        )
        button.setProperty("tone", "area" if cell in self._marked else "")
        button.setEnabled(count > 0)
        self.cells[cell] = button
        return _at_right(button)

    def _count(self, cell: Cell) -> int:
        assert self._value is not None
        key, group = cell
        return len(self._value.asked(group)) if key is None else self._value.number(key, group)

    def _say(self, heading: Heading) -> str:
        return in_language(heading.title, self._language)

    def _show_note(self, small: str) -> None:
        number = len(self._marked)
        if small == HIDDEN:
            words = counted("{count} number is not printed.", "{count} numbers are not printed.", number)
        else:
            words = counted(
                "{count} number stands for one or two children.",
                "{count} numbers stand for one or two children.",
                number,
            )
        self._notes.setText(f"{_MARK} {words}")
        self._notes.setVisible(number > 0)

    def _show_behind(self) -> None:
        clear(self._behind)
        value = self._value
        if value is None:
            return
        groups = [(self._name_of_open(), self.cases)] if self._open is not None else []
        groups += [
            (_("Two readings, not settled"), value.unsettled),
            (_("Not read yet"), value.not_read),
            (_("Their edition of the form does not ask it"), value.other_edition),
        ]
        self._behind.addLayout(cases_behind(self._workspace, groups))

    def _name_of_open(self) -> str:
        assert self._value is not None
        assert self._open is not None
        named = {heading.key: self._say(heading) for heading in (*self._value.counted, *self._value.groups)}
        parts = [named[key] for key in self._open if key is not None]
        return ", ".join(parts) or _("Total")


def _name(words: str, type_: Type, tone: str) -> Label:
    """Return the name of a row in lines of a width that leaves room for the numbers."""
    made = Label(words, type_, tone=tone, wrap=True)
    width = round(_NAMES * text_scale())
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setFixedSize(width, made.heightForWidth(width))
    return made


def _at_right(widget: QWidget) -> QWidget:
    holder = QWidget()
    line = column(widget, spacing=0)
    line.setAlignment(widget, Qt.AlignmentFlag.AlignRight)
    holder.setLayout(line)
    return holder

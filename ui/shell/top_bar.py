"""The bar at the top: which visit, which day, the search box, undo and redo, and that everything is saved."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from inspector_app.dates import say_date
from inspector_app.fieldwork.inspection import InspectionDetails
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.layouts import XS, L, M, S, column, hairline, panel, row
from ui.shell.saved_line import SavedLine
from ui.shell.search_box import SearchBox
from ui.shell.undoing import Undoing
from ui.theme import theme
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.day_mark import DayMark
from ui.widgets.label import Label
from ui.workspace import Workspace

_LEAST_SEARCH, _MOST_SEARCH = 120, 320  # pixels, the most at the usual size of text
_NARROW, _VERY_NARROW = 1200, 900  # pixels at the usual size of text


class TopBar(QWidget):
    """Always in view, 48 pixels high."""

    def __init__(self, workspace: Workspace, search: SearchBox, undoing: Undoing) -> None:
        super().__init__()
        self._workspace, self._undoing = workspace, undoing
        self.setFixedHeight(48)
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._authority = Label(type_=Type.STRONG)
        self._subject = Label(tone="ink_2")
        self._mark = DayMark()
        self._day = Label(tone="ink_2")
        self._giving_way = (self._subject, self._mark)
        self.undo = Button(kind="icon", icon_of="undo", on_click=undoing.undo)
        self.redo = Button(kind="icon", icon_of="redo", on_click=undoing.redo)
        self.saved = SavedLine(workspace)
        theme.changed.connect(self._fit)
        left = row(self._authority, self._subject, _divider(), self._mark, self._day, spacing=M)
        right = row(self.undo, self.redo, _divider(), self.saved, spacing=XS)
        right.insertSpacing(2, XS)
        right.insertSpacing(4, S)
        search.setMinimumWidth(_LEAST_SEARCH)
        # In the middle of the room that the rest leaves, and no wider than one types.
        bar = row(spacing=L, margins=(L + 2, 0, L, 0))
        bar.addLayout(left)
        bar.addStretch(1)
        bar.addWidget(search, 4)
        bar.addStretch(1)
        bar.addLayout(right)
        self._search = search
        self.setLayout(column(panel(bar), hairline(), spacing=0))

    def minimumSizeHint(self) -> QSize:
        """Return room without what is left out where there is little, whether it is in view now or not."""
        whole = super().minimumSizeHint()
        shown = [part for part in self._giving_way if not part.isHidden()]
        # The mark has a fixed width, which no hint tells.
        spare = sum(max(part.sizeHint().width(), part.minimumWidth()) + M for part in shown)
        return QSize(whole.width() - spare, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what is said elsewhere where there is little room: the subject, then the marks of the days."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._search.setMaximumWidth(round(_MOST_SEARCH * text_scale()))
        width = self.width() / text_scale()
        self._subject.setVisible(width >= _NARROW)
        self._mark.setVisible(width >= _VERY_NARROW)

    def load(self) -> None:
        """Show the inspection and the day, and what can be undone."""
        details = self._workspace.visit.inspection.details()
        self._authority.setText(details.authority_in(language()))
        self._subject.setText(in_language(self._workspace.visit.framework.title, language()))
        days = details.days()
        today = self._workspace.visit.today()
        self._mark.show_day(_day_number(days, today), len(days))
        self._day.setText(visit_day_words(details, today))
        self._show_undo()

    def _show_undo(self) -> None:
        undone, redone = self._undoing.undo_words(), self._undoing.redo_words()
        self._name(self.undo, _("Undo: {deed}").format(deed=undone) if undone else "", "Ctrl Z")
        self._name(self.redo, _("Redo: {deed}").format(deed=redone) if redone else "", "Ctrl Y")
        if not undone:
            self.undo.setToolTip(_("Undo: nothing yet"))
            self.undo.setAccessibleName(_("Undo: nothing yet"))
        if not redone:
            self.redo.setToolTip(_("Redo: nothing"))
            self.redo.setAccessibleName(_("Redo: nothing"))

    @staticmethod
    def _name(button: Button, words: str, keys: str) -> None:
        button.setEnabled(bool(words))
        button.setAccessibleName(words)
        button.setToolTip(f"{words} ({keys})")


def visit_day_words(details: InspectionDetails, today: date) -> str:
    """Return which day of the visit it is, or when the visit is or was."""
    days = details.days()
    if today in days:
        day = say_date(today, language(), weekday=True, year=False)
        return _("Day {number} of {count} · {day}").format(
            number=days.index(today) + 1, count=len(days), day=day
        )
    first = say_date(days[0], language(), year=False)
    return _("{first} to {last}").format(first=first, last=say_date(days[-1], language()))


def _divider() -> QWidget:
    line = hairline(vertical=True)
    line.setFixedHeight(24)
    return line


def _day_number(days: list[date], today: date) -> int:
    return sum(1 for day in days if day <= today) + (1 if today > days[-1] else 0)

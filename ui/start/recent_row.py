"""A visit opened before, as a row of the start window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from inspector_app.dates import say_date
from inspector_app.texts import in_language
from resources.translations import _, language
from ui.layouts import L, M, column, row
from ui.preferences import RecentVisit
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label
from ui.widgets.pressing import PressedByEnter

_LARGE = 1.3  # scale of the text above which what stands at the end of a row is one below the other


class RecentRow(PressedByEnter, QPushButton):
    """Opens the visit."""

    def __init__(self, visit: RecentVisit, on_open: Callable[[Path], object]) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        detail = _about(visit)
        self.setAccessibleName(f"{visit.title}, {detail}")
        opened = datetime.fromisoformat(visit.opened_at)
        today = datetime.now(opened.tzinfo).date()
        when = f"{say_date(opened.date(), language(), year=opened.year != today.year)}, {opened:%H:%M}"
        sign = "locked" if visit.is_protected else "cases"
        self.setLayout(_line(sign, visit.title, detail, Label(when, tone="ink_3")))
        # Of the height that its words need, which a button does not ask its layout for.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: on_open(Path(visit.path)))


class MissingRow(QFrame):
    """A visit whose file is not where it was: it can be looked for, or taken off the list."""

    def __init__(
        self,
        visit: RecentVisit,
        on_find: Callable[[RecentVisit], object],
        on_forget: Callable[[RecentVisit], object],
    ) -> None:
        super().__init__()
        words = _("The file is not where it was, in {folder}").format(folder=Path(visit.path).parent)
        self.setAccessibleName(f"{visit.title}, {words}")
        self.find = Button(_("Find it…"), kind="link", on_click=lambda: on_find(visit))
        self.forget = Button(_("Take off the list"), kind="link", on_click=lambda: on_forget(visit))
        self.setLayout(_line("error", visit.title, words, self.find, self.forget))


def _line(icon_of: str, title: str, detail: str, *end: QWidget) -> QHBoxLayout:
    about = Label(detail, tone="ink_2", wrap=True)
    texts = column(Label(title, Type.STRONG, wrap=True), about, spacing=2)
    line = row(spacing=M, margins=(L, M + 2, L, M + 2))
    line.addWidget(Glyph(icon_of, size=18))
    line.addLayout(texts, 1)
    beside = row(*end, spacing=M)
    if text_scale() > _LARGE:
        beside.setDirection(QBoxLayout.Direction.TopToBottom)
    line.addLayout(beside)
    return line


def _about(visit: RecentVisit) -> str:
    """Return the subject, the days and one's part: "Children in need · 12 to 15 March 2024 · you lead it"."""
    if visit.is_protected:
        return _("Protected with a passphrase")
    role = _("you lead it") if visit.leads else _("you are an inspector")
    return " · ".join((in_language(visit.subject, language()), _days(visit), role))


def _days(visit: RecentVisit) -> str:
    first, last = date.fromisoformat(visit.first_day), date.fromisoformat(visit.last_day)
    same_month = (first.year, first.month) == (last.year, last.month)
    begins = str(first.day) if same_month else say_date(first, language(), year=first.year != last.year)
    return _("{first} to {last}").format(first=begins, last=say_date(last, language()))

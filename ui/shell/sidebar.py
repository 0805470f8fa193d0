"""The sidebar: the seven pages with quiet counts, settings and help, and whose copy this is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from inspector_app.figures.counts import cases_read
from ui.layouts import XS, M, S, column, hairline, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

WIDTH = 184


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the sidebar: its key, its name, and the icon of that meaning."""

    page: str
    title: str


PAGES = (
    Entry("overview", "Overview"),
    Entry("cases", "Cases"),
    Entry("interviews", "Interviews"),
    Entry("evidence", "Evidence"),
    Entry("ratings", "Ratings"),
    Entry("team", "Team"),
    Entry("report", "Report"),
)
FOOT = (Entry("settings", "Settings"), Entry("help", "Help"))

# A page without an entry of its own stands under another.
_UNDER = {"reading": "cases", "agreement": "cases", "note": "interviews"}


class NavButton(Button):
    """A page's button with its count at the right; a count in a tone asks for something."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry.title, kind="nav", icon_of=entry.page)
        self.setFixedHeight(34)
        self._count = Label(tone="ink_3")
        self._mark = Glyph("differs", "conflict", size=14)
        self._mark.hide()
        for part in (self._count, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(row(None, self._mark, self._count, margins=(0, 0, M - 2, 0), spacing=XS))

    def set_count(self, words: str, *, differing: bool = False) -> None:
        """Show a count, none for ""; one of differences to settle stands out."""
        self._count.setText(words)
        self._count.set_tone("conflict" if differing else "ink_3")
        self._mark.setVisible(differing)


class Sidebar(QWidget):
    """`chosen` carries the key of the page that the user wants."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.setFixedWidth(WIDTH)
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = {entry.page: NavButton(entry) for entry in (*PAGES, *FOOT)}
        self._buttons["help"].set_count("F1")
        group = QButtonGroup(self)
        for page, button in self._buttons.items():
            group.addButton(button)
            button.clicked.connect(lambda _checked=False, page=page: self.chosen.emit(page))
        me = workspace.visit.me
        role = "Lead inspector" if me.is_lead else "Inspector"
        who = column(Label(me.name), Label(role, Type.CAPTION, tone="ink_3"), spacing=0)
        body = column(
            *(self._buttons[entry.page] for entry in PAGES),
            None,
            *(self._buttons[entry.page] for entry in FOOT),
            S,
            hairline(),
            row(Initials(me.initials, me.name), who, None, margins=(M, S, 0, S)),
            spacing=2,
            margins=(S, M, S, 0),
        )
        inner = QWidget()
        inner.setLayout(body)
        self.setLayout(row(inner, hairline(vertical=True), spacing=0))

    def show_page(self, page: str) -> None:
        """Mark the page that is in view."""
        button = self._buttons.get(_UNDER.get(page, page))
        if button is not None:
            button.setChecked(True)

    def load(self) -> None:
        """Show the counts."""
        visit = self._workspace.visit
        self._buttons["cases"].set_count(f"{cases_read(visit)} / {len(visit.cases.all())}")
        self._buttons["interviews"].set_count(str(len(visit.sources.interviews()) or ""))
        self._buttons["evidence"].set_count(str(len(visit.evidence.all()) or ""))
        unsettled = len(visit.store.conflicts())
        self._buttons["team"].set_count(str(unsettled or ""), differing=unsettled > 0)

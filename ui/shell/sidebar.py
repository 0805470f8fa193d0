"""The sidebar: the seven pages with quiet counts, settings and help, and whose copy this is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from inspector_app.fieldwork.case_progress import count_read
from resources.translations import _
from ui.layouts import XS, M, S, column, hairline, panel, row
from ui.place import Place
from ui.shell.entries import FOOT, PAGES, Entry, entry_of
from ui.theme import theme
from ui.typography import Type, line_height, text_width
from ui.widgets.button import Button
from ui.widgets.glyph import Glyph
from ui.widgets.initials import Initials
from ui.widgets.label import Label
from ui.workspace import Workspace

_WIDTH, _FOLDED_WIDTH = 184, 56  # pixels; the whole one grows with the text
_ICON = 20 + 2 * S  # pixels of a button before its name


class NavButton(Button):
    """A page's button with its count at the right; a count in a tone asks for something.

    Folded it is an icon, with name and count as its tooltip.
    """

    def __init__(self, entry: Entry) -> None:
        super().__init__(_(entry.title), kind="nav", icon_of=entry.page)
        self._title = _(entry.title)
        self._is_folded = False
        self._count = Label(tone="ink_3")
        self._mark = Glyph("differs", "conflict", size=14)
        self._mark.hide()
        for part in (self._count, self._mark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._marks = row(None, self._mark, self._count, spacing=XS)
        self.setLayout(self._marks)
        self.fit(folded=False)

    @property
    def whole_width(self) -> int:
        """Pixels that icon, name and count take side by side."""
        mark = 0 if self._mark.isHidden() else self._mark.width() + XS
        return _ICON + text_width(Type.STRONG, self._title) + M + mark + self._count.sizeHint().width() + M

    def fit(self, *, folded: bool) -> None:
        """Show name and count, or the icon alone, in the size of the text."""
        self._is_folded = folded
        self.setFixedHeight(max(34, line_height(Type.UI) + M))
        self.setText("" if folded else self._title)
        self._count.setVisible(not folded)
        self._marks.setContentsMargins(0, 0, 0 if folded else M - 2, 0)
        self._say()

    def set_count(self, words: str, *, differing: bool = False) -> None:
        """Show a count, none for ""; one of differences to settle stands out."""
        self._count.setText(words)
        self._count.set_tone("conflict" if differing else "ink_3")
        self._mark.setVisible(differing)
        self._say()

    def _say(self) -> None:
        words = ", ".join(part for part in (self._title, self._count.text()) if part)
        self.setAccessibleName(words)
        self.setToolTip(words if self._is_folded else "")


class Sidebar(QWidget):
    """`chosen` carries the key of the page that the user wants. In a narrow window it folds to icons."""

    chosen = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_folded = False
        self.setProperty("ground", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = {entry.page: NavButton(entry) for entry in (*PAGES, *FOOT)}
        self._buttons["help"].set_count("F1")
        self._group = QButtonGroup(self)
        for page, button in self._buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, page=page: self.chosen.emit(page))
        me = workspace.visit.me
        role = _("Lead inspector") if me.is_lead else _("Inspector")
        initials = Initials(me.initials, f"{me.name}, {role}", me=True)
        self._who = panel(column(Label(me.name), Label(role, Type.CAPTION, tone="ink_3"), spacing=0))
        body = column(
            *(self._buttons[entry.page] for entry in PAGES),
            None,
            *(self._buttons[entry.page] for entry in FOOT),
            S,
            hairline(),
            row(initials, self._who, None, margins=(S, S, 0, S)),
            spacing=2,
            margins=(S, M, S, 0),
        )
        inner = QWidget()
        inner.setLayout(body)
        self.setLayout(row(inner, hairline(vertical=True), spacing=0))
        theme.changed.connect(self._fit)
        self._fit()

    def fold(self, folded: bool) -> None:
        """Fold to icons, or unfold."""
        if folded != self._is_folded:
            self._is_folded = folded
            self._fit()

    def show_place(self, place: Place) -> None:
        """Mark the page that the place in view belongs to, none where it belongs to none."""
        page = entry_of(self._workspace.visit, place)
        if page:
            self._buttons[page].setChecked(True)
            return
        # A group keeps one of its buttons chosen unless it is told that there may be none.
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def load(self) -> None:
        """Show the counts."""
        visit = self._workspace.visit
        self._buttons["cases"].set_count(f"{count_read(visit)} / {len(visit.cases.all())}")
        self._buttons["interviews"].set_count(str(len(visit.sources.interviews()) or ""))
        self._buttons["evidence"].set_count(str(len(visit.evidence.all()) or ""))
        unsettled = visit.store.conflict_count()
        self._buttons["team"].set_count(str(unsettled or ""), differing=unsettled > 0)
        self._fit()

    def _fit(self) -> None:
        for button in self._buttons.values():
            button.fit(folded=self._is_folded)
        self._who.setVisible(not self._is_folded)
        wanted = [button.whole_width for button in self._buttons.values()]
        wanted.append(_ICON + 3 * S + self._who.sizeHint().width())
        whole = max(_WIDTH, max(wanted) + 2 * S + 1)
        self.setFixedWidth(_FOLDED_WIDTH if self._is_folded else whole)

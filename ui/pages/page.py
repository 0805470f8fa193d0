"""What a page of the window is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.keys import ALL_KEYS
from ui.layouts import XL, M, S, column, hairline, panel, row
from ui.place import Place
from ui.typography import Type, line_height
from ui.widgets.label import Label
from ui.widgets.short_form import ShortForm
from ui.workspace import Workspace


class Page(QWidget):
    """One page. `tables` are those whose changes concern it.

    `load` shows the present state. It may be called at any time, also because of an edit on this very page, so
    it keeps focus, caret, scroll and whatever is being typed.
    """

    tables: frozenset[str] = frozenset()
    is_visited = False  # whether one only looks in from another page, and Esc leads back there

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.visit = workspace.visit
        # So that the page takes the focus when it is shown, and keys reach it.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def heightForWidth(self, _width: int) -> int:
        """Return its least height: what is on it scrolls inside, so that the area around it need not scroll as well."""
        return self.minimumSizeHint().height()

    def load(self) -> None:
        """Show the present state of the visit."""

    def show_place(self, place: Place) -> None:
        """Show a record, or part of one."""

    def here(self) -> Place | None:
        """Return where one is on the page now, to come back to; None where the place that was gone to says it."""
        return None

    def leave(self) -> bool:
        """Save what is being typed, before another page comes or the window closes.

        Returns whether everything is in the file. What is not stays on the page, and is tried again the next time.
        """
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back by Esc from a page that one only looks in at."""
        if self.is_visited and event.key() == Qt.Key.Key_Escape:
            self.workspace.go_back()
        else:
            super().keyPressEvent(event)

    def show_all_keys(self) -> None:
        """Go to the sheet of all keys."""
        self.workspace.go("help", part=ALL_KEYS)

    def is_filling_in(self) -> bool:
        """Whether a form is open here, of which nothing is kept before it is sent."""
        return self.is_half_typed() or any(form.isVisibleTo(self) for form in self.findChildren(ShortForm))

    def is_half_typed(self) -> bool:
        """Whether words stand in such a form, which would be lost if the page went."""
        # One that is hidden itself was sent or closed, and is gone in the next turn.
        return any(form.is_begun and not form.isHidden() for form in self.findChildren(ShortForm))


class PageHeader(QWidget):
    """The head of a page: its title, at most two facts, and its buttons, the primary one last.

    `before` stands before the title, `beside` between title and facts. `folding` is a button that stands first and is
    in view only while a part of the page is folded away; room is kept for it, so that what the page needs at least
    does not depend on the room that it has.
    """

    def __init__(
        self,
        title: str,
        *buttons: QWidget,
        before: QWidget | None = None,
        beside: QWidget | None = None,
        folding: QWidget | None = None,
        line: bool = True,
    ) -> None:
        super().__init__()
        self._folding = folding
        if folding is not None:
            folding.hide()
            buttons = (folding, *buttons)
        self.title = Label(title, Type.TITLE)
        self.fact = Label(tone="ink_2", wrap=True)
        self.fact.setMaximumHeight(2 * line_height(Type.UI))
        leading = [*([before] if before else []), self.title, *([beside] if beside else [])]
        line_ = row(*leading, spacing=M, margins=(XL, S, XL, S))
        # The fact gives way to title and buttons, on to a second line.
        line_.addWidget(self.fact, 1)
        line_.addStretch(0)
        for button in buttons:
            line_.addWidget(button)
        bar = panel(line_)
        bar.setMinimumHeight(56)
        policy = self.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setLayout(column(bar, *([hairline()] if line else []), spacing=0))

    def minimumSizeHint(self) -> QSize:
        """Return room for title and buttons, the one that comes with folding among them."""
        least = super().minimumSizeHint()
        waiting = self._folding is not None and self._folding.isHidden()
        more = self._folding.minimumSizeHint().width() + M if self._folding and waiting else 0
        return QSize(least.width() + more, least.height())

"""The pages of a visit, one of them in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QStackedWidget

from ui.layouts import scrolled
from ui.page_classes import PagesAhead, page_class
from ui.pages.page import Page
from ui.workspace import Workspace


class PageStack(QStackedWidget):
    """Makes a page when it is first asked for, and has it load when it is shown after something of it changed."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._shown = ""
        steps = (self._make, self._load, self._lay_out, self._paint)
        self._ahead = PagesAhead(self, steps, lambda: workspace.is_busy)

    def page(self, key: str) -> Page:
        """Return a page, made and loaded now if it was not before."""
        self._make(key)
        self._load(key)
        return self._pages[key]

    def show_page(self, key: str) -> Page:
        """Bring a page into view and return it."""
        page = self.page(key)
        self._shown = key
        self.setCurrentIndex(list(self._pages).index(key))
        return page

    @property
    def in_view(self) -> Page:
        """The page that is in view, as it was last loaded."""
        return self._pages[self._shown]

    def tables_changed(self, tables: set[str]) -> None:
        """Have the pages that show something of these tables load before they are next shown."""
        self._stale |= {key for key, page in self._pages.items() if page.tables & tables}

    def refresh(self) -> None:
        """Have the page in view load if something of it changed."""
        self.page(self._shown)

    def make_ahead(self) -> None:
        """Make all pages little by little before anybody asks for them."""
        self._ahead.start()

    def stop_making(self) -> None:
        """Leave the rest to whoever shows a page."""
        self._ahead.stop()

    def is_filling_in(self, *, besides: str = "") -> bool:
        """Whether a form is open on any page but one, of which nothing is kept before it is sent."""
        return any(page.is_filling_in() for key, page in self._pages.items() if key != besides)

    def half_typed(self) -> list[str]:
        """Return the keys of the pages where words stand in a form that was not sent."""
        return [key for key, page in self._pages.items() if page.is_half_typed()]

    def leave_all(self) -> list[str]:
        """Save what is being typed on every page; return the keys of those where something could not be saved."""
        return [key for key, page in self._pages.items() if not page.leave()]

    def _make(self, key: str) -> None:
        """Make a page unless there is one, or the visit was let go of; it is loaded when it is first shown."""
        if key not in self._pages and not self._workspace.is_finished:
            made = page_class(key)(self._workspace)
            self._pages[key] = made
            # In a very narrow window a page that is folded already can still be reached to its edge.
            area = scrolled(made, sideways=True)
            area.setProperty("holds", "page")
            self.addWidget(area)
            self._stale.add(key)

    def _load(self, key: str) -> None:
        if key in self._stale:
            self._stale.discard(key)
            self._pages[key].load()

    # Qt leaves a page that is out of view as it was made. A first picture of it, which nobody sees, has it dressed, laid
    # out and its letters drawn before it is waited for.
    def _lay_out(self, key: str) -> None:
        self._draw(key, QRegion(0, 0, 1, 1))

    def _paint(self, key: str) -> None:
        self._draw(key, QRegion(self.rect()))

    def _draw(self, key: str, region: QRegion) -> None:
        if key in self._pages and key != self._shown:
            area = self.widget(list(self._pages).index(key))
            area.resize(self.size())
            picture = QPixmap(self.size())
            area.render(picture, QPoint(), region)

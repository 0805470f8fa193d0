"""The pages of the window by their keys, and making them before anybody asks for them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, QTimer

from inspector_app.privacy.name_lists import name_lists
from inspector_app.spelling.dictionary import LANGUAGES, dictionary
from ui.pages.page import Page

# Page to its package in `ui.pages` and class in its module `page`.
PAGE_CLASSES = {
    "overview": ("overview", "OverviewPage"),
    "cases": ("cases", "CasesPage"),
    "reading": ("reading", "ReadingPage"),
    "agreement": ("agreement", "AgreementPage"),
    "interviews": ("interviews", "InterviewsPage"),
    "note": ("note", "NotePage"),
    "evidence": ("evidence", "EvidencePage"),
    "ratings": ("ratings", "RatingsPage"),
    "team": ("team", "TeamPage"),
    "report": ("report", "ReportPage"),
    "papers": ("papers", "PapersPage"),
    "history": ("history", "HistoryPage"),
    "settings": ("settings", "SettingsPage"),
    "help": ("help", "HelpPage"),
}
_APART = 5  # milliseconds between two turns, for whatever else is to be done


def page_class(key: str) -> type[Page]:
    """Return the class of a page, imported now if it was not before."""
    package, name = PAGE_CLASSES[key]
    found: type[Page] = getattr(importlib.import_module(f"ui.pages.{package}.page"), name)
    return found


class PagesAhead(QObject):
    """Imports all pages and has each of them made ready in some steps, a little a turn of the event loop.

    So the window opens at once, and yet a page comes at once when it is first shown. Dictionaries and lists of names
    come first: nobody writes as yet, and to load one stops the whole program for up to 50 ms, in whatever thread.
    Nothing is done while `is_busy` says that others work: both would take several times as long.
    """

    def __init__(
        self, parent: QObject, steps: Sequence[Callable[[str], object]], is_busy: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        dictionaries = (partial(dictionary, each) for each in LANGUAGES)
        imports = (partial(importlib.import_module, module) for module in _page_modules())
        made_ready = (partial(step, key) for key in PAGE_CLASSES for step in steps)
        self._deeds = chain(dictionaries, [name_lists], imports, made_ready)
        self._timer = QTimer(self, interval=_APART)
        self._timer.timeout.connect(self._on_turn)

    def start(self) -> None:
        """Begin, once the window is in view."""
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest to whoever shows a page."""
        self._timer.stop()

    def _on_turn(self) -> None:
        if self._is_busy():
            return
        deed = next(self._deeds, None)
        if deed is None:
            self._timer.stop()
        else:
            deed()


def _page_modules() -> Iterator[str]:
    """Yield the modules of all pages, `page` itself last, since it imports the others in one go."""
    for package, _name in PAGE_CLASSES.values():
        folder = importlib.import_module(f"ui.pages.{package}").__path__
        parts = [part.name for part in pkgutil.walk_packages(folder, f"ui.pages.{package}.")]
        yield from sorted(parts, key=lambda part: part.endswith(".page"))

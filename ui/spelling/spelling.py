"""What marks spelling in the window that is open: the dictionaries, and the words of its visit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from db.transaction import Touched
from inspector_app.spelling.dictionary import LANGUAGES
from inspector_app.spelling.speller import Speller
from inspector_app.spelling.visit_words import (
    NAMED,
    TABLES,
    add_word,
    added_words,
    is_added,
    names,
    take_out_word,
    terms,
)
from inspector_app.visit import Visit
from resources.translations import _
from ui.job import Progress
from ui.workspace import Workspace

_SETTING, _ON, _OFF = "spelling", "on", "off"


class Spelling(QObject):
    """The speller of the visit in the window; `changed` comes when words may be right that were wrong, or back.

    Dictionaries and words are loaded in a thread when the first text asks for them, 40 ms a language.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._workspace: Workspace | None = None
        self._speller: Speller | None = None
        self._loading = False
        self._is_behind = False  # whether the words of the visit changed while they were being loaded

    def use(self, workspace: Workspace) -> None:
        """Mark spelling in the window of a visit from now on."""
        self._workspace, self._speller = workspace, None
        self._loading = self._is_behind = False
        workspace.changed.connect(self._on_visit_changed)

    @property
    def is_on(self) -> bool:
        """Whether the user wants spelling to be marked."""
        workspace = self._open_workspace()
        return workspace is not None and workspace.preferences.text(_SETTING, _ON) == _ON

    def turn(self, *, on: bool) -> None:
        """Mark spelling or leave it."""
        workspace = self._open_workspace()
        if workspace is not None:
            workspace.preferences.set_text(_SETTING, _ON if on else _OFF)
            self.changed.emit()

    def speller(self) -> Speller | None:
        """Return the speller, None while spelling is not marked or what it needs is being loaded."""
        if not self.is_on:
            return None
        if self._speller is None and not self._loading:
            self._load()
        return self._speller

    # ---- words of this visit --------------------------------------------------------------------------
    def is_added(self, word: str) -> bool:
        """Say whether a word was added to this visit's words."""
        workspace = self._open_workspace()
        return workspace is not None and is_added(workspace.visit, word)

    def add(self, word: str) -> None:
        """Take a word as right in this copy of the visit."""
        workspace, speller = self._open_workspace(), self._speller
        if workspace is None or speller is None:
            return
        if not workspace.did(lambda: add_word(workspace.visit, word)):
            return
        speller.add(word)
        self.changed.emit()
        said = _("“{word}” is among this visit’s words.").format(word=word)
        workspace.say(said, (_("Take it out"), lambda: self.take_out(word)))

    def take_out(self, word: str) -> None:
        """No longer take an added word as right."""
        workspace, speller = self._open_workspace(), self._speller
        if workspace is None or speller is None:
            return
        if workspace.did(lambda: take_out_word(workspace.visit, word)):
            speller.take_out(word)
            self.changed.emit()

    # ---- inside -----------------------------------------------------------------------------------------
    def _open_workspace(self) -> Workspace | None:
        """Return the workspace while its visit is open."""
        workspace = self._workspace
        return (
            workspace if workspace is not None and isValid(workspace) and not workspace.is_finished else None
        )

    def _load(self) -> None:
        workspace = self._open_workspace()
        assert workspace is not None
        self._loading, self._is_behind = True, False
        workspace.run(
            _("Reading dictionaries"),
            _make_speller,
            done=lambda made: self._on_loaded(workspace, made),
            ended=lambda: self._on_ended(workspace),
            shown=False,
        )

    def _on_loaded(self, workspace: Workspace, speller: Speller) -> None:
        if workspace is self._workspace:
            for word in added_words(workspace.visit):
                speller.add(word)
            self._speller = speller
            self.changed.emit()

    def _on_ended(self, workspace: Workspace) -> None:
        if workspace is self._workspace:
            self._loading = False
            if self._is_behind:
                self._load()

    def _on_visit_changed(self, touched: frozenset[Touched]) -> None:
        tables = {item.table for item in touched}
        if not tables & (TABLES | NAMED):
            return
        workspace = self._open_workspace()
        if self._loading:
            self._is_behind = True
        elif self._speller is not None and tables & TABLES:
            self._load()  # what is known stays in use until the new words are there
        elif self._speller is not None and workspace is not None:
            # A few names, for which the words of all forms need not be read again.
            self._speller.use_names(names(workspace.visit))
            self.changed.emit()


def _make_speller(visit: Visit, progress: Progress) -> Speller:
    def pause() -> None:
        progress(0.0, "")  # nobody looks, but whoever works in the window goes first

    return Speller(LANGUAGES, names(visit), _pausing(terms(visit, pause), pause))


def _pausing(words: Iterable[str], pause: Callable[[], object]) -> Iterator[str]:
    for word in words:
        pause()
        yield word


spelling = Spelling()

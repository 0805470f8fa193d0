"""What is offered for a misspelt word, at the top of the menu of its field."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from resources.translations import N_, _
from ui.spelling.spelling import spelling

LanguagesAt = Callable[[QTextCursor], Sequence[str]]

_NOTHING = N_("No other spelling found")
_DRAWN = 30  # milliseconds until a menu is in view


def fill_menu(menu: QMenu, languages_at: LanguagesAt, word: QTextCursor | None, added: str = "") -> None:
    """Put other words for a misspelt one before what a menu holds.

    `languages_at` says in which languages a word is looked up; `added` is a word that can be taken out.
    """
    actions = [*_offers(menu, languages_at, word), *_keeping(menu, word, added)]
    first = menu.actions()[0] if menu.actions() else None
    for action in actions:
        menu.insertAction(first, action) if first else menu.addAction(action)
    if first:
        menu.insertSeparator(first)


def replace_word(word: QTextCursor, text: str) -> None:
    """Write other letters over a word, as one step of undoing.

    The new letters go in behind the first one before the old ones go, so that passages which begin or end with the
    word keep it.
    """
    cursor = QTextCursor(word.document())
    start, length = word.selectionStart(), word.selectionEnd() - word.selectionStart()
    cursor.beginEditBlock()
    cursor.setPosition(start + 1)
    cursor.insertText(text)
    after = cursor.position()
    cursor.setPosition(after + length - 1, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.setPosition(start)
    cursor.deleteChar()
    cursor.endEditBlock()


def _offers(menu: QMenu, languages_at: LanguagesAt, word: QTextCursor | None) -> list[QAction]:
    if word is None:
        return []
    speller = spelling.speller()
    if speller is None:
        return [_quiet(menu, _NOTHING)]
    asked = (word.selectedText(), languages_at(word), word.block().text())
    near = speller.near(*asked)
    if near:
        return [_offer(menu, word, text) for text in near]
    looking = _quiet(menu, N_("Looking further…"))
    further = speller.further(*asked)
    _in_a_moment(menu, lambda: _look_further(menu, word, looking, further))
    return [looking]


def _look_further(menu: QMenu, word: QTextCursor, looking: QAction, further: Iterator[list[str]]) -> None:
    """Put words further off in the place of `looking`, from the next language that has any."""
    found = next(further, None)
    if found is None:
        looking.setText(_(_NOTHING))
    elif found:
        menu.insertActions(looking, [_offer(menu, word, text) for text in found])
        menu.removeAction(looking)
    else:
        _in_a_moment(menu, lambda: _look_further(menu, word, looking, further))


def _in_a_moment(menu: QMenu, deed: Callable[[], None]) -> None:
    """Do something once the menu was drawn, unless it is closed by then."""
    QTimer.singleShot(_DRAWN, menu, deed)


def _offer(menu: QMenu, word: QTextCursor, text: str) -> QAction:
    offer = QAction(text, menu)
    offer.triggered.connect(lambda: replace_word(word, text))
    return offer


def _keeping(menu: QMenu, word: QTextCursor | None, added: str) -> list[QAction]:
    if word is not None:
        between, keep = QAction(menu), QAction(_("Add to this visit’s words"), menu)
        between.setSeparator(True)
        text = word.selectedText()
        keep.triggered.connect(lambda: spelling.add(text))
        return [between, keep]
    if added:
        take_out = QAction(_("Take out of this visit’s words"), menu)
        take_out.triggered.connect(lambda: spelling.take_out(added))
        return [take_out]
    return [_quiet(menu, N_("No word is marked here"))]


def _quiet(menu: QMenu, words: str) -> QAction:
    said = QAction(_(words), menu)
    said.setEnabled(False)
    return said

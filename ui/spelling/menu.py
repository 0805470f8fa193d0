"""What is offered for a misspelt word, at the top of the menu of its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu

from resources.translations import _
from ui.spelling.spelling import spelling

if TYPE_CHECKING:
    from ui.spelling.marks import SpellingMarks


def fill_menu(menu: QMenu, marks: SpellingMarks, word: QTextCursor | None, added: str = "") -> None:
    """Put other words for a misspelt one before what a menu holds; `added` is a word that can be taken out."""
    actions = [*_offers(menu, marks, word), *_keeping(menu, word, added)]
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


def _offers(menu: QMenu, marks: SpellingMarks, word: QTextCursor | None) -> list[QAction]:
    if word is None:
        return []
    speller = spelling.speller()
    around = word.block().text()
    found = speller.suggestions(word.selectedText(), marks.languages, around) if speller else []
    if not found:
        return [_quiet(menu, _("No other spelling found"))]
    offers = []
    for text in found:
        offer = QAction(text, menu)
        offer.triggered.connect(lambda _checked=False, text=text: replace_word(word, text))
        offers.append(offer)
    return offers


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
    return [_quiet(menu, _("No word is marked here"))]


def _quiet(menu: QMenu, words: str) -> QAction:
    said = QAction(words, menu)
    said.setEnabled(False)
    return said

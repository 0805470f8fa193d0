"""Marking words of a text as being in the other language of the report."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from resources.translations import N_
from ui.pages.report.marked_text import language_format, language_of, language_stretches, part_of

OTHER = {"en": "cy", "cy": "en"}
NAMES = {"en": N_("English"), "cy": N_("Welsh")}
MARKED_AS = {"en": N_("In English: {words}"), "cy": N_("In Welsh: {words}")}


def toggle_language(edit: QTextEdit, language: str) -> None:
    """Mark the selection, or what is typed next, as being in a language, or no longer.

    Without a selection inside such words, all of them are no longer marked.
    """
    cursor = edit.textCursor()
    words = _tight(cursor) if cursor.hasSelection() else _passage_around(cursor)
    if words.hasSelection():
        words.mergeCharFormat(language_format("" if is_marked(words) else language))
    else:
        typed = language_of(edit.currentCharFormat())
        edit.mergeCurrentCharFormat(language_format("" if typed else language))


def is_marked(cursor: QTextCursor) -> bool:
    """Say whether all that is selected is marked."""
    block = cursor.block()
    first, last = cursor.selectionStart() - block.position(), cursor.selectionEnd() - block.position()
    return all(
        language for start, stop, language in language_stretches(block) if start < last and stop > first
    )


def passages(block: QTextBlock) -> list[tuple[str, str]]:
    """Return the marked passages of a block: the language of each and its words."""
    text = block.text()
    return [
        (language, part_of(text, start, stop))
        for start, stop, language in language_stretches(block)
        if language
    ]


def _tight(cursor: QTextCursor) -> QTextCursor:
    """Return a selection without the blanks at its ends, which a double click takes along on some systems."""
    document = cursor.document()
    start, stop = cursor.selectionStart(), cursor.selectionEnd()
    while start < stop and document.characterAt(start).isspace():
        start += 1
    while start < stop and document.characterAt(stop - 1).isspace():
        stop -= 1
    tight = QTextCursor(cursor)
    tight.setPosition(start)
    tight.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    return tight


def _passage_around(cursor: QTextCursor) -> QTextCursor:
    """Return the marked words in whose middle a caret stands as a selection; elsewhere the caret."""
    block = cursor.block()
    caret = cursor.position() - block.position()
    around = QTextCursor(cursor)
    for start, stop, language in language_stretches(block):
        if language and start < caret < stop:
            around.setPosition(block.position() + start)
            around.setPosition(block.position() + stop, QTextCursor.MoveMode.KeepAnchor)
    return around

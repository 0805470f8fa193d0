"""The space of the notes: between lines and paragraphs, and room under a paragraph for a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QFontInfo, QTextBlockFormat, QTextCursor, QTextDocument

from ui.typography import Type, font

_LINE_HEIGHT = 1.6  # times the size of the letters
_ABOVE, _BETWEEN, _BELOW = 16, 12, 120


def set_spacing(document: QTextDocument) -> None:
    """Give lines and paragraphs their space."""
    spacing = QTextBlockFormat()
    height = _LINE_HEIGHT * QFontInfo(font(Type.PROSE)).pixelSize()
    spacing.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    spacing.setBottomMargin(_BETWEEN)
    everything = QTextCursor(document)
    everything.select(QTextCursor.SelectionType.Document)
    everything.mergeBlockFormat(spacing)
    page = document.rootFrame().frameFormat()
    page.setTopMargin(_ABOVE)
    page.setBottomMargin(_BELOW)
    document.rootFrame().setFrameFormat(page)


def room_below(document: QTextDocument, paragraph: int) -> int:
    """Return the pixels that are left free under a paragraph."""
    return round(document.findBlockByNumber(paragraph).blockFormat().bottomMargin()) - _BETWEEN


def make_room(document: QTextDocument, rooms: Mapping[int, int]) -> None:
    """Leave so many pixels free under each of the paragraphs, and none under the others.

    While there is something to do again, which a change would throw away, everything stays as it is.
    """
    changed = [
        number
        for number in range(document.blockCount())
        if room_below(document, number) != rooms.get(number, 0)
    ]
    if not changed or document.isRedoAvailable():
        return
    document.setUndoRedoEnabled(document.isUndoAvailable())
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for number in changed:
        cursor.setPosition(document.findBlockByNumber(number).position())
        room = QTextBlockFormat()
        room.setBottomMargin(_BETWEEN + rooms.get(number, 0))
        cursor.mergeBlockFormat(room)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)


def step_over_room(
    document: QTextDocument, step: Callable[[], None], is_possible: Callable[[], bool]
) -> None:
    """Undo, or do again, until the words are other ones: room for a message is a step of Qt's, and none of the user's."""
    before = document.toPlainText()
    while is_possible() and document.toPlainText() == before:
        step()

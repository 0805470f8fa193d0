"""The passages of a text that were taken up as evidence: where they stand while one types, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextBlock, QTextCursor, QTextDocument, QTextLine
from PySide6.QtWidgets import QTextEdit

from inspector_app.fieldwork.evidence import NEUTRAL, Evidence
from inspector_app.fieldwork.note_session import NoteSession, Span
from ui.theme import theme

_UNDERLINE = 2


@dataclass(slots=True)
class Passage:
    """One item and the words it stands on; the cursor's selection follows every edit inside them, and none beside them."""

    item: Evidence
    cursor: QTextCursor

    @property
    def is_in_text(self) -> bool:
        """Whether anything is left of the words."""
        return self.cursor.hasSelection()

    def take_back_in(self) -> None:
        """Reach as far as the words did when they were taken up, where the last of them were deleted and came back."""
        start, stop = self.cursor.selectionStart(), self.cursor.selectionEnd()
        whole = start + _units(self.item.passage)
        if start < stop < whole < self.cursor.document().characterCount():
            wider = QTextCursor(self.cursor)
            wider.setPosition(start)
            wider.setPosition(whole, QTextCursor.MoveMode.KeepAnchor)
            if wider.selection().toPlainText() == self.item.passage:
                self.cursor.setPosition(start)
                self.cursor.setPosition(whole, QTextCursor.MoveMode.KeepAnchor)


class PassagesInText(Sequence[Passage]):
    """The passages of one source that can be found in its text, where the edits of the text have moved them."""

    def __init__(self, edit: QTextEdit) -> None:
        # Not its document: Qt for Python may let go of what a widget owns while the widget keeps it.
        self._edit = edit
        self._found: list[Passage] = []

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._found)

    @overload
    def __getitem__(self, place: int) -> Passage: ...
    @overload
    def __getitem__(self, place: slice) -> list[Passage]: ...
    def __getitem__(self, place: int | slice) -> Passage | list[Passage]:
        """Return one of them, or some."""
        return self._found[place]

    def forget(self) -> None:
        """Look for every passage anew the next time, as when the text was changed in the file itself."""
        self._found = []

    def follow(self, items: Iterable[Evidence], session: NoteSession) -> None:
        """Take up which items there are; a passage that is on the page already stays where it was moved to."""
        shown = {passage.item.id: passage.cursor for passage in self._found}
        self._found = []
        for item in items:
            cursor, span = shown.get(item.id), session.span_of(item)
            if cursor is None and span is not None:
                cursor = cursor_of(self._edit.document(), span)
                # Its anchor gives way to what is written before the first letter, and its end stays where it is.
                cursor.setKeepPositionOnInsert(True)
            if cursor is not None:
                self._found.append(Passage(item, cursor))

    def take_back_in(self) -> None:
        """Let each passage have last words again that were deleted and came back, by hand or undone."""
        for passage in self._found:
            passage.take_back_in()

    def of(self, evidence: str) -> Passage | None:
        """Return the passage of an evidence item, None when it is not in the text."""
        return next((passage for passage in self._found if passage.item.id == evidence), None)

    def around(self, position: int) -> Passage | None:
        """Return the shortest passage around a position."""
        here = [p for p in self._found if p.cursor.selectionStart() <= position <= p.cursor.selectionEnd()]
        return min(here, key=lambda p: p.cursor.selectionEnd() - p.cursor.selectionStart(), default=None)

    def spans(self) -> dict[str, Span]:
        """Return where they stand now, by item; those of which nothing is left are not among them."""
        return {p.item.id: span_of(p.cursor) for p in self._found if p.is_in_text}


def cursor_of(document: QTextDocument, span: Span) -> QTextCursor:
    """Return a cursor that selects a span of a document."""
    cursor = QTextCursor(document.findBlockByNumber(span.line))
    text = _text_from(cursor.block())
    base = cursor.position()
    cursor.setPosition(base + _units(text[: span.start]))
    cursor.setPosition(base + _units(text[: span.stop]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def span_of(cursor: QTextCursor) -> Span:
    """Return the span that a cursor selects."""
    block = cursor.document().findBlock(cursor.selectionStart())
    units = _text_from(block).encode("utf-16-le")
    start, stop = (
        len(units[: 2 * (position - block.position())].decode("utf-16-le"))
        for position in (cursor.selectionStart(), cursor.selectionEnd())
    )
    return Span(block.blockNumber(), start, stop)


def around(cursor: QTextCursor, offset: QPointF, caret: QRect) -> QRect:
    """Return the rectangle around a selection in the viewport, that of the caret where nothing is selected."""
    rects = [rect.toAlignedRect() for rect in selected_rects(cursor, offset)] or [caret]
    whole = rects[0]
    for rect in rects[1:]:
        whole = whole.united(rect)
    if len(rects) > 1:
        whole.setLeft(rects[-1].left())
    return whole


def paint_passages(
    painter: QPainter, passages: Sequence[Passage], offset: QPointF, *, chosen: str = ""
) -> None:
    """Paint soft grounds and underlines for the text that is painted next; `chosen` is an evidence id."""
    # In high contrast a ground in the hue would swallow the text: there a frame says which passage is meant.
    framed = theme.tokens.soft_border > 1
    for passage in passages:
        hue = passage.item.kind
        neutral = hue == NEUTRAL
        is_chosen = passage.item.id == chosen
        soft, strong = ("well", "line") if neutral else (f"{hue}_soft", f"{hue}_line")
        for rect in selected_rects(passage.cursor, offset):
            painter.fillRect(rect, theme.color(strong if is_chosen and not framed else soft))
            if is_chosen and framed:
                painter.setPen(QPen(theme.color(strong), _UNDERLINE))
                painter.drawRect(rect)
            line = QRectF(rect.x(), rect.bottom() - _UNDERLINE, rect.width(), _UNDERLINE)
            painter.fillRect(line, theme.color("control" if neutral else f"{hue}_bar"))


def paint_warned(painter: QPainter, words: Sequence[QTextCursor], offset: QPointF) -> None:
    """Paint a dotted underline in the hue of warnings for the text that is painted next."""
    pen = QPen(theme.color("area_bar"), _UNDERLINE, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([1, 1])  # in widths of the pen
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    for cursor in words:
        for rect in selected_rects(cursor, offset):
            painter.drawLine(QLineF(rect.left(), rect.bottom() - 1, rect.right(), rect.bottom() - 1))


def selected_rects(cursor: QTextCursor, offset: QPointF) -> Iterator[QRectF]:
    """Yield a rectangle for each line of text that a cursor's selection reaches."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        corner = document.documentLayout().blockBoundingRect(block).topLeft() + offset
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(cursor.selectionStart() - block.position(), line.textStart())
            last = min(cursor.selectionEnd() - block.position(), line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                # A line of 160 per cent carries its letters at its foot.
                height = line.ascent() + line.descent()
                top = line.y() + line.height() - height
                yield QRectF(corner.x() + left, corner.y() + top, right - left, height + _UNDERLINE)
        block = block.next()


def _x_of(line: QTextLine, position: int) -> float:
    x = line.cursorToX(position)
    return x[0] if isinstance(x, tuple) else x


def _text_from(block: QTextBlock) -> str:
    texts = []
    while block.isValid():
        texts.append(block.text())
        block = block.next()
    return "\n".join(texts)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2

"""Between a text as the visit keeps it and a document: emphasis in asterisks, figures as tokens in braces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFragment

from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.inline import runs_of
from ui.pages.report.figure_chip import OBJECT, chip_format, token_of

_LINE = "\u2028"  # a line break inside a block


def insert_marked(cursor: QTextCursor, text: str, base: QTextCharFormat) -> None:
    """Insert a kept text at a cursor: emphasis and chips instead of asterisks and braces."""
    pieces = list(split_tokens(text.replace("\r\n", "\n").replace(OBJECT, "")))
    tokens = iter([piece for piece in pieces if isinstance(piece, Token)])
    plain = "".join(OBJECT if isinstance(piece, Token) else piece for piece in pieces)
    cursor.beginEditBlock()
    for run in runs_of(plain):
        style = QTextCharFormat(base)
        style.setFontWeight(QFont.Weight.DemiBold if run.bold else QFont.Weight.Normal)
        style.setFontItalic(run.italic)
        for index, words in enumerate(run.text.replace("\n", _LINE).split(OBJECT)):
            if index:
                cursor.insertText(OBJECT, chip_format(next(tokens), style))
            cursor.insertText(words, style)
    cursor.endEditBlock()


def marked(document: QTextDocument, start: int = 0, stop: int | None = None) -> str:
    """Return a document, or the stretch of it between two places, as the visit keeps it."""
    return "".join(
        _emphasised(words, style)
        for words, style in _joined(_stretches(document, start, _end(document, stop), str))
    )


def spoken(
    document: QTextDocument, say: Callable[[Token], str], start: int = 0, stop: int | None = None
) -> str:
    """Return a document, or a stretch of it, as it is read: each figure as its words."""
    return "".join(
        words for words, _ in _stretches(document, start, _end(document, stop), say, escaped=False)
    )


def _end(document: QTextDocument, stop: int | None) -> int:
    return document.characterCount() - 1 if stop is None else stop


def _stretches(
    document: QTextDocument, start: int, stop: int, say: Callable[[Token], str], *, escaped: bool = True
) -> Iterator[tuple[str, tuple[bool, bool]]]:
    """Yield the words between two places, each stretch with whether it is bold and italic."""
    block = document.begin()
    while block.isValid():
        if block.position() > start and block.position() <= stop and block != document.begin():
            yield "\n", (False, False)
        for fragment in _fragments(block):
            first = max(start - fragment.position(), 0)
            last = min(stop - fragment.position(), fragment.length())
            if first >= last:
                continue
            style = fragment.charFormat()
            emphasis = (style.fontWeight() > QFont.Weight.Medium, style.fontItalic())
            token = token_of(style)
            if token:
                # Chips that touch each other make one fragment.
                yield say(token) * (last - first), emphasis
                continue
            words = fragment.text()[first:last].replace(_LINE, "\n")
            yield (words.replace("{", "{{").replace("}", "}}") if escaped else words), emphasis
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1


def _joined(
    stretches: Iterator[tuple[str, tuple[bool, bool]]],
) -> Iterator[tuple[str, tuple[bool, bool]]]:
    """Join neighbours of the same emphasis, so that a chip inside bold words does not end them."""
    words, emphasis = "", (False, False)
    for more, style in stretches:
        if style != emphasis and words:
            yield words, emphasis
            words = ""
        words, emphasis = words + more, style
    yield words, emphasis


def _emphasised(words: str, emphasis: tuple[bool, bool]) -> str:
    bold, italic = emphasis
    stars = "*" * (2 * bold + italic)
    inside = words.strip()
    if not stars or not inside:
        return words
    # Asterisks stand tight around words; blanks go outside, and no emphasis runs over a line's end.
    before = words[: len(words) - len(words.lstrip())]
    after = words[len(words.rstrip()) :]
    return f"{before}{stars}{inside}{stars}{after}"

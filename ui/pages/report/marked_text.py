"""Between a text as the visit keeps it and a document: its marks as formats, figures as tokens in braces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)

from inspector_app.figures.tokens import Token, split_tokens
from inspector_app.report.inline import Marked, Marks, marked_up, runs_of
from resources.translations import N_, _
from ui.pages.report.figure_chip import OBJECT, chip_format, token_of

_LINE = "\u2028"  # a line break inside a block
_IN = {"en": N_("In English"), "cy": N_("In Welsh")}
_LANGUAGE = int(QTextFormat.Property.UserProperty) + 3


def insert_marked(cursor: QTextCursor, text: str, base: QTextCharFormat, own: str) -> None:
    """Insert a kept text at a cursor: formats and chips instead of marks and braces.

    `own` is the language of the text around it, in which no words are marked.
    """
    pieces = list(split_tokens(text.replace("\r\n", "\n").replace(OBJECT, "")))
    tokens = iter([piece for piece in pieces if isinstance(piece, Token)])
    plain = "".join(OBJECT if isinstance(piece, Token) else piece for piece in pieces)
    cursor.beginEditBlock()
    for run in runs_of(plain, language=own):
        language = "" if run.language == own else run.language
        style = marked_format(base, Marks(run.bold, run.italic, language))
        for index, words in enumerate(run.text.replace("\n", _LINE).split(OBJECT)):
            if index:
                cursor.insertText(OBJECT, chip_format(next(tokens), style))
            cursor.insertText(words, style)
    cursor.endEditBlock()


def marked(document: QTextDocument, start: int = 0, stop: int | None = None) -> str:
    """Return a document, or the stretch of it between two places, as the visit keeps it."""
    return marked_up(_stretches(document, start, _end(document, stop), str))


def spoken(
    document: QTextDocument, say: Callable[[Token], str], start: int = 0, stop: int | None = None
) -> str:
    """Return a document, or a stretch of it, as it is read: each figure as its words."""
    return "".join(
        words for words, _marks in _stretches(document, start, _end(document, stop), say, escaped=False)
    )


def marked_format(base: QTextCharFormat, marks: Marks) -> QTextCharFormat:
    """Return a format with these marks; words in another language have dots under them."""
    style = QTextCharFormat(base)
    style.setFontWeight(QFont.Weight.DemiBold if marks.bold else QFont.Weight.Normal)
    style.setFontItalic(marks.italic)
    style.merge(language_format(marks.language))
    return style


def language_format(language: str) -> QTextCharFormat:
    """Return what marks words as being in another language, or for "" in that of their text."""
    style = QTextCharFormat()
    style.setProperty(_LANGUAGE, language)
    dots = QTextCharFormat.UnderlineStyle.DotLine
    style.setUnderlineStyle(dots if language else QTextCharFormat.UnderlineStyle.NoUnderline)
    style.setToolTip(_(_IN[language]) if language else "")
    return style


def language_of(style: QTextFormat) -> str:
    """Return the language that words are marked with, "" where it is that of their text."""
    return str(style.property(_LANGUAGE) or "")


def marks_of(style: QTextCharFormat) -> Marks:
    """Return how words of a format are marked."""
    return Marks(style.fontWeight() > QFont.Weight.Medium, style.fontItalic(), language_of(style))


def language_stretches(block: QTextBlock) -> Iterator[tuple[int, int, str]]:
    """Yield a block from beginning to end by language: from where to where in it, and the language or ""."""
    start, stop, language = 0, 0, ""
    for fragment in _fragments(block):
        place = fragment.position() - block.position()
        other = language_of(fragment.charFormat())
        if other != language and stop > start:
            yield start, stop, language
        if other != language:
            start, language = place, other
        stop = place + fragment.length()
    if stop > start:
        yield start, stop, language


def part_of(text: str, start: int, stop: int) -> str:
    """Return a part of a text between two places as Qt counts them: a letter outside the first plane counts as two."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * stop].decode("utf-16-le", "replace")


def _end(document: QTextDocument, stop: int | None) -> int:
    return document.characterCount() - 1 if stop is None else stop


def _stretches(
    document: QTextDocument, start: int, stop: int, say: Callable[[Token], str], *, escaped: bool = True
) -> Iterator[Marked]:
    """Yield the words between two places, each stretch with its marks."""
    block = document.begin()
    while block.isValid():
        if block.position() > start and block.position() <= stop and block != document.begin():
            yield "\n", Marks()
        for fragment in _fragments(block):
            first = max(start - fragment.position(), 0)
            last = min(stop - fragment.position(), fragment.length())
            if first >= last:
                continue
            marks = marks_of(fragment.charFormat())
            token = token_of(fragment.charFormat())
            if token:
                # Chips that touch each other make one fragment.
                yield say(token) * (last - first), marks
                continue
            words = part_of(fragment.text(), first, last).replace(_LINE, "\n")
            yield (words.replace("{", "{{").replace("}", "}}") if escaped else words), marks
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        yield place.fragment()
        place += 1

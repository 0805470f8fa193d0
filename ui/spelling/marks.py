"""The marks under misspelt words of one text field."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit

from inspector_app.spelling.dictionary import LANGUAGES
from inspector_app.spelling.words import Word, words_in
from ui.spelling.mark_layer import MarkLayer
from ui.spelling.menu import fill_menu
from ui.spelling.spelling import spelling

KEY = "Ctrl+;"

# From where to where a block is in another language, "" where it is in the field's own.
LanguagesOf = Callable[[QTextBlock], Iterable[tuple[int, int, str]]]

_PAUSE = 400  # milliseconds without a key after which words are looked at
_LOOK_AT = {
    QEvent.Type.Show,
    QEvent.Type.Resize,
    QEvent.Type.FocusOut,
    QEvent.Type.EnabledChange,
    QEvent.Type.ReadOnlyChange,
}


class SpellingMarks(QObject):
    """Marks the words in view that none of the field's languages knows, and offers others for them.

    A word is left alone while it is being typed. The marks lie over the text and are no part of it: neither what is
    saved nor what can be undone knows of them. Where words are marked as being in another language than the field's,
    as `languages_of` says, that one alone knows them.
    """

    def __init__(
        self,
        edit: QTextEdit | QPlainTextEdit,
        languages: Sequence[str] = LANGUAGES,
        languages_of: LanguagesOf | None = None,
    ) -> None:
        super().__init__(edit)
        self.edit, self._languages, self._languages_of = edit, languages, languages_of
        self.wrong: list[QTextCursor] = []  # the misspelt words in view
        self.layer = MarkLayer(edit)
        self._changed: list[QTextCursor] = []  # those of them that are written in since they were looked at
        self._typed: int | None = None  # up to where the word that is being typed was written
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.check)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.check)
        edit.document().contentsChange.connect(self._on_contents_changed)
        edit.cursorPositionChanged.connect(self._on_caret_moved)
        edit.verticalScrollBar().valueChanged.connect(self._look_soon)
        edit.installEventFilter(self)
        edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        edit.customContextMenuRequested.connect(self._on_menu_wanted)
        offer = QShortcut(QKeySequence(KEY), edit, context=Qt.ShortcutContext.WidgetShortcut)
        offer.activated.connect(self.offer)
        spelling.changed.connect(self._look_soon)

    # ---- looking ------------------------------------------------------------------------------------
    def check(self) -> None:
        """Look at the words in view now."""
        self._pause.stop()
        if not self.edit.isVisible():
            return
        can_write = self.edit.isEnabled() and not self.edit.isReadOnly()
        self.wrong = list(self._wrong_in(self._blocks_in_view())) if can_write else []
        self._changed = []
        self._draw()

    def wrong_at(self, position: int) -> QTextCursor | None:
        """Return the misspelt word at a place of the document, None where there is none."""
        block = self.edit.document().findBlock(position)
        return next((word for word in self._wrong_in([block]) if _touches(word, position)), None)

    def _wrong_in(self, blocks: Iterable[QTextBlock]) -> Iterator[QTextCursor]:
        speller = spelling.speller()
        if speller is not None:
            for block in blocks:
                for start, text, languages in self._stretches(block):
                    wrong = speller.misspelt(text, languages)
                    yield from (cursor_of(block, text, word, start) for word in wrong)

    def languages_at(self, word: QTextCursor) -> Sequence[str]:
        """Return the languages in which a word is looked up."""
        place = word.selectionStart() - word.block().position()
        found = [languages for start, _, languages in self._stretches(word.block()) if start <= place]
        return found[-1] if found else self._languages

    def _stretches(self, block: QTextBlock) -> Iterator[tuple[int, str, Sequence[str]]]:
        """Yield a block piece by piece: where it begins, its words, and the languages that may know them."""
        if self._languages_of is None:
            yield 0, block.text(), self._languages
            return
        units = block.text().encode("utf-16-le")
        for start, stop, language in self._languages_of(block):
            text = units[2 * start : 2 * stop].decode("utf-16-le", "replace")
            yield start, text, (language,) if language else self._languages

    def _blocks_in_view(self) -> Iterator[QTextBlock]:
        view = self.edit.viewport().rect()
        block = self.edit.cursorForPosition(view.topLeft()).block()
        last = self.edit.cursorForPosition(view.bottomRight()).block().blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()

    def _blocks_from(self, first: QTextBlock) -> Iterator[QTextBlock]:
        """Yield the blocks from one on to the end, then those before it."""
        document = self.edit.document()
        count = document.blockCount()
        for step in range(count):
            yield document.findBlockByNumber((first.blockNumber() + step) % count)

    # ---- marking ------------------------------------------------------------------------------------
    def _draw(self) -> None:
        self.layer.show_words(
            [word for word in self.wrong if word not in self._changed and not self._is_being_typed(word)]
        )

    def _is_being_typed(self, word: QTextCursor) -> bool:
        caret = self.edit.textCursor().position()
        return self._typed is not None and self.edit.hasFocus() and _touches(word, caret)

    def _look_soon(self) -> None:
        self._soon.start()

    def _on_contents_changed(self, place: int, _removed: int, added: int) -> None:
        # A document that is emptied tells so while it has laid its cursors aside: one that is made or let go now stays
        # in its books as it was, and the program crashes when it next goes through them.
        end = min(place + added, self.edit.document().characterCount() - 1)
        self._typed = end
        self._changed += [word for word in self.wrong if _touches(word, end)]
        self._draw()
        self._pause.start()

    def _on_caret_moved(self) -> None:
        if self._typed is not None and not _in_one_word(self._typed, self.edit.textCursor()):
            self._typed = None
            self._draw()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look when the field comes into view, is left or locked, and where its lines went when its size changed."""
        if event.type() in _LOOK_AT:
            self._look_soon()
        return False

    # ---- offering -----------------------------------------------------------------------------------
    def offer(self) -> QMenu:
        """Offer other words for the misspelt one at the caret, else for the next one after it."""
        caret = self.edit.textCursor().position()
        word = self.wrong_at(caret) or self._next_from(caret)
        if word is not None:
            self._typed = None
            at_word = QTextCursor(word)
            at_word.setPosition(word.selectionEnd())
            self.edit.setTextCursor(at_word)
            self.edit.ensureCursorVisible()
        menu = QMenu(self.edit)
        fill_menu(menu, self.languages_at, word)
        return self._open(menu, self.edit.cursorRect().bottomLeft())

    def _next_from(self, position: int) -> QTextCursor | None:
        here = self.edit.document().findBlock(position)
        before = None
        for word in self._wrong_in(self._blocks_from(here)):
            if word.block() != here or word.selectionStart() >= position:
                return word
            before = before or word
        return before

    def _on_menu_wanted(self, place: QPoint) -> None:
        position = self.edit.cursorForPosition(place).position()
        menu = self.edit.createStandardContextMenu()
        word = self.wrong_at(position)
        added = self._added_at(position)
        if word is not None or added:
            fill_menu(menu, self.languages_at, word, added)
        self._open(menu, place)

    def _added_at(self, position: int) -> str:
        """Return the word at a place if it was added to this visit's words, else ""."""
        block = self.edit.document().findBlock(position)
        text = block.text()
        for word in words_in(text):
            if _touches(cursor_of(block, text, word), position) and spelling.is_added(word.text):
                return word.text
        return ""

    def _open(self, menu: QMenu, place: QPoint) -> QMenu:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.edit.viewport().mapToGlobal(place))
        return menu


def cursor_of(block: QTextBlock, text: str, word: Word, begin: int = 0) -> QTextCursor:
    """Return a cursor that selects a word in the text of a block, or in a stretch of it that begins at a place."""
    cursor = QTextCursor(block)
    begin += block.position()
    start, stop = (begin + _units(text[:place]) for place in (word.start, word.stop))
    cursor.setPosition(start)
    cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _touches(word: QTextCursor, position: int) -> bool:
    return word.selectionStart() <= position <= word.selectionEnd()


def _in_one_word(place: int, caret: QTextCursor) -> bool:
    """Say whether no space stands between a place and the caret."""
    block = caret.block()
    if not block.contains(place):
        return False
    start, stop = sorted((place - block.position(), caret.positionInBlock()))
    units = block.text().encode("utf-16-le")[2 * start : 2 * stop]
    return not any(letter.isspace() for letter in units.decode("utf-16-le", "ignore"))

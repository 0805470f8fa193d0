"""The text of one paragraph: prose with figures as chips, saved after a pause and on leaving."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QKeyEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from inspector_app.figures.tokens import Token
from inspector_app.report.inline import Marks
from resources.translations import _
from ui.pages.report.figure_chip import CHIP, OBJECT, FigureChips, chip_format, token_of
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.marked_text import (
    insert_marked,
    language_stretches,
    marked,
    marked_format,
    marks_of,
    spoken,
)
from ui.pages.report.passage_language import MARKED_AS, OTHER, passages, toggle_language
from ui.spelling.marks import SpellingMarks
from ui.theme import theme
from ui.typography import Type, font

_PAUSE = 600  # milliseconds without a key after which text is saved
_LINE_HEIGHT = 1.6  # times the size of the letters
_ROOM_FOR_CHIPS = 4  # pixels above the first line, so that a chip in it is not cut
_LINE = "\u2028"  # a line break inside a block
_MARKED = "application/x-inspector-marked-text"


class ProseEdit(QTextEdit):
    """One paragraph. `written` carries its text as the visit keeps it, again each time until `mark_saved` is called.

    `split_wanted` carries what stands before and after the caret; `moved`, `moved_on` and `stepped` -1 or 1, for the
    paragraph within its chapter and to the next one, and for the caret; `emptied` comes when Backspace meets an empty
    paragraph; `marks_changed` when what is typed next would be marked otherwise.
    """

    written = Signal(str)
    split_wanted = Signal(str, str)
    moved = Signal(int)
    moved_on = Signal(int)
    stepped = Signal(int)
    emptied = Signal()
    marks_changed = Signal()
    figure_wanted = Signal()
    reference_wanted = Signal()
    citation_wanted = Signal()
    entered = Signal()

    def __init__(self, faces: FigureFaces, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces = faces
        self._kept = self._clean = ""
        self.setProperty("kind", "prose")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)
        document = self.document()
        document.setDocumentMargin(0)
        document.documentLayout().registerHandler(CHIP, FigureChips(faces.face, self))
        document.documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.commit)
        self.textChanged.connect(self._on_text_changed)
        self.currentCharFormatChanged.connect(self.marks_changed)
        self._language = faces.language
        SpellingMarks(self, (faces.language,), language_stretches)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    # ---- what stands in it ----------------------------------------------------------------------
    def show_text(self, text: str) -> None:
        """Show a text that is in the file, unless words stand here that are not."""
        if text == self._text():
            self.mark_saved()
        elif text != self._kept and self.is_saved():
            self.replace_text(text)

    def replace_text(self, text: str) -> None:
        """Show a text that is kept already, whatever stood here."""
        caret = self.textCursor().position()
        self.document().clear()
        insert_marked(self._dressed(), text, QTextCharFormat(), self._language)
        self.document().clearUndoRedoStacks()
        self._kept, self._clean = text, self._text()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._timer.stop()

    def is_saved(self) -> bool:
        """Whether what stands here is in the file, as far as its owner has said."""
        return self._text() == self._clean

    def mark_saved(self) -> None:
        """Take what stands here as being in the file; said by whoever saved it, never before."""
        self._kept = self._clean = self._text()

    def commit(self) -> bool:
        """Send the text to be saved now, if it is not; returns whether it is then."""
        self._timer.stop()
        if not self.is_saved():
            self.written.emit(self._text())
        return self.is_saved()

    def figures_changed(self) -> None:
        """Measure and paint the chips anew, since their words may have changed."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self._describe()

    def tokens(self) -> list[Token]:
        """Return the figures in the text, in order."""
        found = []
        for place in range(self.document().characterCount() - 1):
            if self.document().characterAt(place) == OBJECT:
                token = token_of(self._format_at(place))
                found += [token] if token else []
        return found

    def words(self) -> str:
        """Return the text as it is read."""
        return spoken(self.document(), self._say)

    # ---- deeds ----------------------------------------------------------------------------------
    def insert_figure(self, token: Token) -> None:
        """Put a figure where the caret is; a table on a line of its own, with the caret on the line after it."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if token.table and not self._is_line_end(cursor.selectionStart() - 1):
            cursor.insertText(_LINE, self._plain())
        cursor.insertText(OBJECT, chip_format(token, self._plain()))
        if token.table and self._is_line_end(cursor.position()) and not cursor.atEnd():
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        elif token.table:
            cursor.insertText(_LINE, self._plain())
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(self._plain())

    def toggle_bold(self) -> None:
        """Make the selection, or what is typed next, bold or not."""
        strong = self.fontWeight() > QFont.Weight.Medium
        self.setFontWeight(QFont.Weight.Normal if strong else QFont.Weight.DemiBold)

    def toggle_italic(self) -> None:
        """Make the selection, or what is typed next, italic or not."""
        self.setFontItalic(not self.fontItalic())

    def toggle_language(self) -> None:
        """Mark the selection, or what is typed next, as being in the other language of the report, or no longer."""
        toggle_language(self, OTHER[self._language])
        self.marks_changed.emit()

    def marks(self) -> Marks:
        """Return how what is typed next would be marked."""
        return marks_of(self.currentCharFormat())

    def go_to_end(self, *, start: bool = False) -> None:
        """Take the focus with the caret at the end, or at the start."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.moveCursor(QTextCursor.MoveOperation.Start if start else QTextCursor.MoveOperation.End)

    # ---- keys, clipboard, size ------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys do in the report; anything else is typing."""
        key, modifiers = event.key(), event.modifiers()
        alone = modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and alone:
            self._split()
        elif by and modifiers & Qt.KeyboardModifier.AltModifier:
            further = modifiers & Qt.KeyboardModifier.ShiftModifier
            (self.moved_on if further else self.moved).emit(by)
        elif by and alone and self._is_at_edge(key):
            self.stepped.emit(by)
        elif key == Qt.Key.Key_Backspace and self.document().isEmpty():
            self.emptied.emit()
        elif modifiers == Qt.KeyboardModifier.ControlModifier and key in _BY_CONTROL:
            _BY_CONTROL[key](self)
        elif event.text() in ("#", "@") and self._is_between_words():
            (self.figure_wanted if event.text() == "#" else self.citation_wanted).emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the paragraph is the current one."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.commit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy figures as their words for other programs, as figures for this one."""
        cursor = self.textCursor()
        start, stop = cursor.selectionStart(), cursor.selectionEnd()
        data = QMimeData()
        data.setText(spoken(self.document(), self._say, start, stop))
        data.setData(_MARKED, marked(self.document(), start, stop).encode())
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take in text."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in text without its look, and figures that were copied here."""
        cursor = self.textCursor()
        if source.hasFormat(_MARKED):
            kept = bytes(source.data(_MARKED).data()).decode()
            insert_marked(cursor, kept, self._plain(), self._language)
        else:
            cursor.insertText(_LINE.join(source.text().strip().splitlines()), self._plain())

    def _text(self) -> str:
        return marked(self.document())

    def _split(self) -> None:
        place = self.textCursor().position()
        before = marked(self.document(), 0, place).rstrip()
        after = marked(self.document(), place).lstrip()
        self.split_wanted.emit(before, after)

    def _is_at_edge(self, key: int) -> bool:
        cursor = self.textCursor()
        step = QTextCursor.MoveOperation.Up if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.Down
        return not cursor.movePosition(step)

    def _is_line_end(self, place: int) -> bool:
        """Whether the character at a place ends a line, or there is none."""
        return place < 0 or self.document().characterAt(place) in (_LINE, "\u2029", "\0")

    def _is_between_words(self) -> bool:
        before = self.document().characterAt(self.textCursor().position() - 1)
        return self.textCursor().atStart() or not (before.isalnum() or before == OBJECT)

    def _format_at(self, place: int) -> QTextCharFormat:
        cursor = QTextCursor(self.document())
        cursor.setPosition(place + 1)
        return cursor.charFormat()

    def _plain(self) -> QTextCharFormat:
        """Return the marks at the caret without any figure."""
        return marked_format(QTextCharFormat(), self.marks())

    def _say(self, token: Token) -> str:
        return self._faces.face(token).words

    def _dressed(self) -> QTextCursor:
        """Give the document its line height and margins, and return a cursor at its start."""
        frame = self.document().rootFrame().frameFormat()
        frame.setTopMargin(_ROOM_FOR_CHIPS)
        self.document().rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        style = QTextBlockFormat()
        metrics = QFontMetricsF(font(Type.PROSE))
        percent = 100 * _LINE_HEIGHT * QFontInfo(font(Type.PROSE)).pixelSize() / metrics.height()
        style.setLineHeight(percent, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        cursor.mergeBlockFormat(style)
        cursor.clearSelection()
        return cursor

    def _describe(self) -> None:
        said = [_(MARKED_AS[language]).format(words=words) for language, words in self._passages()]
        self.setAccessibleDescription("\n".join((self.words(), *said)))

    def _passages(self) -> list[tuple[str, str]]:
        return passages(self.document().firstBlock())

    def _on_text_changed(self) -> None:
        # After a chip or an undo the caret may carry the chip's format on; plain typing must not.
        if self.currentCharFormat().objectType() != QTextFormat.ObjectTypes.NoObject.value:
            self.setCurrentCharFormat(self._plain())
        self._describe()
        self._timer.start()

    def _on_size_changed(self, size: QSizeF) -> None:
        self.setFixedHeight(int(size.height()) + _ROOM_FOR_CHIPS)

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.PROSE))
        self.document().setDefaultFont(font(Type.PROSE))
        self._dressed()


_BY_CONTROL: dict[int, Callable[[ProseEdit], object]] = {
    Qt.Key.Key_B: ProseEdit.toggle_bold,
    Qt.Key.Key_I: ProseEdit.toggle_italic,
    Qt.Key.Key_D: ProseEdit.toggle_language,
    Qt.Key.Key_L: lambda edit: edit.reference_wanted.emit(),
}

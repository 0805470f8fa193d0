"""The page one writes on: a paragraph a thought, its time at the left, its marks at the right."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from inspector_app.fieldwork.note_session import NoteSession
from resources.translations import _
from ui.layouts import L
from ui.pages.note.invitation import paint_invitation
from ui.pages.note.margins import MarkMargin, TimeGutter
from ui.pages.note.passages import Passage, PassagesInText, around, paint_passages, paint_warned
from ui.pages.note.spacing import set_spacing, step_over_room
from ui.spelling.marks import SpellingMarks
from ui.theme import theme
from ui.typography import Type, font, text_scale, text_width
from ui.workspace import Workspace

_PAUSE = 600  # milliseconds without a key after which the notes are saved
_LONGEST = 4000  # milliseconds of typing without a pause after which they are saved, too
_PROSE, _GUTTER, _MARGIN = 540, 68, 96  # pixels at the usual size of text
_SOFT_BREAK = "\u2028"  # a line break inside a paragraph, as Qt holds it


class WritingSurface(QTextEdit):
    """The notes on one source.

    `taken_up_chosen` carries the id of the evidence item whose mark was clicked; `written` comes after every
    change of the text, `shown` when other notes or those of another copy stand on the page.
    """

    taken_up_chosen = Signal(str)
    written = Signal()
    shown = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.session: NoteSession | None = None
        self.passages = PassagesInText(self)
        self.unsettled: frozenset[str] = frozenset()  # paragraphs of which two copies hold different texts
        self._warned: list[QTextCursor] = []  # words that may tell who a child is
        self._chosen = ""
        self._showing = False
        self.setProperty("kind", "prose")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(_("Notes"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._times = TimeGutter(self)
        self._marks = MarkMargin(self)
        self._marks.clicked.connect(self.taken_up_chosen)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.save)
        self._latest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._latest.timeout.connect(self.save)
        self.textChanged.connect(self._on_text_changed)
        self.verticalScrollBar().valueChanged.connect(self._update_margins)
        self.document().documentLayout().documentSizeChanged.connect(self._update_margins)
        SpellingMarks(self)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    # ---- showing ------------------------------------------------------------------------------------
    def open(self, source: str) -> None:
        """Show the notes on a source, none for one that is yet to begin, with the caret after the last word."""
        self.session = NoteSession(self._workspace.visit, source)
        self._chosen = ""
        self._show_lines()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def load(self) -> None:
        """Take in what changed in the file; what is being typed is saved first, and the caret stays.

        As long as the file refuses what was typed, that stays on the page and nothing is taken in.
        """
        if self.session is None:
            return
        if self.session.is_behind() and self.save():
            here = self._caret()
            scrolled = self.verticalScrollBar().value()
            self.session.reload()
            self._show_lines()
            self._put_caret(here)
            self.verticalScrollBar().setValue(scrolled)
        self._show_passages()

    def choose(self, evidence: str) -> None:
        """Show which passage is meant, none for ""."""
        self._chosen = evidence
        self.viewport().update()
        self._marks.update()
        passage = self.passages.of(evidence)
        if passage is not None:
            caret = QTextCursor(passage.cursor)
            caret.setPosition(passage.cursor.selectionStart())
            self.setTextCursor(caret)
            self.ensureCursorVisible()

    def show_paragraph(self, record: str) -> None:
        """Go to a paragraph of the notes."""
        place = self.session.place_of(record) if self.session else None
        if place is not None:
            self.setTextCursor(QTextCursor(self.document().findBlockByNumber(place)))
            self.ensureCursorVisible()

    def show_warned(self, words: list[QTextCursor]) -> None:
        """Underline words as a warning, those alone."""
        self._warned = words
        self.viewport().update()

    def find_passages_anew(self) -> None:
        """Look for every passage in the text, as when it was changed in the file itself."""
        self.passages.forget()
        self._show_passages()

    @property
    def paragraph_here(self) -> str:
        """The id of the paragraph that the caret is in, "" for one that is not saved."""
        lines, place = self.session.lines if self.session else [], self.textCursor().blockNumber()
        return (lines[place].record or "") if place < len(lines) else ""

    @property
    def chosen(self) -> str:
        """The id of the evidence item that is shown as meant."""
        return self._chosen

    # ---- asking ---------------------------------------------------------------------------------------
    def passage_at_caret(self) -> Passage | None:
        """Return the shortest passage around the caret."""
        return self.passages.around(self.textCursor().position())

    def rect_of(self, cursor: QTextCursor) -> QRect:
        """Return the rectangle around a selection, in the coordinates of this widget."""
        return around(cursor, self.offset(), self.cursorRect(cursor)).translated(self.viewport().pos())

    def offset(self) -> QPointF:
        """Return where the document's corner lies in the viewport."""
        return QPointF(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def block_top(self, block: QTextBlock) -> float:
        """Return where a paragraph begins, in the coordinates of the viewport."""
        return self.document().documentLayout().blockBoundingRect(block).top() + self.offset().y()

    def is_saved(self) -> bool:
        """Whether everything on the page is in the file."""
        return self.session is None or self.session.is_saved()

    def words(self) -> int:
        """Return the number of words."""
        return len(self.toPlainText().split())

    # ---- saving -----------------------------------------------------------------------------------------
    def save(self) -> bool:
        """Save the notes, and where the passages stand in them; returns whether everything is in the file."""
        self._timer.stop()
        session = self.session
        self._latest.stop()
        if session is None or not session.has_begun or session.is_saved():
            return self.is_saved()
        return self._workspace.did(lambda: session.save(self.passages.spans()))

    def undo(self) -> None:
        """Undo the last change of the words."""
        step_over_room(self.document(), super().undo, self.document().isUndoAvailable)

    def redo(self) -> None:
        """Do the change of the words again that was undone last."""
        step_over_room(self.document(), super().redo, self.document().isRedoAvailable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and do again by this page's own measure of a step."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save on leaving."""
        super().focusOutEvent(event)
        self.save()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the passages, then the text over them, or what to do where there is none."""
        with QPainter(self.viewport()) as painter:
            paint_passages(painter, self.passages, self.offset(), chosen=self._chosen)
            paint_warned(painter, self._warned, self.offset())
        super().paintEvent(event)
        if self.document().isEmpty():
            with QPainter(self.viewport()) as painter:
                paint_invitation(painter, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the prose its measure, and the rest to the margins."""
        gutter = max(_GUTTER, text_width(Type.UI, "00:00") + 2 * L)
        prose = round(_PROSE * text_scale())
        spare = max(0, self.width() - gutter - prose - _MARGIN)
        left = gutter + spare // 3
        right = max(_MARGIN, self.width() - left - prose)
        self.setViewportMargins(left, 0, right, 0)
        super().resizeEvent(event)
        height = self.viewport().height()
        self._times.setGeometry(left - gutter, 0, gutter, height)
        self._marks.setGeometry(left + self.viewport().width(), 0, _MARGIN, height)

    # ---- inside -----------------------------------------------------------------------------------------
    def _texts(self) -> list[str]:
        document = self.document()
        blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
        return [block.text().replace(_SOFT_BREAK, "\n") for block in blocks]

    def _show_lines(self) -> None:
        assert self.session is not None
        self._showing = True
        self.passages.forget()
        self.document().setUndoRedoEnabled(False)
        self.setPlainText("\n".join(line.text.replace("\n", _SOFT_BREAK) for line in self.session.lines))
        set_spacing(self.document())
        self.document().setUndoRedoEnabled(True)
        self.session.follow(self._texts())
        self._showing = False
        self._show_passages()
        self._update_margins()
        self.shown.emit()

    def _show_passages(self) -> None:
        """Follow which items there are; a passage that is on the page already stays where the edits moved it."""
        session = self.session
        assert session is not None
        self.passages.follow(self._workspace.visit.evidence.on_source(session.source), session)
        lines = {line.record or "" for line in session.lines}
        self.unsettled = self._workspace.visit.store.unsettled() & lines
        self.viewport().update()
        self._update_margins()

    def _caret(self) -> tuple[str | None, int]:
        assert self.session is not None
        cursor = self.textCursor()
        line = self.session.lines[cursor.blockNumber()]
        return line.record, cursor.positionInBlock()

    def _put_caret(self, here: tuple[str | None, int]) -> None:
        assert self.session is not None
        record, offset = here
        place = self.session.place_of(record) if record else None
        if place is None:
            self.moveCursor(QTextCursor.MoveOperation.End)
            return
        cursor = QTextCursor(self.document().findBlockByNumber(place))
        cursor.setPosition(cursor.position() + min(offset, cursor.block().length() - 1))
        self.setTextCursor(cursor)

    def _on_text_changed(self) -> None:
        if self.session is None or self._showing:
            return
        self._update_margins()
        texts = self._texts()
        if texts == [line.text for line in self.session.lines]:
            return  # it looks different, as in another size of text, and says the same
        self.session.follow(texts)
        self.passages.take_back_in()
        self._timer.start()
        if not self._latest.isActive():
            self._latest.start()
        self.written.emit()

    def _update_margins(self) -> None:
        self._times.update()
        self._marks.update()

    def _on_theme_changed(self) -> None:
        self.setFont(font(Type.PROSE))
        self.document().setDefaultFont(font(Type.PROSE))
        self.viewport().update()

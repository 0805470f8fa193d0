"""What in the notes may tell who a child is: underlined, with a message under the paragraph."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from inspector_app.fieldwork.note_session import Span
from inspector_app.privacy.finding import Likeness
from inspector_app.privacy.replacing import replace_around_notes, spans_of
from resources.translations import _
from ui.layouts import S
from ui.pages.note.passages import cursor_of
from ui.pages.note.spacing import make_room, room_below
from ui.pages.note.writing_surface import WritingSurface
from ui.theme import theme
from ui.widgets.likely_name_message import LikelyNameMessage
from ui.widgets.privacy_notice import PAUSE
from ui.workspace import Workspace

_AT_ONCE = 40  # paragraphs that are looked at in one turn of the event loop


class NameWarnings(QObject):
    """Looks at the notes when they are opened and whenever typing pauses, only at paragraphs that changed.

    Each paragraph has at most one message, for the first words in it; the next comes when that is dealt with.
    """

    def __init__(self, workspace: Workspace, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._workspace = workspace
        self._surface = surface
        self._watch = workspace.visit.name_watch
        self._source = ""
        self._messages: dict[int, LikelyNameMessage] = {}  # by the number of the paragraph
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        surface.written.connect(self._timer.start)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.look)
        surface.shown.connect(self._on_shown)
        surface.verticalScrollBar().valueChanged.connect(self._place)
        # Not at once: the text is being laid out, or the message has not taken its new size yet.
        self._room = QTimer(self, singleShot=True, interval=0)
        self._room.timeout.connect(self._make_room)
        surface.document().documentLayout().documentSizeChanged.connect(self._room.start)
        theme.changed.connect(self._room.start)

    def look(self) -> None:
        """Look at the notes as they are now."""
        self._timer.stop()
        session = self._surface.session
        assert session is not None
        if self._workspace.is_finished:
            return  # the visit is closed, and this goes with its window
        if not self._watch.look_ahead((line.text for line in session.lines), _AT_ONCE):
            self._soon.start()
            return
        warned: list[QTextCursor] = []
        wanted: dict[int, LikelyNameMessage] = {}
        known = {(number, message.words): message for number, message in self._messages.items()}
        for number, line in enumerate(session.lines):
            found = self._watch.find(line.text)
            warned += [
                cursor_of(self._surface.document(), Span(number, entry.start, entry.stop)) for entry in found
            ]
            if found:
                words = line.text[found[0].start : found[0].stop]
                message = known.pop((number, words), None)
                wanted[number] = message or self._message(words, found[0].likeness)
        for gone in known.values():
            self._let_go(gone)
        new = [number for number, message in wanted.items() if message not in self._messages.values()]
        self._messages = wanted
        self._surface.show_warned(warned)
        self._make_room()
        if self._surface.textCursor().blockNumber() in new:
            self._show_below_caret()

    def _on_shown(self) -> None:
        session = self._surface.session
        if session is not None and session.source != self._source:
            self._source = session.source
            for message in self._messages.values():
                self._let_go(message)
            self._messages = {}
            self._surface.show_warned([])
        self.look()

    # ---- messages -------------------------------------------------------------------------------------
    def _message(self, words: str, likeness: Likeness) -> LikelyNameMessage:
        message = LikelyNameMessage(words, likeness, self._surface)
        message.replaced.connect(lambda instead: self._replace(words, instead))
        message.kept.connect(lambda: self._keep(words))
        message.left.connect(self._go_back)
        message.grown.connect(self._room.start)
        QWidget.setTabOrder(self._surface, message.replace)
        QWidget.setTabOrder(message.replace, message.keep)
        return message

    def _let_go(self, message: LikelyNameMessage) -> None:
        if message.isAncestorOf(self._surface.window().focusWidget() or self._surface):
            self._go_back()
        message.hide()
        message.deleteLater()

    def _make_room(self) -> None:
        width = self._width()
        rooms = {number: _height(message, width) + S for number, message in self._messages.items()}
        make_room(self._surface.document(), rooms)
        self._place()

    def _place(self) -> None:
        """Lay each message into the room under its paragraph, and leave out those that have none."""
        document, width = self._surface.document(), self._width()
        left = self._surface.viewport().x() + round(document.documentMargin())
        for number, message in self._messages.items():
            height = _height(message, width)
            block = document.findBlockByNumber(number)
            lines = block.layout().lineCount() if block.isValid() else 0
            message.setVisible(lines > 0 and room_below(document, number) >= height)
            if lines:
                below = block.layout().lineAt(lines - 1).rect().bottom()
                top = round(self._surface.block_top(block) + below) + S
                message.setGeometry(QRect(left, top, width, height))

    def _show_below_caret(self) -> None:
        """Scroll so far that what is said about the paragraph in which one writes can be read."""
        message = self._messages[self._surface.textCursor().blockNumber()]
        hidden = message.geometry().bottom() + S - self._surface.viewport().height()
        if message.isVisible() and hidden > 0:
            bar = self._surface.verticalScrollBar()
            bar.setValue(bar.value() + hidden)

    def _width(self) -> int:
        return self._surface.viewport().width() - 2 * round(self._surface.document().documentMargin())

    # ---- deeds ----------------------------------------------------------------------------------------
    def _replace(self, words: str, instead: str) -> None:
        """Write other words everywhere in the notes, and in what was taken up from them: one deed, undone as one."""
        session = self._surface.session
        assert session is not None
        self._surface.save()
        document = self._surface.document()
        # All are found first: a cursor stays with its words while others are replaced.
        found = [
            cursor_of(document, Span(number, start, stop))
            for number, line in enumerate(session.lines)
            for start, stop in spans_of(line.text, words)
        ]
        visit = self._workspace.visit
        with visit.one_step():
            edit = QTextCursor(document)
            edit.beginEditBlock()
            for cursor in found:
                cursor.insertText(instead)
            edit.endEditBlock()
            self._workspace.do(lambda: replace_around_notes(visit, session.source, words, instead))
            self._surface.find_passages_anew()
            self._surface.save()
        self._go_back()
        self.look()

    def _keep(self, words: str) -> None:
        if not self._workspace.did(lambda: self._watch.keep(words)):
            return
        self.look()
        kept = _("“{words}” is kept").format(words=words)
        self._workspace.say(kept, (_("Ask again"), lambda: self._forget(words)))

    def _forget(self, words: str) -> None:
        if self._workspace.did(lambda: self._watch.forget(words)):
            self.look()

    def _go_back(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)


def _height(message: LikelyNameMessage, width: int) -> int:
    message.layout().activate()
    return message.layout().totalHeightForWidth(width)

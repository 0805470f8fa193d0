"""Taking passages of the notes up as evidence, judging them anew, and letting them go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from resources.translations import _
from ui.pages.note.passages import span_of
from ui.pages.note.take_up import TakeUpPopover
from ui.pages.note.writing_surface import WritingSurface
from ui.workspace import Workspace


class TakingUp(QObject):
    """The popover over the notes, and what is done with its answer.

    `changing` carries the id of the item that is asked about; `taken_up` comes when a new one was made.
    """

    changing = Signal(str)
    taken_up = Signal()

    def __init__(self, workspace: Workspace, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._workspace = workspace
        self._surface = surface
        self._evidence = workspace.visit.evidence
        self._asked: QTextCursor | None = None  # the words that the popover is about
        self._changed = ""
        self.popover = TakeUpPopover(workspace.visit.framework, workspace.language, surface)
        self.popover.decided.connect(self._on_decided)
        self.popover.removed.connect(self._on_removal_wanted)
        self.popover.closed.connect(surface.setFocus)
        surface.verticalScrollBar().valueChanged.connect(self._keep_in_place)

    def ask(self) -> None:
        """Ask about the selected words, or about the passage around the caret."""
        cursor = self._surface.textCursor()
        around = None if cursor.hasSelection() else self._surface.passage_at_caret()
        if around is not None:
            self.change(around.item.id)
        elif cursor.hasSelection():
            self._surface.save()
            self._changed = ""
            self._asked = cursor
            self.popover.ask(self._surface.rect_of(cursor))

    def change(self, evidence: str) -> None:
        """Ask what an item is evidence for now, and as what."""
        passage = self._surface.passages.of(evidence)
        item = self._evidence.get(evidence)
        self.changing.emit(evidence)
        self._changed = evidence
        self._asked = passage.cursor if passage else self._surface.textCursor()
        place = self._surface.rect_of(self._asked)
        self.popover.ask(place, criteria=item.criterion_keys, kind=item.kind, changing=True)

    def remove(self, evidence: str) -> None:
        """Let an item be evidence no longer."""
        self._workspace.do_and_say(
            lambda: self._evidence.delete(evidence), _("The passage is evidence no longer")
        )

    def _on_removal_wanted(self) -> None:
        self.popover.dismiss()
        self.remove(self._changed)

    def _on_decided(self, criteria: tuple[str, ...], kind: str) -> None:
        if self._changed:
            self._workspace.do(lambda: self._evidence.judge(self._changed, criteria, kind))
            return
        session = self._surface.session
        assert self._asked is not None
        assert session is not None
        span = span_of(self._asked)
        words = self._asked.selection().toPlainText().replace("\n", " ")
        made = self._workspace.do(
            lambda: self._evidence.take_up(
                words,
                criteria,
                kind,
                source=session.source,
                paragraph=session.lines[span.line].record,
                start=span.start,
                stop=span.stop,
            )
        )
        if made is not None:
            cursor = self._surface.textCursor()
            cursor.clearSelection()
            self._surface.setTextCursor(cursor)
            self.taken_up.emit()

    def _keep_in_place(self) -> None:
        if self.popover.isVisible() and self._asked is not None:
            self.popover.point_at(self._surface.rect_of(self._asked))

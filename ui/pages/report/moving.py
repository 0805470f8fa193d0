"""Moving texts of the report: within their chapter, and paragraphs into other chapters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt

from inspector_app.texts import in_language
from resources.translations import _
from ui.pages.report.outline import PARAGRAPH, Outline
from ui.pages.report.text_drag import DropPlace
from ui.pages.report.writer import Writer
from ui.workspace import Workspace


class Moving(QObject):
    """Does what is dragged or asked for by key on the outline and the writing surface.

    `leave` saves all that is being typed and returns whether it is in the file; `open_at` opens a chapter by its key at
    one of its texts.
    """

    def __init__(
        self,
        workspace: Workspace,
        outline: Outline,
        writer: Writer,
        leave: Callable[[], bool],
        open_at: Callable[[str, str], object],
    ) -> None:
        super().__init__(writer)
        self._workspace, self._visit = workspace, workspace.visit
        self._writer, self._leave, self._open_at = writer, leave, open_at
        # Once dragging is over, since the lines of the outline change.
        outline.placed.connect(self._on_placed, Qt.ConnectionType.QueuedConnection)
        outline.moved.connect(writer.move)
        for asking in (outline, writer):
            asking.moved_on.connect(self._on_moved_on)

    def _on_placed(self, record: str, place: DropPlace) -> None:
        if place.chapter == self._writer.chapter:
            self._writer.place(record, place)
        else:
            self._place_in_chapter(record, place)

    def _on_moved_on(self, record: str, by: int) -> None:
        """Move a paragraph to the beginning of the next chapter, or to the end of the one before."""
        keys = [chapter.key for chapter in self._visit.framework.outline]
        index = keys.index(self._writer.chapter) + by
        row = self._writer.rows.get(record)
        if row is None or row.manuscript.kind != PARAGRAPH or not 0 <= index < len(keys):
            return
        first = self._visit.paragraphs.of_chapter(keys[index])[:1] if by > 0 else []
        self._place_in_chapter(record, DropPlace(keys[index], first[0].id if first else ""))

    def _place_in_chapter(self, record: str, place: DropPlace) -> None:
        """Move a paragraph into another chapter, and go there with it."""
        # All is saved first, so that the move is the last step, which the window offers to take back.
        if not self._leave() or not self._writer.place(record, place):
            return
        self._open_at(place.chapter, record)
        titles = {chapter.key: chapter.title for chapter in self._visit.framework.outline}
        title = in_language(titles[place.chapter], self._workspace.language)
        self._workspace.say_done(_("Paragraph moved to “{title}”").format(title=title))

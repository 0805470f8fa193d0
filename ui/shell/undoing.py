"""Undo and redo in the window: doing it, going where it happened, and saying so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from db.errors import UserError
from inspector_app.undo.carry_out import CHANGED_SINCE
from inspector_app.undo.deeds import deed_of
from inspector_app.undo.step import Step
from inspector_app.undo.words import step_words
from inspector_app.visit import Visit
from resources.translations import _
from ui.job import Progress
from ui.shell.deed_places import places_of
from ui.workspace import Workspace

_LARGE = 60  # registers from which a step is carried out in a thread of its own


class Undoing(QObject):
    """`went` carries the places where something was undone or done again, `refused` a UserError and such places.

    `save` saves what is being typed and says whether it is in the file; as long as it is not, nothing is undone.
    """

    went = Signal(list)
    refused = Signal(object, list)

    def __init__(self, workspace: Workspace, save: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._visit = workspace, workspace.visit
        self._save = save
        workspace.undo_wanted.connect(self.undo)

    def undo_words(self) -> str:
        """Return what would be undone, "" for nothing."""
        step = self._visit.steps.last
        return step_words(self._visit, step) if step else ""

    def redo_words(self) -> str:
        """Return what would be done again, "" for nothing."""
        step = self._visit.steps.next
        return step_words(self._visit, step) if step else ""

    def undo(self, step: Step | None = None) -> None:
        """Undo the last step, or another one."""
        if not self._save():
            return
        wanted = step or self._visit.steps.last
        if wanted is not None:
            self._carry(wanted, back=True)

    def undo_after_field(self) -> None:
        """Undo the last step once a field has taken back all that was typed in it: that is no step any more."""
        if not self._save():
            return
        self._visit.steps.forget_taken_back(self._visit)
        self.undo()

    def redo(self, step: Step | None = None) -> None:
        """Do the last step that was undone again, or another one."""
        if not self._save():
            return
        wanted = step or self._visit.steps.next
        if wanted is not None:
            self._carry(wanted, back=False)

    def _carry(self, step: Step, *, back: bool) -> None:
        words = step_words(self._visit, step)

        def work(visit: Visit, progress: Progress | None = None) -> Step | None:
            return visit.undo(step, progress) if back else visit.redo(step, progress)

        def done(carried: Step | None) -> None:
            if carried is not None:
                self._say(step, words, back=back)

        def failed(error: UserError) -> None:
            if error.code == CHANGED_SINCE:
                self.refused.emit(error, places_of(self._visit, deed_of(self._visit, step)))
            else:
                self._workspace.tell_trouble(error)

        if step.size > _LARGE:
            title = _("Undoing: {deed}") if back else _("Doing again: {deed}")
            self._workspace.run(title.format(deed=words), work, done=done, failed=failed)
            return
        try:
            carried = work(self._visit)
        except UserError as error:
            failed(error)
        else:
            done(carried)

    def _say(self, step: Step, words: str, *, back: bool) -> None:
        self.went.emit(places_of(self._visit, deed_of(self._visit, step)))
        if back:
            self._workspace.say(_("Undone: {deed}").format(deed=words), (_("Redo"), lambda: self.redo(step)))
        else:
            again = _("Done again: {deed}").format(deed=words)
            self._workspace.say(again, (_("Undo"), lambda: self.undo(step)))

"""The files of an open reading: attaching, showing and copying them, all in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from db.errors import UserError
from inspector_app.fieldwork.attachments import Attachment, NewFile
from inspector_app.fieldwork.media_types import words_for
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit
from resources.translations import _
from ui.job import Progress
from ui.pictures import decode
from ui.workspace import Workspace

Refused = Callable[[UserError], object]


class ReadingFiles:
    """What may be done with the files of one reading."""

    def __init__(self, workspace: Workspace, reading: str, language: str) -> None:
        self._workspace = workspace
        self._reading = reading
        self._language = language

    def find(self, answer: str) -> Attachment | None:
        """Return the file that an answer names, None when this copy does not hold it."""
        return self._workspace.visit.attachments.find(answer)

    def author(self, file: Attachment) -> str:
        """Return who attached a file."""
        return self._workspace.visit.members.get(file.author).name

    def attach(
        self,
        path: str,
        take: Callable[[], NewFile],
        *,
        decide: Callable[[NewFile], object] | None,
        refused: Refused,
        ended: Callable[[], object],
    ) -> None:
        """Answer a question with what `take` reads, in the worker; it may raise UserError.

        A picture that says where it was taken is not attached and goes to `decide`, unless that is None.
        """

        def work(visit: Visit, progress: Progress) -> NewFile | None:
            file = take()
            progress(0.5, file.name)  # until here it can be cancelled
            if decide is not None and file.says_where:
                return file
            ReadingSession(visit, self._reading, language=self._language).attach(path, file)
            return None

        def done(undecided: NewFile | None) -> None:
            if undecided is not None and decide is not None:
                decide(undecided)

        self._workspace.run(_("Attaching a file"), work, done=done, failed=refused, ended=ended)

    def show(
        self,
        file: Attachment,
        most: int,
        *,
        done: Callable[[QImage | None], object],
        refused: Refused,
    ) -> None:
        """Give a picture of at most `most` pixels to `done`, None for one that cannot be shown."""

        def work(visit: Visit, _progress: Progress) -> QImage | None:
            return decode(visit.attachments.read(file.name), file.media_type, most)

        self._workspace.run(_("Reading a picture"), work, done=done, failed=refused, shown=False)

    def save_copy(self, file: Attachment, parent: QWidget) -> None:
        """Ask for a place outside the visit and write a copy of a file there."""
        target = choose_place(parent, file)
        if target is None:
            return

        def said(_result: object) -> None:
            self._workspace.say(
                _("Saved {file}. The copy is outside the visit: delete it when it has served.").format(
                    file=target.name
                )
            )

        self._workspace.run(
            _("Saving {file}").format(file=target.name),
            lambda visit, _progress: visit.attachments.save_as(file.name, target),
            done=said,
        )


def choose_place(parent: QWidget, file: Attachment) -> Path | None:
    """Return where the user wants a copy of a file, None when they think better of it."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    end = Path(file.name).suffix
    title = _("Save a copy outside the visit, where nothing protects it")
    suggested = str(QDir(folder).filePath(file.given_name))
    name, _kind = QFileDialog.getSaveFileName(
        parent, title, suggested, f"{words_for(file.media_type)} (*{end})"
    )
    if not name:
        return None
    chosen = Path(name)
    return chosen if chosen.suffix.lower() == end.lower() else chosen.with_name(chosen.name + end)


def choose_file(parent: QWidget, *, picture: bool) -> Path | None:
    """Return the file that the user wants to attach, None when they think better of it."""
    kinds = _("Pictures") + " (*.png *.jpg *.jpeg *.gif *.webp *.bmp)" if picture else _("All files") + " (*)"
    title = _("Choose a picture") if picture else _("Choose a file")
    name, _kind = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None

"""Protecting the visit that is open: its window goes, the file is protected in a thread, and then it can be opened again."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from inspector_app.last_session import end_session
from inspector_app.protection.protecting import protect_visit
from ui.job import Job, hold
from ui.main_window import MainWindow


class Protecting(QObject):
    """`ended` carries the data key, None where the file is plain as before, and a UserError or None; `broke` a bug.

    The window closes its visit at once. `path`, `place` and `geometry` say what was open in it, and where one was.
    """

    ended = Signal(object, object)
    broke = Signal(object)

    def __init__(self, main: MainWindow, passphrase: str, parent: QObject) -> None:
        super().__init__(parent)
        visit = main.workspace.visit
        self.path = path = visit.store.path
        self.place = main.let_go()
        self.geometry = main.saveGeometry()
        end_session(visit)
        visit.close()
        main.hide()
        main.deleteLater()
        self.job = Job(lambda progress: protect_visit(path, passphrase, progress=progress), self)
        self.job.done.connect(lambda done: self.ended.emit(done.key, None))
        self.job.failed.connect(lambda error: self.ended.emit(None, error))
        self.job.cancelled.connect(lambda: self.ended.emit(None, None))
        self.job.broke.connect(self.broke)
        self.job.finished.connect(self.deleteLater)

    def start(self) -> None:
        """Begin, once whoever waits for it has been connected."""
        hold(self.job)
        self.job.start()

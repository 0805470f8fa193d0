"""What all pages share: the open visit, going somewhere, doing things safely, and long work."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import REFUSED_BY_DISK, UserError
from db.transaction import Touched
from inspector_app.visit import Visit
from resources.translations import _, language
from ui.job import Job, Progress, VisitJob
from ui.language import language as spoken
from ui.place import Place
from ui.preferences import Preferences

T = TypeVar("T")


class Workspace(QObject):
    """One open visit in one window.

    `changed` carries what a commit or merge touched; `saved` the local time of a commit; `merged` comes when hand-overs
    were brought in; `going` carries a Place, `returning` comes to go back to where one was; `troubled` a UserError for
    the window's message line; `said` words for the toast with an optional link (words, deed); `working` a job to draw,
    with its title; `not_saved` a UserError for what the disk would not take; `undo_wanted` a step to undo;
    `another_wanted` comes to choose another visit, or carries the path of one; `restore_wanted` carries the path of a
    backup to go back to; `lock_wanted` comes when the window is to be locked, `let_go` when nothing is to be read from
    the visit any more; `protect_wanted` carries the passphrase with which a plain visit is to be protected.
    """

    changed = Signal(object)
    saved = Signal(object)
    merged = Signal()
    going = Signal(object)
    returning = Signal()
    troubled = Signal(object)
    said = Signal(str, object)
    working = Signal(str, object)
    not_saved = Signal(object)
    undo_wanted = Signal(object)
    lock_wanted = Signal()
    let_go = Signal()
    protect_wanted = Signal(str)
    another_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, visit: Visit, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.visit = visit
        self.preferences = preferences
        # What stands in the way of making the window anew, "" for nothing; the window says.
        self.why_not_anew: Callable[[], str] = str
        self._jobs: set[Job] = set()
        self._shown_jobs: set[Job] = set()
        self._finished = False
        self._unsubscribe = visit.store.subscribe(self._on_touched)

    @property
    def language(self) -> str:
        """The language of the window, in which the framework's own texts are shown as well."""
        return language()

    # ---- doing ----------------------------------------------------------------------------------
    def do(self, deed: Callable[[], T]) -> T | None:
        """Do something that may fail; a failure becomes a sentence in the window, and None is returned.

        Once the visit was let go of, nothing is done any more: a field that closes with its window would still save.
        """
        if self._finished:
            return None
        try:
            return deed()
        except UserError as error:
            self.tell_trouble(error)
            return None

    def did(self, deed: Callable[[], object]) -> bool:
        """Do something that may fail, as `do` does, and return whether it was done."""

        def do() -> bool:
            deed()
            return True

        return self.do(do) is not None

    def tell_trouble(self, error: UserError) -> None:
        """Say what stands in the way, and that something was not saved if the visit's own file refused it."""
        self.troubled.emit(error)
        if error.where == self.visit.store.path.name and error.code in REFUSED_BY_DISK:
            self.not_saved.emit(error)

    def run(
        self,
        title: str,
        work: Callable[[Visit, Progress], Any],
        *,
        done: Callable[[Any], object],
        failed: Callable[[UserError], object] | None = None,
        ended: Callable[[], object] | None = None,
        shown: bool = True,
    ) -> Job:
        """Run long work in a thread, on a connection of its own, and then `done` with what it returned.

        The window draws its progress and a Cancel unless `shown` is False. A failure goes to `failed`, or to the
        window's message line; `ended` is called last, however the work ended. All three are given here, since
        quick work may be over before its job could be connected to. The job is gone a turn after that. Once the visit
        was let go of, nothing is begun.
        """
        job = VisitJob(self.visit, work, self)
        if self._finished:
            return job
        # First of all, and however it ended: what was committed before a failure or a Cancel is in the file.
        for outcome in (job.done, job.failed, job.cancelled, job.broke):
            outcome.connect(lambda *_result: self._tell(job))
        job.done.connect(lambda result: self._on_job_done(result, done))
        job.failed.connect(lambda error: self._on_job_failed(error, failed or self.tell_trouble))
        job.broke.connect(_raise)
        job.finished.connect(lambda: self._on_job_ended(job, ended))
        self._jobs.add(job)
        if shown:
            self._shown_jobs.add(job)
            self.working.emit(title, job)
        job.start()
        return job

    @property
    def is_working(self) -> bool:
        """Whether long work is under way that the window has drawn."""
        return any(job.isRunning() for job in self._shown_jobs)

    @property
    def is_busy(self) -> bool:
        """Whether any work is under way in a thread, drawn or not."""
        return any(job.isRunning() for job in self._jobs)

    @property
    def is_finished(self) -> bool:
        """Whether the visit was let go of."""
        return self._finished

    def finish(self) -> None:
        """Let go of the visit: stop all long work and wait for it; what it still has to tell is dropped."""
        if not self._finished:
            self._unsubscribe()
            self._finished = True
            self.let_go.emit()
        for job in list(self._jobs):
            job.cancel()
            job.wait()

    # ---- the language ---------------------------------------------------------------------------
    def speak(self, code: str) -> bool:
        """Have the window made anew in another language, "" for the system's; where it cannot be now, say why.

        Returns whether the language was taken.
        """
        wait = _("Wait until the work that is under way is done, then choose again.")
        why = wait if self.is_working else self.why_not_anew()
        if why:
            self.say(why)
            return False
        self.preferences.set_text("language", code)
        # Once this choice has been drawn: the window it stands in is about to be made anew.
        QTimer.singleShot(0, spoken, lambda: spoken.use(code))
        return True

    # ---- going and saying -----------------------------------------------------------------------
    def go(self, page: str, record: str = "", part: str = "") -> None:
        """Show a page, and a record on it."""
        self.going.emit(Place(page, record, part))

    def go_back(self) -> None:
        """Show again what was shown before."""
        self.returning.emit()

    def say(self, words: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say something in passing, with something to do if given."""
        self.said.emit(words, action)

    def do_and_say(self, deed: Callable[[], object], words: str) -> bool:
        """Do something and say that it is done, with Undo beside it; a failure becomes a sentence in the window.

        Where nothing had to be done, there is nothing to undo either.
        """
        before = self.visit.steps.last
        done = self.did(deed)
        if done and self.visit.steps.last is before:
            self.say(words)
        elif done:
            self.say_done(words)
        return done

    def say_done(self, words: str) -> None:
        """Say that something was just done, with Undo beside it."""
        step = self.visit.steps.last
        self.say(words, (_("Undo"), lambda: self.undo_wanted.emit(step)))

    def _tell(self, job: VisitJob) -> None:
        if job.touched and not self._finished:
            self.visit.store.tell(job.touched)

    def _on_job_done(self, result: Any, done: Callable[[Any], object]) -> None:
        # A word that was on its way when the window closed would reach pages that are gone.
        if self._finished:
            return
        done(result)

    def _on_job_failed(self, error: UserError, failed: Callable[[UserError], object]) -> None:
        if not self._finished:
            failed(error)

    def _on_job_ended(self, job: Job, ended: Callable[[], object] | None) -> None:
        self._jobs.discard(job)
        self._shown_jobs.discard(job)
        if ended is not None and not self._finished:
            ended()
        # It would stay with the window, which asks each of its jobs at every turn of the loop whether it gives way.
        job.deleteLater()

    def _on_touched(self, touched: frozenset[Touched]) -> None:
        self.saved.emit(self.visit.clock().astimezone())
        self.changed.emit(touched)


def _raise(error: BaseException) -> None:
    raise error

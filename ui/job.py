"""Long work in a thread of its own, with its own connection to the file; it reports, and can be cancelled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QThread, Signal
from shiboken6 import isValid

from db.errors import Cancelled, UserError
from db.transaction import Touched
from inspector_app.visit import Visit

Progress = Callable[[float, str], None]
T = TypeVar("T")

_GIVING_WAY = 0.1  # seconds that work rests at most, at a step, while the window's thread is busy
_GOING_ON = 0.2  # seconds that it goes on then: in a loop of the system, such as that of a dialog, nobody is told of rests


class Job(QThread):
    """One piece of work. Exactly one of `done`, `failed`, `cancelled` and `broke` comes, on the window's thread.

    `done` carries what the work returned, `failed` a UserError, `broke` the exception of a bug; `progressed`
    says how far it is (0 to 1) and what it does. `touched` is what it changed in the file.
    """

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[[Progress], Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancel = threading.Event()
        self.touched: frozenset[Touched] = frozenset()
        self._hurries = False
        self._goes_on_until = 0.0  # on the clock of `time.monotonic`
        self._window_rests = threading.Event()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self._on_window_rests)
            dispatcher.awake.connect(self._on_window_busy)

    def cancel(self) -> None:
        """Stop at the next step; what was done until then is rolled back."""
        self._cancel.set()
        self._hurry()

    def wait(self, *limit: Any) -> bool:
        """Wait until the work has ended, which gives way to the waiting thread no more."""
        self._hurry()
        return super().wait(*limit)

    def run(self) -> None:
        """Do the work; Qt calls this in the new thread."""
        try:
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - a thread must not end silently
            self.broke.emit(error)
        else:
            self.done.emit(result)

    def _on_window_rests(self) -> None:
        self._window_rests.set()

    def _on_window_busy(self) -> None:
        self._window_rests.clear()

    def _hurry(self) -> None:
        self._hurries = True
        self._window_rests.set()

    def give_way(self) -> None:
        """Rest while the window's thread is busy, unless it waits for this job; for the job's own thread.

        Each call of the window's thread into Qt lets go of Python's lock, and would wait for it.
        """
        if self._hurries or time.monotonic() < self._goes_on_until:
            return
        if not self._window_rests.wait(_GIVING_WAY):
            self._goes_on_until = time.monotonic() + _GOING_ON

    def _report(self, fraction: float, sentence: str) -> None:
        self.give_way()
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(fraction, sentence)


class VisitJob(Job):
    """Work on a visit: it is given the visit over a connection of this thread's own."""

    def __init__(
        self, visit: Visit, work: Callable[[Visit, Progress], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(self._on_sibling, parent)
        self._visit = visit
        self._visit_work = work

    def _on_sibling(self, progress: Progress) -> Any:
        changed: set[Touched] = set()
        with self._visit.sibling() as sibling:
            sibling.store.subscribe(changed.update)
            sibling.store.before_query = self.give_way
            try:
                return self._visit_work(sibling, progress)
            finally:
                self.touched = frozenset(changed)


_under_way: set[Job] = set()  # which no widget holds


def in_background(
    owner: QObject,
    work: Callable[[], T],
    *,
    done: Callable[[T], object],
    failed: Callable[[UserError], object],
    ended: Callable[[], object] = lambda: None,
) -> None:
    """Do work that takes about a second, and no visit that is open, in a thread of its own.

    Then `ended` comes, and after it `done` with what it returned or `failed` with what stood in the way; none of them
    once `owner` is gone.
    """
    job = Job(lambda _progress: work())
    hold(job)
    job.done.connect(while_there(owner, lambda result: (ended(), done(result))))
    job.failed.connect(while_there(owner, lambda error: (ended(), failed(error))))
    job.broke.connect(while_there(owner, lambda _error: ended()))
    job.broke.connect(_raise)
    job.start()


def hold(job: Job) -> None:
    """Keep a job that no widget holds until it has ended; the program waits for it as it ends itself."""
    _under_way.add(job)
    job.finished.connect(lambda: _let_go_of(job))


def finish_background() -> None:
    """Wait for what is still done in the background, as the program ends."""
    for job in list(_under_way):
        _let_go_of(job)


def _let_go_of(job: Job) -> None:
    job.wait()
    _under_way.discard(job)


def _raise(error: BaseException) -> None:
    raise error


def while_there(
    owner: QObject, deed: Callable[..., object], *, otherwise: Callable[..., object] | None = None
) -> Callable[..., None]:
    """Return `deed` for as long as its owner is there; `otherwise` is done once that is gone.

    Work may outlast the widget that asked for it, such as the card of a question in another section.
    """

    def guarded(*arguments: object) -> None:
        if isValid(owner):
            deed(*arguments)
        elif otherwise is not None:
            otherwise(*arguments)

    return guarded

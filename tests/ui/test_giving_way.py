"""Work in a thread rests while the window's thread is busy, and goes on when that waits for it."""

import threading
import time

from PySide6.QtCore import QTimer

from ui.application import make_application
from ui.job import Job

_BUSY = 0.08  # seconds, less than the longest that work rests


def test_work_rests_while_the_window_is_busy(qtbot):
    make_application()
    began, gone_on = threading.Event(), []

    def work(progress):
        began.set()
        time.sleep(_BUSY / 3)  # until the window is busy
        progress(0.5, "")
        gone_on.append(time.monotonic())

    job = Job(work)
    rested = []

    def be_busy():
        job.start()
        assert began.wait(5)
        time.sleep(_BUSY)  # lets go of Python's lock, as a call into Qt does
        rested.append(time.monotonic())

    QTimer.singleShot(0, be_busy)
    qtbot.waitUntil(lambda: bool(gone_on))
    assert gone_on[0] >= rested[0]
    assert job.wait()


def test_work_that_is_waited_for_rests_no_more(qtbot):
    make_application()
    job = Job(lambda progress: [progress(0.5, "") for _ in range(100)])
    before = time.monotonic()
    job.start()
    assert job.wait()
    assert time.monotonic() - before < 2  # a rest each would take 10 s

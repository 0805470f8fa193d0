"""Objects of Qt that only hold each other are taken down on the window's thread, whoever makes new objects."""

import gc
import threading

import pytest
from PySide6.QtCore import QTimer

from ui.collecting import Collecting
from ui.job import Job


class Held(QTimer):
    """A timer that holds itself, and tells in which thread it went."""

    def __init__(self, gone_in):
        super().__init__()
        self.me = self
        self.gone_in = gone_in

    def __del__(self):
        self.gone_in.append(threading.get_ident())


@pytest.fixture
def collecting(qapp):
    """What looks for such objects in the program."""
    made = Collecting(qapp)
    yield
    made.deleteLater()


def test_a_worker_takes_no_object_of_qt_down(qtbot, collecting):
    gc.collect()
    gone_in: list[int] = []
    Held(gone_in)
    kept: list[list[int]] = []
    job = Job(lambda _progress: kept.extend([] for _ in range(20_000)))
    with qtbot.waitSignal(job.finished):
        job.start()
    qtbot.waitUntil(lambda: bool(gone_in))
    assert gone_in == [threading.get_ident()]


def test_looking_is_left_to_the_window(qapp):
    gc.enable()
    Collecting(qapp).deleteLater()
    assert not gc.isenabled()

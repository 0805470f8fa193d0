"""The frame of the window: going somewhere, searching, what is saved, long work, and closing."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from db.errors import UserError
from inspector_app.visit import Visit
from ui.application import make_application
from ui.job import Job
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.shell.entries import FOOT, PAGES
from ui.shell.page_stack import PageStack
from ui.shell.running import RunningWork
from ui.widgets.message import Message


def current(window: MainWindow) -> str:
    return next(
        key for key in (*(entry.page for entry in (*PAGES, *FOOT)), "reading") if window.page(key).isVisible()
    )


def labels(window: MainWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("entry", [*PAGES, *FOOT], ids=lambda entry: entry.page)
def test_every_page_opens(window: MainWindow, entry):
    window.show_place(Place(entry.page))
    assert window.page(entry.page).isVisible()


def test_the_numbers_go_to_the_pages(qtbot, window: MainWindow):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier)
    assert window.page("team").isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.page("help").isVisible()


def test_saving_is_shown(window: MainWindow):
    window.workspace.visit.inspection.set(contact="inspections@family.example")
    assert "Saved" in labels(window)


def test_a_failure_is_a_sentence_and_nothing_else_happens(window: MainWindow):
    def fail() -> None:
        raise UserError("disk-full", "The disk is full.", "Make room, then try again.", where="x.inspection")

    assert window.workspace.do(fail) is None
    message = window.findChild(Message)
    assert message.sentence.text() == "x.inspection: The disk is full. Make room, then try again."


def test_a_page_follows_a_change_that_is_made_elsewhere(qtbot, window: MainWindow):
    before = window._sidebar._buttons["cases"]._count.text()
    window.workspace.visit.cases.add("C99")
    qtbot.waitUntil(lambda: window._sidebar._buttons["cases"]._count.text() != before)


def test_long_work_changes_the_visit_and_tells_the_window(qtbot, window: MainWindow):
    results = []
    window.workspace.run("Adding", lambda visit, _progress: visit.cases.add("C77"), done=results.append)
    with qtbot.waitSignal(window.workspace.changed):
        qtbot.waitUntil(lambda: not window.workspace.is_busy)
    qtbot.waitUntil(lambda: bool(results))
    assert window.workspace.visit.cases.by_reference("C77").id == results[0]


def test_work_that_has_ended_leaves_nothing_behind(qtbot, window: MainWindow):
    def fail(_visit, _progress):
        raise UserError("damaged-file", "The file is damaged.", "Ask for it again.")

    results = []
    for work in (lambda _visit, _progress: 1, fail):
        window.workspace.run("Working", work, done=results.append, ended=lambda: results.append("ended"))
    qtbot.waitUntil(lambda: results.count("ended") == 2)
    qtbot.waitUntil(lambda: window.findChildren(Job) == [])


def test_long_work_is_shown_and_cancelled_and_leaves_nothing(qtbot, window: MainWindow):
    going_on = threading.Event()

    def work(visit, progress):
        with visit.act() as act:
            act.create("sampled_case", {"reference": "C88"})
            while not going_on.wait(0.01):
                progress(0.5, "half")

    job: Job = window.workspace.run("Working", work, done=lambda _result: None)
    qtbot.waitUntil(lambda: window.findChild(RunningWork) is not None)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    qtbot.waitUntil(lambda: not window.workspace.is_busy)
    assert [case.reference for case in window.workspace.visit.cases.all()] == ["C01", "C02", "C03"]


def test_closing_keeps_what_is_being_typed(qtbot, visit_file: Path, tmp_path: Path):
    make_application()
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    window = MainWindow(Visit.open(path), Preferences(tmp_path / "window.ini"))
    window.show()
    window.show_place(Place("settings"))
    qtbot.keyClicks(window.page("settings")._texts["contact"], "contact the lead")
    window.close()
    window.deleteLater()
    with Visit.open(path, read_only=True) as visit:
        assert visit.inspection.details().contact == "contact the lead"


def test_no_page_is_made_ready_once_the_visit_is_let_go_of(qtbot, window: MainWindow):
    visit = window.workspace.visit

    def let_go() -> None:
        window.workspace.finish()
        visit.close()

    # Once a page is there that has not been loaded as yet.
    pages = window.findChild(PageStack)
    with qtbot.waitSignal(pages.widgetAdded, timeout=20_000):
        pages.widgetAdded.connect(lambda _at: QTimer.singleShot(0, let_go))
    made = pages.count()
    with qtbot.captureExceptions() as failures:
        QTest.qWait(100)
    assert failures == []
    assert pages.count() == made


def test_a_deed_that_changed_nothing_offers_no_undo(qtbot, window: MainWindow):
    workspace = window.workspace
    case = workspace.visit.cases.all()[0]
    workspace.visit.sources.add("interview", "Health visitor", role="partner")
    with qtbot.waitSignal(workspace.said) as said:
        assert workspace.do_and_say(
            lambda: workspace.visit.cases.allocate([case.id], workspace.visit.me.id), "Allocated."
        )
    assert said.args == ["Allocated.", None]


def test_what_long_work_committed_before_it_failed_is_told(qtbot, window: MainWindow):
    def work(visit, _progress):
        visit.cases.add("C66")
        raise UserError("damaged-file", "The second file is damaged.", "Ask for it again.")

    with qtbot.waitSignal(window.workspace.changed):
        window.workspace.run("Bringing in", work, done=lambda _result: None)
    qtbot.waitUntil(lambda: bool(window.findChildren(Message)))
    assert window.workspace.visit.cases.by_reference("C66")

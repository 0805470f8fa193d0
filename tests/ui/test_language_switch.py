"""Another language at run time: the window is made anew where one was, with what was typed, and nothing is left."""

from __future__ import annotations

import gc
import shutil
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.visit import Visit
from resources import translations
from ui.application import make_application
from ui.language import language
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.theme import theme
from ui.windows import Windows

WHY = "/judgements/judgement_iii_why"


@pytest.fixture
def windows(qtbot, visit_file: Path, tmp_path: Path):
    """The small visit open in its window, at the reading of C01, where a question in words is asked."""
    make_application()
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    with Visit.open(path) as visit:
        session = ReadingSession(visit, visit.readings.all()[0].id)
        session.answer("/judgements/judgement_iii", session.state.form.named("judgement_iii").choices[0].name)
    made = Windows(Preferences(tmp_path / "window.ini"))
    qtbot.addWidget(made.start)
    made.open(path)
    reading = made.main.workspace.visit.readings.all()[0]
    made.main.show_place(Place("reading", reading.id, WHY))
    yield made
    made.main.close()
    made.main.deleteLater()
    language.use("en")


def settle() -> None:
    """Have made what is made in later turns, and let go of what is gone."""
    seen: list[int] = []
    while len(seen) < 3 or len(set(seen[-3:])) > 1:
        QTest.qWait(50)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
        seen.append(theme.receivers(SIGNAL("changed()")))


def field(window: MainWindow) -> QPlainTextEdit:
    card = next(card for card in window.page("reading").questions.cards() if card.path == WHY)
    return card.findChild(QPlainTextEdit)


def test_the_question_and_what_was_typed_stay_both_ways(qtbot, windows: Windows):
    for code, typed in (("cy", "The child was"), ("en", " seen twice")):
        window = windows.main
        window.activateWindow()
        qtbot.waitUntil(lambda window=window: QApplication.activeWindow() is window)
        window.page("reading").go_to(WHY)
        edit = field(window)
        edit.moveCursor(edit.textCursor().MoveOperation.End)
        qtbot.keyClicks(edit, typed)
        language.use(code)
        assert windows.main is not window
        assert translations.language() == code
        page = windows.main.page("reading")
        assert page.isVisible()
        assert windows.main.place == Place("reading", page._reading.record.id, WHY)
        assert field(windows.main) is not edit
        assert field(windows.main).toPlainText().endswith(typed)
    assert field(windows.main).toPlainText() == "The child was seen twice"
    assert windows.main.windowTitle().startswith("Bro Helyg")


def test_it_is_chosen_on_the_settings_page(qtbot, windows: Windows):
    before = windows.main
    before.show_place(Place("settings"))
    before.page("settings").look.language._choose("cy")
    qtbot.waitUntil(lambda: windows.main is not before)
    assert windows.main.page("settings").isVisible()
    assert windows.main._sidebar._buttons["cases"].accessibleName().startswith("Achosion")


def test_the_window_is_of_the_same_size_where_it_was(windows: Windows):
    windows.main.resize(1100, 700)
    language.use("cy")
    assert (windows.main.width(), windows.main.height()) == (1100, 700)


def test_ten_switches_leave_no_old_window_behind(qtbot, windows: Windows):
    def listening() -> tuple[int, int, int, int]:
        """Return who listens once the window has made all that it makes a little a turn."""
        qtbot.waitUntil(lambda: not windows.main._stack._ahead._timer.isActive(), timeout=30_000)
        last, now = None, counted()
        while now != last:
            qtbot.wait(300)
            last, now = now, counted()
        return now

    def counted() -> tuple[int, int, int, int]:
        settle()
        shown = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        store = windows.main.workspace.visit.store
        return (
            len(shown),
            len(store._observers),
            theme.receivers(SIGNAL("changed()")),
            language.receivers(SIGNAL("changed()")),
        )

    for code in ("cy", "en"):  # until everything that is made once has been made
        language.use(code)
    before = listening()
    old = []
    for number in range(10):
        old.append(weakref.ref(windows.main))
        language.use("cy" if number % 2 == 0 else "en")
    qtbot.waitUntil(lambda: listening() == before, timeout=20_000)
    windows.main.workspace.visit.cases.add("C99")  # nobody who is gone hears of it
    qtbot.waitUntil(lambda: "4" in windows.main._sidebar._buttons["cases"].accessibleName())
    settle()
    assert [window for window in old if window() is not None] == []


def test_the_council_is_called_as_the_language_of_the_window_calls_it(windows):
    windows.main.workspace.visit.inspection.set(authority_cy="Cyngor Sir y Prawf")
    language.use("cy")
    assert windows.main.windowTitle().startswith("Cyngor Sir y Prawf – ")
    assert windows.main._top._authority.text() == "Cyngor Sir y Prawf"

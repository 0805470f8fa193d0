"""Trying a form out: filled in, read again after each change, and all that is wrong with it said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import application
from ui.application import make_application
from ui.preferences import Preferences
from ui.preview.window import PreviewWindow
from ui.widgets.label import Label
from ui.widgets.message import Message

HEAD = "| survey |\n| | type | name | label::English (en) | label::Cymraeg (cy) | relevant | required | constraint |\n"
PLAN = """\
| | begin group | plan | The plan | Y cynllun | | | |
| | select_one yn | made | Was it made? | A wnaed ef? | | yes | |
| | text | why | Why **not**? | Pam **na**? | ${made} = 'no' | yes | |
| | integer | pages | How many pages? | Sawl tudalen? | ${made} = 'yes' | | . < 9 |
| | end group | | | | | | |
"""
CHOICES = """\
| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yn | yes | Yes | Do |
| | yn | no | No | Naddo |
| settings |
| | form_title | form_id | version |
| | Plans | plans | 7 |
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "plans.md"
    path.write_text(HEAD + PLAN + CHOICES, encoding="utf-8")
    return path


@pytest.fixture
def open_preview(source: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[[], PreviewWindow]]:
    """What opens the form's window and waits until the form was read."""
    make_application()
    opened: list[PreviewWindow] = []

    def open_() -> PreviewWindow:
        window = PreviewWindow(source, Preferences(tmp_path / "window.ini"))
        opened.append(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        read(window, qtbot)
        return window

    yield open_
    for window in opened:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_preview: Callable[[], PreviewWindow]) -> PreviewWindow:
    return open_preview()


def read(window: PreviewWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window._job is None, timeout=20_000)
    qtbot.wait(50)


def reload(window: PreviewWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F5)
    read(window, qtbot)


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def answer(window: PreviewWindow, name: str) -> str:
    return window._form.state.find(f"/plan/{name}").answer


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label) if not label.isHidden()]


def facts(window: PreviewWindow) -> dict[str, str]:
    QTest.qWait(20)
    grid = window.panel._grid
    found: dict[str, str] = {}
    name = ""
    for line in range(grid.rowCount()):
        cells = [grid.itemAtPosition(line, column) for column in (0, 1)]
        texts = [cell.widget().text() if cell is not None else "" for cell in cells]
        if texts[0]:
            name = texts[0]
        if any(texts):
            found[name] = f"{found[name]} | {texts[1]}" if name in found else texts[1]
    return found


def test_a_form_is_filled_in_as_in_a_reading(window: PreviewWindow) -> None:
    assert window._title.text() == "Plans"
    assert "Preview: nothing is kept" in labels(window)
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_Return)
    assert window.view.questions.current_path() == "/plan/why"
    QTest.keyClicks(QApplication.focusWidget(), "It was late.")
    press(Qt.Key.Key_Return)
    assert (answer(window, "made"), answer(window, "why")) == ("no", "It was late.")
    assert window._count.text() == "2 of 2"


def test_the_panel_says_what_holds_of_the_question(window: PreviewWindow) -> None:
    assert facts(window) == {
        "Name": "made",
        "Row": "3",
        "Type": "select_one yn",
        "Relevant": "yes",
        "Required": "yes",
        "Read only": "no",
        "Choices": "2 of 2",
        "Answer": "none yet",
        "Expressions see": "a blank",
    }
    press(Qt.Key.Key_1)
    assert facts(window)["Expressions see"] == "“yes”"
    window.view.go_to("/plan/pages")
    assert facts(window)["Relevant"] == "yes | ${made} = 'yes'"
    assert facts(window)["Constraint"] == "nothing to hold it against | . < 9"
    QTest.keyClicks(QApplication.focusWidget(), "12")
    window.view.questions.commit()
    assert facts(window)["Constraint"] == "broken | . < 9"


def test_reloading_keeps_the_answers_that_still_fit(
    window: PreviewWindow, source: Path, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_1)
    window.view.go_to("/plan/pages")
    QTest.keyClicks(QApplication.focusWidget(), "4")
    changed = PLAN.replace("Was it made?", "Was it *ever* made?").replace(
        "| | text | why", "| | text | because"
    )
    source.write_text(HEAD + changed + CHOICES, encoding="utf-8")
    reload(window, qtbot)
    assert (answer(window, "made"), answer(window, "pages")) == ("yes", "4")
    assert window.view.questions.current_path() == "/plan/pages"
    assert window._form.node("/plan/made").label == "Was it ever made?"
    source.write_text(HEAD + changed.replace("pages", "sheets") + CHOICES, encoding="utf-8")
    reload(window, qtbot)
    assert not window._form.is_there("/plan/pages")
    source.write_text(HEAD + changed + CHOICES, encoding="utf-8")
    reload(window, qtbot)
    assert answer(window, "pages") == "4"  # it waited for its question to come back


def test_starting_again_takes_all_answers_away(window: PreviewWindow) -> None:
    press(Qt.Key.Key_1)
    window._again.click()
    assert answer(window, "made") == ""
    assert window._count.text() == "0 of 1"
    assert window.view.questions.current_path() == "/plan/made"


def test_every_problem_is_listed_with_its_place(window: PreviewWindow, source: Path, qtbot: QtBot) -> None:
    press(Qt.Key.Key_1)
    broken = PLAN.replace(". < 9", "foo(.)").replace("${made} = 'no'", "bar(1)")
    source.write_text(HEAD + broken + CHOICES, encoding="utf-8")
    reload(window, qtbot)
    shown = labels(window.problems)
    assert "survey · row 4 · relevant" in shown
    assert "survey · row 5 · constraint" in shown
    assert any(text.startswith("There is no function “foo”.") for text in shown)
    (message,) = [m for m in window.findChildren(Message) if not m.isHidden()]
    assert message.accessibleName().startswith("This form has 2 problems.")
    assert window._again.isHidden()
    source.write_text(HEAD + PLAN + CHOICES, encoding="utf-8")
    reload(window, qtbot)
    assert window._stack.currentWidget() is window.view
    assert answer(window, "made") == "yes"


def test_a_file_that_is_gone_is_said_and_the_form_stays(
    window: PreviewWindow, source: Path, qtbot: QtBot
) -> None:
    source.unlink()
    reload(window, qtbot)
    assert any(message.isVisible() for message in window.findChildren(Message))
    assert window._stack.currentWidget() is window.view


def test_the_language_is_switched_and_remembered(
    window: PreviewWindow, open_preview: Callable[[], PreviewWindow]
) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window._form.node("/plan/made").label == "A wnaed ef?"
    assert open_preview()._form.language == "cy"


def test_advice_stands_beside_the_questions(source: Path, open_preview: Callable[[], PreviewWindow]) -> None:
    unused = CHOICES.replace("| settings |", "| | other | a | A | A |\n| settings |")
    source.write_text(HEAD + PLAN + unused, encoding="utf-8")
    panel = open_preview().panel
    assert not panel._advised.isHidden()
    assert any("other" in text for text in labels(panel._advised))


def test_the_command_opens_the_window(
    source: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector_app.commands.main import main

    monkeypatch.setattr(application.platformdirs, "user_config_path", lambda *_a, **_k: tmp_path)
    monkeypatch.setattr(application.platformdirs, "user_log_path", lambda *_a, **_k: tmp_path)
    monkeypatch.setattr(application, "report_crashes", lambda _path: None)
    titles: list[str] = []

    def close() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, PreviewWindow) and window.isVisible():
                titles.append(window.windowTitle())
                window.close()

    QTimer.singleShot(200, make_application(), close)
    assert main(["form", "preview", str(source)]) == 0
    assert titles == ["plans.md – preview"]

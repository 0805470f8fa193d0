"""The settings that this computer keeps, and in which languages the details are spelt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from resources.translations import speaking
from ui.pages.settings.page import SettingsPage
from ui.spelling.marks import SpellingMarks
from ui.spelling.spelling import spelling
from ui.theme import theme
from ui.typography import set_text_scale, text_scale


@pytest.fixture
def page(qtbot, workspace):
    spelling.use(workspace)
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.load()
    made.show()
    yield made
    set_text_scale(1)
    theme.use(theme.mode)


def test_spelling_is_marked_unless_it_is_turned_off(page, workspace):
    assert page.look.spelling.isChecked()
    page.look.spelling.click()
    assert not spelling.is_on
    assert not SettingsPage(workspace).look.spelling.isChecked()
    page.look.spelling.click()
    assert spelling.is_on


def test_each_language_is_offered_by_its_own_name(qtbot, workspace):
    with speaking("cy"):
        page = SettingsPage(workspace)
        qtbot.addWidget(page)
    words = [button.text() for button in page.look.language.findChildren(QAbstractButton)]
    assert words == ["Yr un fath â’r system", "English", "Cymraeg"]


class Painted(QObject):
    """What some buttons last looked like: whether each was chosen when it was painted."""

    def __init__(self, buttons: list[QAbstractButton]) -> None:
        super().__init__()
        self.chosen: dict[str, bool] = {}
        for button in buttons:
            button.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - as Qt declares it
        if event.type() is QEvent.Type.Paint:
            self.chosen[watched.text()] = watched.isChecked()
        return False


@pytest.mark.parametrize("by_keyboard", [True, False])
def test_the_choice_of_colours_moves_before_the_window_is_coloured(qtbot, page, monkeypatch, by_keyboard):
    page.look.colours.set_value("light")
    buttons = {button.text(): button for button in page.look.colours.findChildren(QAbstractButton)}
    painted = Painted(list(buttons.values()))
    qtbot.waitUntil(lambda: painted.chosen == {word: word == "Light" for word in buttons})
    seen = []
    monkeypatch.setattr(theme, "use", lambda mode: seen.append((mode, dict(painted.chosen))))
    if by_keyboard:
        QTest.keyClick(page.look.colours, "3")
    else:
        QTest.mouseClick(buttons["Dark"], Qt.MouseButton.LeftButton)
    assert seen == [("dark", {word: word == "Dark" for word in buttons})]
    monkeypatch.undo()


def test_text_can_be_twice_as_large(qtbot, page, workspace):
    qtbot.keyClicks(page.look.scale, "5")
    assert text_scale() == 2
    assert workspace.preferences.text("text-scale") == "2"


def test_each_text_is_spelt_in_its_own_language(page):
    def languages(field: str) -> tuple[str, ...] | None:
        marks = page._texts[field].findChild(SpellingMarks)
        return (
            None if marks is None else tuple(marks.languages_at(QTextCursor(page._texts[field].document())))
        )

    assert languages("background") == ("en",)
    assert languages("background_cy") == ("cy",)
    assert languages("contact") is None


def test_fields_of_a_pair_stand_level_where_the_words_of_one_go_below_it(qtbot, page):
    first, second = page._dates["scope_from"], page._dates["scope_to"]
    first.set_value("2023-10-01")
    second.set_value("2023-11-30")

    def place(field):
        return field.line.mapTo(page, field.line.rect().topLeft())

    def is_below(field):
        return field._words.y() >= field.line.geometry().bottom()

    seen = 0
    for width in range(page.minimumSizeHint().width(), 1600, 11):
        page.resize(width, 720)
        QTest.qWait(20)
        beside = place(first).x() != place(second).x()
        if beside and is_below(first) != is_below(second):
            seen += 1
            qtbot.waitUntil(lambda: place(first).y() == place(second).y())
    assert seen

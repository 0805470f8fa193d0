"""Names that must not be cut are whole where they are painted, in bold, in Welsh and in another year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.language import language
from ui.main_window import MainWindow
from ui.place import Place
from ui.widgets.key_hints import KeyCap


@pytest.fixture
def welsh() -> Iterator[None]:
    """A window that speaks Welsh."""
    language.use("cy")
    yield
    language.use("en")


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that were painted with "…" in place of their end."""
    found: list[str] = []
    elided = QFontMetrics.elidedText

    def watched(self: QFontMetrics, text: str, *how: object) -> str:
        shown = elided(self, text, *how)
        if shown != text:
            found.append(text)
        return shown

    monkeypatch.setattr(QFontMetrics, "elidedText", watched)
    return found


@pytest.mark.parametrize("height", [768, 600])
def test_the_sections_of_a_reading_are_whole_whichever_is_open(
    qtbot: QtBot, window: MainWindow, cut: list[str], height: int
) -> None:
    window.resize(1366, height)
    window.show_place(Place("reading", window.workspace.visit.readings.all()[0].id))
    view = window.page("reading").view
    qtbot.wait(50)  # until what scrolls has made room for its bar
    cut.clear()
    for section in view._form.sections():
        view.show_section(section)
        view._sections.grab()
    assert cut == []
    assert view._sections.width() == view._sections._area.width()


def test_the_chapters_of_a_report_are_whole_whichever_is_open(
    qtbot: QtBot, window: MainWindow, cut: list[str]
) -> None:
    window.resize(1366, 768)
    window.show_place(Place("report"))
    page = window.page("report")
    qtbot.waitUntil(lambda: page.checking.problems is not None)
    widths = set()
    for chapter in page.visit.framework.outline:
        page.open(chapter.key)
        qtbot.wait(50)
        cut.clear()
        page.outline.grab()
        widths.add(page.outline.width())
        assert [words for words in cut if words in {entry.words for entry in page.outline._entries}] == []
    assert len(widths) == 1


def test_the_day_of_a_source_is_whole_in_welsh_and_in_another_year(
    welsh: None, window: MainWindow, cut: list[str]
) -> None:
    visit = window.workspace.visit
    day = datetime(2023, 11, 24, 10, 0, tzinfo=UTC)
    visit.sources.plan("child", "Child A", day, member=visit.me.id)
    window.resize(1366, 768)
    window.show_place(Place("interviews"))
    page = window.page("interviews")
    cut.clear()
    page.grab()
    shown = {page._order.index(0, column).data() for column in range(page._order.columnCount())}
    assert "Gwen 24 Tachwedd 2023" in shown
    assert shown.isdisjoint(cut)


def test_the_search_box_says_what_it_is_for_in_the_room_that_it_has(window: MainWindow) -> None:
    box = window._search
    for width, words, has_key in (
        (300, "Search or go to…", True),
        (190, "Search or go to…", False),
        (130, "Search", False),
    ):
        box.setMinimumWidth(0)
        box.resize(width, box.height())
        assert (box.placeholderText(), not box.findChild(KeyCap).isHidden()) == (words, has_key)

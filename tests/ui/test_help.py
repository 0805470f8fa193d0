"""Help: of the page that one comes from first; all keys on one sheet; and the keys that hint bars tell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel

from ui.keys import KEYS, PREVIEW, hints_of, sequence, split_caps
from ui.main_window import MainWindow
from ui.page_classes import PAGE_CLASSES
from ui.pages.help.texts import PAGE_HELP
from ui.place import Place
from ui.widgets.key_hints import KeyHints
from ui.widgets.section_heading import SectionHeading


def headings(window: MainWindow) -> list[str]:
    page = window.page("help")
    return [heading.words.text() for heading in page.findChildren(SectionHeading) if heading.isVisible()]


@pytest.mark.parametrize("page", PAGE_HELP)
def test_f1_tells_of_the_page_in_view_first(qtbot, window: MainWindow, page):
    visit = window.workspace.visit
    records = {
        "reading": visit.readings.all()[0].id,
        "agreement": visit.cases.all()[0].id,
        "note": visit.sources.add("interview", "Head of service"),
    }
    if page != "agreement":  # which needs two readings
        window.show_place(Place(page, records.get(page, "")))
        qtbot.keyClick(window, Qt.Key.Key_F1)
        assert window.place == Place("help", part=page)
    window.show_place(Place("help", part=page))
    qtbot.waitUntil(lambda: headings(window)[:1] == [PAGE_HELP[page].title])
    titles = {help_.title for help_ in PAGE_HELP.values()}
    qtbot.waitUntil(lambda: titles <= set(headings(window)))
    shown = headings(window)
    assert len(shown) == len(set(shown))


def test_help_is_as_long_as_one_reads():
    for help_ in PAGE_HELP.values():
        assert 3 <= len(help_.things) <= 5
        assert all(len(words) < 180 for words in (help_.purpose, *help_.things))


def test_every_page_has_help():
    assert set(PAGE_HELP) == set(PAGE_CLASSES) - {"help"}
    assert set(KEYS) <= {*PAGE_HELP, PREVIEW}


def test_one_goes_back_from_help_to_the_very_question(qtbot, window: MainWindow):
    reading = window.workspace.visit.readings.all()[0]
    window.show_place(Place("reading", reading.id, "/chronology/chronology_in_place"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    page = window.page("reading")
    assert page.isVisible()
    assert page.questions.current_path() == "/chronology/chronology_in_place"
    assert window.focusWidget() is not page


@pytest.mark.parametrize("key", [Qt.Key.Key_F1, Qt.Key.Key_H])
def test_escape_leads_back_from_what_one_only_looks_in_at(qtbot, window: MainWindow, key):
    case = window.workspace.visit.cases.all()[0]
    window.show_place(Place("cases", case.id))
    control = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_H else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window, key, control)
    assert window.place.page in ("help", "history")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.place == Place("cases", case.id)
    assert window.page("cases").isVisible()


def test_escape_leads_back_from_all_keys_to_where_they_were_asked_for(qtbot, window: MainWindow):
    window.show_place(Place("evidence"))
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.place.page == "evidence"


def test_all_keys_are_on_one_sheet(qtbot, window: MainWindow):
    qtbot.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    assert window.place == Place("help", part="keys")
    shown = {label.text() for label in window.page("help").findChildren(QLabel)}
    for key in (key for keys in KEYS.values() for key in keys):
        assert {key.words, *split_caps(key.caps)} <= shown
    assert "Ctrl /" in shown


def test_every_deed_with_a_key_has_it_on_its_page(window: MainWindow):
    visit = window.workspace.visit
    places = {
        "reading": Place("reading", visit.readings.all()[0].id),
        "note": Place("note", visit.sources.add("interview", "Head of service")),
        "report": Place("report"),
        PREVIEW: Place("report", part="preview"),
    }
    for page, place in places.items():
        window.show_place(place)
        for key in KEYS[page]:
            assert not key.deed or window.deed_of(key.caps) is not None, key


def test_hint_bars_tell_keys_of_the_table(window: MainWindow):
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.all()[0].id))
    window.show_place(Place("note", visit.sources.add("interview", "Head of service")))
    for page in ("reading", "note", "agreement", "report"):
        (bar, *_others) = window.page(page).findChildren(KeyHints)
        told = [label.text() for label in bar.findChildren(QLabel)]
        for caps, words in hints_of(page):
            assert {words, *split_caps(caps)} <= set(told)


def test_no_two_shortcuts_of_the_window_are_the_same(window: MainWindow):
    keys = [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if shortcut.parent() is window
    ]
    assert len(keys) == len(set(keys))
    assert sequence("Ctrl Enter").toString() == "Ctrl+Return"

"""Commands are found by everyday words, in English and Welsh, and each of them does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from resources.translations import _
from ui.language import language
from ui.main_window import MainWindow
from ui.pages.report.side_tabs import CHECKS, FIGURES, VERSIONS
from ui.place import Place
from ui.shell.command_list import COMMANDS
from ui.shell.found import find_all
from ui.theme import Mode, theme
from ui.widgets.picker import Picker


@pytest.fixture
def welsh() -> Iterator[None]:
    """A window that speaks Welsh."""
    language.use("cy")
    yield
    language.use("en")


def offered(window: MainWindow, words: str) -> list[str]:
    groups = find_all(window, words)
    return [line.words for group in groups if group.title == _("Go to and do") for line in group.lines]


def run(window: MainWindow, words: str) -> None:
    next(command for command in COMMANDS if command.words == words).run(window)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("table", "Insert a table in the report…"),
        ("chart", "Insert a table in the report…"),
        ("figure", "Insert a figure in the report…"),
        ("percent", "Insert a figure in the report…"),
        ("word", "Save the report as Word and PDF…"),
        ("pdf", "Save the report as Word and PDF…"),
        ("export", "Save the report as Word and PDF…"),
        ("print", "Print the report"),
        ("paper", "Print the report"),
        ("checks", "Checks of the report"),
        ("final", "Versions of the report"),
        ("recommend", "Recommendations"),
        ("child", "Add a case"),
        ("appointment", "Plan an interview…"),
        ("usb", "Hand over to the team"),
        ("font", "Size of text"),
        ("notes", "Interviews"),
        ("findings", "Evidence"),
        ("grades", "Ratings"),
        ("passphrase", "Settings"),
        ("spelling", "Settings"),
        ("manual", "Help"),
    ],
)
def test_everyday_words_find_what_is_meant(window: MainWindow, words: str, found: str) -> None:
    assert found in offered(window, words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("tabl", "Mewnosod tabl yn yr adroddiad…"),
        ("ffigur", "Mewnosod ffigur yn yr adroddiad…"),
        ("canran", "Mewnosod ffigur yn yr adroddiad…"),
        ("argraffu", "Argraffu’r adroddiad"),
        ("papur", "Argraffu’r adroddiad"),
        ("pdf", "Cadw’r adroddiad fel Word a PDF…"),
        ("sillafu", "Gosodiadau"),
        ("print", "Argraffu’r adroddiad"),
        ("table", "Mewnosod tabl yn yr adroddiad…"),
        ("settings", "Gosodiadau"),
    ],
)
def test_welsh_words_and_english_ones_find_it_in_welsh(
    welsh: None, window: MainWindow, words: str, found: str
) -> None:
    assert found in offered(window, words)


def test_what_is_called_so_comes_before_what_may_be_meant(window: MainWindow) -> None:
    found = offered(window, "print")
    assert found[0] == "Print the report"
    assert {"Cases", "Report"} <= set(found[1:])
    assert offered(window, "settings")[0] == "Settings"


def test_what_the_page_offers_itself_is_not_offered_twice(window: MainWindow) -> None:
    window.show_place(Place("report"))
    window.show()
    assert [words for words in offered(window, "word") if words.startswith("Save")] == ["Save Word and PDF…"]


# ---- what they do -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "tab"),
    [
        ("Figures and tables of the report", FIGURES),
        ("Checks of the report", CHECKS),
        ("Versions of the report", VERSIONS),
    ],
)
def test_a_tab_of_the_report_is_shown_also_from_its_preview(window: MainWindow, words: str, tab: str) -> None:
    window.show_place(Place("report", part="preview"))
    run(window, words)
    side = window.page("report").side
    assert (side.tab, side.isVisible()) == (tab, True)


def test_a_table_is_begun_and_stays_when_it_is_asked_for_again(qtbot: QtBot, window: MainWindow) -> None:
    run(window, "Insert a table in the report…")
    form = window.page("report").side.figures.table_form
    assert form.isVisible()
    form.title.setText("Which way the cases went")
    run(window, "Insert a table in the report…")
    assert form.title.text() == "Which way the cases went"


def test_a_figure_is_offered_for_the_text_with_the_caret_else_all_are_shown(window: MainWindow) -> None:
    run(window, "Insert a figure in the report…")
    page = window.page("report")
    assert page.side.tab == FIGURES
    assert window.findChildren(Picker) == []
    chapter = next(entry for entry in page.visit.framework.outline if entry.kind == "text")
    paragraph = page.visit.paragraphs.add(chapter.key, "What the cases show.")
    page.open(chapter.key, paragraph)
    run(window, "Insert a figure in the report…")
    assert len(window.findChildren(Picker)) == 1


def test_an_interview_is_planned_and_a_case_added_from_anywhere(window: MainWindow) -> None:
    run(window, "Plan an interview…")
    assert window.page("interviews").is_filling_in()
    run(window, "Add a case")
    assert window.page("cases").is_filling_in()


def test_recommendations_open_their_chapter(window: MainWindow) -> None:
    run(window, "Recommendations")
    assert window.page("report")._chapter.kind == "recommendations"


def test_every_command_can_be_run(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked = []
    for chooser in (
        "ui.pages.cases.importing.choose_case_list",
        "ui.pages.report.page.choose_file",
        "ui.pages.report.page.choose_printer",
    ):
        monkeypatch.setattr(chooser, lambda *_about, chooser=chooser: asked.append(chooser))
    before = theme.mode
    try:
        for command in COMMANDS:
            if command.words not in ("Cymraeg", "English"):  # which make the window anew
                command.run(window)
    finally:
        theme.use(before if isinstance(before, Mode) else Mode.SYSTEM)
    assert len(asked) == 3

"""The search box: what it offers, what it finds, and that going to a hit shows the very record."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.search import Hit
from ui.main_window import MainWindow
from ui.place import Place
from ui.shell.found import Group, Line, find_all
from ui.theme import Mode, theme


@pytest.fixture
def search(qtbot, window: MainWindow):
    """A function that types into the box and returns the groups that it shows by their headings."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def type_words(words: str) -> dict[str, list[Line]]:
        window._search.begin()
        qtbot.keyClicks(window._search, words)
        qtbot.waitUntil(lambda: not window._search._timer.isActive())
        return {group.title: list(group.lines) for group in find_all(window, words)}

    return type_words


def press(qtbot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window._search, key)


def step(qtbot, window: MainWindow, key: Qt.Key) -> str:
    press(qtbot, window, key)
    return window._search._list.current.words


# ---- by keyboard ----------------------------------------------------------------------------------------
def test_a_case_is_gone_to_by_its_reference(qtbot, window: MainWindow, search):
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window._search
    search("c02")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.place == Place("cases", window.workspace.visit.cases.by_reference("C02").id)
    assert window._search.text() == ""


def test_enter_does_not_wait_for_the_list(qtbot, window: MainWindow):
    window._search.begin()
    qtbot.keyClicks(window._search, "settings")
    press(qtbot, window, Qt.Key.Key_Return)
    assert window.page("settings").isVisible()


def test_arrows_pass_over_headings_and_go_round(qtbot, window: MainWindow, search):
    window.show_place(Place("settings"))
    shown = search("te")
    lines = [line.words for group in shown.values() for line in group]
    assert list(shown) == ["Go to and do", "1 text"]
    found = window._search._list
    assert [found.current.words, *(step(qtbot, window, Qt.Key.Key_Down) for _ in lines)] == [*lines, lines[0]]
    assert step(qtbot, window, Qt.Key.Key_Up) == lines[-1]


def test_escape_gives_the_focus_back(qtbot, window: MainWindow, search):
    window.show_place(Place("settings"))
    field = window.page("settings")._lines["authority"]
    field.setFocus()
    search("any")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.focusWidget() is field
    assert not window._search._popover.isVisible()


def test_what_can_be_done_is_offered_before_anything_is_typed(window: MainWindow):
    window.show_place(Place("cases"))
    titles = {group.title: [line.words for line in group.lines] for group in find_all(window, "")}
    assert "Import case list…" in titles["Here and now"]
    assert titles["Go to"][0] == "Overview"


def test_nothing_found_says_what_was_searched(qtbot, window: MainWindow, search):
    search("xyzzy")
    said = window._search._nothing
    assert said.isVisible()
    assert "“xyzzy”" in said.text()
    assert "answers" in said.text()
    qtbot.keyClicks(window._search, "\b" * 5)
    press(qtbot, window, Qt.Key.Key_Return)
    assert window._search.isVisible()


# ---- commands -------------------------------------------------------------------------------------------
def offered(window: MainWindow, words: str) -> list[str]:
    return [
        line.words
        for group in find_all(window, words)
        if group.title == "Go to and do"
        for line in group.lines
    ]


def run(window: MainWindow, words: str) -> None:
    next(line for group in find_all(window, words) for line in group.lines if line.words == words).run()


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("New interview note", Place("interviews", part="new")),
        ("Hand over to the team", Place("team", part="hand-over")),
        ("Bring in hand-overs", Place("team", part="bring-in")),
        ("Preview the report", Place("report", part="preview")),
        ("All keys", Place("help", part="keys")),
        ("Ratings", Place("ratings")),
    ],
)
def test_a_command_goes_where_it_is_done(window: MainWindow, words, place):
    run(window, words)
    assert window.place == place
    assert window.page(place.page).isVisible()


def test_commands_are_found_by_other_words_and_without_accents(window: MainWindow):
    assert "Hand over to the team" in offered(window, "stick")
    assert "Preview the report" in offered(window, "report pre")
    assert offered(window, "dark") == ["Dark colours"]


def test_the_colours_change_from_the_box(window: MainWindow):
    before = theme.mode
    try:
        run(window, "Dark colours")
        assert theme.mode is Mode.DARK
        assert window.workspace.preferences.text("theme") == Mode.DARK
        assert "Dark colours" not in offered(window, "dark")
        window.show_place(Place("settings"))
        run(window, "Light colours")
        assert window.page("settings").look.colours.value == Mode.LIGHT
    finally:
        theme.use(before)


def test_only_what_makes_sense_now_is_offered(window: MainWindow):
    assert "Settle differences" not in offered(window, "settle")
    assert "What is missing" not in offered(window, "missing")
    assert "Undo" not in offered(window, "undo")
    reading = window.workspace.visit.readings.all()[0]
    window.show_place(Place("reading", reading.id))
    assert "What is missing" in offered(window, "missing")
    assert "Mark as ready" in offered(window, "ready")


def test_a_command_of_the_page_works_on_what_had_the_focus(qtbot, window: MainWindow, search):
    reading = window.workspace.visit.readings.all()[0]
    window.show_place(Place("reading", reading.id))
    question = window.page("reading").questions
    before = window.focusWidget()
    assert question.isAncestorOf(before)
    search("next unans")
    press(qtbot, window, Qt.Key.Key_Return)
    assert question.isAncestorOf(window.focusWidget())


# ---- texts ----------------------------------------------------------------------------------------------
@pytest.fixture
def told(window: MainWindow):
    """A text with the word "dragonfly" in every kind of record; returns their ids."""
    visit = window.workspace.visit
    case = visit.cases.by_reference("C01")
    reading = visit.readings.all()[0]
    session = ReadingSession(visit, reading.id)
    session.answer("/judgements/judgement_iii", session.state.form.named("judgement_iii").choices[0].name)
    session.answer("/judgements/judgement_iii_why", "The dragonfly project kept in touch.")
    session.comment("/chronology/chronology_in_place", "See the dragonfly file.")
    source = visit.sources.add("interview", "Health visitor", role="partner")
    for number in range(30):
        visit.sources.write(source, f"Paragraph {number}")
    paragraph = visit.sources.write(source, "The dragonfly project helps.")
    chapter = next(entry for entry in visit.framework.outline if entry.kind == "text")
    return {
        "reading": reading.id,
        "source": source,
        "note_paragraph": paragraph,
        "evidence": visit.evidence.take_up(
            "dragonfly", ("iii",), "strength", source=source, paragraph=paragraph
        ),
        "concern": visit.concerns.raise_concern(case.id, referred_to="The head", why="No dragonfly"),
        "finding": visit.findings.add("ii", "strength", "Families know the dragonfly project."),
        "paragraph": visit.paragraphs.add(chapter.key, "The dragonfly project."),
        "recommendation": visit.recommendations.add("Keep the dragonfly project."),
        "chapter": chapter.key,
    }


def hit(window: MainWindow, table: str, part: str = "") -> Line:
    from inspector_app.search import search as search_texts
    from ui.shell.found import _text

    found: list[Hit] = search_texts(window.workspace.visit, "dragonfly")
    return _text(window, next(one for one in found if one.table == table and part in one.part))


def test_an_answer_is_shown_at_its_question(qtbot, window: MainWindow, told):
    page = window.page("reading")
    for path in ("/judgements/judgement_iii_why", "/chronology/chronology_in_place"):
        hit(window, "reading", path).run()
        assert page.isVisible()
        qtbot.waitUntil(lambda path=path: page.questions.current_path() == path)


def test_a_note_is_shown_at_its_paragraph(window: MainWindow, told):
    hit(window, "source", told["note_paragraph"]).run()
    page = window.page("note")
    assert page.isVisible()
    assert page._surface.textCursor().block().text() == "The dragonfly project helps."


def test_evidence_and_findings_are_chosen(window: MainWindow, told):
    page = window.page("evidence")
    hit(window, "evidence").run()
    assert page.isVisible()
    assert page._item == told["evidence"]
    hit(window, "finding").run()
    assert page._finding == told["finding"]


def test_a_concern_is_shown_with_its_case(window: MainWindow, told):
    hit(window, "concern").run()
    assert window.place.page == "cases"
    assert window.page("cases").table.selectionModel().hasSelection()


def test_texts_of_the_report_are_shown_in_their_chapter(window: MainWindow, told):
    page = window.page("report")
    hit(window, "recommendation").run()
    assert page._chapter.kind == "recommendations"
    hit(window, "paragraph").run()
    assert page._chapter.key == told["chapter"]


def test_a_member_is_shown_among_the_members(window: MainWindow, search):
    (line,) = [line for line in search("Siwan")["1 text"] if line.words == "Siwan Eames"]
    line.run()
    assert window.place == Place("team", window.workspace.visit.members.named("Siwan Eames").id, "members")


def test_the_found_words_stand_out(window: MainWindow, told, search):
    lines = search("dragon")["8 texts"]
    assert all(("dragonfly", True) in line.excerpt for line in lines)
    assert isinstance(find_all(window, "dragon")[0], Group)

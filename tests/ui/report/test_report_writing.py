"""The writing surface of the report: texts as records, figures as chips, and what a text stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.figures.tokens import Token
from ui.pages.report.page import ReportPage
from ui.pages.report.prose_edit import ProseEdit
from ui.widgets.picker import Picker
from ui.workspace import Workspace

CHAPTER = "criterion-ii"


@pytest.fixture
def first(workspace: Workspace) -> str:
    """A paragraph of the chapter on assessment, with a figure and bold words."""
    return workspace.visit.paragraphs.add(CHAPTER, "We read {cases_sampled} **case files** on site.")


@pytest.fixture
def second(workspace: Workspace, first: str) -> str:
    """The paragraph after it."""
    return workspace.visit.paragraphs.add(CHAPTER, "Children were seen.", after=first)


@pytest.fixture
def page(open_page: Callable[[], ReportPage], first: str, second: str) -> ReportPage:
    """The page, with both paragraphs in it."""
    return open_page()


def editor_of(page: ReportPage, record: str) -> ProseEdit:
    page.writer.enter(record)
    return page.writer.rows[record].editor


def order(page: ReportPage) -> list[str]:
    return [paragraph.id for paragraph in page.visit.paragraphs.of_chapter(CHAPTER)]


def test_figure_is_shown_as_its_words_and_kept_as_a_token(page: ReportPage, first: str) -> None:
    editor = editor_of(page, first)
    assert editor.words() == "We read 3 case files on site."
    QTest.keyClicks(editor, " Twice.")
    page.leave()
    kept = page.visit.paragraphs.get(first).text
    assert kept == "We read {cases_sampled} **case files** on site. Twice."


def test_text_is_saved_after_a_pause(page: ReportPage, second: str, qtbot) -> None:
    QTest.keyClicks(editor_of(page, second), " Soon.")
    qtbot.waitUntil(lambda: page.visit.paragraphs.get(second).text == "Children were seen. Soon.")


def test_figure_is_deleted_as_one_character(page: ReportPage, first: str) -> None:
    editor = editor_of(page, first)
    cursor = editor.textCursor()
    cursor.setPosition(len("We read ") + 1)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    page.leave()
    assert page.visit.paragraphs.get(first).text == "We read  **case files** on site."


def test_hash_offers_figures_with_their_value_and_enter_inserts_one(page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    QTest.keyClicks(editor, " ")
    QTest.keyClick(editor, "#")
    picker = page.findChild(Picker)
    QTest.keyClicks(picker.field, "cases in the sample")
    assert picker.list.currentItem().text() == "3"
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    QTest.keyClicks(editor, " files")
    page.leave()
    assert page.visit.paragraphs.get(second).text == "Children were seen. {cases_sampled} files"


def test_hash_inside_a_word_is_a_letter(page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    QTest.keyClicks(editor, "C#")
    assert page.findChild(Picker) is None or not page.findChild(Picker).isVisible()
    assert editor.words().endswith("C#")


def test_escape_gives_the_caret_back(page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    QTest.keyClicks(editor, " ")
    QTest.keyClick(editor, "#")
    picker = page.findChild(Picker)
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()
    assert editor.words() == "Children were seen. "


def test_at_cites_evidence_for_the_paragraph(page: ReportPage, second: str) -> None:
    finding = page.visit.findings.add("ii", "strength", "Children are seen early")
    assert page.writer.rows[second].basis.text() == "no evidence"
    editor = editor_of(page, second)
    QTest.keyClicks(editor, " ")
    QTest.keyClick(editor, "@")
    picker = page.findChild(Picker)
    QTest.keyClicks(picker.field, "early")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.visit.paragraphs.basis(second) == ([finding], [])
    assert page.writer.rows[second].basis.text() != "no evidence"
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.visit.paragraphs.basis(second) == ([], [])


def test_enter_breaks_a_paragraph_in_two(page: ReportPage, first: str) -> None:
    editor = editor_of(page, first)
    cursor = editor.textCursor()
    cursor.setPosition(len("We read "))
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    texts = [paragraph.text for paragraph in page.visit.paragraphs.of_chapter(CHAPTER)]
    assert texts == ["We read", "{cases_sampled} **case files** on site.", "Children were seen."]
    assert page.writer.current == order(page)[1]
    page.leave()
    assert page.visit.paragraphs.get(first).text == "We read"


def test_backspace_in_an_empty_paragraph_deletes_it(page: ReportPage, second: str, first: str) -> None:
    editor = editor_of(page, second)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    made = page.writer.current
    QTest.keyClick(page.writer.rows[made].editor, Qt.Key.Key_Backspace)
    assert order(page) == [first, second]
    assert page.writer.current == second


def test_alt_arrow_moves_the_paragraph(page: ReportPage, first: str, second: str) -> None:
    QTest.keyClick(editor_of(page, second), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == [second, first]
    QTest.keyClick(page.writer.rows[second].editor, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(page) == [second, first]


def test_arrow_steps_from_one_paragraph_into_the_next(page: ReportPage, first: str, second: str) -> None:
    QTest.keyClick(editor_of(page, first), Qt.Key.Key_Down)
    assert page.writer.current == second


def test_heading_is_begun_and_shared_by_what_follows(page: ReportPage, first: str, second: str) -> None:
    page.writer.enter(first)
    line = page.writer.rows[first]
    line.begin_heading()
    QTest.keyClicks(line.heading, "What children say")
    QTest.keyClick(line.heading, Qt.Key.Key_Return)
    sections = [paragraph.section for paragraph in page.visit.paragraphs.of_chapter(CHAPTER)]
    assert sections == ["What children say", "What children say"]
    assert line.heading.isVisible()
    assert not page.writer.rows[second].heading.isVisible()


def test_bold_by_key(page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    page.leave()
    assert page.visit.paragraphs.get(second).text == "**Children** were seen."


def test_figure_is_copied_as_its_words_and_pasted_as_a_figure(
    page: ReportPage, first: str, second: str
) -> None:
    editor_of(page, first).selectAll()
    page.writer.rows[first].editor.copy()
    assert QApplication.clipboard().text() == "We read 3 case files on site."
    editor = editor_of(page, second)
    editor.selectAll()
    editor.paste()
    page.leave()
    assert page.visit.paragraphs.get(second).text == page.visit.paragraphs.get(first).text


def test_braces_and_line_breaks_come_back_as_they_were(qtbot, page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    editor.replace_text("")
    QTest.keyClicks(editor, "one {x} ")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "two")
    page.leave()
    kept = page.visit.paragraphs.get(second).text
    assert kept == "one {{x}} \ntwo"
    editor.replace_text(kept)
    assert editor.words() == "one {x} \ntwo"


def test_welsh_is_written_beside_the_english(page: ReportPage, second: str) -> None:
    page.show_language("cy")
    editor = editor_of(page, second)
    assert editor.placeholderText() == "Children were seen."
    QTest.keyClicks(editor, "Gwelwyd plant.")
    page.leave()
    paragraph = page.visit.paragraphs.get(second)
    assert (paragraph.text, paragraph.text_cy) == ("Children were seen.", "Gwelwyd plant.")


def test_loading_keeps_what_is_being_typed(page: ReportPage, second: str) -> None:
    editor = editor_of(page, second)
    QTest.keyClicks(editor, " Half a")
    page.visit.paragraphs.set(second, text="Changed elsewhere.")
    page.load()
    assert editor.words() == "Children were seen. Half a"
    assert editor.textCursor().atEnd()


def test_recommendation_is_added_and_follows_from_a_finding(page: ReportPage) -> None:
    finding = page.visit.findings.add("ii", "area", "Analysis describes events")
    page.open("recommendations")
    page.writer._additions.itemAt(1).widget().click()
    (made,) = page.visit.recommendations.all()
    QTest.keyClicks(page.writer.rows[made.id].editor, "Train every worker.")
    page.writer.cite(finding)
    page.leave()
    assert page.visit.recommendations.get(made.id).text == "Train every worker."
    assert page.visit.recommendations.findings_behind(made.id) == [finding]


def test_figure_from_the_panel_goes_where_the_caret_is(page: ReportPage, second: str) -> None:
    editor_of(page, second)
    page.side.figures.wanted.emit(Token("cases_sampled", ""))
    page.leave()
    assert page.visit.paragraphs.get(second).text == "Children were seen.{cases_sampled}"


def test_a_text_far_down_is_in_view_when_one_goes_there(page: ReportPage, first: str, qtbot) -> None:
    for number in range(20):
        last = page.visit.paragraphs.add("criterion-i", f"Paragraph {number}. " + "Many words. " * 60)
    page.hide()
    page.open("criterion-i", last)
    page.resize(900, 500)
    page.show()
    row, area = page.writer.rows[last], page.writer._area
    qtbot.waitUntil(lambda: not row.visibleRegion().isEmpty())
    qtbot.wait(400)
    assert area.viewport().rect().contains(row.mapTo(area.viewport(), row.rect().center()))
    page.writer.enter(next(iter(page.writer.rows)))
    qtbot.waitUntil(lambda: row.visibleRegion().isEmpty())

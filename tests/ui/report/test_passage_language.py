"""Words of a text marked as being in the other language of the report."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ui.pages.report.page import ReportPage
from ui.pages.report.prose_edit import ProseEdit
from ui.spelling.mark_layer import MarkLayer
from ui.spelling.marks import SpellingMarks
from ui.spelling.spelling import spelling
from ui.workspace import Workspace

CHAPTER = "criterion-ii"
TEXT = "They said 😀 gwaith da iawn and left."
PASSAGE = "gwaith da iawn"
MARKED = "They said 😀 <cy>gwaith da iawn</cy> and left."


@pytest.fixture
def record(workspace: Workspace) -> str:
    """A paragraph of the chapter on assessment that quotes Welsh."""
    return workspace.visit.paragraphs.add(CHAPTER, TEXT)


@pytest.fixture
def page(open_page: Callable[[], ReportPage], workspace: Workspace, record: str) -> ReportPage:
    """The page, with the paragraph in it."""
    spelling.use(workspace)
    return open_page()


def editor_of(page: ReportPage, record: str) -> ProseEdit:
    page.writer.enter(record)
    return page.writer.rows[record].editor


def select(editor: ProseEdit, words: str) -> None:
    found = editor.document().find(words)
    assert found.hasSelection()
    editor.setTextCursor(found)


def press_key(editor: ProseEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)


def kept(page: ReportPage, record: str) -> str:
    page.leave()
    return page.visit.paragraphs.get(record).text


def test_selected_words_are_marked_by_the_tool_and_no_longer(page: ReportPage, record: str) -> None:
    tool = page.writer._toolbar.language
    assert (tool.text(), tool.isChecked()) == ("Welsh", False)
    editor = editor_of(page, record)
    select(editor, PASSAGE)
    tool.click()
    assert tool.isChecked()
    assert kept(page, record) == MARKED
    assert editor.accessibleDescription().endswith("In Welsh: gwaith da iawn")
    tool.click()
    assert not tool.isChecked()
    assert kept(page, record) == TEXT


def test_the_key_marks_too_and_blanks_at_the_ends_stay_outside(page: ReportPage, record: str) -> None:
    editor = editor_of(page, record)
    select(editor, f" {PASSAGE} ")
    press_key(editor)
    assert kept(page, record) == MARKED


def test_part_of_a_passage_is_taken_out_and_put_back(page: ReportPage, record: str) -> None:
    page.visit.paragraphs.set(record, text=MARKED)
    editor = editor_of(page, record)
    select(editor, "gwaith")
    press_key(editor)
    assert kept(page, record) == "They said 😀 gwaith <cy>da iawn</cy> and left."
    select(editor, PASSAGE)
    press_key(editor)
    assert kept(page, record) == MARKED


def test_a_caret_inside_takes_the_mark_off_the_whole_passage(page: ReportPage, record: str) -> None:
    page.visit.paragraphs.set(record, text=MARKED)
    editor = editor_of(page, record)
    cursor = editor.document().find("da iawn")
    cursor.setPosition(cursor.selectionStart())
    editor.setTextCursor(cursor)
    assert page.writer._toolbar.language.isChecked()
    press_key(editor)
    assert kept(page, record) == TEXT
    assert not page.writer._toolbar.language.isChecked()


def test_what_is_typed_next_is_marked_until_the_key_comes_again(page: ReportPage, record: str) -> None:
    editor = editor_of(page, record)
    QTest.keyClicks(editor, " Then ")
    press_key(editor)
    QTest.keyClicks(editor, "hwyl")
    press_key(editor)
    QTest.keyClicks(editor, ", he said.")
    assert kept(page, record) == f"{TEXT} Then <cy>hwyl</cy>, he said."


def test_marking_is_undone_in_the_text_and_in_the_visit(page: ReportPage, record: str) -> None:
    editor = editor_of(page, record)
    select(editor, PASSAGE)
    press_key(editor)
    editor.undo()
    assert kept(page, record) == TEXT
    select(editor, PASSAGE)
    press_key(editor)
    assert kept(page, record) == MARKED
    page.visit.undo()
    page.load()
    assert page.visit.paragraphs.get(record).text == TEXT
    assert kept(page, record) == TEXT


def test_a_marked_passage_is_shown_with_dots_and_copied_as_what_it_is(page: ReportPage, record: str) -> None:
    page.visit.paragraphs.set(record, text=MARKED)
    editor = editor_of(page, record)
    cursor = editor.document().find("da iawn")
    dots = cursor.charFormat().UnderlineStyle.DotLine
    assert cursor.charFormat().underlineStyle() is dots
    assert cursor.charFormat().toolTip() == "In Welsh"
    select(editor, PASSAGE)
    editor.copy()
    assert QApplication.clipboard().text() == PASSAGE
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert kept(page, record) == f"{MARKED}<cy>{PASSAGE}</cy>"


def test_in_the_welsh_text_english_is_marked(page: ReportPage, record: str) -> None:
    page.visit.paragraphs.set(record, text_cy="Dywedodd “very good work” wrthym.")
    page.show_language("cy")
    assert page.writer._toolbar.language.text() == "English"
    editor = editor_of(page, record)
    select(editor, "very good work")
    press_key(editor)
    page.leave()
    assert page.visit.paragraphs.get(record).text_cy == "Dywedodd “<en>very good work</en>” wrthym."


def test_words_of_a_passage_are_spelt_in_its_language_alone(page: ReportPage, record: str, qtbot) -> None:
    editor = editor_of(page, record)
    qtbot.waitUntil(lambda: spelling.speller() is not None)
    layer = editor.findChild(MarkLayer)

    def wrong() -> list[str]:
        return [word.selectedText() for word in layer.words]

    qtbot.waitUntil(lambda: wrong() == ["gwaith", "da", "iawn"])
    select(editor, PASSAGE)
    press_key(editor)
    qtbot.waitUntil(lambda: wrong() == [])
    select(editor, "gwaith da iawn and")
    press_key(editor)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: "and" in wrong())
    marks = editor.findChild(SpellingMarks)
    assert marks.languages_at(editor.document().find("and")) == ("cy",)
    assert marks.languages_at(editor.document().find("left")) == ("en",)


def test_a_check_leads_to_the_text_in_its_language(page: ReportPage, record: str, qtbot) -> None:
    page.visit.paragraphs.set(
        record, text="Plain words.", text_cy="Dywedodd ef “the work was done in time” wrthym."
    )
    qtbot.waitUntil(lambda: page.checking.problems is not None)
    (problem,) = [each for _, each in page.checking.problems if each.code == "language-unmarked"]
    page._jump(problem)
    assert page.writer.current == record
    assert "the work" in page.writer.rows[record].editor.words()

"""Texts of the report dragged to another place, on the outline and on the writing surface, and moved by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.figures.tokens import Token
from inspector_app.undo.words import step_words
from ui.pages.report.outline import Outline
from ui.pages.report.page import ReportPage
from ui.pages.report.text_drag import carried, data_of
from ui.workspace import Workspace

CHAPTER, OTHER = "criterion-ii", "criterion-iii"
ALT, ALT_SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier,
)


@pytest.fixture
def texts(workspace: Workspace) -> list[str]:
    """Three paragraphs of one chapter; the last refers to the first."""
    add = workspace.visit.paragraphs.add
    first, second = add(CHAPTER, "one"), add(CHAPTER, "two")
    return [first, second, add(CHAPTER, f"three, see {Token('paragraph', first)}")]


@pytest.fixture
def page(open_page: Callable[[], ReportPage], texts: list[str], qtbot) -> ReportPage:
    """The page at that chapter, laid out."""
    page = open_page()
    qtbot.waitUntil(lambda: page.writer.rows[texts[2]].geometry().top() > 0)
    return page


def order(page: ReportPage, chapter: str = CHAPTER) -> list[str]:
    return [entry.text.split(",")[0] for entry in page.visit.paragraphs.of_chapter(chapter)]


def drag_over(target: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Bring what is dragged over a widget, and say whether it may be put down there."""
    buttons, move = Qt.MouseButton.LeftButton, Qt.DropAction.MoveAction
    entering = QDragEnterEvent(at, move, data, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(target, entering)
    moving = QDragMoveEvent(at, move, data, buttons, Qt.KeyboardModifier.NoModifier)
    moving.ignore()
    QApplication.sendEvent(target, moving)
    return entering.isAccepted() and moving.isAccepted()


def drop(target: QWidget, data: QMimeData, at: QPoint) -> bool:
    """Drag something over a widget and put it down, and say whether it was taken."""
    drag_over(target, data, at)
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def pull(target: QWidget, start: QPoint, *steps: int) -> None:
    """Press a widget and pull down so many pixels, one move for each, then let go."""
    QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
    left = Qt.MouseButton.LeftButton
    for step in steps:
        place = QPointF(start + QPoint(0, step))
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            target.mapToGlobal(place),
            left,
            left,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(target, moved)
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start + QPoint(0, sum(steps[-1:])))


def row_of(outline: Outline, record: str = "", chapter: str = CHAPTER) -> int:
    return next(
        row
        for row, entry in enumerate(outline._entries)
        if (entry.chapter, entry.record) == (chapter, record)
    )


def on_line(outline: Outline, record: str = "", chapter: str = CHAPTER, *, below: bool = False) -> QPoint:
    """Return a point in the upper or lower half of a line of the outline."""
    rect = outline.visualItemRect(outline.item(row_of(outline, record, chapter)))
    return QPoint(rect.center().x(), rect.bottom() - 3 if below else rect.top() + 3)


# ---- on the outline -----------------------------------------------------------------------------------
def test_a_paragraph_is_dropped_between_two_others(page: ReportPage, texts: list[str], qtbot) -> None:
    outline = page.outline
    assert drop(outline.viewport(), data_of(texts[0]), on_line(outline, texts[1], below=True))
    qtbot.waitUntil(lambda: order(page) == ["two", "one", "three"])
    numbers = [page._numbers[record] for record in (texts[1], texts[0], texts[2])]
    assert numbers == ["5.1", "5.2", "5.3"]
    assert "see 5.2" in page.writer.rows[texts[2]].editor.words()
    shown = [entry.record for entry in outline._entries if entry.record]
    assert shown == [texts[1], texts[0], texts[2]]


def test_a_paragraph_is_dropped_first_and_last(page: ReportPage, texts: list[str], qtbot) -> None:
    outline = page.outline
    assert drop(outline.viewport(), data_of(texts[1]), on_line(outline))
    qtbot.waitUntil(lambda: order(page) == ["two", "one", "three"])
    assert drop(outline.viewport(), data_of(texts[1]), on_line(outline, texts[2], below=True))
    qtbot.waitUntil(lambda: order(page) == ["one", "three", "two"])


def test_a_paragraph_dropped_on_another_chapter_goes_to_its_end(
    page: ReportPage, texts: list[str], workspace: Workspace, qtbot
) -> None:
    page.visit.paragraphs.add(OTHER, "there")
    page.writer.rows[texts[1]].editor.insertPlainText("half typed ")
    with qtbot.waitSignal(workspace.said) as said:
        assert drop(page.outline.viewport(), data_of(texts[0]), on_line(page.outline, chapter=OTHER))
    assert order(page) == ["half typed two", "three"]
    assert order(page, OTHER) == ["there", "one"]
    assert (page.writer.chapter, page.writer.current) == (OTHER, texts[0])
    title = next(entry.title["en"] for entry in page.visit.framework.outline if entry.key == OTHER)
    assert said.args[0] == f"Paragraph moved to “{title}”"
    step = page.visit.steps.last
    assert step is not None
    assert step_words(page.visit, step) == f"paragraph moved to “{title}”"
    page.visit.undo()
    assert order(page) == ["one", "half typed two", "three"]
    assert order(page, OTHER) == ["there"]


def test_one_step_takes_a_drop_back(page: ReportPage, texts: list[str], qtbot) -> None:
    drop(page.outline.viewport(), data_of(texts[2]), on_line(page.outline, texts[0]))
    qtbot.waitUntil(lambda: order(page) == ["three", "one", "two"])
    step = page.visit.steps.last
    assert step is not None
    assert step_words(page.visit, step).startswith("paragraph moved in “")
    page.visit.undo()
    assert order(page) == ["one", "two", "three"]


def test_where_a_text_would_drop_is_shown_until_it_leaves(page: ReportPage, texts: list[str]) -> None:
    outline, view = page.outline, page.outline.viewport()
    before = outline.grab().toImage()
    assert drag_over(view, data_of(texts[0]), on_line(outline, texts[2]))
    between = outline.grab().toImage()
    assert drag_over(view, data_of(texts[0]), on_line(outline, chapter=OTHER))
    onto = outline.grab().toImage()
    assert before not in (between, onto)
    assert between != onto
    QApplication.sendEvent(view, QDragLeaveEvent())
    assert outline.grab().toImage() == before


def test_a_text_is_refused_where_it_makes_no_sense(page: ReportPage, texts: list[str]) -> None:
    outline, view = page.outline, page.outline.viewport()
    here = on_line(outline, texts[2])
    plain = QMimeData()
    plain.setText(texts[0])
    assert not drop(view, plain, here)
    assert not drop(view, data_of("0" * 32), here)  # of another visit
    assert not drop(view, data_of(texts[0]), on_line(outline, texts[0]))  # where it stands
    assert not drop(view, data_of(texts[0]), on_line(outline, texts[1]))
    assert not drop(view, data_of(texts[0]), on_line(outline, chapter=""))  # the cover
    assert order(page) == ["one", "two", "three"]


def test_a_recommendation_stays_among_recommendations(page: ReportPage, texts: list[str], qtbot) -> None:
    visit, outline = page.visit, page.outline
    first, second = (visit.recommendations.add(text) for text in ("Do this.", "Do that."))
    about = visit.paragraphs.add("recommendations", "About them.")
    page.open("recommendations")
    at = partial(on_line, outline, chapter="recommendations")
    assert not drop(outline.viewport(), data_of(first), on_line(outline, chapter=OTHER))
    assert not drop(outline.viewport(), data_of(first), at(about))
    assert not drop(outline.viewport(), data_of(about), at(first))
    assert drag_over(outline.viewport(), data_of(first), at(second, below=True))
    assert drop(outline.viewport(), data_of(first), at(second, below=True))
    qtbot.waitUntil(lambda: [entry.id for entry in visit.recommendations.all()] == [second, first])


def test_dragging_begins_with_the_pressed_text(
    page: ReportPage, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: begun.append(carried(drag.mimeData())))
    outline, view = page.outline, page.outline.viewport()
    for start in (on_line(outline, texts[1]), on_line(outline)):  # a text, and a chapter
        pull(view, start, 8, 30, 60)
    assert begun == [texts[1]]


def test_by_key_a_text_moves_on_the_outline_and_keeps_the_place(page: ReportPage, texts: list[str]) -> None:
    outline = page.outline
    outline.setFocus()
    outline.setCurrentRow(row_of(outline, texts[0]))
    QTest.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert order(page) == ["two", "one", "three"]
    assert outline.currentRow() == row_of(outline, texts[0])
    QTest.keyClick(outline, Qt.Key.Key_Down, ALT)
    assert order(page) == ["two", "three", "one"]
    QTest.keyClick(outline, Qt.Key.Key_Down, ALT_SHIFT)
    assert order(page) == ["two", "three"]
    assert order(page, OTHER) == ["one"]


def test_how_a_text_moves_is_said_to_screen_readers(page: ReportPage, texts: list[str]) -> None:
    item = page.outline.item(row_of(page.outline, texts[0]))
    assert "Alt" in item.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "Alt ↑" in page.writer.rows[texts[0]].number.toolTip()


# ---- on the writing surface -----------------------------------------------------------------------------
def test_a_paragraph_is_dropped_on_the_surface(page: ReportPage, texts: list[str], qtbot) -> None:
    body, rows = page.writer._body, page.writer.rows
    last = rows[texts[2]].geometry()
    assert drag_over(body, data_of(texts[0]), last.center() + QPoint(0, last.height() // 2))
    assert page.writer._drops._line == last.bottom()
    assert not drag_over(body, data_of(texts[0]), rows[texts[0]].geometry().center())
    assert page.writer._drops._line is None
    assert drop(body, data_of(texts[0]), rows[texts[2]].geometry().topLeft())
    qtbot.waitUntil(lambda: order(page) == ["two", "one", "three"])
    assert drop(body, data_of(texts[1]), QPoint(60, body.height() - 1))
    qtbot.waitUntil(lambda: order(page) == ["one", "three", "two"])
    assert not drop(body, data_of("0" * 32), QPoint(60, 1))


def test_a_paragraph_is_dragged_by_its_number(
    page: ReportPage, texts: list[str], qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, _actions: begun.append(carried(drag.mimeData())))
    handle = page.writer.rows[texts[1]].number
    pull(handle, QPoint(10, 10), 1, 60)
    qtbot.waitUntil(lambda: begun == [texts[1]])
    pull(handle, QPoint(10, 10), 1)
    QTest.mouseMove(handle, QPoint(10, 60))
    qtbot.wait(20)
    assert begun == [texts[1]]


def test_by_key_a_paragraph_goes_to_the_next_chapter_and_back(page: ReportPage, texts: list[str]) -> None:
    there = page.visit.paragraphs.add(OTHER, "there")
    page.writer.enter(texts[0])
    QTest.keyClick(page.writer.rows[texts[0]].editor, Qt.Key.Key_Down, ALT_SHIFT)
    assert order(page, OTHER) == ["one", "there"]
    assert page.writer.current == texts[0]
    QTest.keyClick(page.writer.rows[texts[0]].editor, Qt.Key.Key_Up, ALT_SHIFT)
    assert order(page) == ["two", "three", "one"]
    page.open(OTHER, there)
    for _press in page.visit.framework.outline:
        QTest.keyClick(page.writer.rows[there].editor, Qt.Key.Key_Down, ALT_SHIFT)
    assert page.visit.paragraphs.get(there).chapter == page.visit.framework.outline[-1].key


def test_what_a_moved_paragraph_stands_on_can_still_be_taken_away(page: ReportPage, texts: list[str]) -> None:
    finding = page.visit.findings.add("ii", "strength", "Children are seen early")
    page.visit.paragraphs.stand_on(texts[0], finding=finding)
    page.visit.paragraphs.place(texts[0], OTHER)
    page.open(OTHER, texts[0])
    options = {option.key: option.on for option in page.writer.line().manuscript.options(texts[0])}
    assert options[finding]
    page.writer.cite(finding)
    assert page.visit.paragraphs.basis(texts[0]) == ([], [])


def test_what_is_dragged_over_a_text_is_for_the_surface_and_no_words(
    page: ReportPage, texts: list[str], qtbot
) -> None:
    editor = page.writer.rows[texts[2]].editor
    before = editor.words()
    drag_over(editor.viewport(), data_of(texts[0]), QPoint(20, 5))
    assert page.writer._drops._line is not None
    drop(page.writer._body, data_of(texts[0]), editor.parentWidget().geometry().bottomLeft())
    qtbot.waitUntil(lambda: order(page) == ["two", "three", "one"])
    assert editor.words() == before.replace("5.1", "5.3")

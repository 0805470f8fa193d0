"""Versions and the council's points in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from inspector_app.accuracy.points import ACCEPTED, FACT, OPEN, REFUSED, Said
from inspector_app.figures.tokens import Token
from inspector_app.report.kinds import FINAL, SENT, TEAM_DRAFT
from ui.pages.report.figure_faces import MOVED
from ui.pages.report.page import ReportPage
from ui.pages.report.side_tabs import VERSIONS
from ui.place import Place
from ui.widgets.button import Button
from ui.workspace import Workspace

CHAPTER = "criterion-ii"


@pytest.fixture
def paragraph(workspace: Workspace) -> str:
    """A paragraph of the chapter, numbered 5.1."""
    return workspace.visit.paragraphs.add(CHAPTER, "Children were seen in {cases_sampled} cases.")


@pytest.fixture
def page(open_page: Callable[[], ReportPage], paragraph: str) -> ReportPage:
    """The page with its versions in view."""
    page = open_page()
    page.side.show_tab(VERSIONS)
    return page


@pytest.fixture
def sent(page: ReportPage) -> ReportPage:
    """The page with a version that was sent to the council."""
    page.visit.versions.make(TEAM_DRAFT)
    page.visit.versions.make(SENT)
    return page


def labels(page: ReportPage) -> list[str]:
    return [button.text() for button in page.side.versions.findChildren(Button) if button.isVisible()]


def test_a_version_is_made_after_it_was_confirmed_and_its_words_are_saved_before(
    page: ReportPage, paragraph: str, qtbot
) -> None:
    versions = page.side.versions.versions
    page.writer.enter(paragraph)
    QTest.keyClicks(page.writer.rows[paragraph].editor, "Early. ")
    assert versions.next.text() == "Make the team draft…"
    versions.next.click()
    assert page.visit.versions.all() == []
    assert "cannot be undone" in versions._meaning.text()
    versions.confirm.click()
    qtbot.waitUntil(lambda: len(page.visit.versions.all()) == 1)
    frozen = page.visit.versions.frozen(page.visit.versions.newest)
    assert "Early." in frozen.texts["en"]["5.1"].words
    qtbot.waitUntil(lambda: versions.next.text() == "Record as sent…")
    assert versions.again.text() == "Another team draft…"


def test_giving_up_makes_nothing(page: ReportPage) -> None:
    versions = page.side.versions.versions
    versions.next.click()
    versions.cancel.click()
    assert versions.next.isVisible()
    assert page.visit.versions.all() == []


def test_a_final_version_that_is_refused_shows_the_points(sent: ReportPage, workspace, qtbot) -> None:
    sent.visit.accuracy_points.add(Said("It was 4."))
    with qtbot.waitSignal(workspace.troubled) as caught:
        sent.make_version(FINAL)
    assert caught.args[0].code == "accuracy-open"
    assert sent.side.versions.points.isVisible()


def test_a_text_shows_its_number_in_the_sent_version_where_that_is_another(
    sent: ReportPage, paragraph: str
) -> None:
    row = sent.writer.rows[paragraph]
    assert row.number.text() == "5.1"
    sent.visit.paragraphs.move(sent.visit.paragraphs.add(CHAPTER, "A new first one."), -1)
    assert row.number.text() == "5.2\n(5.1)"
    assert "5.1" in row.number.toolTip()


def test_a_figure_that_moved_since_the_version_is_marked(sent: ReportPage) -> None:
    token = Token("cases_sampled", "")
    assert sent._faces.face(token).state != MOVED
    sent.visit.cases.add("C99")
    assert sent._faces.face(token).state == MOVED
    assert sent._faces.words_before("cases_sampled") == "3"


def test_a_version_is_saved_again(sent: ReportPage, tmp_path: Path, qtbot) -> None:
    sent.save_version(tmp_path / "again.docx", 1)
    qtbot.waitUntil(lambda: (tmp_path / "again.docx").exists(), timeout=20_000)
    assert "Team draft" in "".join(p.text for p in docx.Document(str(tmp_path / "again.docx")).paragraphs)


def test_what_changed_since_a_version_is_listed_and_leads_there(
    sent: ReportPage, paragraph: str, tmp_path: Path, qtbot
) -> None:
    sent.visit.paragraphs.set(paragraph, text="Children were seen early in {cases_sampled} cases.")
    changes = sent.side.versions.versions.changes
    changes.compare(1)
    qtbot.waitUntil(lambda: "5.1 · reworded" in labels(sent))
    sent.open("introduction")
    next(b for b in changes.findChildren(Button) if b.text() == "5.1 · reworded").click()
    assert sent.writer.current == paragraph
    changes.save(tmp_path / "changes.docx")
    qtbot.waitUntil((tmp_path / "changes.docx").exists)


# ---- the council's points ------------------------------------------------------------------------------
@pytest.fixture
def points(sent: ReportPage, paragraph: str) -> tuple[ReportPage, str]:
    """The page at the council's points, one of them about the paragraph; and that point."""
    point = sent.visit.accuracy_points.add(Said("It was 4.", "5.1"))
    sent.visit.accuracy_points.add(Said("The name is wrong."))
    sent.side.versions.show_part("points")
    return sent, point


def test_a_press_goes_to_the_paragraph_and_opens_the_answer(points, paragraph: str) -> None:
    page, point = points
    page.open("introduction")
    QTest.mouseClick(page.side.versions.points.rows[point], Qt.MouseButton.LeftButton)
    assert page.writer.current == paragraph
    assert page.side.versions.points.answer.isVisible()


def test_the_answer_is_kept_as_it_is_typed_and_decided(points) -> None:
    page, point = points
    listed = page.side.versions.points
    QTest.keyClick(listed.rows[point], Qt.Key.Key_Space)
    assert listed.focusWidget() is listed.answer.reason
    QTest.keyClicks(listed.answer.reason, "The file says 3.")
    QTest.keyClicks(listed.answer.change, "None.")
    listed.answer.kind.setCurrentIndex(listed.answer.kind.findData(FACT))
    listed.answer.kind.activated.emit(listed.answer.kind.currentIndex())
    listed.answer.refuse.click()
    entry = page.visit.accuracy_points.get(point)
    assert (entry.state, entry.reason, entry.resulting_change) == (REFUSED, "The file says 3.", "None.")
    assert entry.kind == FACT
    assert listed.answer.reopen.isVisible()
    listed.answer.reopen.click()
    assert page.visit.accuracy_points.get(point).state == OPEN


def test_a_decision_without_a_reason_is_told_and_the_reason_gets_the_keyboard(
    points, workspace, qtbot
) -> None:
    page, point = points
    listed = page.side.versions.points
    listed.open(point)
    with qtbot.waitSignal(workspace.troubled):
        listed.answer.accept.click()
    assert listed.focusWidget() is listed.answer.reason


def test_the_points_are_filtered_by_their_state(points) -> None:
    page, point = points
    listed = page.side.versions.points
    page.visit.accuracy_points.decide(point, ACCEPTED, "It is so.")
    listed.which.set_value(OPEN)
    listed.which.chosen.emit(OPEN)
    assert point not in listed.rows
    assert len(listed.rows) == 1
    page.open("introduction")
    page.show_place(Place("report", point))
    assert point in listed.rows
    assert page._chapter.key == CHAPTER


def test_what_is_typed_in_one_answer_does_not_reach_another(points) -> None:
    page, point = points
    listed = page.side.versions.points
    other = next(record for record in listed.rows if record != point)
    listed.open(point)
    QTest.keyClicks(listed.answer.reason, "Half a")
    listed.open(other)
    assert listed.answer.reason.toPlainText() == ""
    assert page.visit.accuracy_points.get(point).reason == "Half a"
    assert page.visit.accuracy_points.get(other).reason == ""


def test_a_table_is_shown_before_it_comes_in(sent: ReportPage, tmp_path: Path, qtbot) -> None:
    document = docx.Document()
    table = document.add_table(rows=0, cols=3)
    for row in (("No.", "Paragraph", "Comment"), ("1", "5.1", "It was 4."), ("2", "9.9", "Wrong.")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.save(str(tmp_path / "points.docx"))
    sent.side.versions.show_part("points")
    listed = sent.side.versions.points
    listed.read(tmp_path / "points.docx")
    qtbot.waitUntil(lambda: listed._coming.count() == 1)
    assert not listed._coming.itemAt(0).widget().take.isEnabled()
    table.rows[2].cells[1].text = "5.1"
    document.save(str(tmp_path / "points.docx"))
    listed.read(tmp_path / "points.docx")
    qtbot.waitUntil(lambda: listed._coming.itemAt(0).widget().take.isEnabled())
    assert sent.visit.accuracy_points.all() == []
    listed._coming.itemAt(0).widget().take.click()
    qtbot.waitUntil(lambda: len(sent.visit.accuracy_points.all()) == 2)
    qtbot.waitUntil(lambda: listed._coming.count() == 0)


def test_a_point_is_written_in_by_hand(sent: ReportPage) -> None:
    sent.side.versions.show_part("points")
    listed = sent.side.versions.points
    listed.add.click()
    QTest.keyClicks(listed.new_point.paragraph, "5.1")
    QTest.keyClicks(listed.new_point.says, "It was 4.")
    assert sent.is_half_typed()
    next(b for b in listed.new_point.findChildren(Button) if b.text() == "Add").click()
    (point,) = sent.visit.accuracy_points.all()
    assert (point.paragraph_number, point.says) == ("5.1", "It was 4.")
    assert not sent.is_half_typed()


def test_the_response_is_written(points, tmp_path: Path, qtbot) -> None:
    page, _point = points
    page.side.versions.points.save_response(tmp_path / "response.docx")
    qtbot.waitUntil((tmp_path / "response.docx").exists)

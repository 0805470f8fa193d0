"""Printing from the window: a reading, notes and the readings of several cases, drawn in memory, printed and saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from inspector_app.fieldwork.reading_session import ReadingSession
from ui.main_window import MainWindow
from ui.pages.papers.page import BLANK, FILLED, PapersPage
from ui.pages.report import choosing
from ui.place import Place
from ui.widgets.growing_text import GrowingText


def drawn(qtbot, window: MainWindow) -> PapersPage:
    """Return the page once its pages are drawn."""
    page = window.page("papers")
    qtbot.waitUntil(lambda: page._drawn is not None and page._job is None, timeout=30_000)
    return page


def said(page: PapersPage) -> str:
    document = page.pages.document
    found = (document.getAllText(number).text() for number in range(document.pageCount()))
    return " ".join(" ".join(found).split())


@pytest.fixture
def reading(window: MainWindow) -> str:
    return window.workspace.visit.readings.all()[0].id


def test_ctrl_p_on_a_reading_shows_its_pages(qtbot, window: MainWindow, reading):
    window.show_place(Place("reading", reading))
    ReadingSession(window.workspace.visit, reading).answer("/identity/ethnicity_recorded", "yes")
    window.deed_of("Ctrl P")()
    assert window.place == Place("papers", reading)
    page = drawn(qtbot, window)
    words = said(page)
    assert "Case reading C01" in words
    assert "1.1 Is the child’s ethnicity recorded? Yes" in words
    assert page._header.title.text() == "Case reading C01, Mared Llwyd"
    assert page._header.fact.text() == f"{page.pages.document.pageCount()} pages"
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.place.page == "reading"


def test_what_is_typed_is_saved_before_it_is_printed(qtbot, window: MainWindow, reading):
    window.show_place(Place("reading", reading))
    shown = window.page("reading")
    card = shown.questions.current_card()
    card.toggle_comment()
    card.findChild(GrowingText).setPlainText("Two boxes are empty.")
    shown.header.print.click()
    assert "Comment: Two boxes are empty." in said(drawn(qtbot, window))


def test_the_blank_form_and_the_other_language(qtbot, window: MainWindow, reading):
    window.show_place(Place("papers", reading))
    page = drawn(qtbot, window)
    first = page._drawn
    qtbot.mouseClick(page._kind._segments[BLANK], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._drawn is not first and page._job is None, timeout=30_000)
    assert "destroy this paper then" in said(page)
    second = page._drawn
    qtbot.mouseClick(page._spoken._segments["cy"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page._drawn is not second and page._job is None, timeout=30_000)
    assert "dinistriwch y papur hwn wedyn" in said(page)
    window.show_place(Place("papers", window.workspace.visit.sources.add("document", "Manual")))
    assert page._kind.value == FILLED
    assert not page._kind.isVisible()


def test_what_is_chosen_otherwise_is_not_printed_as_it_was(qtbot, window: MainWindow, reading):
    window.show_place(Place("papers", reading))
    page = drawn(qtbot, window)
    qtbot.mouseClick(page._kind._segments[BLANK], Qt.MouseButton.LeftButton)
    assert not page._print.isEnabled()
    assert not page._save.isEnabled()
    page._job.cancel()
    qtbot.waitUntil(lambda: page._job is None, timeout=30_000)
    if page._drawn is None:  # the work may have been done before it was cancelled
        assert not page._print.isEnabled()
        assert page.pages.document.pageCount() == 0
    else:
        assert "destroy this paper then" in said(page)


def test_notes_are_printed_with_what_changed_since(qtbot, window: MainWindow):
    visit = window.workspace.visit
    source = visit.sources.add("interview", "Two parents", role="parent")
    visit.sources.write(source, "I rang.")
    window.show_place(Place("note", source))
    window.deed_of("Ctrl P")()
    page = drawn(qtbot, window)
    assert "I rang." in said(page)
    visit.sources.write(source, "Nobody rang back.")
    qtbot.waitUntil(lambda: "Nobody rang back." in said(page), timeout=30_000)


def test_a_note_that_is_yet_to_begin_is_not_printed(window: MainWindow):
    window.show_place(Place("note"))
    window.deed_of("Ctrl P")()
    assert window.place.page == "note"


def test_the_readings_of_the_selected_cases_are_one_file(qtbot, window: MainWindow):
    visit = window.workspace.visit
    second = visit.cases.by_reference("C02").id
    visit.readings.start(second)
    window.show_place(Place("cases"))
    cases = window.page("cases")
    cases.table.selectAll()
    cases._on_print_wanted()
    assert "Case reading C02" in said(drawn(qtbot, window))
    assert "Readings What was read Reader State Answered" in said(window.page("papers"))


def test_cases_that_nobody_reads_are_told_of(qtbot, window: MainWindow):
    case = window.workspace.visit.cases.by_reference("C03").id
    with qtbot.waitSignal(window.workspace.troubled) as told:
        window.show_place(Place("papers", part=case))
    assert told.args[0].code == "nothing-read"
    page = window.page("papers")
    assert not page._print.isEnabled()
    page.print_pages()
    page.save_pages()


def test_pages_are_printed(qtbot, window: MainWindow, reading, tmp_path: Path, monkeypatch):
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    monkeypatch.setattr(choosing, "choose_printer", lambda _parent: printer)
    window.show_place(Place("papers", reading))
    page = drawn(qtbot, window)
    with qtbot.waitSignal(window.workspace.said, timeout=30_000) as told:
        window.deed_of("Ctrl P")()
    assert told.args[0] == "2 pages sent to the printer"
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2
    assert page.pages.document.pageCount() > 2


def test_pages_are_saved_and_nothing_else_is_left_behind(
    qtbot, window: MainWindow, reading, tmp_path: Path, monkeypatch
):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    window.show_place(Place("papers", reading))
    page = drawn(qtbot, window)
    before = {path.name for path in tmp_path.iterdir()}
    asked = []

    def choose(_parent, _title, suggested, _kinds):
        asked.append(Path(suggested).name)
        return str(tmp_path / "saved"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(window.workspace.said, timeout=30_000) as told:
        page.save_pages()
    assert asked == ["Case reading C01, Mared Llwyd.pdf"]
    assert told.args[0] == "Saved saved.pdf. It is not encrypted: delete it when it has served."
    assert {path.name for path in tmp_path.iterdir()} - before == {"saved.pdf"}
    assert list(scratch.iterdir()) == []
    assert (tmp_path / "saved.pdf").read_bytes() == page._drawn.content


def test_a_drawing_that_another_one_follows_is_dropped(qtbot, window: MainWindow, reading):
    window.show_place(Place("papers", reading))
    page = window.page("papers")
    page._on_language_chosen("cy")
    page._on_language_chosen("en")
    drawn(qtbot, window)
    assert "Case reading C01" in said(page)
    assert page._turn == 3

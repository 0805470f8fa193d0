"""The report page around the text: outline, checks, figures, evidence, preview, saving and printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from ui.pages.report import page as page_module
from ui.pages.report.page import ReportPage
from ui.pages.report.producing import suggested_file
from ui.pages.report.side_tabs import CHECKS, EVIDENCE, FIGURES
from ui.place import Place
from ui.workspace import Workspace

CHAPTER = "criterion-ii"


@pytest.fixture
def paragraph(workspace: Workspace) -> str:
    """A paragraph with nothing behind it."""
    return workspace.visit.paragraphs.add(CHAPTER, "Children were seen in {cases_sampled} cases.")


@pytest.fixture
def page(open_page: Callable[[], ReportPage], paragraph: str) -> ReportPage:
    """The page, with the paragraph in it."""
    return open_page()


def entries(page: ReportPage) -> list[str]:
    return [page.outline.item(place).text() for place in range(page.outline.count())]


def rows_of(page: ReportPage, code: str) -> list:
    return [line for line in page.side.checks.rows if line.problem.code == code]


def test_outline_has_the_chapters_and_the_texts_of_the_open_one(page: ReportPage) -> None:
    shown = entries(page)
    assert "1 Introduction" in shown
    assert shown[shown.index("5 Assessment") + 1] == "5.1 Children were seen in 3 cases."
    page.outline.setCurrentRow(1)
    QTest.keyClick(page.outline, Qt.Key.Key_Return)
    assert "5.1 Children were seen in 3 cases." not in entries(page)


def test_place_of_a_paragraph_puts_the_caret_there(page: ReportPage, paragraph: str) -> None:
    page.open("introduction")
    page.show_place(Place("report", record=paragraph))
    assert page.writer.current == paragraph


def test_check_jumps_to_its_paragraph(page: ReportPage, paragraph: str, qtbot) -> None:
    page.open("introduction")
    page.side.show_tab(CHECKS)
    qtbot.waitUntil(lambda: page.side.checks.here >= 0 and page.checking.problems is not None)
    page.side.checks.scope.set_value("everywhere")
    page.side.checks.scope.chosen.emit("everywhere")
    (line,) = rows_of(page, "paragraph-unsupported")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert page.writer.current == paragraph


def test_f8_goes_through_the_checks_of_the_chapter(page: ReportPage, paragraph: str, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(rows_of(page, "paragraph-unsupported")))
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert page.side.tab == CHECKS
    assert page.side.checks._current == page.side.checks.rows[0].problem


def test_check_is_gone_when_the_paragraph_has_evidence(page: ReportPage, paragraph: str, qtbot) -> None:
    qtbot.waitUntil(lambda: bool(rows_of(page, "paragraph-unsupported")))
    finding = page.visit.findings.add("ii", "strength", "Children are seen early")
    page.visit.paragraphs.stand_on(paragraph, finding=finding)
    qtbot.waitUntil(lambda: not rows_of(page, "paragraph-unsupported"))


def test_evidence_is_cited_from_the_panel_and_found_by_words(page: ReportPage, paragraph: str) -> None:
    reading = page.visit.readings.all()[0].id
    seen = page.visit.evidence.take_up("Seen at school", ("ii",), "strength", reading=reading)
    page.visit.evidence.take_up("Late review", ("ii",), "area", reading=reading)
    page.visit.evidence.take_up("Supervision is kept", ("iv",), "strength", reading=reading)
    page.side.show_tab(EVIDENCE)
    assert page.side.evidence._cards.count() == 2
    page.writer.enter(paragraph)
    page.side.evidence.cited.emit(seen)
    assert page.visit.paragraphs.basis(paragraph) == ([], [seen])
    page.side.evidence.find.setText("late")
    assert page.side.evidence._cards.count() == 1


def test_new_figure_is_tried_before_it_is_made(page: ReportPage, qtbot) -> None:
    page.side.show_tab(FIGURES)
    form = page.side.figures.new_figure
    page.side.figures._new.click()
    form.title.setText("Decided the same day")
    form.condition.setText("${no_such_question} = 'yes'")
    form.try_out()
    qtbot.waitUntil(lambda: "no question" in form.preview.text())
    assert not form.make.isEnabled()
    form.condition.setText("${decision_24h} = 'yes'")
    form.try_out()
    qtbot.waitUntil(form.make.isEnabled)
    assert form.preview.text().startswith("0 of 0")
    form.make.click()
    assert page.visit.figures.named("decided_the_same_day").condition == "${decision_24h} = 'yes'"
    assert not form.isVisible()


def test_preview_is_drawn_in_memory_and_drawn_anew(page: ReportPage, paragraph: str, qtbot) -> None:
    with qtbot.waitSignal(page.preview.drawn, timeout=20_000) as first:
        page.show_place(Place("report", part="preview"))
    assert first.args[0] == page.preview.document.pageCount() > 3
    assert page.preview.thumbnails.count() == first.args[0]
    assert not page.outline.isVisible()
    with qtbot.waitSignal(page.preview.drawn, timeout=20_000):
        page.visit.paragraphs.set(paragraph, text="Workers know the children.")
    search = page.preview.document.getAllText(_page_with(page.preview.document, "Workers know"))
    assert "Workers know the children." in search.text()
    assert not list(page.visit.store.path.parent.glob("*.pdf"))


def test_internal_copy_has_more_pages(page: ReportPage, qtbot) -> None:
    with qtbot.waitSignal(page.preview.drawn, timeout=20_000) as published:
        page.show_preview(True)
    with qtbot.waitSignal(page.preview.drawn, timeout=20_000) as internal:
        page.preview.internal.setChecked(True)
    assert internal.args[0] > published.args[0]


def test_word_and_pdf_are_saved_side_by_side(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "choose_file", lambda _parent, _suggested: tmp_path / "draft.docx")
    with qtbot.waitSignal(workspace.said, timeout=30_000) as said:
        page.save_as()
    assert said.args[0].startswith("Saved draft.docx and draft.pdf")
    assert (tmp_path / "draft.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "draft.pdf").read_bytes()[:5] == b"%PDF-"


def test_failure_to_save_is_said_in_the_window(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot
) -> None:
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(workspace.troubled, timeout=30_000) as trouble:
        page.save(tmp_path / "file" / "draft.docx")
    assert trouble.args[0].remedy


def test_a_pdf_that_nobody_chose_to_replace_stays(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot
) -> None:
    (tmp_path / "draft.pdf").write_bytes(b"published")
    with qtbot.waitSignal(workspace.troubled) as trouble:
        page.save(tmp_path / "draft.docx")
    assert trouble.args[0].code == "file-exists"
    assert (tmp_path / "draft.pdf").read_bytes() == b"published"


def test_the_internal_copy_is_not_named_like_the_published_one(page: ReportPage) -> None:
    names = {suggested_file(page.visit, "en", internal=internal).name for internal in (True, False)}
    assert names == {"Bro Helyg County Council report.docx", "Bro Helyg County Council report internal.docx"}


def test_pages_are_printed(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = QPrinter()
    printer.setResolution(72)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(1, 2)
    monkeypatch.setattr(page_module, "choose_printer", lambda _parent: printer)
    with qtbot.waitSignal(workspace.said, timeout=30_000) as said:
        page._on_print_wanted()
    assert said.args[0] == "2 pages sent to the printer"
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2


def _page_with(document: QPdfDocument, words: str) -> int:
    return next(page for page in range(document.pageCount()) if words in document.getAllText(page).text())


def test_side_panel_folds_where_there_is_no_room_and_lies_over_when_asked(page: ReportPage) -> None:
    desk, side = page.desk, page.side
    page.resize(1182, 700)
    assert side.isVisible()
    page.resize(900, 700)
    assert not side.isVisible()
    assert page._behind_button.isVisible()
    page._behind_button.click()
    assert side.isVisible()
    assert side.geometry().right() == desk.width() - 1
    assert page.writer.geometry().right() > side.geometry().left()
    page.resize(1182, 700)
    page.layout().activate()
    desk.layout().activate()
    assert not page._behind_button.isVisible()
    assert page.writer.geometry().right() < side.geometry().left()

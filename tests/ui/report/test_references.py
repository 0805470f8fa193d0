"""References to paragraphs and the Word template, in the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from inspector_app.figures.tokens import Token
from ui.pages.report import template_choice
from ui.pages.report.page import ReportPage
from ui.workspace import Workspace


@pytest.fixture
def page(open_page: Callable[[], ReportPage], workspace: Workspace) -> ReportPage:
    """The page, with two paragraphs in a chapter."""
    for text in ("Decisions are quick.", "Workers know the children."):
        workspace.visit.paragraphs.add("criterion-i", text)
    return open_page()


def test_a_paragraph_can_be_put_into_a_text_by_its_number(page: ReportPage) -> None:
    target, text = page.visit.paragraphs.all()[:2]
    page.open(text.chapter, text.id)
    number = page._numbers[target.id]
    options = {option.key: option.words for option in page._faces.options()}
    assert options[f"paragraph:{target.id}"] == f"Paragraph {number}"
    page.writer.insert_figure(Token("paragraph", target.id))
    editor = page.writer.line().editor
    assert number in editor.words()
    assert page.leave()
    assert str(Token("paragraph", target.id)) in page.visit.paragraphs.get(text.id).text


def test_a_reference_to_a_paragraph_that_is_gone_stands_out(page: ReportPage) -> None:
    face = page._faces.face(Token("paragraph", "0" * 32))
    assert (face.words, face.state) == ("[paragraph taken out]", "unknown")


def test_a_template_is_chosen_kept_and_used(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = tmp_path / "house.docx"
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Our own head"
    made.save(house)
    monkeypatch.setattr(template_choice, "choose_template", lambda _parent: house)
    choice = page.preview.template
    with qtbot.waitSignal(workspace.said, timeout=20_000) as said:
        choice.choose.click()
    assert said.args[0].startswith("house.docx lacks ")
    assert (choice.path, choice.choose.text()) == (house, "house.docx")
    assert "Front Heading" in choice.choose.toolTip()
    with qtbot.waitSignal(workspace.said, timeout=30_000):
        page.save(tmp_path / "draft.docx")
    written = docx.Document(tmp_path / "draft.docx")
    assert written.sections[0].header.paragraphs[0].text == "Our own head"
    choice.clear.click()
    assert choice.path is None


def test_a_file_that_is_no_template_is_said_and_not_kept(
    page: ReportPage, workspace: Workspace, tmp_path: Path, qtbot
) -> None:
    (tmp_path / "house.docx").write_bytes(b"no Word file")
    with qtbot.waitSignal(workspace.troubled, timeout=20_000) as trouble:
        page.preview.template.take(tmp_path / "house.docx")
    assert trouble.args[0].code == "template-kind"
    assert page.preview.template.path is None

"""Attached files are looked at inside the window, and copied only to where the reader says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.fieldwork.files.helpers import (
    GENOGRAM,
    PLAN,
    attach,
    buttons,
    data_of,
    drawn,
    field,
    press,
    settled,
    told,
    words,
)
from ui.pages.reading.answers.thumbnail import Thumbnail
from ui.pages.reading.page import ReadingPage
from ui.pictures import as_png
from ui.widgets.button import Button
from ui.widgets.picture_viewer import PictureViewer


def viewer(page: ReadingPage) -> PictureViewer | None:
    return next((found for found in page.findChildren(PictureViewer) if found.isVisible()), None)


def test_a_picture_is_looked_at_inside_the_window(
    qtbot: QtBot, page: ReadingPage, picture: Path, tmp_path: Path
) -> None:
    attach(qtbot, page, data_of(picture))
    before = sorted(tmp_path.rglob("*"))
    press(field(page), "View")
    settled(qtbot, page)
    open_viewer = viewer(page)
    assert open_viewer is not None
    assert open_viewer.geometry() == page.rect()
    assert (open_viewer._canvas.width(), open_viewer._canvas.height()) == (40, 30)
    assert sorted(tmp_path.rglob("*")) == before
    for _ in range(4):  # Tab stays among its buttons, and the keys of the page do nothing
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert open_viewer.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert open_viewer.isVisible()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert viewer(page) is None
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "View"


def test_a_large_picture_is_fitted_and_shown_as_large_as_it_is(qtbot: QtBot, page: ReadingPage) -> None:
    attach(qtbot, page, data_of(image=drawn(3000, 2000)))
    thumbnail = field(page).findChild(Thumbnail)
    assert thumbnail is not None
    assert thumbnail._image is not None
    assert max(thumbnail._image.width(), thumbnail._image.height()) <= 112
    press(field(page), "View")
    settled(qtbot, page)
    open_viewer = viewer(page)
    assert open_viewer is not None
    assert open_viewer._canvas.width() <= page.width()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert (open_viewer._canvas.width(), open_viewer._canvas.height()) == (3000, 2000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert open_viewer._area.verticalScrollBar().value() > 0


def test_a_picture_that_cannot_be_shown_says_so(qtbot: QtBot, page: ReadingPage, tmp_path: Path) -> None:
    path = tmp_path / "broken.png"
    path.write_bytes(as_png(drawn(9, 9))[:40])
    attach(qtbot, page, data_of(path))
    press(field(page), "View")
    settled(qtbot, page)
    open_viewer = viewer(page)
    assert open_viewer is not None
    assert "cannot be shown" in open_viewer._words.text()


def test_a_copy_goes_where_the_reader_says_and_is_told_to_be_outside(
    qtbot: QtBot, page: ReadingPage, picture: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(qtbot, page, data_of(picture))
    target = tmp_path / "copy.png"
    asked: list[str] = []

    def choose(_parent: object, title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.extend((title, suggested))
        return str(target.with_suffix("")), ""

    monkeypatch.setattr("ui.pages.reading.files.QFileDialog.getSaveFileName", choose)
    said: list[str] = []
    page.workspace.said.connect(lambda words, _action: said.append(words))
    press(field(page), "Save a copy…")
    settled(qtbot, page)
    assert target.read_bytes() == picture.read_bytes()
    assert "outside the visit" in asked[0]
    assert asked[1].endswith("teulu ŵ.png")
    assert "outside the visit" in said[0]


def test_a_file_that_is_damaged_or_not_there_is_told(qtbot: QtBot, page: ReadingPage, picture: Path) -> None:
    attach(qtbot, page, data_of(picture))
    page.visit.store.connection.execute("UPDATE change SET value = x'00' WHERE field = 'content/1'")
    page.questions.show_section(page._the_reading(), page._the_reading().sections()[0])
    page.go_to(GENOGRAM)
    settled(qtbot, page)
    assert "damaged" in told(field(page))[0]
    page._the_reading().answer(PLAN, "elsewhere-7f3a2c1b.pdf")
    assert words(field(page, PLAN))[:2] == [
        "elsewhere.pdf",
        "The file is not in this copy of the visit. Bring in the newest hand-overs.",
    ]
    assert buttons(field(page, PLAN)) == ["Replace…", "Remove"]

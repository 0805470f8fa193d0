"""Pictures and files in the window: chosen, dropped or pasted, refused in words, attached in the background."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import UserError
from inspector_app.fieldwork.attachments import LARGEST
from tests.fieldwork.pictures import PDF, exif
from tests.ui.fieldwork.files.helpers import (
    GENOGRAM,
    PLAN,
    attach,
    buttons,
    data_of,
    drawn,
    drop,
    field,
    press,
    settled,
    stored,
    told,
    words,
)
from ui.pages.reading.answers.thumbnail import Thumbnail
from ui.pages.reading.page import ReadingPage
from ui.pictures import decode
from ui.widgets.button import Button
from ui.widgets.message import Message


# ---- attaching ----------------------------------------------------------------------------------------
def test_a_dropped_picture_is_kept_and_shown(qtbot: QtBot, page: ReadingPage, picture: Path) -> None:
    assert buttons(field(page)) == ["Choose a picture…"]
    answer = attach(qtbot, page, data_of(picture))
    assert page.visit.attachments.read(answer) == picture.read_bytes()
    assert buttons(field(page)) == ["View", "Save a copy…", "Replace…", "Remove"]
    shown = words(field(page))
    assert shown[0] == "teulu ŵ.png"
    assert shown[1].startswith("PNG picture, ")
    assert shown[2].startswith("Mared Llwyd, ")
    thumbnail = field(page).findChild(Thumbnail)
    assert thumbnail is not None
    assert thumbnail._image is not None
    assert thumbnail.accessibleName() == "2.3 Is there a genogram?: view teulu ŵ.png"
    card = next(card for card in page.questions.cards() if card.path == GENOGRAM)
    assert card._mark.accessibleName() == "Answered"


def test_a_chosen_file_is_kept(
    qtbot: QtBot, page: ReadingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PDF)
    monkeypatch.setattr("ui.pages.reading.answers.upload_answer.choose_file", lambda _parent, picture: path)
    press(field(page, PLAN), "Choose a file…")
    settled(qtbot, page)
    assert page.visit.attachments.read(str(stored(page, PLAN))) == PDF
    assert buttons(field(page, PLAN)) == ["Save a copy…", "Replace…", "Remove"]


def test_a_picture_is_pasted_from_the_clipboard(qtbot: QtBot, page: ReadingPage) -> None:
    page.go_to(GENOGRAM)
    QGuiApplication.clipboard().setImage(drawn(8, 6))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, page)
    found = page.visit.attachments.find(str(stored(page)))
    assert found is not None
    assert found.given_name == "pasted picture.png"
    image = decode(page.visit.attachments.read(found.name), found.media_type, 100)
    assert image is not None
    assert (image.width(), image.height()) == (8, 6)


def test_the_keyboard_stays_in_the_question(qtbot: QtBot, page: ReadingPage, picture: Path) -> None:
    page.go_to(GENOGRAM)
    attach(qtbot, page, data_of(picture))
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == "2.3 Is there a genogram?: View"
    press(field(page), "Remove")
    QTest.qWait(20)
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Choose a picture…"


def test_an_earlier_picture_stays_in_the_visit(qtbot: QtBot, page: ReadingPage, picture: Path) -> None:
    first = attach(qtbot, page, data_of(picture))
    second = attach(qtbot, page, data_of(image=drawn(5, 5)))
    press(field(page), "Remove")
    assert stored(page) is None
    assert [file.name for file in page.visit.attachments.all()] == [first, second]


def test_removing_can_be_undone(qtbot: QtBot, page: ReadingPage, picture: Path) -> None:
    answer = attach(qtbot, page, data_of(picture))
    offered: list[tuple[str, tuple[str, Callable[[], object]]]] = []
    page.workspace.said.connect(lambda words, action: offered.append((words, action)))
    press(field(page), "Remove")
    ((said, (name, undo)),) = offered
    assert said == "teulu ŵ.png is removed from the answer. It stays in the visit."
    assert name == "Undo"
    undo()
    settled(qtbot, page)
    assert stored(page) == answer
    assert buttons(field(page))[0] == "View"


# ---- what is not taken --------------------------------------------------------------------------------
def test_what_is_no_picture_is_refused_beside_the_field(
    qtbot: QtBot, page: ReadingPage, tmp_path: Path, picture: Path
) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(PDF)
    attach(qtbot, page, data_of(path))
    assert stored(page) is None
    (said,) = told(field(page))
    assert said.startswith("scan.png: The question asks for a picture")
    message = field(page).findChild(Message)
    assert message is not None
    assert message.visibleRegion().boundingRect() == message.rect()
    assert drop(field(page), data_of(picture, path))
    assert "one file" in told(field(page))[0]
    press(field(page), "Close")
    QTest.qWait(20)
    assert told(field(page)) == []


@pytest.mark.parametrize(("size", "said"), [(0, "is empty"), (LARGEST + 1, "25 MB")])
def test_empty_and_very_large_files_are_refused(
    qtbot: QtBot, page: ReadingPage, tmp_path: Path, size: int, said: str
) -> None:
    path = tmp_path / "plan.pdf"
    with path.open("wb") as file:
        file.truncate(size)
    attach(qtbot, page, data_of(path), PLAN)
    assert said in told(field(page, PLAN))[0]
    assert page.visit.attachments.all() == []


def test_text_is_not_taken(page: ReadingPage) -> None:
    data = QMimeData()
    data.setText("words")
    assert not drop(field(page), data)


def test_a_ready_reading_takes_nothing_and_still_shows(
    qtbot: QtBot, page: ReadingPage, picture: Path
) -> None:
    attach(qtbot, page, data_of(picture))
    page.visit.readings.set(page._the_reading().record.id, state="ready")
    QTest.qWait(50)
    settled(qtbot, page)
    assert buttons(field(page)) == ["View", "Save a copy…"]
    assert not drop(field(page), data_of(picture))
    assert words(field(page, PLAN)) == ["No file is attached."]
    assert buttons(field(page, PLAN)) == []


# ---- a place in a picture -----------------------------------------------------------------------------
@pytest.fixture
def telling(tmp_path: Path) -> Path:
    """A picture that says where it was taken."""
    path = tmp_path / "IMG_2031.jpg"
    whole = as_jpeg(drawn(12, 9))
    segment = b"Exif\0\0" + exif(place=True)
    path.write_bytes(whole[:2] + b"\xff\xe1" + (len(segment) + 2).to_bytes(2, "big") + segment + whole[2:])
    return path


def as_jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG")
    return bytes(buffer.data().data())


@pytest.mark.parametrize(
    ("choice", "kept"), [("Attach without the place", False), ("Attach with the place", True)]
)
def test_a_picture_that_says_where_it_was_taken_is_asked_about_first(
    qtbot: QtBot, page: ReadingPage, telling: Path, choice: str, kept: bool
) -> None:
    attach(qtbot, page, data_of(telling))
    assert page.visit.attachments.all() == []
    assert "says where it was taken" in told(field(page))[0]
    press(field(page), choice)
    settled(qtbot, page)
    content = page.visit.attachments.read(str(stored(page)))
    assert (content == telling.read_bytes()) is kept
    assert told(field(page)) == []


def test_it_can_be_left(qtbot: QtBot, page: ReadingPage, telling: Path) -> None:
    attach(qtbot, page, data_of(telling))
    press(field(page), "Do not attach")
    settled(qtbot, page)
    assert told(field(page)) == []
    assert page.visit.attachments.all() == []


# ---- not applicable -----------------------------------------------------------------------------------
def test_not_applicable_and_a_picture_take_each_other_s_place(
    qtbot: QtBot, page: ReadingPage, picture: Path
) -> None:
    answer = attach(qtbot, page, data_of(picture))
    page._the_reading().answer(GENOGRAM, "n/a")
    assert buttons(field(page)) == ["Choose a picture…"]
    again = attach(qtbot, page, data_of(picture))
    assert again not in (answer, "n/a")


# ---- going away meanwhile -----------------------------------------------------------------------------
def test_work_outlasts_the_card_that_asked_for_it(
    qtbot: QtBot, page: ReadingPage, picture: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "empty.png"
    broken.touch()
    troubles: list[UserError] = []
    page.workspace.troubled.connect(troubles.append)
    leave: list[Callable[[], bool]] = [
        lambda: drop(field(page), data_of(picture)),
        lambda: drop(field(page, PLAN), data_of(broken)),
    ]
    for deed in leave:
        page.go_to(GENOGRAM)
        deed()
        page.show_section(page._the_reading().sections()[0])
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        settled(qtbot, page)
    assert page.visit.attachments.read(str(stored(page))) == picture.read_bytes()
    assert [error.code for error in troubles] == ["empty-file"]

"""Pictures and files in the window: attached in the background, shown in place, and never left lying about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.errors import UserError
from inspector_app.fieldwork.attachments import LARGEST
from inspector_app.visit import Visit
from tests.fieldwork.pictures import PDF, exif
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.reading.answers.thumbnail import Thumbnail
from ui.pages.reading.answers.upload_answer import UploadAnswer
from ui.pages.reading.page import ReadingPage
from ui.pictures import as_png, decode
from ui.place import Place
from ui.preferences import Preferences
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.widgets.picture_viewer import PictureViewer

GENOGRAM = "/child/genogram"
PLAN = "/child/plan"


@pytest.fixture
def window(visit_with_files: Visit, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of a reader whose form asks for a picture and a file."""
    make_application()
    visit_with_files.readings.start(visit_with_files.cases.add("C01"))
    shown = MainWindow(visit_with_files, Preferences(tmp_path / "window.ini"))
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.workspace.finish()
    shown.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> ReadingPage:
    """The reading, at the question for a picture."""
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.all()[0].id, GENOGRAM))
    found = window.page("reading")
    assert isinstance(found, ReadingPage)
    return found


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture on the disk, 40 pixels wide and 30 high."""
    path = tmp_path / "teulu ŵ.png"
    path.write_bytes(as_png(drawn(40, 30)))
    return path


def drawn(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def field(page: ReadingPage, path: str = GENOGRAM) -> UploadAnswer:
    card = next(card for card in page.questions.cards() if card.path == path)
    found = card.findChild(UploadAnswer)
    assert found is not None
    return found


def stored(page: ReadingPage, path: str = GENOGRAM) -> object:
    return page.visit.store.answers(page._the_reading().record.id).get(path)


def data_of(*paths: Path, image: QImage | None = None) -> QMimeData:
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        data.setImageData(image)
    return data


def drop(target: UploadAnswer, data: QMimeData) -> bool:
    """Drag something over the field and let go; returns whether it was taken."""
    place, keys = QPointF(5, 5), Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(place, copy, data, left, keys)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(place, copy, data, left, keys))
    return True


def settled(qtbot: QtBot, page: ReadingPage) -> None:
    """Wait until all work is done and shown."""
    qtbot.waitUntil(lambda: not page.workspace._jobs)
    QTest.qWait(30)


def attach(qtbot: QtBot, page: ReadingPage, data: QMimeData, path: str = GENOGRAM) -> str:
    assert drop(field(page, path), data)
    settled(qtbot, page)
    return str(stored(page, path))


def buttons(target: UploadAnswer) -> list[str]:
    QTest.qWait(20)
    return [button.text() for button in target.findChildren(Button) if button.isVisible()]


def press(target: UploadAnswer, words: str) -> None:
    next(b for b in target.findChildren(Button) if b.text() == words and b.isVisible()).click()


def words(target: UploadAnswer) -> list[str]:
    QTest.qWait(20)
    return [label.text() for label in target.findChildren(Label) if label.isVisible() and label.text()]


def told(target: UploadAnswer) -> list[str]:
    QTest.qWait(20)
    return [message.accessibleName() for message in target.findChildren(Message) if message.isVisible()]


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


# ---- looking and copying ------------------------------------------------------------------------------
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

"""Giving files to the fields of an open reading, and reading what they show."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.pages.reading.answers.upload_answer import UploadAnswer
from ui.pages.reading.page import ReadingPage
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message

GENOGRAM = "/child/genogram"
PLAN = "/child/plan"


def drawn(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    return image


def field(page: ReadingPage, path: str = GENOGRAM) -> UploadAnswer:
    while not (cards := [card for card in page.questions.cards() if card.path == path]):
        QTest.qWait(10)  # cards are made a few a turn
    (card,) = cards
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
    place, keys = QPoint(5, 5), Qt.KeyboardModifier.NoModifier
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    entering = QDragEnterEvent(place, copy, data, left, keys)
    QApplication.sendEvent(target, entering)
    if not entering.isAccepted():
        return False
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, keys))
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

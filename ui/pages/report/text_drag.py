"""Dragging a numbered text of the report: what is carried, and where it may be put down."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.layouts import M, S
from ui.theme import theme
from ui.typography import Type, font, line_height, text_width

CARRIED = "application/x-inspector-report-text"

_WIDEST = 320  # pixels of what follows the pointer
_DOT = 3  # pixels, half of the mark at the beginning of a line


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Where a text may be put down: in a chapter by its key, before a text or, for "", at the end of its kind."""

    chapter: str
    before: str = ""


def carry(source: QWidget, record: str, words: str) -> None:
    """Let a text be dragged until it is put down or given up; `words` follow the pointer."""
    drag = QDrag(source)
    drag.setMimeData(data_of(record))
    drag.setPixmap(_picture(words))
    drag.setHotSpot(QPoint(S, S))
    drag.exec(Qt.DropAction.MoveAction)


def data_of(record: str) -> QMimeData:
    """Return what is carried for a text."""
    data = QMimeData()
    data.setData(CARRIED, record.encode())
    return data


def carried(data: QMimeData) -> str:
    """Return the record of the text that is carried, "" for anything else."""
    return bytes(data.data(CARRIED).data()).decode("ascii", "replace") if data.hasFormat(CARRIED) else ""


def paint_gap(painter: QPainter, left: int, right: int, y: int) -> None:
    """Paint the line at which a text would be put down; its dot tells it from other lines without its colour."""
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.drawLine(left, y, right, y)
    painter.setBrush(theme.color("paper"))
    painter.drawEllipse(QPoint(left, y), _DOT, _DOT)


def paint_whole(painter: QPainter, rect: QRect) -> None:
    """Paint the frame around that into which a text would be put down."""
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 5, 5)


def _picture(words: str) -> QPixmap:
    width = min(text_width(Type.UI, words) + 2 * M, _WIDEST)
    picture = QPixmap(width, line_height(Type.UI) + S)
    picture.fill(theme.color("paper"))
    with QPainter(picture) as painter:
        painter.setPen(theme.color("accent"))
        painter.drawRect(picture.rect().adjusted(0, 0, -1, -1))
        painter.setPen(theme.color("ink"))
        painter.setFont(font(Type.UI))
        room = picture.rect().adjusted(M, 0, -M, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return picture

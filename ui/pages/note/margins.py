"""What stands beside the text: the times of the paragraphs at the left, the marks of passages at the right."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QToolTip, QWidget

from resources.translations import _
from ui.evidence_words import KIND_TITLES, kind_role
from ui.icons import icon
from ui.layouts import XS, L, S
from ui.theme import theme
from ui.typography import Type, font
from ui.widgets.criterion_badge import SIZE, paint_badge

if TYPE_CHECKING:
    from ui.pages.note.passages import Passage
    from ui.pages.note.writing_surface import WritingSurface

_ICON = 16
_ROW = SIZE.height() + XS


def first_line(surface: WritingSurface, block: QTextBlock) -> QRectF:
    """Return the first line of a paragraph, in the coordinates of the viewport."""
    line = block.layout().lineAt(0)
    letters = line.ascent() + line.descent()
    top = surface.block_top(block) + line.y() + line.height() - letters
    return QRectF(0, top, 0, letters)


class TimeGutter(QWidget):
    """The time at which each paragraph was written, level with its first line; a fork where two texts stand."""

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the times of the paragraphs in view."""
        session = self._surface.session
        if session is None:
            return
        with QPainter(self) as painter:
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink_3"))
            document = self._surface.document()
            for number, line in enumerate(session.lines):
                block = document.findBlockByNumber(number)
                if line.is_blank or not block.isValid() or not block.layout().lineCount():
                    continue
                place = first_line(self._surface, block)
                if -place.height() < place.y() < self.height():
                    rect = QRectF(0, place.y(), self.width() - L, place.height())
                    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(rect, right, f"{line.written_at.astimezone():%H:%M}")
                    if line.record in self._surface.unsettled:
                        fork = QRect(XS, int(rect.center().y()) - _ICON // 2, _ICON, _ICON)
                        icon("differs", "conflict").paint(painter, fork)


class MarkMargin(QWidget):
    """For each passage its kind and criteria, level with its first line; `clicked` carries the evidence id."""

    clicked = Signal(str)

    def __init__(self, surface: WritingSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self.setMouseTracking(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the marks in view."""
        with QPainter(self) as painter:
            for passage, rect in self.marks():
                self._paint_mark(painter, passage, rect)

    def marks(self) -> Iterator[tuple[Passage, QRect]]:
        """Yield each passage in view with the rectangle of its mark; marks on one line go on below."""
        taken = -math.inf
        for passage in sorted(self._surface.passages, key=lambda entry: entry.cursor.selectionStart()):
            if not passage.is_in_text:
                continue
            start = passage.cursor.selectionStart()
            block = self._surface.document().findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            if not line.isValid():
                continue
            top = self._surface.block_top(block) + line.y() + line.height() - line.ascent() - line.descent()
            y = int(max(top, taken + _ROW))
            taken = y
            badges = len(passage.item.criterion_keys) * (SIZE.width() + XS)
            if -_ROW < y < self.height():
                yield passage, QRect(S, y, _ICON + XS + badges, SIZE.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the item whose mark is pressed."""
        passage = self._at(event.position().toPoint())
        if passage is not None:
            self.clicked.emit(passage.item.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a mark can be pressed."""
        over = self._at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say in words what a mark means."""
        if isinstance(event, QHelpEvent):
            passage = self._at(event.pos())
            if passage is not None:
                criteria = ", ".join(passage.item.criterion_keys)
                words = _("{kind}, criterion {criteria}").format(
                    kind=_(KIND_TITLES[passage.item.kind]), criteria=criteria
                )
                QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> Passage | None:
        return next((passage for passage, rect in self.marks() if rect.contains(point)), None)

    def _paint_mark(self, painter: QPainter, passage: Passage, rect: QRect) -> None:
        sign = icon(passage.item.kind, kind_role(passage.item.kind))
        sign.paint(painter, rect.x(), rect.y() + (rect.height() - _ICON) // 2, _ICON, _ICON)
        x = rect.x() + _ICON + XS
        for key in passage.item.criterion_keys:
            badge = QRectF(x, rect.y(), SIZE.width(), SIZE.height())
            paint_badge(painter, badge, key, chosen=passage.item.id == self._surface.chosen)
            x += SIZE.width() + XS

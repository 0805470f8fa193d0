"""Short things in a row with a dot between them, on as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.layouts import L
from ui.theme import theme
from ui.typography import Type, font
from ui.widgets.flow_layout import FlowLayout


class DottedFlow(QWidget):
    """The dots are painted, so that none stands at the end or the beginning of a line."""

    def __init__(self, parts: Sequence[QWidget]) -> None:
        super().__init__()
        self._parts = parts
        flow = FlowLayout(spacing=L, below=0)
        for part in parts:
            flow.addWidget(part)
        self.setLayout(flow)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def dots(self) -> list[QRectF]:
        """Return the room of each dot: between two parts on one line."""
        places = [part.geometry() for part in self._parts]
        return [
            QRectF(one.right() + 1, one.y(), other.x() - one.right() - 1, one.height())
            for one, other in pairwise(places)
            if one.y() == other.y()
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        with QPainter(self) as painter:
            painter.setFont(font(Type.UI))
            painter.setPen(theme.color("ink_3"))
            for dot in self.dots():
                painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, "·")

"""Parts side by side where there is room for all, else one above the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.layouts import XL
from ui.typography import text_scale

_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ANY_WIDTH = (1 << 24) - 1  # Qt's own word for no greatest width


class SideBySide(QWidget):
    """Parts with their shares of the room.

    A part of share 0 is `narrow` pixels wide (at the usual size of text) while it stands beside the others.
    """

    def __init__(self, *parts: tuple[QWidget, int], spacing: int = XL, narrow: int = 0) -> None:
        super().__init__()
        self._parts = parts
        self._narrow = narrow
        self._placed: tuple[QBoxLayout.Direction, list[int]] | None = None
        self._box = QBoxLayout(_BESIDE, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for part, _ in parts:
            self._box.addWidget(part)
        # Takes the height that stacked parts leave over.
        self._box.addStretch(0)
        self._place(_BESIDE)

    @property
    def is_stacked(self) -> bool:
        """Whether the parts stand one above the other."""
        return self._box.direction() == _BELOW

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part, since they can be stacked."""
        widest = max(part.minimumSizeHint().width() for part, _ in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the parts or stand them side by side."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Do so as well when a part comes to need another width."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        least = [self._least(part, share) for part, share in self._parts]
        between = self._box.spacing() * (len(self._parts) - 1)
        direction = _BELOW if self.width() < between + sum(least) else _BESIDE
        # Placing asks for a layout again, so it is done only where something changed.
        if (direction, least) != self._placed:
            self._placed = (direction, least)
            self._place(direction)

    def _least(self, part: QWidget, share: int) -> int:
        own = part.minimumSizeHint().width()
        return own if share else max(own, round(self._narrow * text_scale()))

    def _place(self, direction: QBoxLayout.Direction) -> None:
        self._box.setDirection(direction)
        stacked = direction == _BELOW
        for place, (part, share) in enumerate(self._parts):
            self._box.setStretch(place, 0 if stacked else share)
            if not share:
                width = 0 if stacked else self._least(part, share)
                part.setMinimumWidth(width)
                part.setMaximumWidth(width or _ANY_WIDTH)
        self._box.setStretch(len(self._parts), 1 if stacked else 0)

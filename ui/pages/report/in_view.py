"""Bringing a text of the chapter into view, and keeping it there while the heights of the others settle."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.layouts import XL

_SETTLING = 300  # milliseconds without a move after which a text may be scrolled away again


class InView(QObject):
    """Scrolls an area to one of the widgets in it.

    Texts know their height only once they know their width: a page that comes into view moves them a few times.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._wanted: QWidget | None = None
        self._settling = QTimer(self, singleShot=True, interval=_SETTLING)
        self._settling.timeout.connect(self._let_go)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._scroll)

    def bring(self, widget: QWidget) -> None:
        """Bring a widget of the area into view."""
        self._let_go()
        self._wanted = widget
        widget.installEventFilter(self)
        widget.destroyed.connect(self._forget)
        self._settling.start()
        self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the widget when it moves."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._settling.start()
            self._soon.start()
        return False

    def _scroll(self) -> None:
        if self._wanted is not None:
            place = self._wanted.geometry()
            self._area.ensureVisible(0, place.center().y(), 0, place.height() // 2 + XL)

    def _let_go(self) -> None:
        if self._wanted is not None:
            self._wanted.removeEventFilter(self)
            self._wanted.destroyed.disconnect(self._forget)
            self._wanted = None

    def _forget(self) -> None:
        self._wanted = None

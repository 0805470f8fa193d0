"""The focus ring: two pixels of accent around what the keyboard has reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from ui.theme import theme
from ui.widgets.popover import Popover

_GAP = 3  # one pixel off, two pixels of ring
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QObject):
    """One ring for the whole program, shown while the focus is moved by the keyboard."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._by_keyboard = False
        self._widget: QWidget | None = None
        self._around: set[QObject] = set()  # the widget and all between it and what the ring lies over
        self._face = _Face()
        application.installEventFilter(self)
        application.focusChanged.connect(self._on_focus_changed)

    def widget(self) -> QWidget | None:
        """Return what the ring is around."""
        return self._widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Learn whether the keyboard or the pointer is in use, and follow the widget."""
        if event.type() is QEvent.Type.KeyPress:
            self._by_keyboard = True
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._by_keyboard = False
            self._surround(None)
        elif event.type() in _MOVING and watched in self._around:
            self._place()
        return super().eventFilter(watched, event)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        ringed = now is not None and self._by_keyboard and not now.isWindow() and _takes_ring(now)
        self._surround(now if ringed else None)

    def _surround(self, widget: QWidget | None) -> None:
        self._widget, self._around = widget, set()
        if not isValid(self._face):
            self._face = _Face()  # the last one went with the form that it lay over
        if widget is None:
            self._face.hide()
            self._face.setParent(None)
            return
        inside, above = widget, widget.parentWidget()
        while not inside.isWindow() and not isinstance(above, QAbstractScrollArea):
            self._around.add(inside)
            inside, above = above, above.parentWidget()
        self._face.setParent(inside)
        self._place()

    def _place(self) -> None:
        widget = self._widget
        if widget is None or not isValid(widget) or not isValid(self._face):
            return
        over = self._face.parentWidget()
        if over is not None:
            place = QRect(widget.mapTo(over, QPoint()), widget.size())
            ring = place.adjusted(-_GAP, -_GAP, _GAP, _GAP)
            if over.rect().contains(place):
                ring &= over.rect()  # whole also around what stands at the very edge
            self._face.setGeometry(ring)
            self._face.setVisible(widget.isVisible())
            self._face.raise_()


def _takes_ring(widget: QWidget) -> bool:
    """Whether a ring says where one is: not around lists and long texts, which fill the page and show it themselves.

    Nor around a page, which has the keyboard while nothing on it has, and is no stop of Tab.
    A field for several lines has a ring as one for a single line has. A popover has a frame of its own, and comes with
    the focus.
    """
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.property("kind") != "prose"
    return not isinstance(widget, QAbstractScrollArea | Popover)


class _Face(QWidget):
    """The ring itself.

    It lies over all that scrolls with the widget, or over the whole window, so that a field that fills its parent has
    a whole ring; a QFocusFrame is cut off there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

"""The focus ring: two pixels of accent around what the keyboard has reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.theme import theme
from ui.widgets.popover import Popover

_GAP = 3  # one pixel off, two pixels of ring
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """One ring for the whole program, shown while the focus is moved by the keyboard.

    It lies over all that scrolls with the widget, or over the whole window, so that a field that fills its parent has
    a whole ring; a QFocusFrame is cut off there.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._by_keyboard = False
        self._widget: QWidget | None = None
        self._around: set[QObject] = set()  # the widget and all between it and the ring's parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ring."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        # Long texts have a caret to show where one is, and fill the page: no ring around them.
        # A popover has a frame of its own, and comes with the focus.
        ringed = now is not None and not isinstance(now, QAbstractScrollArea | Popover)
        self._surround(now if ringed and self._by_keyboard and not now.isWindow() else None)

    def _surround(self, widget: QWidget | None) -> None:
        self._widget, self._around = widget, set()
        if widget is None:
            # A window that is closed must not take the ring with it.
            self.hide()
            self.setParent(None)
            return
        inside, above = widget, widget.parentWidget()
        while not inside.isWindow() and not isinstance(above, QAbstractScrollArea):
            self._around.add(inside)
            inside, above = above, above.parentWidget()
        self.setParent(inside)
        self._place()

    def _place(self) -> None:
        widget, over = self._widget, self.parentWidget()
        if widget is None or over is None:
            return
        place = QRect(widget.mapTo(over, QPoint()), widget.size())
        self.setGeometry(place.adjusted(-_GAP, -_GAP, _GAP, _GAP))
        self.setVisible(widget.isVisible())
        self.raise_()

"""A slider over the places of a scale, without a thumb until somebody has put it somewhere."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from ui.theme import theme
from ui.typography import text_scale

_THICK = 32  # pixels across the track
_THUMB = 8  # radius
_LONG, _TALL, _SHORTEST = 320, 180, 120  # pixels along the track
_LEAST_GAP = 6  # pixels between ticks; closer ones are left out
_MANY = 10  # pages of a long scale


class ScaleSlider(QSlider):
    """Places 0 to `last`. `chosen` carries the place that the user chose, -1 when it was taken back.

    `place` is None until then, which is not the lowest place. Arrows step, Home and End go to the ends, Delete takes
    the answer back.
    """

    chosen = Signal(int)

    def __init__(
        self, last: int, *, vertical: bool = False, ticks: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal, parent)
        self.place: int | None = None
        self._ticks = ticks
        self.setRange(0, last)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        fixed = QSizePolicy.Policy.Fixed
        self.setSizePolicy(fixed if vertical else QSizePolicy.Policy.Preferred, fixed)
        theme.changed.connect(self.update)

    def show_place(self, place: int | None) -> None:
        """Show the thumb at a place, or none."""
        self.place = place
        self.setValue(place or 0)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the usual size."""
        upright = self.orientation() is Qt.Orientation.Vertical
        return self._sized(_TALL if upright else round(_LONG * text_scale()))

    def minimumSizeHint(self) -> QSize:
        """Return the least size."""
        return self._sized(_SHORTEST)

    # ---- moving ---------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by key; anything else goes on to the page."""
        page = max(self.maximum() // _MANY, 1)
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: page,
            Qt.Key.Key_PageDown: -page,
            Qt.Key.Key_Home: -self.maximum(),
            Qt.Key.Key_End: self.maximum(),
        }
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.place is not None:
            self.show_place(None)
            self.chosen.emit(-1)
        elif key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            # The first step from nowhere only puts the thumb down, at the end that the key leads to or from.
            begun = self.place is not None or key == Qt.Key.Key_End
            self._choose((self.place or 0) + steps[key] if begun else 0)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to where it is pressed."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._choose(self._at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._choose(self._at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay where it is."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _choose(self, place: int) -> None:
        place = min(max(place, 0), self.maximum())
        if self.isEnabled() and place != self.place:
            self.show_place(place)
            self.chosen.emit(place)

    # ---- painting -------------------------------------------------------------------------------------
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the ticks and, if there is an answer, the thumb."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            start, end = self._point(0), self._point(max(self.maximum(), 1))
            painter.setPen(QPen(theme.color("edge"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(start, end)
            enabled = self.isEnabled()
            if self.place is not None:
                painter.setPen(
                    QPen(
                        theme.color("accent" if enabled else "control"),
                        4,
                        Qt.PenStyle.SolidLine,
                        Qt.PenCapStyle.RoundCap,
                    )
                )
                painter.drawLine(start, self._point(self.place))
            self._paint_ticks(painter)
            if self.place is not None:
                thumb = self._point(self.place)
                painter.setPen(QPen(theme.color("paper"), 2))
                painter.setBrush(theme.color("accent" if enabled else "control"))
                painter.drawEllipse(QRectF(thumb.x() - _THUMB, thumb.y() - _THUMB, 2 * _THUMB, 2 * _THUMB))

    def _paint_ticks(self, painter: QPainter) -> None:
        last = self.maximum()
        if not self._ticks or not last or self._length() / last < _LEAST_GAP:
            return
        painter.setPen(QPen(theme.color("control"), 1))
        for place in range(last + 1):
            point = self._point(place)
            if self.orientation() is Qt.Orientation.Vertical:
                painter.drawLine(point + QPointF(8, 0), point + QPointF(13, 0))
            else:
                painter.drawLine(point + QPointF(0, 8), point + QPointF(0, 13))

    def _sized(self, length: int) -> QSize:
        size = QSize(length, _THICK)
        return size.transposed() if self.orientation() is Qt.Orientation.Vertical else size

    def _length(self) -> float:
        side = self.height() if self.orientation() is Qt.Orientation.Vertical else self.width()
        return max(side - 2 * (_THUMB + 2), 1)

    def _point(self, place: int) -> QPointF:
        along = _THUMB + 2 + self._length() * place / max(self.maximum(), 1)
        if self.orientation() is Qt.Orientation.Vertical:
            return QPointF(self.width() / 2, self.height() - along)
        return QPointF(along, self.height() / 2)

    def _at(self, point: QPointF) -> int:
        vertical = self.orientation() is Qt.Orientation.Vertical
        along = (self.height() - point.y()) if vertical else point.x()
        return round((along - _THUMB - 2) / self._length() * self.maximum())

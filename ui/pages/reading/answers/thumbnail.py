"""A small picture of an attached file; a click shows it large."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from inspector_app.fieldwork.attachments import Attachment
from ui.icons import icon
from ui.theme import theme

LONGEST = 112  # pixels of the longer side
_HEIGHT = 84
_ICON = 28
_SMALL = QSize(56, 56)
_RADIUS = 6


class Thumbnail(QAbstractButton):
    """The picture within a frame; for any other file, and until the picture is there, what kind it is of."""

    def __init__(self, file: Attachment, name: str, view: Callable[[], object]) -> None:
        super().__init__()
        self._meaning = "picture" if file.is_picture else "document"
        self._image: QImage | None = None
        self.setFixedSize(QSize(LONGEST, _HEIGHT) if file.is_picture else _SMALL)
        # The button "View" is there for the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if file.is_picture:
            self.setAccessibleName(name)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda: view())
        else:
            self.setEnabled(False)
        theme.changed.connect(self.update)

    def show_picture(self, image: QImage | None) -> None:
        """Show the picture; None leaves the icon for one that cannot be shown."""
        self._image = image
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be clicked."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, and the picture or an icon in its middle."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            shape = QPainterPath()
            shape.addRoundedRect(frame, _RADIUS, _RADIUS)
            painter.fillPath(shape, theme.color("well"))
            if self._image is None:
                place = QRectF(0, 0, _ICON, _ICON)
                place.moveCenter(frame.center())
                icon(self._meaning, "ink_3").paint(painter, place.toRect())
            else:
                size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(0, 0, size.width(), size.height())
                place.moveCenter(frame.center())
                painter.save()
                painter.setClipPath(shape)
                painter.drawImage(place, self._image)
                painter.restore()
            hovered = self.underMouse() and self.isEnabled()
            painter.setPen(QPen(theme.color("control" if hovered else "line"), 1))
            painter.drawPath(shape)

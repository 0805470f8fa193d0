"""A closed field that says what is chosen and opens a list below it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from resources.translations import N_, _
from ui.icons import icon
from ui.theme import theme
from ui.typography import Type, font, line_height, text_scale

_HEIGHT, _PAD, _CARET = 32, 11, 14
_WIDTH = 360
_NONE = N_("Not chosen yet")


class ChoiceBox(QAbstractButton):
    """A click, Space or Down opens it, and so does a letter, which is then looked for: `wanted` carries it.

    Letters in `reserved` are left to what stands around it.
    """

    wanted = Signal(str)

    def __init__(self, *, name: str, reserved: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._reserved = name, reserved
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.wanted.emit(""))
        self.show_words("")
        theme.changed.connect(self.updateGeometry)

    def show_words(self, words: str) -> None:
        """Show what is chosen, "" for nothing."""
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(f"{self._name}: {words or _(_NONE)}")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a width that most choices fit into."""
        return QSize(round(_WIDTH * text_scale()), max(_HEIGHT, line_height(Type.STRONG) + 12))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(_WIDTH // 2, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by key; anything else goes on to the page."""
        text = event.text()
        command = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.wanted.emit("")
        elif text and text.isprintable() and not command and text.casefold() not in self._reserved:
            self.wanted.emit(text)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field, the words and the caret."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            enabled = self.isEnabled()
            stroke = "edge" if not enabled else "ink_2" if self.underMouse() else "control"
            painter.setPen(QPen(theme.color(stroke), 1))
            painter.setBrush(theme.color("paper" if enabled else "well"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            role = "ink_3" if not self.text() or not enabled else "ink"
            painter.setPen(theme.color(role))
            painter.setFont(font(Type.UI))
            room = self.rect().adjusted(_PAD, 0, -_PAD - _CARET - _PAD, 0)
            words = painter.fontMetrics().elidedText(
                self.text() or _(_NONE), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            caret = icon("fold", "ink_2" if enabled else "ink_3")
            caret.paint(painter, self.width() - _CARET - _PAD, (self.height() - _CARET) // 2, _CARET, _CARET)

"""Where a file is dropped, chosen or pasted while a question has none."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.layouts import M, S, row
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.label import Label

_RADIUS = 6
_DASHES = [3.0, 3.0]


class DropPlace(QWidget):
    """A dashed frame with a button, and what else can be done there in words; locked, it says that there is no file."""

    def __init__(self, *, picture: bool, name: str, choose: Callable[[], object]) -> None:
        super().__init__()
        if picture:
            words = _("Choose a picture…")
            self._other = _("or drop one here, or paste it with Ctrl V")
            self._none = _("No picture is attached.")
        else:
            words = _("Choose a file…")
            self._other = _("or drop one here")
            self._none = _("No file is attached.")
        self._is_over = False
        self._is_locked = False
        self._is_busy = False
        self.button = Button(words, icon_of="picture" if picture else "attachment", on_click=choose)
        self.button.setAccessibleName(f"{name}: {words}")
        self._words = Label(self._other, tone="ink_3", wrap=True)
        line = row(self.button, spacing=M, margins=(S, S, M, S))
        line.addWidget(self._words, 1)
        self.setLayout(line)
        theme.changed.connect(self.update)

    def set_locked(self, locked: bool) -> None:
        """Say that there is no file and take none, or offer to."""
        self._is_locked = locked
        self._show()

    def set_busy(self, busy: bool) -> None:
        """Show that a file is on its way; the button keeps the keyboard meanwhile."""
        self._is_busy = busy
        self._show()

    def show_over(self, over: bool) -> None:
        """Show that what is dragged can be dropped now, or no longer."""
        self._is_over = over
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            role = "accent" if self._is_over else "edge" if self._is_locked else "control"
            pen = QPen(theme.color(role), 2 if self._is_over else 1)
            pen.setDashPattern(_DASHES)
            painter.setPen(pen)
            if self._is_over:
                painter.setBrush(theme.color("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _show(self) -> None:
        self.button.setVisible(not self._is_locked)
        self._words.setText(
            _("Attaching…") if self._is_busy else self._none if self._is_locked else self._other
        )
        self.update()

"""A passing word at the foot of the window, above what is docked there; it waits while it is hovered or focused."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from ui.foot_bars import foot_bars
from ui.layouts import L, M, row
from ui.widgets.button import Button
from ui.widgets.label import Label

_MILLISECONDS = 8_000


class Toast(QFrame):
    """One at a time: showing another replaces it. `action` is a link such as "Open"."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("kind", "toast")
        self._words = Label()
        self._link = Button("", kind="link")
        self._deed: Callable[[], object] | None = None
        self._link.clicked.connect(self._act)
        self.setLayout(row(self._words, self._link, spacing=L, margins=(L, M, L, M)))
        self._timer = QTimer(self, singleShot=True, interval=_MILLISECONDS)
        self._timer.timeout.connect(self._on_time)
        window.installEventFilter(self)
        # Once what is laid out anew has found its place.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._place)
        foot_bars.changed.connect(self._on_bars_changed)
        self.hide()

    def say(self, words: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence for eight seconds, with something to do if given."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._deed = action[1] if action else None
        self._link.setText(action[0] if action else "")
        self._link.setVisible(action is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def put_away(self) -> None:
        """Take it away before its time, as what it speaks of is out of view."""
        self._timer.stop()
        self.hide()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when the size of the window changes."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _on_bars_changed(self) -> None:
        if self.isVisible():
            self._soon.start()

    def _act(self) -> None:
        self.hide()
        if self._deed is not None:
            self._deed()

    def _on_time(self) -> None:
        if self.underMouse() or self._link.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _place(self) -> None:
        self.adjustSize()
        window = self.parentWidget()
        left = (window.width() - self.width()) // 2
        free = foot_bars.top_of(window, left, left + self.width())
        self.move(left, free - self.height() - (2 * L if free == window.height() else M))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

"""What covers the window of a visit that is locked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from inspector_app.protection.lock import OpenLock
from resources.translations import _
from ui.layouts import XXL, L, column, panel, row, scrolled
from ui.protection.unlock import Unlock
from ui.widgets.day_mark import DayMark

_WIDTH = 480  # pixels at least


class LockScreen(QWidget):
    """Covers the window, whatever its size; it names neither council nor file."""

    def __init__(self, window: QMainWindow, path: Path, lock: OpenLock) -> None:
        super().__init__(window)
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.unlock = Unlock(
            path,
            _("The visit is locked"),
            _("It is open behind this page, as you left it. What you had typed is saved."),
            lock.unseal,
            deed=_("Unlock"),
            leave=(_("Close the visit"), window.close),
        )
        self.unlock.setMinimumWidth(_WIDTH)
        middle = row(None, column(DayMark(4, bar=(26, 8)), L, self.unlock, None), None)
        self.setLayout(
            column(scrolled(panel(column(2 * XXL, middle)), ground="paper"), margins=(XXL, 0, XXL, 0))
        )
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        # Once it is laid out: what is not shown takes no keyboard.
        QTimer.singleShot(0, self, self.unlock.focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window when its size changes."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

"""A visit opened before, as a row of the start window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton

from inspector_app.dates import say_date
from ui.layouts import L, M, column, row
from ui.preferences import RecentVisit
from ui.typography import Type
from ui.widgets.glyph import Glyph
from ui.widgets.label import Label

_HEIGHT = 62


class RecentRow(QPushButton):
    """Opens the visit; a file that is not where it was says so instead."""

    def __init__(self, visit: RecentVisit, on_open: Callable[[Path], object]) -> None:
        super().__init__()
        path = Path(visit.path)
        present = path.is_file()
        self.setProperty("kind", "row")
        self.setAutoDefault(False)
        self.setEnabled(present)
        self.setAccessibleName(f"{visit.title}, {visit.detail}")
        detail = visit.detail if present else f"The file is not where it was, in {path.parent}"
        texts = column(None, Label(visit.title, Type.STRONG), Label(detail, tone="ink_2"), None, spacing=2)
        opened = datetime.fromisoformat(visit.opened_at)
        when = f"{say_date(opened.date(), 'en', year=False)}, {opened:%H:%M}"
        line = row(spacing=M, margins=(L, 0, L, 0))
        line.addWidget(Glyph("cases" if present else "error", size=18))
        line.addLayout(texts, 1)
        line.addWidget(Label(when, tone="ink_3"))
        self.setLayout(line)
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: on_open(path))

    def sizeHint(self) -> QSize:
        """Return the height of every row."""
        return QSize(super().sizeHint().width(), _HEIGHT)

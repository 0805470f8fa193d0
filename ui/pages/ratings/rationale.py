"""Why I rate as I do on one axis, and what that rests on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.judgement.ratings import Rating
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import XS, column
from ui.pages.ratings.citations import Citations
from ui.typography import Type
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label


class Rationale(QWidget):
    """`written` carries the words, `cited` all records that they cite."""

    written = Signal(str)
    cited = Signal(list)

    def __init__(self, visit: Visit, title: str, show_record: Callable[[str], object]) -> None:
        super().__init__()
        self._rating: Rating | None = None
        self.field = GrowingText(name=_("My rationale, {axis}").format(axis=title), least_lines=2)
        self.field.committed.connect(self.written)
        self.citations = Citations(visit, show_record)
        self.citations.toggled.connect(self._on_toggled)
        words = _("Choose a level first, then say here why.")
        self._first = Label(words, Type.CAPTION, tone="ink_3", wrap=True)
        caption = Label(title, tone="ink_2")
        self.setLayout(column(caption, self.field, self._first, self.citations, spacing=XS))

    def show_rating(self, criterion: str, rating: Rating | None) -> None:
        """Show what I wrote for a rating, or that there is none yet."""
        self._rating = rating
        self.field.show_text(rating.rationale if rating else "")
        self.field.setEnabled(rating is not None)
        self.citations.setVisible(rating is not None)
        self._first.setVisible(rating is None)
        self.citations.show_cited(criterion, rating.cited if rating else ())

    def _on_toggled(self, record: str) -> None:
        cited = list(self._rating.cited) if self._rating else []
        self.cited.emit([entry for entry in cited if entry != record] + [record] * (record not in cited))

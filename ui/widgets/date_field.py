"""A date as people write it, read back in words beside the field."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.typed import days
from ui.widgets.read_back_field import ReadBackField


class DateField(ReadBackField):
    """A field for a day. `committed` carries the ISO date, "" for an empty field, or the words if they are no date."""

    def __init__(
        self, today: date, *, language: str = "en", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(days(today, language), name=name, parent=parent)

"""A date as people write it, read back in words beside the field."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from inspector_app.typed import days
from resources.translations import language as spoken
from ui.widgets.read_back_field import ReadBackField


class DateField(ReadBackField):
    """A field for a day, read back in a language, the window's where none is named.

    `committed` carries the ISO date, "" for an empty field, or the words if they are no date. A year left out is
    that of the last such day up to `latest`, up to `today` where none is given.
    """

    def __init__(
        self,
        today: date,
        *,
        language: str = "",
        latest: date | None = None,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(days(today, language or spoken(), latest=latest), name=name, parent=parent)

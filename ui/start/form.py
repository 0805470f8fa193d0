"""A short form of labelled fields, with what is wrong said above its buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.errors import UserError
from ui.layouts import XS, L, S, clear, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message


class ShortForm(QWidget):
    """Fields under each other; `act` is the deed of the primary button, whose UserError is shown in place."""

    def __init__(
        self,
        title: str,
        words: str,
        fields: list[tuple[str, QWidget]],
        deed: str,
        act: Callable[[], object],
        cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        self._act = act
        self._trouble = QVBoxLayout()
        rows = [_labelled(name, field) for name, field in fields]
        self.button = Button(deed, kind="primary", on_click=self.submit)
        self.setLayout(
            column(
                Label(title, Type.TITLE),
                Label(words, tone="ink_2", wrap=True),
                S,
                *rows,
                self._trouble,
                row(self.button, Button("Cancel", on_click=cancel), None),
                None,
                spacing=L,
            )
        )
        self.setMaximumWidth(560)

    def submit(self) -> None:
        """Act as the button does."""
        clear(self._trouble)
        try:
            self._act()
        except UserError as error:
            self._trouble.addWidget(Message("danger", f"{error.what} {error.remedy}"))


def _labelled(name: str, field: QWidget) -> QVBoxLayout:
    label = Label(name, tone="ink_2")
    label.setBuddy(field)
    field.setAccessibleName(name)
    return column(label, field, spacing=XS)

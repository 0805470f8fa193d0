"""The field for a value that is neither side's: a text, a date, or one of the form's own choices."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.errors import UserError
from inspector_app.team.third_value import CHOICE, DATE, ThirdValue, read_third
from resources.translations import _
from ui.layouts import S, clear, column, row
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.message import Message
from ui.widgets.segmented_choice import FLOWING, SegmentedChoice


class ThirdValueForm(QWidget):
    """`settle` is called with the value once it can be read; `cancel` puts the field away."""

    def __init__(
        self,
        third: ThirdValue,
        shown: str,
        today: date,
        settle: Callable[[object], object],
        cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        self._third, self._today, self._settle = third, today, settle
        self._trouble = QVBoxLayout()
        self.field = _field(third, shown)
        save = Button(_("Settle by this"), on_click=self.submit)
        if isinstance(self.field, QLineEdit):
            self.field.returnPressed.connect(self.submit)
        put_away = Button(_("Cancel"), kind="quiet", on_click=cancel)
        self.setLayout(column(self.field, self._trouble, row(save, put_away, None, spacing=S), spacing=S))

    def submit(self) -> None:
        """Settle by what stands in the field, or say what is wrong with it."""
        clear(self._trouble)
        try:
            value = read_third(self._third, self.written, self._today)
        except UserError as error:
            self._trouble.addWidget(Message("danger", f"{error.what} {error.remedy}"))
            return
        self._settle(value)

    @property
    def written(self) -> str:
        """What stands in the field."""
        match self.field:
            case SegmentedChoice():
                return self.field.value
            case QLineEdit():
                return self.field.text()
        return self.field.toPlainText()


def _field(third: ThirdValue, shown: str) -> SegmentedChoice | QLineEdit | GrowingText:
    name = _("A third value")
    if third.kind == CHOICE:
        choice = SegmentedChoice(list(third.choices), name=name, columns=FLOWING)
        choice.set_value(shown if shown in dict(third.choices) else "")
        return choice
    if third.kind == DATE:
        line = QLineEdit(shown)
        line.setAccessibleName(name)
        line.setMaximumWidth(240)
        return line
    return GrowingText(shown, name=name, least_lines=2)

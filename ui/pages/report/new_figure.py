"""Making a figure: a name, a condition in the form language, and what it comes to before it is kept."""

from __future__ import annotations

import re

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from db.errors import UserError
from inspector_app.figures.figures import NO_FIGURES, FigureValue
from inspector_app.visit import Visit
from resources.translations import _
from ui.layouts import XS, S, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.workspace import Workspace

_PAUSE = 400  # milliseconds without a key after which the condition is tried
_EXAMPLE = "${decision_24h} = 'yes'"


class NewFigure(QWidget):
    """`made` carries the name of the figure that was made."""

    made = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._visit: Visit = workspace.visit
        self.title = self._field(_("Title of the figure"))
        self.condition = self._field(_("Condition"))
        self.among = self._field(_("Only among"))
        self.preview = Label(
            _("Written as in the form, such as {example}").format(example=_EXAMPLE),
            Type.CAPTION,
            tone="ink_3",
            wrap=True,
        )
        self.make = Button(_("Make the figure"), small=True, on_click=self._on_made)
        self.make.setEnabled(False)
        fields = []
        for caption, field in (
            (_("Title"), self.title),
            (_("Condition"), self.condition),
            (_("Only among (may stay empty)"), self.among),
        ):
            fields += [Label(caption, tone="ink_2"), field]
            field.textChanged.connect(self._on_typed)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.try_out)
        self.setLayout(column(*fields, self.preview, row(self.make, None, spacing=S), spacing=XS))

    @property
    def is_begun(self) -> bool:
        """Whether anything is written in it."""
        return any(field.text().strip() for field in (self.title, self.condition, self.among))

    def try_out(self) -> None:
        """Count the condition as it is written now, or say what is wrong with it."""
        self._timer.stop()
        if not self.condition.text().strip() or not self.isVisible():
            return
        condition, among = self.condition.text(), self.among.text()
        self._workspace.run(
            _("Counting"),
            lambda visit, _progress: visit.figures.try_out(condition, among),
            done=self._on_counted,
            failed=self._on_failed,
            shown=False,
        )

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        return field

    def _on_typed(self) -> None:
        self.make.setEnabled(False)
        self._timer.start()

    def _on_counted(self, value: FigureValue) -> None:
        self.preview.set_tone("ink")
        counts = {"part": value.number, "whole": value.total, "percent": value.percent}
        has_title = bool(self.title.text().strip())
        untitled = _("{part} of {whole}, {percent}%. Give it a title.")
        self.preview.setText(
            (_("{part} of {whole}, {percent}%.") if has_title else untitled).format(**counts)
        )
        self.make.setEnabled(has_title)

    def _on_failed(self, error: UserError) -> None:
        self.preview.set_tone("danger")
        self.preview.setText(f"{error.what} {error.remedy}")

    def _on_made(self) -> None:
        title = self.title.text().strip()
        taken = {figure.name for figure in self._visit.figures.all()} | set(NO_FIGURES)
        name = _name_from(title, taken)
        made = self._workspace.do(
            lambda: self._visit.figures.add(name, title, self.condition.text(), among=self.among.text())
        )
        if made:
            for field in (self.title, self.condition, self.among):
                field.clear()
            self.made.emit(name)


def _name_from(title: str, taken: set[str]) -> str:
    """Return a name for tokens made from a title, one that is not taken."""
    stem = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:40]
    stem = stem if stem[:1].isalpha() and stem.isascii() else f"figure_{stem}".rstrip("_")
    number = 2
    name = stem
    while name in taken:
        name, number = f"{stem}_{number}", number + 1
    return name

"""A point of the council written in by hand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.accuracy.points import Said
from resources.translations import _
from ui.layouts import XS, L, M, S, column, row
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.workspace import Workspace


class NewPoint(QWidget):
    """`closed` comes when the point was added or given up."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.paragraph = QLineEdit()
        self.paragraph.setAccessibleName(_("Number of the paragraph, in the version that was sent"))
        self.paragraph.setPlaceholderText(_("4.3, or nothing for the whole report"))
        self.says = GrowingText(name=_("What the council says"), least_lines=2)
        self.evidence = GrowingText(name=_("Evidence that the council gives"))
        add = Button(_("Add"), small=True, on_click=self._on_added)
        cancel = Button(_("Cancel"), kind="quiet", small=True, on_click=self._on_given_up)
        self.setLayout(
            column(
                Label(_("Paragraph"), Type.CAPTION, tone="ink_2"),
                self.paragraph,
                Label(_("What the council says"), Type.CAPTION, tone="ink_2"),
                self.says,
                Label(_("Evidence"), Type.CAPTION, tone="ink_2"),
                self.evidence,
                row(add, cancel, None, spacing=S),
                spacing=XS,
                margins=(L, M, L, M),
            )
        )

    @property
    def is_begun(self) -> bool:
        """Whether something stands here that is not in the file."""
        fields = (self.paragraph.text(), self.says.toPlainText(), self.evidence.toPlainText())
        return any(text.strip() for text in fields)

    def begin(self) -> None:
        """Put the keyboard on the first field."""
        self.paragraph.setFocus()

    def _on_added(self) -> None:
        said = Said(
            self.says.toPlainText(),
            self.paragraph.text().strip(),
            evidence=self.evidence.toPlainText(),
        )
        points = self._workspace.visit.accuracy_points
        if self._workspace.do_and_say(lambda: points.add(said), _("Point added")):
            self._on_given_up()

    def _on_given_up(self) -> None:
        self.paragraph.clear()
        self.says.clear()
        self.evidence.clear()
        self.closed.emit()

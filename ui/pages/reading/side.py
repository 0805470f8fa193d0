"""The side of the page of a reading: folded away where there is no room, unless something is called up in it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.translations import _
from ui.layouts import column, hairline, panel, row
from ui.pages.reading.asking import Asked
from ui.pages.reading.open_reading import OpenReading
from ui.pages.reading.side_panel import SidePanel
from ui.typography import text_scale
from ui.workspace import Workspace

_WIDTH, _WIDE_WIDTH = 260, 340  # pixels at the usual size of text


class ReadingSide(QWidget):
    """The panel of the reading in view, the hairline before it, and the short forms that are laid into it."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._listing = False  # whether the list of what is missing was called up, however narrow the window
        self._panel: SidePanel | None = None
        self._place = QVBoxLayout()
        self._ground = panel(self._place, width=_WIDTH)
        body = row(hairline(vertical=True), spacing=0)
        body.addWidget(self._ground)
        self.setLayout(column(body, spacing=0))
        # The questions are in view before what stands beside them.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.load)

    # ---- showing ------------------------------------------------------------------------------------
    def show_reading(self, reading: OpenReading) -> None:
        """Show another reading, or the same one opened anew: what is being typed beside it stays then."""
        before, self._panel = self._panel, SidePanel(reading)
        if before is not None:
            if before.is_of(reading):
                self._panel.take_over(before)
            self._place.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._place.addWidget(self._panel)
        self._soon.start()

    def load(self) -> None:
        """Show the present state."""
        self._soon.stop()
        if self._panel is not None:
            self._panel.load()
            self._panel.load_missing()

    def load_missing(self) -> None:
        """Show what is missing now."""
        if self._panel is not None and not self._soon.isActive():
            self._panel.load_missing()

    def fit(self, *, narrow: bool, wide: bool) -> None:
        """Fold away in a narrow page, and take more room in a wide one."""
        self.setVisible(self.is_called_up or not narrow)
        self._ground.setFixedWidth(round((_WIDE_WIDTH if wide else _WIDTH) * text_scale()))

    @property
    def is_called_up(self) -> bool:
        """Whether somebody wants to see it, however narrow the page is."""
        return self._listing or self.is_asking()

    # ---- the list of what is missing ----------------------------------------------------------------
    def show_missing(self) -> None:
        """Show the list of what is missing and put the keyboard on it; a form with words in it stays."""
        if self._panel is not None and self._gives_way():
            self._listing = True
            self.show()
            self._panel.show_missing()

    def refuse(self) -> None:
        """Say what keeps the reading from being ready, and show the list of it."""
        if self._panel is not None and self._gives_way():
            self._listing = True
            self.show()
            self._panel.refuse()

    def put_list_away(self) -> bool:
        """Have the list give way to the questions; returns whether it had been called up."""
        was_listing, self._listing = self._listing, False
        return was_listing

    # ---- short forms --------------------------------------------------------------------------------
    def ask(self, asked: Asked) -> None:
        """Lay a form into the panel; one with words in it stays, and gets the keyboard back."""
        if self._panel is not None and self._gives_way():
            self.show()
            self._panel.ask(*asked)

    def stop_asking(self) -> None:
        """Take the form away."""
        if self._panel is not None:
            self._panel.stop_asking()

    def is_asking(self) -> bool:
        """Whether a form is open."""
        return self._panel is not None and self._panel.is_asking()

    def is_half_typed(self) -> bool:
        """Whether words stand in a form, or in the response to a concern, that would be lost with the panel."""
        return self._panel is not None and self._panel.is_half_typed()

    def return_to_form(self) -> None:
        """Put the keyboard back into the form that words stand in."""
        if self._panel is not None:
            self.show()
            self._panel.return_to_form()

    def _gives_way(self) -> bool:
        """Whether no words would be lost if something else stood in the place of a form; else say so."""
        if self._panel is not None and self._panel.is_asking() and self._panel.is_half_typed():
            self._workspace.say(_("Finish or close what you are filling in first."))
            self.return_to_form()
            return False
        self.stop_asking()
        return True

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
        self._reading: OpenReading | None = None
        self._shown: SidePanel | None = None
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
        if self._reading is not None and self._reading.record.id != reading.record.id:
            self.stop_asking()
        self._reading = reading
        self._soon.start()

    def load(self) -> None:
        """Show the present state."""
        self._soon.stop()
        panel_ = self._panel()
        if panel_ is not None:
            panel_.load()
            panel_.load_missing()

    def _panel(self) -> SidePanel | None:
        """Return the panel of the reading, made now if it was not before; None while no reading is open."""
        before, reading = self._shown, self._reading
        if reading is None or (before is not None and before.reading is reading):
            return before
        self._shown = SidePanel(reading)
        if before is not None:
            if before.reading.record.id == reading.record.id:
                self._shown.take_over(before)
            self._place.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._place.addWidget(self._shown)
        return self._shown

    def load_missing(self) -> None:
        """Show what is missing now."""
        if self._shown is not None and not self._soon.isActive():
            self._shown.load_missing()

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
        panel_ = self._panel_for_something_else()
        if panel_ is not None:
            self._listing = True
            self.show()
            panel_.show_missing()

    def refuse(self) -> None:
        """Say what keeps the reading from being ready, and show the list of it."""
        panel_ = self._panel_for_something_else()
        if panel_ is not None:
            self._listing = True
            self.show()
            panel_.refuse()

    def put_list_away(self) -> bool:
        """Have the list give way to the questions; returns whether it had been called up."""
        was_listing, self._listing = self._listing, False
        return was_listing

    # ---- short forms --------------------------------------------------------------------------------
    def ask(self, asked: Asked) -> None:
        """Lay a form into the panel; one with words in it stays, and gets the keyboard back."""
        panel_ = self._panel_for_something_else()
        if panel_ is not None:
            self.show()
            panel_.ask(*asked)

    def stop_asking(self) -> None:
        """Take the form away."""
        if self._shown is not None:
            self._shown.stop_asking()

    def is_asking(self) -> bool:
        """Whether a form is open."""
        return self._shown is not None and self._shown.is_asking()

    def is_half_typed(self) -> bool:
        """Whether words stand in a form, or in the response to a concern, that would be lost with the panel."""
        return self._shown is not None and self._shown.is_half_typed()

    def return_to_form(self) -> None:
        """Put the keyboard back into the form that words stand in."""
        if self._shown is not None:
            self.show()
            self._shown.return_to_form()

    def _panel_for_something_else(self) -> SidePanel | None:
        """Return the panel with no form in it; None where one with words in it would have to go, which is said."""
        panel_ = self._panel()
        if panel_ is not None and panel_.is_asking() and panel_.is_half_typed():
            self._workspace.say(_("Finish or close what you are filling in first."))
            self.return_to_form()
            return None
        self.stop_asking()
        return panel_

"""The help page: first of the page that one comes from, then how a day goes and the other pages; or all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from resources.translations import _
from ui.keys import ALL_KEYS
from ui.layouts import clear, column, panel, scrolled
from ui.pages.help.guide import guide
from ui.pages.help.key_sheet import key_sheet
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.widgets.button import Button
from ui.workspace import Workspace


class HelpPage(Page):
    """Short texts to read once; `show_place` takes the key of a page as the part, or `ALL_KEYS`."""

    is_visited = True

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._part = ""
        self._back = Button(_("Back"), kind="quiet", icon_of="back", on_click=workspace.go_back)
        self._back.setToolTip("Esc")
        self._keys = Button(
            _("All keys"), icon_of="keyboard", on_click=lambda: workspace.go("help", part=ALL_KEYS)
        )
        self._header = PageHeader(_("Help"), self._keys, before=self._back)
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(panel(self._body))
        # So that the arrows scroll, and F6 finds something to stand in.
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(_("Help"))
        self.setLayout(column(self._header, self._area, spacing=0))

    def show_place(self, place: Place) -> None:
        """Show the help on a page first, or all keys."""
        self._part = place.part
        clear(self._body)
        self._header.title.setText(_("All keys") if place.part == ALL_KEYS else _("Help"))
        self._keys.setVisible(place.part != ALL_KEYS)
        self._body.addWidget(key_sheet(self.width()) if place.part == ALL_KEYS else guide(place.part))
        # Not by a focus proxy, with which Tab would pass by the buttons of the header.
        self._area.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.verticalScrollBar().setValue(0)

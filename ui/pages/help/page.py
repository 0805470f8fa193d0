"""The help page: first of the page that one comes from, then how a day goes and the other pages; or all keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.translations import _
from ui.keys import ALL_KEYS, EVERYWHERE, KEYS
from ui.layouts import XL, XS, XXL, L, M, S, clear, column, panel, row, scrolled
from ui.pages.help.key_sheet import key_rows, key_sheet
from ui.pages.help.texts import DAY, PAGE_HELP, PageHelp
from ui.pages.page import Page, PageHeader
from ui.place import Place
from ui.typography import Type, text_scale
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

_MOST = 640  # pixels of a text that is read
_KEYS_WIDTH = 340


class HelpPage(Page):
    """Short texts to read once; `show_place` takes the key of a page as the part, or `ALL_KEYS`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._part = ""
        self._back = Button(_("Back"), kind="quiet", icon_of="back", on_click=workspace.go_back)
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
        self.setFocusProxy(self._area)
        self.setLayout(column(self._header, self._area, spacing=0))

    def show_place(self, place: Place) -> None:
        """Show the help on a page first, or all keys."""
        self._part = place.part
        clear(self._body)
        self._header.title.setText(_("All keys") if place.part == ALL_KEYS else _("Help"))
        self._keys.setVisible(place.part != ALL_KEYS)
        self._body.addWidget(key_sheet(self.width()) if place.part == ALL_KEYS else self._guide(place.part))
        self._area.verticalScrollBar().setValue(0)

    def _guide(self, page: str) -> QWidget:
        first = [_section(PAGE_HELP[page])] if page in PAGE_HELP else []
        days = [
            column(Label(_(title), Type.STRONG), Label(_(words), tone="ink_2", wrap=True), spacing=2)
            for title, words in DAY
        ]
        day = column(SectionHeading(_("How a day goes")), *days, spacing=M)
        others = [_section(help_) for key, help_ in PAGE_HELP.items() if key != page]
        left = panel(column(*first, day, *others, None, spacing=XL))
        left.setMaximumWidth(round(_MOST * text_scale()))
        own = [SectionHeading(_("Keys on this page")), key_rows(KEYS[page]), L] if page in KEYS else []
        right = panel(
            column(*own, SectionHeading(_("Keys everywhere")), key_rows(EVERYWHERE), None, spacing=S)
        )
        right.setMaximumWidth(round(_KEYS_WIDTH * text_scale()))
        parts = SideBySide((left, 3), (right, 2), spacing=XXL, narrow=_KEYS_WIDTH)
        body = row(spacing=0, margins=(XL, L, XL, XL))
        body.addWidget(parts, 1)
        return panel(body)


def _section(help_: PageHelp) -> QWidget:
    things = []
    for words in help_.things:
        line = row(spacing=S)
        line.addWidget(Label("•", tone="ink_3"), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(_(words), wrap=True), 1)
        things.append(line)
    return panel(
        column(
            SectionHeading(_(help_.title)),
            Label(_(help_.purpose), Type.QUESTION, tone="ink_2", wrap=True),
            column(*things, spacing=XS),
            spacing=S,
        )
    )

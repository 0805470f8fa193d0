"""The help as one text: of one page first, then how a day goes and the other pages, with the keys beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from resources.translations import _
from ui.in_turns import InTurns
from ui.keys import EVERYWHERE, KEYS
from ui.keys import START as START_KEYS
from ui.layouts import XL, XS, XXL, L, M, S, column, panel, row
from ui.pages.help.key_sheet import key_rows
from ui.pages.help.texts import DAY, PAGE_HELP, START, PageHelp
from ui.typography import Type, text_scale
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading
from ui.widgets.side_by_side import SideBySide

_MOST = 640  # pixels of a text that is read
_KEYS_WIDTH = 340
START_WINDOW = "start"


def guide(page: str) -> QWidget:
    """Return the help, that on a page first; "" for none, `START_WINDOW` before a visit is open."""
    first = START if page == START_WINDOW else PAGE_HELP.get(page)
    days = [
        column(Label(_(title), Type.STRONG), Label(_(words), tone="ink_2", wrap=True), spacing=2)
        for title, words in DAY
    ]
    day = panel(column(SectionHeading(_("How a day goes")), *days, spacing=M))
    lines = column(*([_section(first)] if first else []), day, None, spacing=XL)
    left = panel(lines)
    left.setMaximumWidth(round(_MOST * text_scale()))
    # What one asked for stands at once; the other pages follow below it.
    others = (help_ for help_ in PAGE_HELP.values() if help_ is not first)
    InTurns(left, a_turn=1).start(
        lambda help_=help_: lines.insertWidget(lines.count() - 1, _section(help_)) for help_ in others
    )
    keys = START_KEYS if page == START_WINDOW else KEYS.get(page)
    own = [SectionHeading(_("Keys here")), key_rows(keys), L] if keys else []
    right = panel(column(*own, SectionHeading(_("Keys in a visit")), key_rows(EVERYWHERE), None, spacing=S))
    right.setMaximumWidth(round(_KEYS_WIDTH * text_scale()))
    body = row(spacing=0, margins=(XL, L, XL, XL))
    body.addWidget(SideBySide((left, 3), (right, 2), spacing=XXL, narrow=_KEYS_WIDTH), 1)
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

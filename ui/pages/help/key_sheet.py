"""All keys on one sheet, page by page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources.translations import N_, _
from ui.keys import EVERYWHERE, KEYS, PREVIEW, Key, split_caps
from ui.layouts import XL, S, column, panel, row
from ui.pages.help.texts import PAGE_HELP
from ui.typography import text_scale
from ui.widgets.key_hints import KeyCap
from ui.widgets.label import Label
from ui.widgets.section_heading import SectionHeading

_WIDTH = 380  # pixels of a column, at the usual size of text
_TITLES = {PREVIEW: N_("Preview of the report")}


def key_rows(keys: Sequence[Key]) -> QVBoxLayout:
    """Return keys one below the other, with what they do beside them."""
    lines = []
    for key in keys:
        line = row(spacing=S)
        for cap in split_caps(_(key.caps)):
            line.addWidget(KeyCap(cap), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Label(_(key.words), tone="ink_2", wrap=True), 1)
        lines.append(line)
    return column(*lines, spacing=S)


def key_sheet(width: int) -> QWidget:
    """Return the keys that work everywhere and those of each page, in as many columns as a width has room for."""
    groups = [(_("Everywhere"), EVERYWHERE)]
    for page, keys in KEYS.items():
        title = PAGE_HELP[page].title if page in PAGE_HELP else _TITLES[page]
        groups.append((_(title), keys))
    count = max(1, min(3, int(width / (_WIDTH * text_scale()))))
    columns: list[list[QWidget]] = [[] for _number in range(count)]
    heights = [0] * count
    for title, keys in groups:
        shortest = heights.index(min(heights))
        columns[shortest].append(panel(column(SectionHeading(title), key_rows(keys), spacing=S)))
        heights[shortest] += len(keys) + 2
    body = row(spacing=XL + S, margins=(XL, S, XL, XL))
    for parts in columns:
        body.addLayout(column(*parts, None, spacing=XL), 1)
    if count < 3:
        body.addStretch(0)
    return panel(body)

"""Headings of the PDF, which the outline of the file shows and links lead to."""

from __future__ import annotations

from typing import Any

from reportlab.lib.units import mm

from inspector_app.report import style
from inspector_app.report.blocks import Runs, plain
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.tagging.paragraph import TaggedParagraph
from inspector_app.report.pdf.text import paragraph_of, paragraph_style


class Anchored(TaggedParagraph):
    """A paragraph that links go to by `anchor`; the outline shows `title` at `level` (0 is the top), if it has one."""

    anchor = ""
    level = 0
    title = ""

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - reportlab's own names
        """Return its parts, of which the first is the one that links go to."""
        parts = super().split(availWidth, availHeight)
        if parts:
            parts[0].anchor, parts[0].level, parts[0].title = self.anchor, self.level, self.title
        return parts


def heading(
    runs: Runs, look: style.TextStyle, anchor: str, level: int, part: Element, *, number: str = ""
) -> Anchored:
    """Return a heading at the end of a `part` of the document; level 0 is a chapter's, 1 a section's."""
    element = part.within(f"H{level + 1}")
    made = paragraph_of(Anchored, runs, paragraph_style(look, leftIndent=style.GUTTER * mm), element, number)
    made.anchor, made.level = anchor, level
    made.title = f"{number} {plain(runs)}".strip()
    return made

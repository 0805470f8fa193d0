"""Lists of the PDF, with bullets or letters, and lists inside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from inspector_app.report import style
from inspector_app.report.blocks import ItemList
from inspector_app.report.item_marks import item_mark
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.text import paragraph, paragraph_style

_NUMBERING = ("LowerAlpha", "LowerRoman")


def draw_list(
    block: ItemList, part: Element, link_words: str, level: int = 0, *, keep_last: bool = False
) -> Iterator[Flowable]:
    """Yield the items of a list, at the end of a `part` of the document; the last may be kept with what follows."""
    numbering = _NUMBERING[level] if block.ordered else "Disc"
    element = part.within("L", owner="List", attributes={"ListNumbering": numbering})
    hang = style.LETTER_INDENT if block.ordered else style.BULLET_INDENT
    start = style.GUTTER * mm + level * style.LEVEL_INDENT
    look = paragraph_style(style.BULLETS, leftIndent=start + hang, bulletIndent=start)
    last = paragraph_style(
        replace(style.BULLETS, keep=keep_last), leftIndent=start + hang, bulletIndent=start
    )
    for index, item in enumerate(block.items, 1):
        ends = index == len(block.items)
        entry = element.within("LI")
        label, body = entry.within("Lbl"), entry.within("LBody")
        mark = item_mark(index - 1, level, ordered=block.ordered)
        # An element holds words or others: what is drawn comes after what was placed in it before.
        words = body.within("P") if item.inner else body
        yield paragraph(
            item.runs, last if ends else look, words, hanging=mark, label=label, link_words=link_words
        )
        if item.inner:
            yield from draw_list(item.inner, body, link_words, level + 1, keep_last=keep_last and ends)

"""Which blocks are kept on one page with what follows, so that neither a heading nor a chart is left alone on one."""

from __future__ import annotations

from collections.abc import Sequence

from inspector_app.report.blocks import Block, Figure, ItemList, SectionHeading, Table


def stays_whole(block: Block) -> bool:
    """Whether a block is never broken over pages, and wants what leads to it beside it."""
    return isinstance(block, Figure) or (isinstance(block, Table) and block.stays_whole)


def keeps(block: Block, following: Sequence[Block]) -> bool:
    """Whether a block is kept with those that follow it.

    Words lead to what stays whole. Words, lists and short tables go along with a chart and its heading, or a page
    would hold the chart alone.
    """
    if isinstance(block, Table | ItemList):
        return _is_chart_next(following) and (isinstance(block, ItemList) or block.stays_whole)
    return bool(following) and (stays_whole(following[0]) or _is_chart_next(following))


def _is_chart_next(following: Sequence[Block]) -> bool:
    first, *rest = following or (None,)
    if isinstance(first, SectionHeading) and rest:
        first = rest[0]
    return isinstance(first, Figure)

"""The names of the places that references lead to, and what kind of place each of them is."""

from __future__ import annotations

_PARAGRAPH, _TABLE, _FIGURE = "paragraph-", "table-", "figure-"


def of_paragraph(number: str) -> str:
    """Return the anchor of a paragraph by its number, such as 4.2."""
    return f"{_PARAGRAPH}{number}"


def of_table(number: str) -> str:
    """Return the anchor of a table with a caption, by its number."""
    return f"{_TABLE}{number}"


def of_figure(number: str) -> str:
    """Return the anchor of a chart by its number."""
    return f"{_FIGURE}{number}"


def is_paragraph(anchor: str) -> bool:
    """Whether an anchor is that of a paragraph, which is referred to by its number alone."""
    return anchor.startswith(_PARAGRAPH)


def is_caption(anchor: str) -> bool:
    """Whether an anchor is that of a table or chart, which is referred to by what it is called, such as "Table 3"."""
    return anchor.startswith((_TABLE, _FIGURE))

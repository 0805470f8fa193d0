"""The logical structure of a PDF, as it is built up: elements, and the content that was drawn for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Value = str | float | int | tuple[float, ...]
Attributes = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of a page's content, by its number on that page (a reference to the page)."""

    page: Any
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation, such as the rectangle of a link, on a page; both are references."""

    page: Any
    annotation: Any


Content = MarkedContent | Annotation


class Element:
    """One element of the structure, such as a paragraph ("P") or the header cell of a table ("TH").

    `kind` is a standard type of PDF 1.7. `language` is a tag such as "cy-GB", "" where it is that of what surrounds it.
    `alternative` stands for a picture, `actual` for text whose letters are not those that are shown. `attributes` belong
    to their `owner`, such as "Table".
    """

    __slots__ = ("actual", "alternative", "attributes", "children", "kind", "language", "owner", "placed")

    def __init__(
        self,
        kind: str,
        *,
        language: str = "",
        alternative: str = "",
        actual: str = "",
        owner: str = "",
        attributes: Attributes | None = None,
    ) -> None:
        self.kind = kind
        self.language = language
        self.alternative = alternative
        self.actual = actual
        self.owner = owner
        self.attributes: dict[str, Value] = dict(attributes or {})
        self.children: list[Element | Content] = []
        self.placed = False

    def __deepcopy__(self, _memo: object) -> Element:
        """Return the element itself: reportlab copies what it breaks over pages, and both halves are one element."""
        return self

    def within(self, kind: str, **facts: Any) -> Element:
        """Return a new element at the end of this one."""
        made = Element(kind, **facts)
        self.add(made)
        return made

    def add(self, child: Element | Content) -> None:
        """Put an element, unless it has its place already, or content at the end of this one."""
        if isinstance(child, Element):
            if child.placed:
                return
            child.placed = True
        self.children.append(child)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been drawn or placed in it."""
        return not self.children

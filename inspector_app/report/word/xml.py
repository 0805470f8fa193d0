"""WordprocessingML, element by element: short to write, and never made from text by pasting."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS_PER_MM = 1440 / 25.4
TWIPS_PER_POINT = 20


def el(tag: str, *children: Any, **attributes: object) -> Any:
    """Return an element such as `el("w:p", run)`; attributes without a prefix are Word's own, None leaves out."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        if value is not None:
            made.set(qn(name if ":" in name else f"w:{name}"), str(value))
    made.extend(children)
    return made


def text(words: str, tag: str = "w:t") -> Any:
    """Return a text element that keeps its spaces."""
    made = el(tag, **{"xml:space": "preserve"})
    made.text = words
    return made


def mm(measure: float) -> int:
    """Return millimetres in twips, Word's unit of length."""
    return round(measure * TWIPS_PER_MM)


def pt(measure: float) -> int:
    """Return points in twips."""
    return round(measure * TWIPS_PER_POINT)

"""The styles of a template that the report uses: found by name, and made where the template has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from docx.oxml.ns import qn

from inspector_app.report.word.numbering import Numbering
from inspector_app.report.word.style_xml import grid_style, list_of, paragraph_style
from inspector_app.report.word.styles import CHAPTER, GRID, GRID_NAME, NUMBERED, STYLES, ParagraphStyle
from inspector_app.report.word.xml import el


def styles_by_name(styles: Any, kind: str = "paragraph") -> dict[str, Any]:
    """Return the styles of a kind by name and by every alias, in small letters."""
    found: dict[str, Any] = {}
    for entry in styles.findall(qn("w:style")):
        if entry.get(qn("w:type")) == kind:
            names = [entry.find(qn(tag)) for tag in ("w:aliases", "w:name")]
            for name in (
                part for place in names if place is not None for part in place.get(qn("w:val")).split(",")
            ):
                found[name.strip().casefold()] = entry
    return found


def count_in_one_list(present: Mapping[str, Any]) -> bool:
    """Whether chapters and their paragraphs count in one list of the template's own, so that they say 4 and 4.1."""
    numbers = [
        _own_list(present.get(entry.name.casefold())) for entry in STYLES if entry.id in (CHAPTER, NUMBERED)
    ]
    return len(numbers) == 2 and numbers[0] == numbers[1] != ""


def adopt(styles: Any, numbering: Numbering) -> dict[str, str]:
    """Complete the styles of a template (its part's element); returns the id of each style by the report's own id."""
    present = styles_by_name(styles)
    ids = {
        entry.id: _id(present[entry.name.casefold()]) for entry in STYLES if entry.name.casefold() in present
    }
    taken = {_id(entry) for entry in styles.findall(qn("w:style"))}
    missing = [entry for entry in STYLES if entry.id not in ids]
    tables = styles_by_name(styles, "table")
    if GRID_NAME.casefold() in tables:
        ids[GRID] = _id(tables[GRID_NAME.casefold()])
    for identifier in [entry.id for entry in missing] + [GRID] * (GRID not in ids):
        ids[identifier] = identifier if identifier not in taken else f"Inspector{identifier}"
    ids["Normal"] = _default(styles, "paragraph")
    ids["TableNormal"] = _default(styles, "table")
    keeps_chapters = count_in_one_list(present)
    for entry in STYLES:
        if entry.list and entry not in missing:
            own = _own_list(present[entry.name.casefold()])
            if not own or (entry.id in (CHAPTER, NUMBERED) and not keeps_chapters):
                _count(present[entry.name.casefold()], entry, numbering)
            else:
                numbering.leave(entry.id)
    made = [paragraph_style(entry, numbering) for entry in missing]
    if not any(_id(entry) == ids[GRID] for entry in styles.findall(qn("w:style"))):
        made.append(grid_style())
    for entry in made:
        _renamed(entry, ids)
        styles.append(entry)
    numbering.rename(ids)
    return ids


def use_ids(elements: Iterable[Any], ids: Mapping[str, str]) -> None:
    """Let elements name the styles by the template's ids."""
    for element in elements:
        for place in element.iter(qn("w:pStyle"), qn("w:tblStyle")):
            place.set(qn("w:val"), ids[place.get(qn("w:val"))])


def _id(style: Any) -> str:
    return str(style.get(qn("w:styleId")))


def _default(styles: Any, kind: str) -> str:
    """Return the id of the style on which those of a kind stand, made where the template has none."""
    for entry in styles.findall(qn("w:style")):
        if entry.get(qn("w:type")) == kind and entry.get(qn("w:default")) in ("1", "true", "on"):
            return _id(entry)
    name = "Normal" if kind == "paragraph" else "Normal Table"
    identifier = name.replace(" ", "") if kind == "paragraph" else "TableNormal"
    styles.append(el("w:style", el("w:name", val=name), type=kind, default=1, styleId=identifier))
    return identifier


def _own_list(style: Any) -> str:
    """Return the number of the list that a style of the template counts in, "" for none."""
    place = None if style is None else style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    number = "" if place is None else str(place.get(qn("w:val")))
    return "" if number == "0" else number


def _count(style: Any, entry: ParagraphStyle, numbering: Numbering) -> None:
    """Let a style of the template count in the report's list."""
    assert entry.list is not None
    look = style.get_or_add_pPr()
    for own in look.findall(qn("w:numPr")):
        look.remove(own)
    kind, level = entry.list
    look._insert_numPr(list_of(numbering.number(kind), level))  # noqa: SLF001 - at its place among the others


def _renamed(style: Any, ids: Mapping[str, str]) -> None:
    style.set(qn("w:styleId"), ids[_id(style)])
    for tag in ("w:basedOn", "w:next"):
        place = style.find(qn(tag))
        if place is not None:
            place.set(qn("w:val"), ids[place.get(qn("w:val"))])

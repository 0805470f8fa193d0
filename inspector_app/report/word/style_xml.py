"""Styles as elements of the Word file."""

from __future__ import annotations

from typing import Any

from inspector_app.report import style
from inspector_app.report.languages import language_tag
from inspector_app.report.style import TextStyle
from inspector_app.report.word.numbering import Numbering
from inspector_app.report.word.styles import (
    BODY,
    BULLETS,
    COVER_KIND,
    GRID,
    GRID_NAME,
    HEADER,
    LETTERS,
    QUOTATION,
    STATEMENT_LABEL,
    STYLES,
    TITLE,
    ParagraphStyle,
)
from inspector_app.report.word.xml import el, pt


def styles(language: str, numbering: Numbering) -> list[Any]:
    """Return everything that stands in the part of styles, for a report in a language and with these lists."""
    return [
        _defaults(language),
        el(
            "w:style",
            el("w:name", val="Normal"),
            el("w:qFormat"),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        _default("character", "DefaultParagraphFont", "Default Paragraph Font"),
        _plain_table(),
        _default("numbering", "NoList", "No List"),
        *(paragraph_style(entry, numbering) for entry in STYLES),
        grid_style(),
    ]


def _defaults(language: str) -> Any:
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), style.WORD_FONT)
    return el(
        "w:docDefaults",
        el(
            "w:rPrDefault",
            el(
                "w:rPr",
                el("w:rFonts", **fonts),
                el("w:color", val=style.INK),
                *_size(style.BODY),
                el("w:lang", val=language_tag(language), eastAsia=language_tag(language), bidi="ar-SA"),
            ),
        ),
        el("w:pPrDefault", el("w:pPr", el("w:widowControl"))),
    )


def _default(kind: str, identifier: str, name: str) -> Any:
    return el(
        "w:style",
        el("w:name", val=name),
        el("w:uiPriority", val=99),
        el("w:semiHidden"),
        el("w:unhideWhenUsed"),
        type=kind,
        default=1,
        styleId=identifier,
    )


def _plain_table() -> Any:
    made = _default("table", "TableNormal", "Normal Table")
    sides = (el(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    made.append(el("w:tblPr", el("w:tblInd", w=0, type="dxa"), el("w:tblCellMar", *sides)))
    return made


def grid_style() -> Any:
    """Return the look of tables: hairlines between rows and below the last, none between columns."""
    line = {"val": "single", "sz": 4, "space": 0, "color": style.RULE}
    padding = pt(style.CELL_PADDING)
    sides = (el(f"w:{side}", w=padding, type="dxa") for side in ("top", "left", "bottom", "right"))
    return el(
        "w:style",
        el("w:name", val=GRID_NAME),
        el("w:basedOn", val="TableNormal"),
        el("w:uiPriority", val=59),
        el("w:qFormat"),
        el(
            "w:tblPr",
            el("w:tblBorders", el("w:bottom", **line), el("w:insideH", **line)),
            el("w:tblCellMar", *sides),
        ),
        type="table",
        customStyle=1,
        styleId=GRID,
    )


def paragraph_style(entry: ParagraphStyle, numbering: Numbering) -> Any:
    """Return a paragraph style, in the list that it names."""
    built_in = entry.name[0].islower() or entry.id in (TITLE, BODY, QUOTATION, *BULLETS, *LETTERS)
    made = el(
        "w:style",
        el("w:name", val=entry.name),
        el("w:basedOn", val=entry.base),
        el("w:next", val=entry.next or entry.id),
        el("w:qFormat"),
        type="paragraph",
        customStyle=None if built_in else 1,
        styleId=entry.id,
    )
    made.extend([_paragraph_look(entry, numbering), _letters(entry.look)])
    return made


def _paragraph_look(entry: ParagraphStyle, numbering: Numbering) -> Any:
    """Return the paragraph properties, in the order that the schema asks for."""
    look = entry.look
    made = el("w:pPr")
    if look.keep:
        made.extend([el("w:keepNext"), el("w:keepLines")])
    if entry.new_page:
        made.append(el("w:pageBreakBefore"))
    if entry.list:
        kind, level = entry.list
        made.append(list_of(numbering.number(kind), level))
    indent: dict[str, int | None] = {"left": entry.indent, "hanging": entry.hanging or None}
    if entry.boxed:
        made.extend([_box(entry), el("w:shd", val="clear", color="auto", fill=style.GROUND)])
        indent["left"] = entry.indent + pt(style.STATEMENT_PADDING)
        indent["right"] = pt(style.STATEMENT_PADDING)
    if entry.id == COVER_KIND:
        size, space = round(style.COVER_RULE * 8), style.COVER_RULE_GAP
        made.append(el("w:pBdr", el("w:top", val="single", sz=size, space=space, color=style.ACCENT)))
    if entry.id == HEADER:
        rule = el("w:bottom", val="single", sz=4, space=4, color=style.RULE)
        made.append(el("w:pBdr", rule))
    if entry.tabs:
        stops = (
            el("w:tab", val=kind, leader=None if leader == "none" else leader, pos=position)
            for kind, position, leader in entry.tabs
        )
        made.append(el("w:tabs", *stops))
    made.append(
        el(
            "w:spacing",
            before=pt(look.before),
            after=pt(look.after),
            line=pt(look.leading),
            lineRule="atLeast",
        )
    )
    made.append(el("w:ind", **indent))
    if entry.outline is not None:
        made.append(el("w:outlineLvl", val=entry.outline))
    return made


def _box(entry: ParagraphStyle) -> Any:
    """Return the bar at the left of a box, and its padding as borders in the colour of its ground."""
    padding = {"val": "single", "sz": 4, "space": style.STATEMENT_PADDING - 1, "color": style.GROUND}
    bar = el(
        "w:left",
        val="single",
        sz=round(style.STATEMENT_BAR * 8),
        space=style.STATEMENT_PADDING,
        color=style.ACCENT,
    )
    if entry.id == STATEMENT_LABEL:
        return el("w:pBdr", el("w:top", **padding), bar, el("w:right", **padding))
    return el("w:pBdr", bar, el("w:bottom", **padding), el("w:right", **padding))


def _letters(look: TextStyle) -> Any:
    weight = [el("w:b"), el("w:bCs")] if look.bold else []
    return el("w:rPr", *weight, el("w:color", val=look.colour), *_size(look))


def _size(look: TextStyle) -> list[Any]:
    half_points = round(look.size * 2)
    return [el("w:sz", val=half_points), el("w:szCs", val=half_points)]


def list_of(number: int, level: int) -> Any:
    """Return what puts a style or a paragraph into a level of a list."""
    return el("w:numPr", el("w:ilvl", val=level), el("w:numId", val=number))

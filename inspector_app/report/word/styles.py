"""The styles of the Word file, made from the one description of how the report looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from inspector_app.report import style
from inspector_app.report.languages import language_tag
from inspector_app.report.style import TextStyle
from inspector_app.report.word.numbering import ANNEXES, BULLETED, CHAPTERS, LETTERED, Numbering, item_indents
from inspector_app.report.word.xml import el, mm, pt

AXIS = mm(style.GUTTER)
CHAPTER, SECTION, UNLISTED = "Heading1", "Heading2", "UnlistedHeading"
NUMBERED, BODY, QUOTATION = "NumberedParagraph", "BodyText", "Quote"
BULLETS, LETTERS = ("ListBullet", "ListBullet2"), ("ListNumber", "ListNumber2")  # by level
FIGURE = "Figure"
ANNEX, FRONT_HEADING = "AnnexHeading", "FrontHeading"
STATEMENT_LABEL, STATEMENT = "StatementLabel", "Statement"
CAPTION, CELL, CELL_HEAD, GRID = "Caption", "TableText", "TableHeading", "ReportTable"
CONTENTS = ("TOC1", "TOC2")
HEADER, FOOTER = "Header", "Footer"
COVER_INSPECTORATE, COVER_KIND, TITLE = "CoverInspectorate", "CoverKind", "Title"
COVER_AUTHORITY, COVER_MONTH, COVER_NOTE = "CoverAuthority", "CoverMonth", "CoverNote"


@dataclass(frozen=True, slots=True)
class _Style:
    """One paragraph style: `list` is its list and level, `outline` its level in the navigation pane."""

    id: str
    name: str
    look: TextStyle
    indent: int = AXIS
    hanging: int = 0
    base: str = "Normal"
    next: str = ""
    list: tuple[int, int] | None = None
    outline: int | None = None
    new_page: bool = False
    boxed: bool = False
    tabs: tuple[tuple[str, int, str], ...] = ()


def _item_style(identifier: str, level: int, *, lettered: bool) -> _Style:
    """Return the style of the items of a list, named as Word names it: "List Bullet", "List Number 2"."""
    name = "List Number" if lettered else "List Bullet"
    indent, hanging = item_indents(level, lettered=lettered)
    return _Style(
        identifier,
        f"{name} {level + 1}" if level else name,
        style.BULLETS,
        indent=indent,
        hanging=hanging,
        list=(LETTERED if lettered else BULLETED, level),
    )


_RIGHT = AXIS + mm(style.TEXT_WIDTH)
_PAGE_NUMBER = ("right", _RIGHT, "dot")

_STYLES = (
    _Style(COVER_INSPECTORATE, "Cover Inspectorate", style.COVER_INSPECTORATE),
    _Style(COVER_KIND, "Cover Kind", style.COVER_KIND),
    _Style(TITLE, "Title", style.COVER_TITLE),
    _Style(COVER_AUTHORITY, "Cover Authority", style.COVER_AUTHORITY),
    _Style(COVER_MONTH, "Cover Month", style.COVER_MONTH),
    _Style(COVER_NOTE, "Cover Note", style.COVER_NOTE),
    _Style(FRONT_HEADING, "Front Heading", style.FRONT_HEADING, next=BODY),
    _Style(
        CHAPTER,
        "heading 1",
        style.CHAPTER,
        hanging=AXIS,
        next=NUMBERED,
        list=(CHAPTERS, 0),
        outline=0,
        new_page=True,
    ),
    _Style(SECTION, "heading 2", style.SECTION, next=NUMBERED, outline=1),
    _Style(UNLISTED, "Unlisted Heading", style.SECTION, next=NUMBERED, outline=1),
    _Style(ANNEX, "Annex Heading", style.CHAPTER, next=BODY, list=(ANNEXES, 0), outline=0, new_page=True),
    _Style(NUMBERED, "Numbered Paragraph", style.BODY, hanging=AXIS, list=(CHAPTERS, 1)),
    _Style(BODY, "Body Text", style.BODY),
    _Style(QUOTATION, "Quote", style.QUOTATION, indent=AXIS + pt(style.QUOTATION_INDENT)),
    *(_item_style(name, level, lettered=False) for level, name in enumerate(BULLETS)),
    *(_item_style(name, level, lettered=True) for level, name in enumerate(LETTERS)),
    _Style(FIGURE, "Figure", style.FIGURE, next=BODY),
    _Style(STATEMENT_LABEL, "Statement Label", style.STATEMENT_LABEL, next=STATEMENT, boxed=True),
    _Style(STATEMENT, "Statement", style.STATEMENT, next=BODY, boxed=True),
    _Style(CAPTION, "caption", style.CAPTION, next=BODY),
    _Style(CELL, "Table Text", style.CELL, indent=0),
    _Style(CELL_HEAD, "Table Heading", style.CELL_HEAD, indent=0),
    _Style(
        CONTENTS[0],
        "toc 1",
        style.CONTENTS_CHAPTER,
        hanging=AXIS,
        tabs=(("left", AXIS, "none"), _PAGE_NUMBER),
    ),
    _Style(CONTENTS[1], "toc 2", style.CONTENTS_SECTION, tabs=(_PAGE_NUMBER,)),
    _Style(HEADER, "header", style.RUNNING, indent=0, tabs=(("right", _RIGHT, "none"),)),
    _Style(FOOTER, "footer", style.RUNNING, indent=0, tabs=(("right", _RIGHT, "none"),)),
)


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
        *(_paragraph_style(entry, numbering) for entry in _STYLES),
        _grid(),
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


def _grid() -> Any:
    """The look of tables: hairlines between rows and below the last, none between columns."""
    line = {"val": "single", "sz": 4, "space": 0, "color": style.RULE}
    padding = pt(style.CELL_PADDING)
    sides = (el(f"w:{side}", w=padding, type="dxa") for side in ("top", "left", "bottom", "right"))
    return el(
        "w:style",
        el("w:name", val="Report Table"),
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


def _paragraph_style(entry: _Style, numbering: Numbering) -> Any:
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


def _paragraph_look(entry: _Style, numbering: Numbering) -> Any:
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


def _box(entry: _Style) -> Any:
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

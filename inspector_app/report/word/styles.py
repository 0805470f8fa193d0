"""The paragraph styles of the Word file by name, made from the one description of how the report looks."""

from __future__ import annotations

from dataclasses import dataclass

from inspector_app.report import style
from inspector_app.report.style import TextStyle
from inspector_app.report.word.numbering import ANNEXES, BULLETED, CHAPTERS, LETTERED, item_indents
from inspector_app.report.word.xml import mm, pt

AXIS = mm(style.GUTTER)
CHAPTER, SECTION, UNLISTED = "Heading1", "Heading2", "UnlistedHeading"
NUMBERED, BODY, QUOTATION = "NumberedParagraph", "BodyText", "Quote"
BULLETS, LETTERS = ("ListBullet", "ListBullet2"), ("ListNumber", "ListNumber2")  # by level
FIGURE = "Figure"
ANNEX, FRONT_HEADING = "AnnexHeading", "FrontHeading"
STATEMENT_LABEL, STATEMENT = "StatementLabel", "Statement"
CAPTION, CELL, CELL_HEAD = "Caption", "TableText", "TableHeading"
GRID, GRID_NAME = "ReportTable", "Report Table"
CONTENTS = ("TOC1", "TOC2")
HEADER, FOOTER = "Header", "Footer"
COVER_INSPECTORATE, COVER_KIND, TITLE = "CoverInspectorate", "CoverKind", "Title"
COVER_AUTHORITY, COVER_MONTH, COVER_NOTE = "CoverAuthority", "CoverMonth", "CoverNote"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
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

    @property
    def shown_name(self) -> str:
        """The name as Word shows it, with a capital letter."""
        return self.name[0].upper() + self.name[1:]


def _item_style(identifier: str, level: int, *, lettered: bool) -> ParagraphStyle:
    """Return the style of the items of a list, named as Word names it: "List Bullet", "List Number 2"."""
    name = "List Number" if lettered else "List Bullet"
    indent, hanging = item_indents(level, lettered=lettered)
    return ParagraphStyle(
        identifier,
        f"{name} {level + 1}" if level else name,
        style.BULLETS,
        indent=indent,
        hanging=hanging,
        list=(LETTERED if lettered else BULLETED, level),
    )


_RIGHT = AXIS + mm(style.TEXT_WIDTH)
_PAGE_NUMBER = ("right", _RIGHT, "dot")

STYLES = (
    ParagraphStyle(COVER_INSPECTORATE, "Cover Inspectorate", style.COVER_INSPECTORATE),
    ParagraphStyle(COVER_KIND, "Cover Kind", style.COVER_KIND),
    ParagraphStyle(TITLE, "Title", style.COVER_TITLE),
    ParagraphStyle(COVER_AUTHORITY, "Cover Authority", style.COVER_AUTHORITY),
    ParagraphStyle(COVER_MONTH, "Cover Month", style.COVER_MONTH),
    ParagraphStyle(COVER_NOTE, "Cover Note", style.COVER_NOTE),
    ParagraphStyle(FRONT_HEADING, "Front Heading", style.FRONT_HEADING, next=BODY),
    ParagraphStyle(
        CHAPTER,
        "heading 1",
        style.CHAPTER,
        hanging=AXIS,
        next=NUMBERED,
        list=(CHAPTERS, 0),
        outline=0,
        new_page=True,
    ),
    ParagraphStyle(SECTION, "heading 2", style.SECTION, next=NUMBERED, outline=1),
    ParagraphStyle(UNLISTED, "Unlisted Heading", style.SECTION, next=NUMBERED, outline=1),
    ParagraphStyle(
        ANNEX, "Annex Heading", style.CHAPTER, next=BODY, list=(ANNEXES, 0), outline=0, new_page=True
    ),
    ParagraphStyle(NUMBERED, "Numbered Paragraph", style.BODY, hanging=AXIS, list=(CHAPTERS, 1)),
    ParagraphStyle(BODY, "Body Text", style.BODY),
    ParagraphStyle(QUOTATION, "Quote", style.QUOTATION, indent=AXIS + pt(style.QUOTATION_INDENT)),
    *(_item_style(name, level, lettered=False) for level, name in enumerate(BULLETS)),
    *(_item_style(name, level, lettered=True) for level, name in enumerate(LETTERS)),
    ParagraphStyle(FIGURE, "Figure", style.FIGURE, next=BODY),
    ParagraphStyle(STATEMENT_LABEL, "Statement Label", style.STATEMENT_LABEL, next=STATEMENT, boxed=True),
    ParagraphStyle(STATEMENT, "Statement", style.STATEMENT, next=BODY, boxed=True),
    ParagraphStyle(CAPTION, "caption", style.CAPTION, next=BODY),
    ParagraphStyle(CELL, "Table Text", style.CELL, indent=0),
    ParagraphStyle(CELL_HEAD, "Table Heading", style.CELL_HEAD, indent=0),
    ParagraphStyle(
        CONTENTS[0],
        "toc 1",
        style.CONTENTS_CHAPTER,
        hanging=AXIS,
        tabs=(("left", AXIS, "none"), _PAGE_NUMBER),
    ),
    ParagraphStyle(CONTENTS[1], "toc 2", style.CONTENTS_SECTION, tabs=(_PAGE_NUMBER,)),
    ParagraphStyle(HEADER, "header", style.RUNNING, indent=0, tabs=(("right", _RIGHT, "none"),)),
    ParagraphStyle(FOOTER, "footer", style.RUNNING, indent=0, tabs=(("right", _RIGHT, "none"),)),
)

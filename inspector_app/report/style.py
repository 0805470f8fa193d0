"""How the report looks, for both writers: page, type, space and colour, sober enough to be printed in grey.

Sizes and space are in points, page measures in millimetres, colours as RRGGBB. All text stands on one axis;
numbers of chapters and paragraphs hang in the gutter to its left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

# ---- the page: A4 -----------------------------------------------------------------------------------
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, MARGIN_BOTTOM = 20, 25, 30, 25
GUTTER = 15
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT - GUTTER
HEADER_FROM_TOP, FOOTER_FROM_BOTTOM = 16, 14

# ---- colours; on white every ink reaches 4.5:1 ----------------------------------------------------------
INK = "1C2126"
ACCENT = "1B3A5C"
QUIET = "50555B"
RULE = "B4B9BF"
GROUND = "F1F3F5"
MARK = "EFEFEF"

# ---- type -----------------------------------------------------------------------------------------------
# Arimo has the widths of Arial, so that both files break lines alike; Word finds Arial on every machine.
PDF_FONT, WORD_FONT = "Arimo", "Arial"
MARK_SIZE = 120
CELL_PADDING = 4.5
STATEMENT_PADDING = 9
STATEMENT_BAR = 2.5
BULLET_INDENT = 14  # from the axis to the words of a bullet
LETTER_INDENT = 20  # likewise of an item with a letter
LEVEL_INDENT = 20  # from a list to the list inside it
QUOTATION_INDENT = 18  # from the axis
SPACE_AFTER_TABLE = 12
LINE_TO_WRITE_ON = 22  # from one to the next


@dataclass(frozen=True, slots=True)
class TextStyle:
    """One kind of paragraph; `leading` is the distance of its lines, `keep` holds it to what follows."""

    size: float
    leading: float
    before: float = 0
    after: float = 0
    colour: str = INK
    bold: bool = False
    keep: bool = False


COVER_INSPECTORATE = TextStyle(13, 18, after=2, colour=QUIET, bold=True)
COVER_KIND = TextStyle(13, 18, after=8, colour=QUIET)
COVER_TITLE = TextStyle(24.5, 32, after=14, colour=ACCENT, bold=True)
COVER_AUTHORITY = TextStyle(19, 25, after=6)
COVER_MONTH = TextStyle(13, 18, after=24, colour=QUIET)
COVER_NOTE = TextStyle(11, 16, colour=ACCENT, bold=True)

CHAPTER = TextStyle(20, 25, after=14, colour=ACCENT, bold=True, keep=True)
FRONT_HEADING = TextStyle(20, 25, before=0, after=12, colour=ACCENT, bold=True, keep=True)
SHEET_TITLE = TextStyle(15, 19, after=6, colour=ACCENT, bold=True, keep=True)
SECTION = TextStyle(12.5, 17, before=13, after=6, colour=ACCENT, bold=True, keep=True)
BODY = TextStyle(10.5, 15, after=7.5)
LEADING_IN = replace(BODY, keep=True)  # a paragraph that a table follows
BULLETS = TextStyle(10.5, 15, after=4)
QUOTATION = TextStyle(10.5, 15, before=1, after=8.5, colour=QUIET)
STATEMENT_LABEL = TextStyle(9, 13, colour=QUIET, bold=True, keep=True)
STATEMENT = TextStyle(11, 16, after=12)
ASKED = TextStyle(10.5, 14.5, before=7, after=2, bold=True, keep=True)  # a question on paper
ASKED_HINT = TextStyle(9, 12, after=2, colour=QUIET, keep=True)
TICKED = TextStyle(10.5, 15.5, after=2)
CAPTION = TextStyle(9.5, 13, before=6, after=4, colour=ACCENT, bold=True, keep=True)
FIGURE = TextStyle(9.5, 13, after=SPACE_AFTER_TABLE)
CELL = TextStyle(9.5, 13)
CELL_HEAD = TextStyle(9, 13, colour=QUIET, bold=True)
CONTENTS_CHAPTER = TextStyle(10.5, 14.5, before=5.5, after=2, bold=True)
CONTENTS_SECTION = TextStyle(10, 13.5, after=1, colour=QUIET)
RUNNING = TextStyle(8.5, 11, colour=QUIET)
FRONT_GAP = 14
COVER_GAP = 58  # millimetres between the inspectorate and the rule above the title
COVER_RULE = 3  # thickness of that rule
COVER_RULE_GAP = 14  # between it and what stands below

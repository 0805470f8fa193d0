"""Runs as reportlab paragraphs. Everything that people wrote is escaped, so no text is ever markup."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from inspector_app.report.blocks import Runs
from inspector_app.report.pdf.fonts import BOLD, REGULAR
from inspector_app.report.style import TextStyle


def paragraph_style(style: TextStyle, **changes: Any) -> ParagraphStyle:
    """Return a style of the report as reportlab's; `changes` are reportlab's own attributes, such as indents."""
    font = BOLD if style.bold else REGULAR
    return ParagraphStyle(
        font,
        fontName=font,
        fontSize=style.size,
        leading=style.leading,
        spaceBefore=style.before,
        spaceAfter=style.after,
        textColor=HexColor(f"#{style.colour}"),
        keepWithNext=int(style.keep),
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=font,
        bulletFontSize=style.size,
        splitLongWords=1,
        **changes,
    )


def markup(runs: Runs) -> str:
    """Return runs in reportlab's paragraph language."""
    return "".join(_marked_up(run.text, bold=run.bold, italic=run.italic) for run in runs)


def paragraph(runs: Runs, style: ParagraphStyle, *, hanging: str = "") -> Paragraph:
    """Return runs as a paragraph, with a number or bullet `hanging` to its left."""
    return Paragraph(markup(runs), style, bulletText=escape(hanging) or None)


def _marked_up(text: str, *, bold: bool, italic: bool) -> str:
    marked = escape(text).replace("\n", "<br/>")
    if bold:
        marked = f"<b>{marked}</b>"
    return f"<i>{marked}</i>" if italic else marked

"""The pages of the PDF: their frames, running header and footer, and the mark of a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Frame, PageTemplate

from inspector_app.report import style
from inspector_app.report.blocks import Document, Sheet
from inspector_app.report.fonts import BOLD, REGULAR
from inspector_app.report.glyphs import shown
from inspector_app.report.papers import Papers

COVER_PAGE = "cover"
BODY_PAGE = "body"

_LEFT, _RIGHT = style.MARGIN_LEFT * mm, (style.PAGE_WIDTH - style.MARGIN_RIGHT) * mm
_MARK_WIDTH = 600  # points: more would run over the edges of the page
_HEADER = (style.PAGE_HEIGHT - style.HEADER_FROM_TOP) * mm
_FOOTER = style.FOOTER_FROM_BOTTOM * mm


def page_templates(document: Document | Sheet | Papers, pages: int) -> list[PageTemplate]:
    """Return the cover's template, which a report alone has, and that of all other pages; papers have one a paper.

    `pages` is how many there are, 0 if unknown.
    """
    if isinstance(document, Papers):
        return [
            PageTemplate(paper_page(number), [_frame()], onPage=_running(document, pages, paper.header))
            for number, paper in enumerate(document.papers)
        ]
    body = PageTemplate(BODY_PAGE, [_frame()], onPage=_running(document, pages, document.header_right))
    if isinstance(document, Sheet):
        return [body]
    return [PageTemplate(COVER_PAGE, [_frame()], onPage=_mark(document.labels.mark)), body]


def paper_page(number: int) -> str:
    """Return the name of the pages of one of several papers, counted from 0."""
    return f"paper-{number}"


def _frame() -> Frame:
    height = style.PAGE_HEIGHT - style.MARGIN_TOP - style.MARGIN_BOTTOM
    return Frame(
        _LEFT,
        style.MARGIN_BOTTOM * mm,
        (style.GUTTER + style.TEXT_WIDTH) * mm,
        height * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _mark(word: str) -> Callable[[Any, Any], None]:
    """Return what draws the word across the page, under its text."""
    width = stringWidth(word, BOLD, style.MARK_SIZE)
    size = style.MARK_SIZE * min(1, _MARK_WIDTH / max(width, 1))

    def draw(canvas: Any, _template: Any) -> None:
        if not word:
            return
        with canvas.artifact("Watermark"):
            canvas.saveState()
            canvas.setFillColor(HexColor(f"#{style.MARK}"))
            canvas.setFont(BOLD, size)
            canvas.translate(style.PAGE_WIDTH * mm / 2, style.PAGE_HEIGHT * mm / 2)
            canvas.rotate(54)
            canvas.drawCentredString(0, -size / 3, word)
            canvas.restoreState()

    return draw


def _running(document: Document | Sheet | Papers, pages: int, right: str) -> Callable[[Any, Any], None]:
    mark = _mark(document.labels.mark)
    look = style.RUNNING
    half = (_RIGHT - _LEFT) / 2 - 3 * mm
    header_left, header_right, footer = (
        _fitting(shown(text), half) for text in (document.header_left, right, document.footer)
    )

    def draw(canvas: Any, template: Any) -> None:
        mark(canvas, template)
        number = document.labels.page.format(page=template.page, pages=pages or "")
        canvas.saveState()
        canvas.setFont(REGULAR, look.size)
        canvas.setFillColor(HexColor(f"#{look.colour}"))
        canvas.setStrokeColor(HexColor(f"#{style.RULE}"))
        canvas.setLineWidth(0.4)
        with canvas.artifact("Header"):
            canvas.line(_LEFT, _HEADER - 5, _RIGHT, _HEADER - 5)
            canvas.drawString(_LEFT, _HEADER, header_left)
            canvas.drawRightString(_RIGHT, _HEADER, header_right)
        with canvas.artifact("Footer"):
            canvas.drawString(_LEFT, _FOOTER, footer)
            canvas.drawRightString(_RIGHT, _FOOTER, number)
        canvas.restoreState()

    return draw


def _fitting(text: str, width: float) -> str:
    """Return a running text, cut where it would run into the other one."""
    if stringWidth(text, REGULAR, style.RUNNING.size) <= width:
        return text
    while text and stringWidth(f"{text}…", REGULAR, style.RUNNING.size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"

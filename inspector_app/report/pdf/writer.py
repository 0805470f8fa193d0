"""Drawing a resolved report as PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable

from inspector_app.report.blocks import Document, Sheet
from inspector_app.report.fonts import REGULAR, register_fonts
from inspector_app.report.languages import language_tag
from inspector_app.report.papers import Papers
from inspector_app.report.pdf.headings import Anchored
from inspector_app.report.pdf.pages import page_templates
from inspector_app.report.pdf.papers import papers_story
from inspector_app.report.pdf.story import Story, sheet_story, story
from inspector_app.report.pdf.tagging.canvas import TaggedCanvas

_MOST_PASSES = 3  # the first knows the page numbers; more are needed only if they changed the lines


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """The file's bytes, how many pages it has, and on which of them (from 1) each anchor stands."""

    content: bytes
    pages: int
    anchors: Mapping[str, int]


def draw_pdf(document: Document, made_at: datetime, on_page: Callable[[int], None] | None = None) -> DrawnPdf:
    """Return the report as PDF, dated `made_at`; `on_page` hears of each page and may raise to stop.

    The same document and time give the same bytes.
    """
    register_fonts()
    drawn = _draw(document, made_at, None, on_page)
    for _ in range(_MOST_PASSES):
        again = _draw(document, made_at, drawn, on_page)
        if (again.pages, again.anchors) == (drawn.pages, drawn.anchors):
            return again
        drawn = again
    return drawn


def draw_sheet(
    sheet: Sheet | Papers, made_at: datetime, on_page: Callable[[int], None] | None = None
) -> DrawnPdf:
    """Return a sheet or papers as PDF, otherwise as `draw_pdf`; the second pass knows how many pages there are."""
    register_fonts()
    return _draw(sheet, made_at, _draw(sheet, made_at, None, on_page), on_page)


def _draw(
    document: Document | Sheet | Papers,
    made_at: datetime,
    before: DrawnPdf | None,
    on_page: Callable[[int], None] | None,
) -> DrawnPdf:
    """Draw the report with the page numbers that it had `before`, or else measure it, without any content."""
    content = BytesIO()
    template = _Template(content, document, made_at, before.pages if before else 0, on_page)
    told = _told(document, before.anchors if before else {})
    canvas = partial(TaggedCanvas, root=told.root, measuring=before is None)
    template.build(told.flow, canvasmaker=canvas)
    return DrawnPdf(content.getvalue(), template.page, template.anchors)


def _told(document: Document | Sheet | Papers, anchors: Mapping[str, int]) -> Story:
    match document:
        case Sheet():
            return sheet_story(document)
        case Papers():
            return papers_story(document)
        case _:
            return story(document, anchors)


class _Template(BaseDocTemplate):  # type: ignore[misc]  # reportlab is untyped
    """Lays the story out, and notes where each heading came to stand."""

    def __init__(
        self,
        content: BytesIO,
        document: Document | Sheet | Papers,
        made_at: datetime,
        pages: int,
        on_page: Callable[[int], None] | None,
    ) -> None:
        super().__init__(
            content,
            pagesize=A4,
            title=document.title,
            subject=document.subject,
            author=", ".join(document.authors),
            creator="Inspector",
            producer="ReportLab",
            lang=language_tag(document.language),
            displayDocTitle=1,
            initialFontName=REGULAR,
            invariant=1,
            pageTemplates=page_templates(document, pages),
        )
        self.anchors: dict[str, int] = {}
        self._made_at = made_at.astimezone(UTC)
        self._on_page = on_page

    def beforeDocument(self) -> None:  # noqa: N802 - reportlab's own name
        """Date the file, and have the viewer show the outline beside it."""
        self.canv._doc._timeStamp = _FixedTime(self._made_at)  # noqa: SLF001 - there is no public way
        self.canv.showOutline()

    def afterPage(self) -> None:  # noqa: N802 - likewise
        """Report how far the drawing has come."""
        if self._on_page:
            self._on_page(self.page)

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802 - likewise
        """Let links lead to what has an anchor, remember its page, and enter a heading in the outline."""
        if isinstance(flowable, Anchored) and flowable.anchor:
            top = self.frame._y + flowable.height  # noqa: SLF001 - only the frame knows where it has drawn
            self.canv.bookmarkHorizontal(flowable.anchor, 0, top)
            self.anchors[flowable.anchor] = self.page
            if flowable.title:
                self.canv.addOutlineEntry(
                    flowable.title, flowable.anchor, flowable.level, closed=flowable.level
                )


class _FixedTime:
    """A time in the shape that reportlab keeps its own in."""

    def __init__(self, at: datetime) -> None:
        self.t = at.timestamp()
        self.lt = at.timetuple()
        self.YMDhms = tuple(self.lt)[:6]
        self.dhh = self.dmm = 0
        self.tzname = "UTC"
        self.datetime = at
        self.asctime = at.ctime()

"""Papers of the team as reportlab's flowables and as the structure that is read out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from inspector_app.report import style
from inspector_app.report.blocks import Block, Run, Runs
from inspector_app.report.papers import Asked, Paper, Papers
from inspector_app.report.pdf.body import Body, on_axis
from inspector_app.report.pdf.headings import heading
from inspector_app.report.pdf.pages import paper_page
from inspector_app.report.pdf.story import Story
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.text import paragraph

_TICK_BOX = "□\u00a0"  # never parted from what it is for
_BETWEEN = "\u00a0\u00a0\u00a0 "


def papers_story(papers: Papers) -> Story:
    """Return the papers, each from the top of a page."""
    root = Element("Document")
    return Story(list(_flow(papers, root)), root)


def _flow(papers: Papers, root: Element) -> Iterator[Flowable]:
    body = Body(papers.labels)
    for number, paper in enumerate(papers.papers):
        if number:
            yield NextPageTemplate(paper_page(number))
            yield PageBreak()
        part = root.within("Sect")
        yield heading(paper.title, style.SHEET_TITLE, f"paper-{number}", 0, part)
        yield from _blocks(paper, body, part)


def _blocks(paper: Paper, body: Body, part: Element) -> Iterator[Flowable]:
    """Yield what is on a paper; what stands between two questions is drawn as a report draws it."""
    for is_asked, group in groupby(paper.blocks, key=lambda block: isinstance(block, Asked)):
        if is_asked:
            for block in group:
                assert isinstance(block, Asked)
                yield from _asked(block, part)
        else:
            yield from body.flow(tuple(_plain(group)), part)


def _plain(blocks: Iterator[Block | Asked]) -> Iterator[Block]:
    return (block for block in blocks if not isinstance(block, Asked))


def _asked(block: Asked, part: Element) -> Iterator[Flowable]:
    """Yield a question with the room for its answer, on one page unless it fills one."""
    element = part.within("Div")
    follows = [*block.hints, *block.choices] or block.lines
    look = on_axis(replace(style.ASKED, keep=bool(follows)))
    yield paragraph(block.runs, look, element.within("P"), hanging=block.number)
    for index, hint in enumerate(block.hints, 1):
        is_last = index == len(block.hints) and not block.choices and not block.lines
        yield paragraph(hint, on_axis(replace(style.ASKED_HINT, keep=not is_last)), element.within("P"))
    lines = list(_choice_lines(block))
    for index, line in enumerate(lines, 1):
        keep = index < len(lines) or block.lines > 0
        yield paragraph(line, on_axis(replace(style.TICKED, keep=keep)), element.within("P"))
    if block.lines:
        yield _Lines(block.lines)


def _choice_lines(block: Asked) -> Iterator[Runs]:
    boxed = [(Run(_TICK_BOX), *choice) for choice in block.choices]
    if block.apart or not boxed:
        yield from boxed
        return
    together: list[Run] = []
    for choice in boxed:
        whole = [replace(run, text=run.text.replace(" ", "\u00a0")) for run in choice]
        together += [*([Run(_BETWEEN)] if together else []), *whole]
    yield tuple(together)


class _Lines(Flowable):  # type: ignore[misc]  # reportlab is untyped
    """Lines to write on, which nobody needs to hear of."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.spaceAfter = style.BODY.after

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - reportlab's
        """Return how much room they take, however much there is."""
        self.width, self.height = availWidth, float(self._count * style.LINE_TO_WRITE_ON)
        return self.width, self.height

    def draw(self) -> None:
        """Draw them."""
        canvas = self.canv
        canvas.saveState()
        canvas.setStrokeColor(HexColor(f"#{style.RULE}"))
        canvas.setLineWidth(0.6)
        for index in range(self._count):
            height = index * style.LINE_TO_WRITE_ON
            canvas.line(style.GUTTER * mm, height, (style.GUTTER + style.TEXT_WIDTH) * mm, height)
        canvas.restoreState()

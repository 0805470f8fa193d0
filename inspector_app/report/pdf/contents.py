"""Lines of the contents: label, title, dots and page number, the whole line a link."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth

from inspector_app.report import style
from inspector_app.report.blocks import ContentsEntry, Run, plain
from inspector_app.report.pdf.tagging.elements import Element
from inspector_app.report.pdf.tagging.paragraph import TaggedParagraph
from inspector_app.report.pdf.text import paragraph_of, paragraph_style

_PAGE_COLUMN = 12 * mm
_GAP = 4


class ContentsLine(TaggedParagraph):
    """One line; `page` is the printed page number, "" in the pass that only measures.

    Where a title is so long that a page ends in it, each part is a link, and the last has the number.
    """

    anchor = ""
    page = ""
    link_words = ""
    is_last = True

    def split(self, availWidth: float, availHeight: float) -> list[Any]:  # noqa: N803 - reportlab's own names
        """Return the parts of a line that a page cannot hold."""
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.anchor, part.page, part.link_words = self.anchor, self.page, self.link_words
            part.is_last = part is parts[-1] and self.is_last
        return parts

    def draw(self) -> None:
        """Draw the title, then the dots and the number on its last line."""
        super().draw()
        if self.canv.is_measuring:
            return
        box = (0, 0, self.width, self.height)
        self.canv.add_link(self.spoken.element, self.anchor, self.link_words, box)
        if self.is_last:
            self._draw_number()

    def _draw_number(self) -> None:
        canvas, look = self.canv, self.style
        last_line = look.leftIndent + self._last_line_width()
        baseline = self.height - look.leading * (len(self.blPara.lines) - 1) - look.fontSize
        number_width = stringWidth(self.page, look.fontName, look.fontSize)
        canvas.saveState()
        canvas.setStrokeColor(HexColor(f"#{style.RULE}"))
        canvas.setDash(0.7, 2.6)
        canvas.setLineWidth(0.7)
        canvas.line(last_line + _GAP, baseline + 0.5, self.width - number_width - _GAP, baseline + 0.5)
        canvas.setFillColor(look.textColor)
        canvas.setFont(look.fontName, look.fontSize)
        with canvas.speaking(self.spoken):
            canvas.drawString(self.width - number_width, baseline, f"{self.page} ")
        canvas.restoreState()

    def _last_line_width(self) -> float:
        line = self.blPara.lines[-1]
        if isinstance(line, tuple):
            text = " ".join(line[1])
        else:
            text = "".join(piece.text for piece in line.words if not hasattr(piece, "cbDefn"))
        return float(stringWidth(text, self.style.fontName, self.style.fontSize))


def contents_line(entry: ContentsEntry, page: int | None, link_words: str, contents: Element) -> ContentsLine:
    """Return the line of an entry, in the element of the contents; `link_words` has the places {title} and {page}."""
    look = style.CONTENTS_CHAPTER if entry.level == 1 else style.CONTENTS_SECTION
    hangs = len(entry.label) < 3
    line = paragraph_of(
        ContentsLine,
        entry.title if hangs else (Run(f"{entry.label} "), *entry.title),
        paragraph_style(look, leftIndent=style.GUTTER * mm, rightIndent=_PAGE_COLUMN),
        contents.within("TOCI").within("Reference").within("Link"),
        entry.label if hangs else "",
    )
    line.anchor = entry.anchor
    line.page = str(page) if page else ""
    line.link_words = link_words.format(title=f"{entry.label} {plain(entry.title)}".strip(), page=line.page)
    return line

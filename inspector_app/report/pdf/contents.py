"""Lines of the contents: label, title, dots and page number, the whole line a link."""

from __future__ import annotations

from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from inspector_app.report import style
from inspector_app.report.blocks import ContentsEntry
from inspector_app.report.pdf.text import markup, paragraph_style

_PAGE_COLUMN = 12 * mm
_GAP = 4


class ContentsLine(Paragraph):  # type: ignore[misc]  # reportlab is untyped
    """One line; `page` is the printed page number, "" in the pass that only measures."""

    def __init__(self, entry: ContentsEntry, page: str) -> None:
        look = style.CONTENTS_CHAPTER if entry.level == 1 else style.CONTENTS_SECTION
        hangs = len(entry.label) < 3
        super().__init__(
            markup(entry.title) if hangs else f"{escape(entry.label)} {markup(entry.title)}",
            paragraph_style(look, leftIndent=style.GUTTER * mm, rightIndent=_PAGE_COLUMN),
            bulletText=escape(entry.label) if hangs and entry.label else None,
        )
        self._anchor = entry.anchor
        self._page = page

    def draw(self) -> None:
        """Draw the title, then the dots and the number on its last line."""
        super().draw()
        canvas, look = self.canv, self.style
        last_line = look.leftIndent + self._last_line_width()
        baseline = self.height - look.leading * (len(self.blPara.lines) - 1) - look.fontSize
        number_width = stringWidth(self._page, look.fontName, look.fontSize)
        canvas.saveState()
        canvas.setStrokeColor(HexColor(f"#{style.RULE}"))
        canvas.setDash(0.7, 2.6)
        canvas.setLineWidth(0.7)
        canvas.line(last_line + _GAP, baseline + 0.5, self.width - number_width - _GAP, baseline + 0.5)
        canvas.setFillColor(look.textColor)
        canvas.setFont(look.fontName, look.fontSize)
        canvas.drawRightString(self.width, baseline, self._page)
        canvas.restoreState()
        canvas.linkRect("", self._anchor, (0, 0, self.width, self.height), relative=1)

    def _last_line_width(self) -> float:
        line = self.blPara.lines[-1]
        words = line[1] if isinstance(line, tuple) else [fragment.text for fragment in line.words]
        text = " ".join(words) if isinstance(line, tuple) else "".join(words)
        return float(stringWidth(text, self.style.fontName, self.style.fontSize))

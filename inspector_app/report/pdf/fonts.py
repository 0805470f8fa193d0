"""The typeface of the PDF, embedded from the program's own files: it has the Welsh letters ŵ and ŷ."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from inspector_app.report.style import PDF_FONT

REGULAR = PDF_FONT
BOLD = f"{PDF_FONT}-Bold"
ITALIC = f"{PDF_FONT}-Italic"
BOLD_ITALIC = f"{PDF_FONT}-BoldItalic"


@cache
def register_fonts() -> None:
    """Make the four cuts known to reportlab, once a process."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    folder = files("resources") / "fonts"
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        file = f"{name}.ttf" if name != REGULAR else f"{name}-Regular.ttf"
        with as_file(folder / file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)

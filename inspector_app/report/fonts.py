"""The typeface of the PDF and of charts, embedded from the program's own files: it has the Welsh letters ŵ and ŷ."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from inspector_app.report.style import PDF_FONT

REGULAR = PDF_FONT
BOLD = f"{PDF_FONT}-Bold"
ITALIC = f"{PDF_FONT}-Italic"
BOLD_ITALIC = f"{PDF_FONT}-BoldItalic"


def font_file(name: str) -> str:
    """Return the file of one of the four cuts, in the folder of fonts."""
    return f"{name}-Regular.ttf" if name == REGULAR else f"{name}.ttf"


@cache
def register_fonts() -> None:
    """Make the four cuts known to reportlab, once a process."""
    from reportlab.pdfbase import pdfmetrics

    from inspector_app.report.typeface import Typeface

    folder = files("resources") / "fonts"
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        with as_file(folder / font_file(name)) as path:
            pdfmetrics.registerFont(Typeface(name, str(path)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)

"""The sheet with the recovery key of a visit: one page, to be printed and locked away."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from db.files import check_target, write_then_move
from inspector_app.dates import say_date
from resources.translations import N_, _, language

_SUFFIX = ".pdf"
_IN_LINE = 4  # groups
_MARGIN = 62  # points
_CAN = (
    N_("With it and the file, everything in the visit can be read and changed, without the passphrase."),
    N_("It sets a new passphrase when the old one is lost, also when the keys beside the file are gone."),
    N_("It stays the same for as long as there is the file, whatever passphrase is set."),
)
_TO_DO = (
    N_("Print this page, lock it away, apart from the computer, and delete the file of it."),
    N_("Give it to nobody who may not read the visit. Never send it by e-mail."),
    N_("Destroy it when the visit is destroyed."),
)


def write_sheet(path: Path, name: str, recovery_key: str, *, today: date | None = None) -> None:
    """Write the sheet for the visit file called `name` to `path`, a PDF.

    Raises UserError when the name does not end in .pdf or the system refuses; then what was there is as it was.
    """
    check_target(path, _SUFFIX)
    content = draw_sheet(name, recovery_key, today or date.today())  # noqa: DTZ011 - the user's own day is meant
    write_then_move(path, lambda partial: partial.write_bytes(content), suffix=path.suffix.lower())


def draw_sheet(name: str, recovery_key: str, today: date) -> bytes:
    """Return the sheet as PDF."""
    from io import BytesIO

    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    from inspector_app.report.fonts import BOLD, REGULAR, register_fonts

    register_fonts()
    plain = ParagraphStyle("plain", fontName=REGULAR, fontSize=11, leading=16)
    strong = ParagraphStyle("strong", plain, fontName=BOLD)
    title = ParagraphStyle("title", strong, fontSize=22, leading=30)
    large = ParagraphStyle("large", strong, fontSize=19, leading=34)
    title_words = _("Recovery key")
    day = say_date(today, language(), year=True)
    groups = recovery_key.split("-")
    lines = [groups[start : start + _IN_LINE] for start in range(0, len(groups), _IN_LINE)]
    story = [
        Paragraph(title_words, title),
        Paragraph(escape(_("of {file}, {day}").format(file=name, day=day)), plain),
        Spacer(0, 24),
        *(Paragraph(" – ".join(line), large) for line in lines),
        Spacer(0, 8),
        Paragraph(
            _("Thirteen groups of five. There is no letter O, I, L or U in it: 0 and 1 are digits."), plain
        ),
        Spacer(0, 20),
        Paragraph(_("What it can do"), strong),
        *(Paragraph(f"• {escape(_(words))}", plain) for words in _CAN),
        Spacer(0, 14),
        Paragraph(_("What to do with it"), strong),
        *(Paragraph(f"• {escape(_(words))}", plain) for words in _TO_DO),
        Spacer(0, 14),
        Paragraph(_("How to use it"), strong),
        Paragraph(
            escape(
                _("Open the visit, choose “Use the recovery key…”, type the groups, and set a passphrase.")
            ),
            plain,
        ),
    ]
    content = BytesIO()
    SimpleDocTemplate(
        content,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=title_words,
        author="Inspector",
        lang=language(),
    ).build(story)
    return content.getvalue()

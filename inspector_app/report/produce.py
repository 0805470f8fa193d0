"""Writing the report to files: the PDF first, since its page numbers fill the contents of the Word file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import UserError
from db.files import check_target, write_then_move
from inspector_app.report.blocks import Document
from inspector_app.report.build import build
from inspector_app.report.resolve import resolve
from resources.translations import _

if TYPE_CHECKING:
    from inspector_app.report.pdf.writer import DrawnPdf
    from inspector_app.visit import Visit

Progress = Callable[[float, str], None]

_USUAL_PAGES = 60  # drawn pages over both passes of a usual report, to judge how far the drawing has come


@dataclass(frozen=True, slots=True)
class Produced:
    """The files that were written, and how many pages the report has."""

    files: list[Path]
    pages: int


def produce_report(
    visit: Visit,
    *,
    docx: Path | None,
    pdf: Path | None,
    language: str = "en",
    internal: bool = False,
    template: Path | None = None,
    version: int | None = None,
    progress: Progress | None = None,
) -> Produced:
    """Write the report as Word, as PDF, or as both from one reading of the visit.

    The Word file takes on the look of a `template`, an organisation's own Word file. A `version`, by its number, is
    printed as it was made: its words, numbers and marks, dated as it was, the same bytes each time. `progress` takes a fraction and a
    sentence, and may raise to stop. Each file is there as a whole or stays as it was. Raises UserError when the
    template cannot be read, or a file cannot be written: at once for a name that does not end in .docx or .pdf or a
    missing folder, else for example because another program has it open.
    """
    from inspector_app.report.word.template import read_template
    from inspector_app.report.word.writer import draw_docx

    tell = progress or _silent
    own = read_template(template) if template else None
    for path, suffix in ((pdf, ".pdf"), (docx, ".docx")):
        if path:
            check_target(path, suffix)
    document, made_at = _document(visit, language, version, internal=internal, tell=tell)
    drawn = _drawn(document, made_at, tell)
    made: list[tuple[Path, bytes]] = []
    if pdf:
        made.append((pdf, drawn.content))
    if docx:
        tell(0.8, _("Drawing the Word file"))
        made.append((docx, draw_docx(document, made_at, drawn.anchors, drawn.pages, own)))
    for path, content in made:
        tell(0.95, _("Writing {file}").format(file=path.name))
        write_then_move(path, partial(_fill, content=content), suffix=path.suffix.lower())
    tell(1.0, _("Done"))
    return Produced([path for path, _ in made], drawn.pages)


def draw_pdf(visit: Visit, language: str = "en", *, internal: bool = False) -> bytes:
    """Return the report as PDF in memory, for a preview or a printer: nothing of it is left on the disk."""
    document, made_at = _document(visit, language, None, internal=internal, tell=_silent)
    return _drawn(document, made_at, _silent).content


def _document(
    visit: Visit, language: str, version: int | None, *, internal: bool, tell: Progress
) -> tuple[Document, datetime]:
    """Return the report to draw, and the time that its files are dated by."""
    tell(0.0, _("Gathering what the visit holds"))
    if version is None:
        return resolve(build(visit, language, internal=internal)), visit.clock()
    if internal:
        raise UserError(
            "version-internal",
            _("A version is kept as it is published, without the annexes of the internal copy."),
            _("Print the version without them, or the internal copy of the report as it is now."),
        )
    entry = visit.versions.numbered(version)
    return visit.versions.frozen(entry).documents[language], datetime.fromisoformat(entry.made_at)


def _drawn(document: Document, made_at: datetime, tell: Progress) -> DrawnPdf:
    from inspector_app.report.pdf.writer import draw_pdf as draw

    drawn_pages = 0

    def on_page(_page: int) -> None:
        nonlocal drawn_pages
        drawn_pages += 1
        tell(min(0.2 + 0.6 * drawn_pages / _USUAL_PAGES, 0.8), _("Drawing the pages"))

    return draw(document, made_at, on_page)


def _fill(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _silent(_fraction: float, _sentence: str) -> None:
    """Take progress that nobody watches."""

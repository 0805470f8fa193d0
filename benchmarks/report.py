"""Making the report against writing the same text with bare reportlab and python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from benchmarks.measure import Ratio, compare, timed
from inspector_app.report.build import build
from inspector_app.report.pdf.writer import draw_pdf
from inspector_app.report.produce import produce_report
from inspector_app.report.resolve import resolve
from inspector_app.visit import Visit

ROUNDS = 5
LONG_ROUNDS = 2
SAMPLE_PAGES = 20
TIMES = 16  # the chapters of the sample visit, one after the other: more than 300 pages


def run(folder: Path, sample: Path) -> Iterator[Ratio]:
    """Yield the cost of each file; a Word file needs the PDF's page numbers, so its baseline writes both."""
    word, pdf = folder / "report.docx", folder / "report.pdf"
    with Visit.open(sample, read_only=True) as visit:
        produce_report(visit, docx=word, pdf=pdf)
        texts = _texts(word)
        yield compare(
            "Report as PDF",
            lambda: timed(lambda: produce_report(visit, docx=None, pdf=pdf)),
            lambda: timed(lambda: _bare_pdf(folder / "bare.pdf", texts)),
            rounds=ROUNDS,
        )
        yield compare(
            "Report as Word and PDF",
            lambda: timed(lambda: produce_report(visit, docx=word, pdf=pdf)),
            lambda: timed(
                lambda: (_bare_pdf(folder / "bare.pdf", texts), _bare_word(folder / "bare.docx", texts))
            ),
            rounds=ROUNDS,
        )
        yield _long_report(visit, texts, folder)


def _long_report(visit: Visit, texts: list[str], folder: Path) -> Ratio:
    """Return what a PDF of more than 300 pages costs, tagged and with its contents, against its bare text."""
    document = build(visit, "en", internal=True)
    document = resolve(replace(document, chapters=document.chapters * TIMES, annexes=document.annexes * 3))
    drawn = draw_pdf(document, visit.clock())
    bare = texts * (drawn.pages // SAMPLE_PAGES)
    return compare(
        f"Report of {drawn.pages} pages as PDF",
        lambda: timed(lambda: draw_pdf(document, visit.clock())),
        lambda: timed(lambda: _bare_pdf(folder / "bare.pdf", bare)),
        rounds=LONG_ROUNDS,
    )


def _texts(path: Path) -> list[str]:
    """Return every paragraph of a Word file, those in tables included."""
    document = docx.Document(str(path))
    return [
        "".join(run.text or "" for run in place.iter(_RUN))
        for place in document.element.body.iter(_PARAGRAPH)
    ]


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN = f"{_WORD}p", f"{_WORD}t"


def _bare_pdf(path: Path, texts: list[str]) -> None:
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(str(path)).build([Paragraph(escape(text), style) for text in texts])


def _bare_word(path: Path, texts: list[str]) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))

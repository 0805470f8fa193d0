"""Printing the report: its pages as pictures in the printer's own resolution."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from db.errors import UserError
from resources.translations import _
from ui.job import Progress

_MOST_DOTS = 300  # an inch: more makes pages slow, and no letter sharper


def print_pages(content: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print a PDF, of all pages those that the printer was asked for; returns how many were printed.

    Raises UserError when the printer does not take them.
    """
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = _wanted_pages(printer, document.pageCount())
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(
            "printer",
            _("The printer does not answer."),
            _("Check that it is switched on, or choose another one."),
        )
    try:
        for done, page in enumerate(pages):
            progress(done / len(pages), _("Printing page {number}").format(number=page + 1))
            if done:
                printer.newPage()
            _print_page(document, page, printer, painter)
    finally:
        painter.end()
    return len(pages)


def _wanted_pages(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(first - 1, min(last, count))


def _print_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    dots = min(printer.resolution(), _MOST_DOTS)
    points = document.pagePointSize(page)
    size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    image = document.render(page, size)
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    offset = printer.pageRect(QPrinter.Unit.DevicePixel).topLeft()
    scale = min(paper.width() / size.width(), paper.height() / size.height())
    target = QRectF(-offset.x(), -offset.y(), size.width() * scale, size.height() * scale)
    painter.drawImage(target, image)

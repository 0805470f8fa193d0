"""Drawing a sheet of a few pages as a Word file: no cover, no contents, the look of the report."""

from __future__ import annotations

from datetime import datetime

from inspector_app.report.blocks import Sheet
from inspector_app.report.word.body import Blocks
from inspector_app.report.word.package import new_package, package_bytes
from inspector_app.report.word.pages import draw_running, set_up_page


def draw_sheet_docx(sheet: Sheet, made_at: datetime) -> bytes:
    """Return a sheet as a Word file, dated `made_at`; the same arguments give the same bytes."""
    package = new_package(sheet, made_at)
    section = package.word.sections[-1]
    set_up_page(section)
    draw_running(section, sheet, 1)
    end = package.word.element.body[-1]
    for element in Blocks(sheet.labels, package).draw(sheet.blocks):
        end.addprevious(element)
    return package_bytes(package.word, made_at)

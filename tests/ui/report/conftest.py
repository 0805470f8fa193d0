"""The report page at the chapter on assessment, on the small visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from ui.pages.report.page import ReportPage
from ui.place import Place
from ui.workspace import Workspace

CHAPTER = "criterion-ii"


@pytest.fixture
def open_page(qtbot, workspace: Workspace) -> Iterator[Callable[[], ReportPage]]:
    """Return what shows the page; changes load it as the window would."""
    made: list[ReportPage] = []

    def show() -> ReportPage:
        page = ReportPage(workspace)
        made.append(page)
        workspace.changed.connect(lambda _touched: page.load())
        page.resize(1182, 720)
        page.load()
        page.show()
        page.show_place(Place("report", part=CHAPTER))
        page.activateWindow()
        return page

    yield show
    for page in made:
        page.leave()
        page.hide()
    workspace.finish()
    for page in made:
        page.deleteLater()

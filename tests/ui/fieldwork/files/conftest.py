"""A reading whose form asks for a picture and a file, open in a window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector_app.visit import Visit
from tests.ui.fieldwork.files.helpers import (
    GENOGRAM,
    drawn,
)
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.reading.page import ReadingPage
from ui.pictures import as_png
from ui.place import Place
from ui.preferences import Preferences


@pytest.fixture
def window(visit_with_files: Visit, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of a reader whose form asks for a picture and a file."""
    make_application()
    visit_with_files.readings.start(visit_with_files.cases.add("C01"))
    shown = MainWindow(visit_with_files, Preferences(tmp_path / "window.ini"))
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown
    shown.workspace.finish()
    shown.deleteLater()


@pytest.fixture
def page(window: MainWindow) -> ReadingPage:
    """The reading, at the question for a picture."""
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.all()[0].id, GENOGRAM))
    found = window.page("reading")
    assert isinstance(found, ReadingPage)
    return found


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture on the disk, 40 pixels wide and 30 high."""
    path = tmp_path / "teulu ŵ.png"
    path.write_bytes(as_png(drawn(40, 30)))
    return path

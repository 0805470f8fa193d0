"""A side panel that folds away: where it lies when it is asked for, and that no record makes it fold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from inspector_app.visit import Visit
from resources.translations import speaking
from tests.ui.conftest import NOW
from ui.application import make_application
from ui.layouts import panel, row
from ui.main_window import MainWindow
from ui.place import Place
from ui.preferences import Preferences
from ui.widgets.side_fold import SideFold


@pytest.fixture
def fold(qtbot):
    """A fold that is too narrow for its panel of 200 pixels, and what is in the panel."""
    window, wide, inside = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(window)
    wide.setMinimumWidth(300)
    side = panel(row(inside))
    side.setMinimumWidth(200)
    made = SideFold(panel(row(wide)), side)
    made.setParent(window)
    made.setGeometry(0, 0, 400, 300)
    window.resize(400, 300)
    window.show()
    made.lay_over()
    yield made, side, inside
    window.close()


def test_a_panel_laid_over_stays_at_the_edge_when_it_comes_to_need_less_room(qtbot, fold):
    made, side, inside = fold
    inside.setMinimumWidth(260)
    qtbot.waitUntil(lambda: side.geometry() == QRect(140, 0, 260, 300))
    inside.setMinimumWidth(0)
    qtbot.waitUntil(lambda: side.geometry() == QRect(200, 0, 200, 300))
    assert made._edge.geometry() == QRect(199, 0, 1, 300)
    assert made._edge.isVisible()
    made.lay_over()
    assert not made._edge.isVisible()


def test_a_panel_laid_over_is_no_wider_than_it_may_be(qtbot, fold):
    _made, side, inside = fold
    side.setFixedWidth(220)
    inside.setMinimumWidth(260)
    qtbot.waitUntil(lambda: side.geometry() == QRect(180, 0, 220, 300))


@pytest.mark.parametrize("spoken", ["en", "cy"])
def test_no_case_makes_the_panel_of_the_cases_fold(qtbot, sample_visit, tmp_path: Path, spoken):
    make_application()
    file = Path(shutil.copy(sample_visit / "team.inspection", tmp_path / "shown.inspection"))
    with speaking(spoken):
        window = MainWindow(Visit.open(file, clock=lambda: NOW), Preferences(tmp_path / "w.ini"))
        window.resize(1366, 768)
        window.show()
        page = window.page("cases")
        for case in window.workspace.visit.cases.all():
            window.show_place(Place("cases", case.id))
            qtbot.wait(10)
            assert page._side_panel.minimumSizeHint().width() <= page._side_panel.width(), case.reference
            assert page._side_panel.isVisible()
        window.close()
        window.deleteLater()

"""What gives way where the window is narrow or the text large."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.new_visit import join_visit
from inspector_app.team.handovers import hand_over
from ui.layouts import Scroller, column, panel
from ui.main_window import MainWindow
from ui.pages.settings.page import SettingsPage
from ui.place import Place
from ui.preferences import Preferences
from ui.theme import theme
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.side_by_side import SideBySide
from ui.workspace import Workspace

BESIDE_THE_REPORT = (
    328  # pixels that 1366 leave beside the sidebar, the outline and a chapter of the sample visit
)
PAGES = ("overview", "cases", "interviews", "evidence", "ratings", "team", "report", "settings", "help")


def test_the_sidebar_folds_to_icons_that_say_their_names(qtbot, window: MainWindow):
    window.resize(1366, 768)
    wide = window._sidebar.width()
    button = window._sidebar._buttons["cases"]
    assert button.text() == "Cases"
    window.resize(1100, 768)
    qtbot.waitUntil(lambda: window._sidebar.width() < wide / 2)
    assert button.text() == ""
    assert "Cases" in button.toolTip()
    assert "Cases" in button.accessibleName()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window._sidebar.width() == wide)


def test_the_sidebar_folds_for_large_text(qtbot, large_text, window: MainWindow):
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: window._sidebar._buttons["cases"].text() == "")


@pytest.mark.parametrize("page", PAGES)
def test_no_page_asks_for_more_room_than_a_small_screen_has(qtbot, window: MainWindow, page: str):
    window.resize(1366, 690)
    window.show_place(Place(page))
    qtbot.wait(20)
    assert window.page(page).minimumSizeHint().width() <= 1366 - window._sidebar.width()


@pytest.mark.parametrize("page", PAGES)
def test_a_low_window_scrolls_what_is_on_a_page_and_not_the_page_as_well(
    qtbot, large_text, window, page: str
):
    window.resize(1366, 690 - 2 * 80)  # on a small screen, under two messages
    window.show_place(Place(page))
    area = window._stack.currentWidget()
    qtbot.waitUntil(lambda: area.viewport().height() < 600)
    qtbot.wait(20)
    assert not area.verticalScrollBar().isVisible()


def test_what_stands_behind_the_report_is_in_view_on_a_small_screen(qtbot, window: MainWindow):
    theme.use(theme.mode)  # which says how much room the words of a tab take
    window.resize(1366, 690)
    window.show_place(Place("report"))
    page = window.page("report")
    qtbot.waitUntil(lambda: page.side.checks.here > 0)  # which is counted beside the words of its tab
    assert page.side.isVisible()
    assert page.side.width() <= BESIDE_THE_REPORT


@pytest.mark.parametrize("page", ["overview", "cases", "evidence", "report"])
def test_the_least_width_does_not_depend_on_the_width_that_is_given(qtbot, large_text, window, page):
    least = {}
    for width in (1000, 1400, 2000, 1000):
        window.resize(width, 690)
        window.show_place(Place(page))
        qtbot.waitUntil(lambda width=width: window.width() == width)
        qtbot.wait(50)  # until whatever folds or unfolds with the width has done so
        parts = [window.page(page), window._top]
        least[width] = [part.minimumSizeHint().width() for part in parts]
    assert len(set(map(tuple, least.values()))) == 1, least


def test_parts_stand_side_by_side_or_one_above_the_other(qtbot):
    parts = []
    for _ in range(2):
        content = QWidget()
        content.setMinimumSize(300, 50)
        parts.append(panel(column(content)))
    both = SideBySide((parts[0], 1), (parts[1], 1), spacing=20)
    window = QWidget()  # a window of its own would never be narrower than its parts
    qtbot.addWidget(window)
    both.setParent(window)
    window.show()
    both.resize(640, 400)
    both.show()
    assert not both.is_stacked
    assert parts[0].y() == parts[1].y()
    both.resize(600, 400)
    qtbot.waitUntil(lambda: both.is_stacked and parts[1].y() > parts[0].y())


def test_the_lead_alone_edits_the_inspection_details(qtbot, visit, tmp_path):
    handover = tmp_path / "lead.handover"
    hand_over(visit, handover)
    with join_visit(tmp_path / "owain.inspection", handover, "Owain Prys") as owains:
        for opened, editable in ((visit, True), (owains, False)):
            workspace = Workspace(opened, Preferences(tmp_path / "window.ini"))
            page = SettingsPage(workspace)
            qtbot.addWidget(page)
            page.load()
            fields = [*page.findChildren(QLineEdit), *page.findChildren(GrowingText)]
            assert fields
            assert {field.isEnabled() and not field.isReadOnly() for field in fields} == {editable}


def test_the_words_on_who_holds_what_have_room(qtbot, window: MainWindow):
    window.workspace.visit.ratings.rate("i", "performance", "good")
    window.resize(1366, 768)
    window.show_place(Place("ratings"))
    axis = next(iter(window.page("ratings").moderation.axes.values()))
    qtbot.waitUntil(
        lambda: axis._tally.width() >= axis._tally.fontMetrics().horizontalAdvance(axis._tally.text())
    )
    assert axis._tally.text() == "1 holds Good"


@pytest.mark.parametrize("page", ["note", "reading"])
def test_the_least_width_of_a_page_does_not_follow_from_its_width(
    qtbot, visit, window: MainWindow, page: str
):
    records = {"note": visit.sources.add("interview", "Parent A"), "reading": visit.readings.all()[0].id}
    window.show_place(Place(page, records[page]))
    qtbot.wait(50)
    least = set()
    for width in (1920, 1366, 1200, 1100, 960, 1366):
        window.resize(width, 700)
        qtbot.wait(20)
        least.add(window.page(page).minimumSizeHint().width())
    assert len(least) == 1
    assert least.pop() <= 900


def test_the_buttons_of_the_form_of_a_case_are_in_view_while_its_fields_scroll(
    qtbot, large_text, window: MainWindow
):
    window.resize(1366, 768)
    window.show_place(Place("cases"))
    side = window.page("cases").side
    side.ask(None)
    window.page("cases")._fold.lay_over()
    form = side.form()
    area = form.findChild(Scroller)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    deeds = [button for button in form.findChildren(Button) if not area.isAncestorOf(button)]
    seen = [button.text() for button in deeds if button.visibleRegion().boundingRect() == button.rect()]
    assert seen == ["Add the case", "Cancel"]

"""The sample in the window: filtering, allocating, opening, editing and importing cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.pages.cases import importing as cases_importing
from ui.pages.cases import page as cases_page
from ui.pages.cases.case_model import REFERRED
from ui.pages.cases.import_panel import ImportPanel
from ui.pages.cases.page import CasesPage
from ui.pages.reading.page import ReadingPage
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    """The lead's window."""
    return open_window("Mared")


@pytest.fixture
def page(window: MainWindow) -> CasesPage:
    """The cases page in it."""
    window.show_place(Place("cases"))
    page = window.page("cases")
    assert isinstance(page, CasesPage)
    return page


def shown(page: CasesPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def cell(page: CasesPage, reference: str, column: int) -> str:
    model = page.table.model()
    return model.index(shown(page).index(reference), column).data()


def select(page: CasesPage, *references: str) -> None:
    page.table.choose({page.visit.cases.by_reference(reference).id for reference in references})


def button(page: CasesPage, words: str) -> Button:
    QTest.qWait(20)
    return next(b for b in page.findChildren(Button) if b.text() == words and b.isVisible())


def choose(button_: Button, words: str) -> None:
    next(action for action in button_.menu().actions() if action.text() == words).trigger()


def test_each_case_says_how_far_it_is_and_who_reads_it(page: CasesPage) -> None:
    assert shown(page) == ["C01", "C02", "C03", "C04", "C05", "C06", "C12"]
    assert [cell(page, "C01", column) for column in (1, 3)] == ["Agreed", "Owain Prys"]
    assert [cell(page, "C04", column) for column in (1, 2)] == ["In progress", "2 / 50"]
    assert [cell(page, "C06", column) for column in (1, 2, 3)] == ["Not started", "–", "Not allocated"]
    assert cell(page, "C03", 3) == "Owain Prys, Siwan Eames"


def test_a_date_of_referral_says_its_year_unless_the_inspection_is_in_it(page: CasesPage) -> None:
    assert cell(page, "C01", REFERRED) == "2 October 2023"
    page.visit.inspection.set(start_date="2023-12-12", end_date="2023-12-15")
    page.load()
    assert cell(page, "C01", REFERRED) == "2 October"


@pytest.mark.parametrize(
    ("key", "references"),
    [
        ("mine", ["C05"]),
        ("not-started", ["C05", "C06"]),
        ("in-progress", ["C04"]),
        ("ready", ["C02", "C03", "C12"]),
        ("agreed", ["C01"]),
        ("double-read", ["C03"]),
        ("concerns", ["C12"]),
    ],
)
def test_a_filter_lets_its_cases_through(
    window: MainWindow, page: CasesPage, key: str, references: list[str]
) -> None:
    window.show_place(Place("cases", part=key))
    assert shown(page) == references


def test_a_filter_without_cases_stays_in_view_disabled(page: CasesPage) -> None:
    differences = next(b for b in page.filters.findChildren(Button) if b.text().startswith("Differences"))
    assert differences.isVisible()
    assert not differences.isEnabled()


def test_columns_sort_by_what_they_mean(page: CasesPage) -> None:
    page.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert shown(page)[:3] == ["C05", "C06", "C04"]
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    assert shown(page)[0] == "C12"


def test_a_column_sorts_both_ways_and_keeps_what_is_selected(page: CasesPage) -> None:
    select(page, "C02", "C12")
    for column in range(9):
        page.table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
        backwards = shown(page)
        page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
        assert sorted(shown(page)) == sorted(backwards)
        assert sorted(line.case.reference for line in page.chosen_lines()) == ["C02", "C12"]
    page.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert shown(page)[-1] == "C06"  # nobody's
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["C12", "C06", "C05", "C04", "C03", "C02", "C01"]


def test_each_filter_says_how_many_cases_it_shows(page: CasesPage) -> None:
    said = {b.text() for b in page.filters.findChildren(Button) if b.isVisible()}
    assert said == {
        "All  7",
        "Mine  1",
        "Not started  2",
        "In progress  1",
        "Ready  3",
        "Agreed  1",
        "Double-read  1",
        "Concerns  1",
        "Differences  0",
    }


def test_the_answers_of_a_large_sample_are_counted_in_the_background(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases_page, "_AT_ONCE", 0)
    window.show_place(Place("cases"))
    page = window.page("cases")
    assert isinstance(page, CasesPage)
    select(page, "C04")
    assert cell(page, "C04", 2) == ""
    qtbot.waitUntil(lambda: cell(page, "C04", 2) == "2 / 50")
    assert cell(page, "C06", 2) == "–"
    assert [line.case.reference for line in page.chosen_lines()] == ["C04"]


def test_pressing_a_bar_of_the_balance_shows_its_cases(page: CasesPage) -> None:
    page.filters.show_detail("age_band", "5 to 9")
    assert shown(page) == ["C03", "C06"]
    page.filters.narrowed.click()
    assert len(shown(page)) == 7


def test_several_cases_are_allocated_from_the_bar(page: CasesPage) -> None:
    assert page.selection.isHidden()
    select(page, "C05", "C06")
    choose(page.selection.allocate, "Siwan Eames")
    QTest.qWait(20)
    assert cell(page, "C05", 3) == cell(page, "C06", 3) == "Siwan Eames"
    assert [line.case.reference for line in page.chosen_lines()] == ["C05", "C06"]


def test_a_second_reader_makes_a_case_double_read(page: CasesPage) -> None:
    select(page, "C05")
    choose(page.selection.second, "Owain Prys")
    QTest.qWait(20)
    assert cell(page, "C05", 3) == "Mared Llwyd, Owain Prys"
    assert page.visit.cases.by_reference("C05").double_read


def test_the_first_reader_cannot_be_the_second(page: CasesPage) -> None:
    select(page, "C05")
    choose(page.selection.second, "Mared Llwyd")
    assert page.visit.cases.readers(page.visit.cases.by_reference("C05").id) == [page.visit.me.id]


def test_enter_opens_my_case_and_begins_its_reading(window: MainWindow, page: CasesPage) -> None:
    select(page, "C05")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    reading = window.page("reading")
    assert isinstance(reading, ReadingPage)
    assert reading.isVisible()
    assert reading._the_reading().title() == "C05"
    assert len(page.visit.readings.of_case(page.visit.cases.by_reference("C05").id)) == 1


def test_the_button_opens_what_is_next_for_me(window: MainWindow, page: CasesPage) -> None:
    page._open.click()
    assert page._open.text() == "Open C05"
    assert window.page("reading").isVisible()


def test_anothers_case_offers_its_readings_to_look_at(window: MainWindow, page: CasesPage) -> None:
    page.open_case(next(line for line in page.table.cases.lines if line.case.reference == "C03"))
    assert QApplication.focusWidget().accessibleName() == "Look: Owain Prys"
    QTest.qWait(20)
    looks = [b for b in page.findChildren(Button) if b.text() == "Look" and b.isVisible()]
    assert [b.accessibleName() for b in looks] == ["Look: Owain Prys", "Look: Siwan Eames"]
    looks[1].click()
    assert window.page("reading").isVisible()
    assert page.visit.me.is_lead
    assert len(page.visit.readings.of_case(page.visit.cases.by_reference("C03").id)) == 2


def test_two_readings_lead_to_their_comparison(window: MainWindow, page: CasesPage) -> None:
    select(page, "C03")
    button(page, "Compare the two readings").click()
    assert window.page("agreement").isVisible()


def test_a_concern_leads_to_its_case_and_takes_the_response(window: MainWindow, page: CasesPage) -> None:
    (concern,) = page.visit.concerns.all()
    window.show_place(Place("cases", concern.id))
    assert [line.case.reference for line in page.chosen_lines()] == ["C12"]
    QTest.qWait(20)
    button(page, "Record the response…").click()
    QTest.keyClicks(QApplication.focusWidget(), "The child was seen today.")
    button(page, "Record the response").click()
    assert page.visit.concerns.get(concern.id).response == "The child was seen today."


def test_a_response_being_typed_survives_what_comes_from_elsewhere(page: CasesPage) -> None:
    select(page, "C12")
    QTest.qWait(20)
    button(page, "Record the response…").click()
    response = next(t for t in page.findChildren(GrowingText) if t.isVisible())
    QTest.keyClicks(response, "The child was")
    page.visit.cases.set(page.visit.cases.by_reference("C12").id, note="Closed since")
    QTest.qWait(20)
    assert response.toPlainText() == "The child was"


def test_a_case_is_added_at_the_side(page: CasesPage) -> None:
    page.add_case()
    QTest.keyClicks(QApplication.focusWidget(), "C20")
    form = page.side.form()
    QTest.keyClicks(form.fields["referred_on"].line, "3 nov")
    QTest.keyClicks(form.fields["team"], "North")
    button(page, "Add the case").click()
    case = page.visit.cases.by_reference("C20")
    assert (case.referred_on, case.team) == ("2023-11-03", "North")
    assert [line.case.reference for line in page.chosen_lines()] == ["C20"]


def test_a_reference_cannot_be_taken_twice(page: CasesPage) -> None:
    page.add_case()
    QTest.keyClicks(QApplication.focusWidget(), "C01")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert len(page.visit.cases.all()) == 7
    assert page.side.form() is not None


def test_details_are_changed_and_esc_leaves_them(page: CasesPage) -> None:
    select(page, "C06")
    button(page, "Edit details…").click()
    form = page.side.form()
    form.fields["language"].setText("Welsh")
    button(page, "Save").click()
    assert page.visit.cases.by_reference("C06").language == "Welsh"
    button(page, "Edit details…").click()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert page.side.form() is None


def test_an_inspector_sees_no_allocation(open_window: Callable[[str], MainWindow]) -> None:
    window = open_window("Owain")
    window.show_place(Place("cases"))
    page = window.page("cases")
    assert isinstance(page, CasesPage)
    select(page, "C04")
    assert page._add.isHidden()
    assert page.selection.allocate.isHidden()


# ---- importing --------------------------------------------------------------------------------------------
def write_list(folder: Path, *lines: str) -> Path:
    path = folder / "list.csv"
    path.write_text("\n".join(("Number,Referral date,Age", *lines)), encoding="utf-8")
    return path


def importing(page: CasesPage, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ImportPanel:
    monkeypatch.setattr(cases_importing, "choose_case_list", lambda _parent: path)
    page.importing.choose()
    qtbot.waitUntil(lambda: page.importing.panel is not None)
    panel = page.importing.panel
    assert isinstance(panel, ImportPanel)
    return panel


def match_reference(panel: ImportPanel) -> None:
    box = panel._boxes["reference"]
    index = box.findData("Number")
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_list_comes_in_once_its_columns_are_matched(
    page: CasesPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_list(tmp_path, "C30,3/11/2023,0 to 4", "C31,4/11/2023,5 to 9")
    panel = importing(page, path, qtbot, monkeypatch)
    assert not panel.import_.isEnabled()
    match_reference(panel)
    assert panel.import_.text() == "Import 2 cases"
    panel.import_.click()
    assert page.visit.cases.by_reference("C31").referred_on == "2023-11-04"
    QTest.qWait(20)
    assert "C30" in shown(page)


def test_a_list_with_faults_names_the_rows_and_imports_nothing(
    page: CasesPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_list(tmp_path, "C30,31 feb,0 to 4", "C01,4/11/2023,5 to 9", "C31,4/11/2023,5 to 9")
    panel = importing(page, path, qtbot, monkeypatch)
    match_reference(panel)
    model = panel._table.model()
    assert [model.index(row, 1).data() for row in range(3)] == [
        "“31 feb” is not a date",
        "C01 is in the sample already",
        "",
    ]
    assert not panel.import_.isEnabled()
    button(page, "Cancel").click()
    assert len(page.visit.cases.all()) == 7
    assert page.table.isVisible()


def test_a_file_that_is_no_list_is_said_in_the_window(
    window: MainWindow, page: CasesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"not a workbook")
    with qtbot.waitSignal(window.workspace.troubled) as signal:
        page.importing.read(path)
    assert signal.args[0].code == "case-list-damaged"
    assert page.table.isVisible()

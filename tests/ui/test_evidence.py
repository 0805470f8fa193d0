"""The board of findings: choosing, adding, releasing, wording, and the ways to passage and report."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector_app.fieldwork.evidence import AREA, NEUTRAL, STRENGTH
from inspector_app.judgement.findings import AGAINST, FOR
from ui.pages.evidence.evidence_row import EvidenceRow
from ui.pages.evidence.finding_card import FindingCard
from ui.place import Place
from ui.widgets.button import Button

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def source(visit):
    return visit.sources.add("interview", "Parent A", role="parent")


@pytest.fixture
def items(visit, source):
    """Four items for criterion ii by what they are called here."""
    manual = visit.sources.add("document", "Desk manual")
    take_up = visit.evidence.take_up
    return {
        "seen": take_up("She came that week.", ("ii",), STRENGTH, source=source),
        "dates": take_up("It is a list of dates.", ("ii", "iii"), AREA, source=source),
        "manual": take_up("The manual asks for events.", ("ii",), AREA, source=manual),
        "figure": take_up("The figure is counted by hand.", ("ii",), NEUTRAL, source=manual),
    }


@pytest.fixture
def finding(visit, items):
    made = visit.findings.add("ii", AREA, "Analysis describes events.")
    visit.findings.rest_on(made, [items["dates"]])
    return made


@pytest.fixture
def page(qtbot, window, finding):
    window.show_place(Place("evidence", part="ii"))
    shown = window.page("evidence")
    loose(qtbot, shown)
    return shown


@pytest.fixture
def gone(window):
    """Where the page wants to go, which it then does not."""
    places = []
    window.workspace.going.disconnect()
    window.workspace.going.connect(places.append)
    return places


def loose(qtbot, page):
    """Return what stands in no finding on the board, once all of it that is in view is made."""
    qtbot.waitUntil(lambda: not page._board.is_making)
    return {row.line.item.passage for row in page._board.loose()}


def test_findings_stand_beside_what_is_in_none_yet(qtbot, page):
    assert [card.accessibleName() for card in page.findChildren(FindingCard)] == [
        "Analysis describes events. one source type"
    ]
    assert loose(qtbot, page) == {
        "She came that week.",
        "The manual asks for events.",
        "The figure is counted by hand.",
    }


def test_filters_narrow_the_board(qtbot, page):
    page._filters._source.set_value("document")
    page._filters._source.chosen.emit("document")
    assert loose(qtbot, page) == {"The manual asks for events.", "The figure is counted by hand."}
    qtbot.mouseClick(page._filters._neutral, LEFT)
    assert loose(qtbot, page) == {"The figure is counted by hand."}


def test_a_criterion_and_a_kind_of_source_as_part(window, page):
    window.show_place(Place("evidence", part="iii interview"))
    assert page._tabs.current == "iii"
    assert page._filters.wanted.source_kind == "interview"


def test_choosing_a_finding_shows_what_it_rests_on(qtbot, page, finding):
    card = page._board.card(finding)
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert page.behind.finding.isVisible()
    assert page.behind.finding._gauge.accessibleName() == (
        "Rests on 1 of 7 source types, 1 of 3 inspectors, 1 bears it out, none speaks against it:"
        " one source type"
    )


def test_a_loose_item_is_added_to_the_chosen_finding(qtbot, visit, page, items, finding):
    page._choose_finding(finding)
    row = next(row for row in page._board.loose() if row.line.item.id == items["manual"])
    qtbot.mouseClick(row._add, LEFT)
    assert visit.findings.bearings(items["manual"]) == {finding: FOR}
    qtbot.waitUntil(lambda: "The manual asks for events." not in loose(qtbot, page))
    assert page._finding == finding


def test_an_item_bears_a_finding_out_or_speaks_against_it_or_is_released(qtbot, visit, page, items, finding):
    page._choose_item(items["seen"])
    choice = page.behind.item._bearings[finding]
    choice.setFocus()
    qtbot.keyClick(choice, "2")
    assert visit.findings.bearings(items["seen"]) == {finding: AGAINST}
    qtbot.keyClick(choice, "1")
    assert visit.findings.bearings(items["seen"]) == {finding: FOR}
    qtbot.keyClick(choice, "1")
    assert visit.findings.bearings(items["seen"]) == {}


def test_what_speaks_against_a_finding_is_listed_with_it(visit, page, items, finding):
    visit.findings.rest_on(finding, [items["seen"]], bearing=AGAINST)
    page.load()
    page._choose_finding(finding)
    against = page.behind.finding.findChildren(EvidenceRow)
    assert [row.line.item.id for row in against] == [items["seen"]]


def test_the_sentence_is_edited_in_place_in_both_languages(qtbot, visit, page, finding):
    page._choose_finding(finding)
    qtbot.mouseClick(page.behind.finding._edit_button, LEFT)
    field = QApplication.focusWidget()
    field.selectAll()
    qtbot.keyClicks(field, "Analysis lists events.")
    page.behind.finding._welsh.setPlainText("Rhestru digwyddiadau.")
    page.leave()
    saved = visit.findings.get(finding)
    assert (saved.text, saved.text_cy) == ("Analysis lists events.", "Rhestru digwyddiadau.")


def test_an_empty_sentence_is_refused_and_nothing_is_lost(qtbot, visit, window, page, finding):
    page._choose_finding(finding)
    qtbot.mouseClick(page.behind.finding._edit_button, LEFT)
    with qtbot.waitSignal(window.workspace.troubled):
        page.behind.finding._english.setPlainText("")
        page.behind.finding.commit()
    assert visit.findings.get(finding).text == "Analysis describes events."


def test_a_new_finding_rests_on_the_item_it_came_from(qtbot, visit, page, items):
    page._choose_item(items["seen"])
    page.behind.item.founding.emit(items["seen"])
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Children were seen early.")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    made = visit.findings.for_criterion("ii", STRENGTH)[0]
    assert made.text == "Children were seen early."
    assert visit.findings.bearings(items["seen"]) == {made.id: FOR}
    qtbot.waitUntil(lambda: page._finding == made.id and page.behind.finding.isVisible())


def test_a_half_written_finding_survives_a_change_elsewhere(qtbot, visit, page):
    page._on_new_wanted()
    qtbot.keyClicks(QApplication.focusWidget(), "Half a sen")
    visit.findings.add("ii", STRENGTH, "From elsewhere.")
    qtbot.waitUntil(lambda: len(page.findChildren(FindingCard)) == 2)
    assert page.behind.new.isVisible()
    qtbot.keyClicks(QApplication.focusWidget(), "tence")
    assert page.behind.new._text.toPlainText() == "Half a sentence"


def test_a_deleted_finding_can_be_brought_back(qtbot, visit, window, page, finding):
    page._choose_finding(finding)
    page.behind.finding.deleting.emit(finding)
    assert visit.findings.all() == []
    qtbot.mouseClick(window._toast._link, LEFT)
    assert [entry.id for entry in visit.findings.all()] == [finding]


def test_an_item_leads_back_to_its_passage(page, source, items, gone):
    page._on_passage_wanted(items["seen"])
    assert gone == [Place("note", source, items["seen"])]


def test_an_item_of_a_reading_leads_to_its_question(visit, page, gone):
    reading = visit.readings.all()[0].id
    item = visit.evidence.take_up(
        "Seen on day two.", ("ii",), STRENGTH, reading=reading, question="/child/child_seen"
    )
    page._on_passage_wanted(item)
    assert gone == [Place("reading", reading, "/child/child_seen")]


def test_use_in_report_adds_one_paragraph_that_stands_on_the_finding(visit, page, finding, gone):
    page._on_report_wanted(finding)
    page._on_report_wanted(finding)
    (paragraph,) = visit.paragraphs.of_chapter("criterion-ii")
    assert paragraph.text == "Analysis describes events."
    assert visit.paragraphs.basis(paragraph.id) == ([finding], [])
    assert gone == [Place("report", paragraph.id)] * 2


def test_a_place_shows_a_finding_or_an_item(window, page, items, finding):
    window.show_place(Place("evidence", finding))
    assert (page._finding, page._tabs.current) == (finding, "ii")
    window.show_place(Place("evidence", items["dates"]))
    assert page._item == items["dates"]
    assert page.behind.item.isVisible()


def test_the_focus_stays_on_its_card_when_the_board_is_built_anew(qtbot, visit, page, finding):
    page._board.card(finding).setFocus()
    visit.findings.add("ii", STRENGTH, "From elsewhere.")
    qtbot.waitUntil(lambda: len(page._board.cards()) == 2)
    assert QApplication.focusWidget() is page._board.card(finding)


def test_the_first_finding_is_chosen_when_the_page_is_opened(window, finding):
    window.show_place(Place("evidence"))
    page = window.page("evidence")
    page._on_criterion_chosen("ii")
    assert page._finding == finding
    assert [part for part in page.behind.parts if part.isVisible()] == [page.behind.finding]


def test_a_criterion_without_findings_says_what_to_do(window, finding):
    window.show_place(Place("evidence", part="iii"))
    page = window.page("evidence")
    assert [part for part in page.behind.parts if part.isVisible()] == [page.behind.nothing]


def test_counts_follow_the_filters(qtbot, page):
    page._filters._source.set_value("document")
    page._filters.changed.emit()
    assert page._filters._shown.text() == "2 of 4 items"
    assert page._filters._neutral.text() == "Neutral   1"
    counts = {kind: column._count.text() for kind, column in page._board._columns.items()}
    assert counts == {STRENGTH: "0", AREA: "1", NEUTRAL: "1"}


def test_a_filter_that_lets_nothing_through_says_so_and_is_taken_off(qtbot, page):
    page._filters._source.set_value("observation")
    page._filters.changed.emit()
    assert page._filtered.isVisible()
    qtbot.mouseClick(page._filtered.findChild(Button), LEFT)
    assert not page._filters.wanted.is_on
    assert len(loose(qtbot, page)) == 3


def test_all_criteria_stand_on_one_board(qtbot, window, visit, page, source):
    visit.evidence.take_up("Calls are answered at once.", ("i",), STRENGTH, source=source)
    window.show_place(Place("evidence", part="all"))
    page.load()
    assert "Calls are answered at once." in loose(qtbot, page)
    assert len(page._board.cards()) == 1


def test_arrows_move_between_items_and_columns(qtbot, page, finding):
    card = page._board.card(finding)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Down)
    first = QApplication.focusWidget()
    assert first is card.rows()[0]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert QApplication.focusWidget().line.item.passage == "The manual asks for events."
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget().line.item.passage == "She came that week."
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() in (first, card)


def test_a_key_adds_an_item_to_the_chosen_finding(qtbot, visit, page, items, finding):
    page._choose_finding(finding)
    row = next(row for row in page._board.loose() if row.line.item.id == items["manual"])
    row.setFocus()
    qtbot.keyClick(row, "a")
    assert visit.findings.bearings(items["manual"]) == {finding: FOR}


def test_enter_chooses_an_item_and_then_opens_its_passage(qtbot, page, source, items, gone):
    row = next(row for row in page._board.loose() if row.line.item.id == items["seen"])
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert page._item == items["seen"]
    assert gone == []
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert gone == [Place("note", source, items["seen"])]


def test_a_long_board_is_made_as_far_as_it_is_in_view(qtbot, visit, page, source):
    for number in range(60):
        visit.evidence.take_up(f"Passage {number}", ("ii",), AREA, source=source)
    page.load()
    column = page._board._columns[AREA]
    qtbot.wait(50)
    assert column.made < 40
    qtbot.waitUntil(lambda: column.made_height() > page._board.height())
    page._board._bar.setValue(page._board._bar.maximum())
    qtbot.waitUntil(lambda: column.made > 40, timeout=5000)


def test_an_item_far_down_is_made_to_be_shown(visit, window, page, source):
    last = [
        visit.evidence.take_up(f"Passage {number}", ("ii",), AREA, source=source) for number in range(30)
    ][-1]
    page.load()
    window.show_place(Place("evidence", last))
    assert any(row.line.item.id == last for row in page._board.loose())


def test_a_change_elsewhere_makes_only_its_own_card_anew(visit, page, items, finding):
    rows = {row.line.item.id: row for row in page._board.loose()}
    visit.findings.rest_on(finding, [items["manual"]])
    page.load()
    after = {row.line.item.id: row for row in page._board.loose()}
    assert after == {key: row for key, row in rows.items() if key != items["manual"]}


def test_with_large_text_the_page_fits_a_narrow_window(qtbot, large_text, window, page):
    window.resize(960, 600)
    qtbot.waitUntil(lambda: page._tabs._tabs["iii"].toolTip() == "Planning and review")
    assert page._tabs.sizeHint().width() <= page.width()


def test_in_a_narrow_window_the_panel_lies_over_the_board_when_something_is_chosen(
    qtbot, window, page, finding
):
    page._choose_finding(finding)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: not page.behind.isVisible())
    page._choose_finding(finding)
    assert page.behind.isVisible()
    assert page._board.isVisible()
    qtbot.mouseClick(page._show_behind, Qt.MouseButton.LeftButton)
    assert not page.behind.isVisible()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.behind.isVisible() and not page._show_behind.isVisible())

"""Editions in the window: adding one, bringing a reading to it, what is set aside, and what comes in late."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.bringing import bring_to
from inspector_app.fieldwork.form_library import CASE_READING
from inspector_app.fieldwork.reading_session import ReadingSession
from ui.main_window import MainWindow
from ui.pages.agreement.page import AgreementPage
from ui.pages.reading.page import ReadingPage
from ui.pages.settings.page import SettingsPage
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label

ETHNICITY, LANGUAGE = "/identity/ethnicity_recorded", "/identity/language_recorded"


def words(widget: QWidget) -> list[str]:
    """What can be read in a widget."""
    QTest.qWait(20)  # what is new is shown when the event loop turns
    return [label.text() for label in widget.findChildren(Label) if label.isVisible()]


def press(widget: QWidget, text: str) -> None:
    (button,) = [b for b in widget.findChildren(Button) if b.text() == text and b.isVisible()]
    button.click()
    QTest.qWait(20)


def read(window: MainWindow, reference: str, path: str = "") -> ReadingPage:
    visit = window.workspace.visit
    record = visit.readings.of_case(visit.cases.by_reference(reference).id)[0]
    window.show_place(Place("reading", record.id, path))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    return page


# ---- the settings -----------------------------------------------------------------------------------
@pytest.fixture
def settings(open_window: Callable[[str], MainWindow]) -> Callable[[str], SettingsPage]:
    def show(name: str) -> SettingsPage:
        window = open_window(name)
        window.show_place(Place("settings"))
        page = window.page("settings")
        assert isinstance(page, SettingsPage)
        return page

    return show


def test_the_lead_sees_what_an_edition_changes_and_adds_it(
    settings: Callable[[str], SettingsPage], second_edition: Path, qtbot: QtBot
) -> None:
    page = settings("Mared")
    assert "6 readings" in words(page.forms)
    page.forms.read(second_edition)
    qtbot.waitUntil(lambda: "Case reading, edition 2" in words(page.forms), timeout=30_000)
    assert "Against edition 1: 1 new, 1 gone, 1 moved." in words(page.forms)
    assert "moved from “Identity recording” to “The referral”" in words(page.forms)
    assert len(page.visit.forms.editions(of=page.visit.forms.current(CASE_READING))) == 1
    press(page.forms, "Add edition 2")
    qtbot.waitUntil(lambda: any("Edition 2  ·  current" in line for line in words(page.forms)))
    assert "not used yet" in words(page.forms)
    assert "Case reading, edition 2" not in words(page.forms)
    assert page.visit.forms.get(page.visit.forms.current(CASE_READING)).version == "2"


def test_problems_of_a_form_are_listed_in_place(
    settings: Callable[[str], SettingsPage], second_edition: Path, qtbot: QtBot
) -> None:
    page = settings("Mared")
    text = second_edition.read_text(encoding="utf-8")
    second_edition.write_text(
        text.replace("${language_recorded} = 'yes'", "${tongue} = 'yes'"), encoding="utf-8"
    )
    page.forms.read(second_edition)
    qtbot.waitUntil(lambda: any("has 1 problem." in line for line in words(page.forms)), timeout=30_000)
    assert any("“tongue”" in line for line in words(page.forms))
    second_edition.write_text(text.replace("| case_reading | 2 |", "| case_reading | 1 |"), encoding="utf-8")
    page.forms.read(second_edition)
    qtbot.waitUntil(lambda: any("“1” is not new" in line for line in words(page.forms)), timeout=30_000)
    press(page.forms, "Close")
    assert not any("is not new" in line for line in words(page.forms))


def test_the_others_see_the_editions_and_add_none(settings: Callable[[str], SettingsPage]) -> None:
    page = settings("Owain")
    assert not page.forms.add.isVisible()
    assert any(line.startswith("The lead inspector adds editions.") for line in words(page.forms))
    assert "Case reading" in words(page.forms)


# ---- at a reading -----------------------------------------------------------------------------------
@pytest.fixture
def owains(open_window: Callable[[str], MainWindow], second_edition: Path) -> MainWindow:
    """Owain's window, in whose visit the second edition has arrived."""
    window = open_window("Owain")
    window.workspace.visit.forms.add(second_edition)
    ReadingSession(window.workspace.visit, read(window, "C04")._the_reading().record.id).comment(
        ETHNICITY, "Left blank."
    )
    QTest.qWait(50)
    return window


def test_a_newer_edition_is_told_quietly_and_seen_before_it_is_taken(owains: MainWindow) -> None:
    page = read(owains, "C04")
    first = page._the_reading().record.form
    assert "This reading uses edition 1; 2 is newer." in words(page.edition)
    press(page.edition, "See what changes")
    told = words(page.edition)
    assert "1 answer is carried over. Nothing is lost: the reading can be brought back." in told
    assert "1.1 Is the child’s ethnicity recorded?\nYes" in told
    assert "Comment on 1.1 Is the child’s ethnicity recorded?\nLeft blank." in told
    assert "2.2 Is the referrer named?" in told
    assert page._the_reading().record.form == first
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.text() == "Bring to 2"
    press(page.edition, "Not now")
    assert "1.1 Is the child’s ethnicity recorded?\nYes" not in words(page.edition)
    press(page.edition, "See what changes")
    press(page.edition, "Bring to 2")
    assert page._the_reading().form.version == "2"
    assert page._the_reading().state.find("/referral/language_recorded").answer == "no"
    assert words(page.edition) == ["2 answers from other editions, for which this form has no place."]
    press(page.edition, "See")
    assert "Answers from edition 1 that this form has no place for   2" in words(page.edition)
    assert "1.1 Is the child’s ethnicity recorded?\nYes" in words(page.edition)


def test_it_can_be_brought_back_from_the_same_place(owains: MainWindow) -> None:
    page = read(owains, "C04")
    first = page._the_reading().record.form
    said: list[tuple[str, Callable[[], object]]] = []
    owains.workspace.said.connect(lambda _words, action: said.append(action))
    press(page.edition, "See what changes")
    press(page.edition, "Bring to 2")
    (back,) = said
    back[1]()
    QTest.qWait(50)
    assert page._the_reading().record.form == first
    assert page._the_reading().state.find(ETHNICITY).answer == "yes"


def test_an_answer_that_is_being_typed_while_the_edition_changes_is_offered(
    owains: MainWindow, qtbot: QtBot
) -> None:
    page = read(owains, "C04", LANGUAGE)
    visit, record = owains.workspace.visit, page._the_reading().record
    card = page.questions.current_card()
    assert card is not None
    assert card.path == LANGUAGE
    card.toggle_comment()
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingText)
    QTest.keyClicks(field, "In the letter.")
    bring_to(visit, record.id, visit.forms.current(CASE_READING))  # as a merge would bring it
    qtbot.waitUntil(lambda: page._the_reading().form.version == "2")
    qtbot.waitUntil(lambda: "1 answer came in for another edition of the form." in words(page.edition))
    press(page.edition, "See what came")
    told = words(page.edition)
    assert "Comment on 1.2 Is the family’s choice of language recorded?\nIn the letter." in told
    assert "Here: no answer" in told
    press(page.edition, "Carry over")
    assert visit.readings.comments(record.id) == {"/referral/language_recorded": "In the letter."}
    assert "1 answer came in for another edition of the form." not in words(page.edition)


def test_late_answers_can_be_kept_apart(owains: MainWindow, qtbot: QtBot) -> None:
    page = read(owains, "C04")
    visit, record = owains.workspace.visit, page._the_reading().record
    bring_to(visit, record.id, visit.forms.current(CASE_READING))
    with visit.act() as act:
        act.set("reading", record.id, LANGUAGE, "yes")  # as a merge would bring it
    qtbot.waitUntil(lambda: "1 answer came in for another edition of the form." in words(page.edition))
    press(page.edition, "See what came")
    assert "Here: No" in words(page.edition)
    press(page.edition, "Keep what stands here")
    assert page._the_reading().state.find("/referral/language_recorded").answer == "no"
    assert words(page.edition) == ["3 answers from other editions, for which this form has no place."]


def test_a_reading_that_stands_says_so_and_offers_no_deed(owains: MainWindow) -> None:
    page = read(owains, "C01")
    assert "This reading uses edition 1; 2 is newer. It keeps its edition while it is agreed." in words(
        page.edition
    )
    press(page.edition, "See what changes")
    assert [b.text() for b in page.edition.findChildren(Button) if b.isVisible()] == ["Close"]


def test_a_place_of_the_earlier_edition_leads_to_where_the_question_is_now(owains: MainWindow) -> None:
    page = read(owains, "C04")
    visit, record = owains.workspace.visit, page._the_reading().record
    bring_to(visit, record.id, visit.forms.current(CASE_READING))
    page = read(owains, "C04", LANGUAGE)
    card = page.questions.current_card()
    assert card is not None
    assert card.path == "/referral/language_recorded"


def test_a_place_that_is_gone_leads_to_what_is_set_aside(owains: MainWindow) -> None:
    page = read(owains, "C04")
    visit, record = owains.workspace.visit, page._the_reading().record
    bring_to(visit, record.id, visit.forms.current(CASE_READING))
    page = read(owains, "C04", ETHNICITY)
    assert "1.1 Is the child’s ethnicity recorded?\nYes" in words(page.edition)


# ---- two readings -----------------------------------------------------------------------------------
def test_two_editions_are_compared_and_what_one_alone_asks_is_listed(
    open_window: Callable[[str], MainWindow], second_edition: Path, qtbot: QtBot
) -> None:
    window = open_window("Mared")
    visit = window.workspace.visit
    second = visit.forms.add(second_edition)
    case = visit.cases.by_reference("C03").id
    siwans = visit.readings.of_case(case)[1]
    visit.readings.reopen(siwans.id, "The form has changed.")
    bring_to(visit, siwans.id, second)
    ReadingSession(visit, siwans.id).answer("/referral/referrer_named", "yes")
    visit.readings.mark_ready(siwans.id)
    window.show_place(Place("agreement", case))
    page = window.page("agreement")
    assert isinstance(page, AgreementPage)
    alone = "Asked in one edition only, so not compared   2"
    qtbot.waitUntil(lambda: alone in words(page))  # lines are made a few at a time
    told = words(page)
    assert [text for text in told if text.startswith("edition ")] == ["edition 1", "edition 2"]
    assert "2.2 Is the referrer named?\nYes" in told
    assert "Siwan Eames, edition 2; it is taken into the agreed reading" in told
    assert "Owain Prys, edition 1; it stays with this reading" in told
    for line in page.rows():
        line._take(line.pair.first)
    page._on_make_wanted()
    made = visit.readings.of_case(case)[-1]
    assert made.form == second

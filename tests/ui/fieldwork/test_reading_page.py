"""Reading a case in the window: every answer is in the file, and the page says what is skipped, missing or wrong."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import resources
from inspector_app.visit import Visit
from tests.ui.fieldwork.conftest import NOW
from ui.main_window import MainWindow
from ui.pages.cases.concern_box import ConcernBox
from ui.pages.reading.guidance import by_choice
from ui.pages.reading.page import ReadingPage
from ui.pages.reading.skip_hint import SkipHint
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.list_row import ListRow
from ui.widgets.message import Message
from ui.wording import moment_words


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    """Owain's window."""
    return open_window("Owain")


@pytest.fixture
def page(window: MainWindow) -> ReadingPage:
    """His reading of C04, begun, at the quality of the assessment."""
    return read(window, "C04", "/assessment/assessment_type")


def read(window: MainWindow, reference: str, path: str = "") -> ReadingPage:
    visit = window.workspace.visit
    window.show_place(Place("reading", visit.readings.start(visit.cases.by_reference(reference).id), path))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    return page


def stored(page: ReadingPage, field: str) -> object:
    return page.visit.store.answers(page._the_reading().record.id).get(field)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def type_(text: str) -> None:
    QTest.keyClicks(focused(), text)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def hints(page: ReadingPage) -> list[str]:
    QTest.qWait(20)
    return [hint._words.text() for hint in page.questions.findChildren(SkipHint) if hint.isVisible()]


def messages(page: ReadingPage) -> list[str]:
    QTest.qWait(20)
    found = page.questions.findChildren(Message)
    return [message.accessibleName() for message in found if message.isVisible()]


def button(page: ReadingPage, words: str) -> Button:
    """Return a button once it is there: cards are made a few a turn."""
    for _turn in range(100):
        QTest.qWait(20)
        found = [b for b in page.findChildren(Button) if b.text() == words and b.isVisible()]
        if found:
            return found[0]
    raise AssertionError(words)


def current(page: ReadingPage) -> str:
    card = page.questions.current_card()
    assert card is not None
    return card.path


def test_a_digit_answers_at_once_and_enter_goes_on(page: ReadingPage) -> None:
    type_("2")
    assert stored(page, "/assessment/assessment_type") == "core"
    press(Qt.Key.Key_Return)
    assert current(page) == "/assessment/assessment_date"


def test_choosing_the_same_again_takes_the_answer_back(page: ReadingPage) -> None:
    type_("22")
    assert stored(page, "/assessment/assessment_type") is None


def test_n_says_that_a_question_does_not_apply(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_on_time")
    type_("n")
    assert stored(page, "/assessment/assessment_on_time") == "n/a"


def test_a_date_is_typed_loosely_and_read_back(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_date")
    type_("3 nov")
    press(Qt.Key.Key_Return)
    assert stored(page, "/assessment/assessment_date") == "2023-11-03"
    card = next(c for c in page.questions.cards() if c.path == "/assessment/assessment_date")
    assert "Fri 3 November 2023" in [label.text() for label in card.findChildren(Label)]


def test_what_is_no_date_is_kept_and_said_beside_the_field(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_date")
    type_("31 feb")
    press(Qt.Key.Key_Return)
    assert stored(page, "/assessment/assessment_date") == "31 feb"
    card = next(c for c in page.questions.cards() if c.path == "/assessment/assessment_date")
    said = [label.text() for label in card.findChildren(Label)]
    assert any(text.startswith("There is no such day") for text in said)
    assert "/assessment/assessment_date" in page._the_reading().tally.open()


def test_a_text_is_saved_after_a_pause_and_on_leaving(page: ReadingPage, window: MainWindow) -> None:
    page.go_to("/judgements/judgement_i")
    type_("1")
    page.go_to("/judgements/judgement_i_why")
    type_("Quick and sound.")
    QTest.qWait(700)
    assert stored(page, "/judgements/judgement_i_why") == "Quick and sound."
    type_(" Always.")
    window.show_place(Place("overview"))
    assert stored(page, "/judgements/judgement_i_why") == "Quick and sound. Always."


def test_skipped_questions_are_named_with_the_reason(page: ReadingPage) -> None:
    type_("4")
    assert len(page.questions.cards()) == 1
    assert hints(page)[0].endswith("are skipped: 6.1 says “None”.")
    type_("1")
    assert hints(page) == ["One question, 6.4, waits for the answer to 6.3."]


def test_the_reason_leads_to_the_question_to_change(page: ReadingPage) -> None:
    type_("1")
    button(page, "Go to 6.3").click()
    assert current(page) == "/assessment/assessment_on_time"


def test_answering_does_not_move_the_question(page: ReadingPage) -> None:
    type_("1")
    page.go_to("/assessment/assessment_on_time")
    QTest.qWait(20)
    card = page.questions.current_card()
    assert card is not None
    before = card.mapTo(page, card.rect().topLeft())
    type_("2")  # asks for the reason of the delay
    QTest.qWait(50)
    assert card.mapTo(page, card.rect().topLeft()) == before
    assert current(page) == "/assessment/assessment_on_time"


def test_a_soft_warning_is_accepted_with_a_reason(page: ReadingPage) -> None:
    page.go_to("/referral/referral_date")
    type_("2/10/2023")
    page.go_to("/decision/decision_date")
    type_("9/10/2023")
    page.go_to("/decision/decision_24h")
    type_("1")
    assert any("working days" in words for words in messages(page))
    assert button(page, "Go to 3.1").isVisible()
    button(page, "Accept with a reason…").click()
    type_("The clock was stopped for a bank holiday.")
    press(Qt.Key.Key_Return)
    assert stored(page, "/decision/decision_24h#accepted") == "The clock was stopped for a bank holiday."
    assert messages(page) == []


def test_a_warning_leads_to_the_other_questions_that_it_is_about(page: ReadingPage) -> None:
    page.go_to("/referral/referral_date")
    type_("2/10/2023")
    page.go_to("/decision/decision_date")
    type_("9/3/2024")
    page.go_to("/decision/decision_24h")
    card = next(card for card in page.questions.cards() if card.path == "/decision/decision_date")
    links = [link.text() for link in card.findChildren(Button) if link.text().startswith("Go to")]
    assert links == ["Go to 2.1"]


def test_a_broken_rule_is_said_in_the_forms_words(page: ReadingPage) -> None:
    page.go_to("/referral/referral_date")
    type_("1/1/2030")
    press(Qt.Key.Key_Return)
    page.go_to("/referral/referral_date")
    assert messages(page) == ["The referral cannot lie in the future."]


def test_a_repeat_follows_its_count(page: ReadingPage) -> None:
    page.go_to("/referral/referral_kind")
    type_("2")
    page.go_to("/referral/earlier_referrals")
    type_("2")
    press(Qt.Key.Key_Return)
    assert current(page) == "/referral/earlier[1]/earlier_date"
    type_("3/2/2023")
    page.go_to("/referral/earlier[2]/earlier_outcome")
    assert current(page) == "/referral/earlier[2]/earlier_outcome"
    page.leave()
    assert stored(page, "/referral/earlier[1]/earlier_date") == "2023-02-03"
    page.go_to("/referral/earlier[2]/earlier_outcome")
    assert current(page) == "/referral/earlier[2]/earlier_outcome"


def test_what_a_smaller_count_took_away_can_be_brought_back(page: ReadingPage) -> None:
    session = page._the_reading().session
    for path, answer in (
        ("/referral/referral_kind", "repeat"),
        ("/referral/earlier_referrals", "2"),
        ("/referral/earlier[2]/earlier_date", "2023-02-03"),
        ("/referral/earlier_referrals", "1"),
        ("/referral/earlier_referrals", "2"),
    ):
        session.answer(path, answer)
    page.view.load()
    page.go_to("/referral/earlier[2.1]/earlier_outcome")
    assert stored(page, "/referral/earlier[2]/earlier_date") == "2023-02-03"
    link = button(page, "Bring back")
    link.click()
    page.go_to("/referral/earlier[2]/earlier_date")
    assert current(page) == "/referral/earlier[2]/earlier_date"
    assert page._the_reading().node("/referral/earlier[2]/earlier_date").value == "2023-02-03"
    assert stored(page, "/referral/earlier[2]") == "1"


def test_several_choices_are_ticked_by_digits(page: ReadingPage) -> None:
    page.go_to("/checks/agency_checks")
    type_("13")
    assert stored(page, "/checks/agency_checks") == "health police"
    type_("1")
    assert stored(page, "/checks/agency_checks") == "police"


def test_ctrl_enter_goes_to_the_next_open_question_and_around(page: ReadingPage) -> None:
    type_("1")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert current(page) == "/assessment/assessment_date"
    page.go_to(page._the_reading().tally.open()[-1])
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert current(page) == page._the_reading().tally.open()[0]


def test_ctrl_m_lists_what_is_missing_and_leads_there(page: ReadingPage) -> None:
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    row = QApplication.focusWidget()
    assert isinstance(row, ListRow)
    assert row.accessibleName() == "1.4 Is religion recorded?"
    press(Qt.Key.Key_Space)
    assert current(page) == "/identity/religion_recorded"


def test_a_comment_is_taken_up_as_evidence(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_quality")
    card = page.questions.current_card()
    assert card is not None
    card.toggle_comment()
    type_("Nothing on what the child sees at night.")
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    type_("3a")
    press(Qt.Key.Key_Return)
    (item,) = page.visit.evidence.on_reading(page._the_reading().record.id)
    assert (item.passage, item.kind, item.criterion_keys) == (
        "Nothing on what the child sees at night.",
        "area",
        ("ii", "iii"),
    )
    assert item.question == "/assessment/assessment_quality"
    assert stored(page, "/assessment/assessment_quality#comment") == item.passage


def test_a_passage_without_a_kind_is_not_taken_up(page: ReadingPage) -> None:
    type_("1")
    press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert page.visit.evidence.all() == []
    assert messages(page)[0].startswith("A passage needs a criterion")
    press(Qt.Key.Key_Escape)
    assert current(page) == "/assessment/assessment_type"


def test_a_concern_is_raised_beside_the_questions_and_remembers_the_one_it_was_raised_at(
    page: ReadingPage,
) -> None:
    page.go_to("/assessment/risk_assessed")
    page.header.concern.setFocus()  # as a press of the mouse does
    page.header.concern.click()
    type_("Head of service")
    QTest.keyClicks(page.side.findChildren(GrowingText)[0], "The risk was left open.")
    QTest.keyClicks(page.side.findChildren(DateField)[0].line, "15 mar")
    button(page, "Raise the concern").click()
    concern = page.visit.concerns.all(sampled_case=page._the_reading().case.id)[0]
    assert (concern.referred_to, concern.why) == ("Head of service", "The risk was left open.")
    assert (concern.question, concern.reading) == (
        "/assessment/risk_assessed",
        page._the_reading().record.id,
    )
    page.go_to("/identity/ethnicity_recorded")
    button(page, "Raised at 6.8").click()
    assert current(page) == "/assessment/risk_assessed"


def test_the_response_to_a_concern_is_recorded_beside_the_questions(
    open_window: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    page = read(open_window("Siwan"), "C12")
    qtbot.waitUntil(lambda: page.side.findChildren(ConcernBox) != [])
    (box,) = page.side.findChildren(ConcernBox)
    assert "Fri 15 March 2024" in [label.text() for label in box.findChildren(Label)]
    box.ask()
    type_("The child was seen this morning.")
    button(page, "Record the response").click()
    (concern,) = page.visit.concerns.all()
    assert concern.response == "The child was seen this morning."
    assert not concern.is_open
    qtbot.waitUntil(lambda: "The child was seen this morning." in shown_at_the_side(page))


def shown_at_the_side(page: ReadingPage) -> list[str]:
    return [label.text() for label in page.side.findChildren(Label) if label.isVisible()]


def test_a_case_of_which_nothing_is_known_has_no_heading_without_facts(
    window: MainWindow, qtbot: QtBot
) -> None:
    visit = window.workspace.visit
    for case, is_known in (("C12", True), (visit.cases.add("C99"), False)):
        found = visit.cases.by_reference(case) if is_known else visit.cases.get(case)
        window.show_place(Place("reading", visit.readings.start(found.id)))
        page = window.page("reading")
        assert isinstance(page, ReadingPage)
        shown = [True, is_known]
        qtbot.waitUntil(
            lambda page=page, shown=shown: (
                [words in shown_at_the_side(page) for words in ("Still missing", "This case")] == shown
            )
        )


def test_ready_is_refused_with_the_list_of_what_is_missing(page: ReadingPage) -> None:
    assert page.header.ready.property("kind") == "secondary"
    page.header.ready.click()
    assert page._the_reading().session.record().state == "draft"
    assert said(page) == ["Not ready yet. 48 questions are not answered."]
    assert isinstance(QApplication.focusWidget(), ListRow)
    page.go_to("/identity/religion_recorded")
    type_("1")
    assert said(page) == ["Not ready yet. 47 questions are not answered."]


def said(page: ReadingPage) -> list[str]:
    """Return the messages at the side."""
    QTest.qWait(20)
    return [m.accessibleName() for m in page.side.findChildren(Message) if m.isVisible()]


def test_a_ready_reading_is_reopened_with_a_reason_that_stays(window: MainWindow, qtbot: QtBot) -> None:
    page = read(window, "C03")
    assert page.header.ready.isHidden()
    type_("2")
    assert stored(page, "/identity/ethnicity_recorded") == "yes"
    page.header.reopen.click()
    press(Qt.Key.Key_Return)
    assert said(page)[0].startswith("Reopening a reading needs a reason.")
    type_("A page was overlooked.")
    press(Qt.Key.Key_Return)
    record = page._the_reading().session.record()
    assert (record.state, record.reason) == ("draft", "A page was overlooked.")
    reopened = f"Reopened by Owain Prys, {moment_words(NOW, NOW.date())}: A page was overlooked."
    qtbot.waitUntil(lambda: messages(page) == [reopened])
    assert page.header.ready.property("kind") == "primary"
    page.header.ready.click()
    assert page._the_reading().session.record().state == "ready"
    QTest.qWait(20)
    qtbot.waitUntil(lambda: reopened in shown_at_the_side(page))


def told_keys(page: ReadingPage) -> list[str]:
    return [words for (_keys, words), pair in page._hints._pairs.items() if not pair.isHidden()]


def test_the_bar_of_keys_tells_what_they_do_in_this_reading(
    open_window: Callable[[str], MainWindow],
) -> None:
    window = open_window("Mared")
    window.resize(1920, 1080)
    visit = window.workspace.visit
    visit.readings.start(visit.cases.by_reference("C05").id)
    told = {}
    for reference in ("C05", "C04", "C02"):  # her own draft, that of another, and one that is ready
        reading = visit.readings.of_case(visit.cases.by_reference(reference).id)[0]
        window.show_place(Place("reading", reading.id))
        page = window.page("reading")
        assert isinstance(page, ReadingPage)
        told[reference] = told_keys(page)
    looking = ["next question", "next unanswered", "what is missing", "take up as evidence"]
    assert told["C05"] == ["choose", "not applicable", *looking]
    assert told["C04"] == looking
    assert told["C02"] == ["next question", "take up as evidence"]


def test_the_bar_of_keys_follows_a_reading_that_is_reopened(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1920, 1080)
    page = read(window, "C03")
    page.header.reopen.click()
    type_("A page was overlooked.")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "choose" in told_keys(page))


def test_the_lead_looks_at_anothers_reading_and_returns_or_agrees_it(
    open_window: Callable[[str], MainWindow],
) -> None:
    window = open_window("Mared")
    visit = window.workspace.visit
    reading = visit.readings.of_case(visit.cases.by_reference("C02").id)[0].id
    window.show_place(Place("reading", reading))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    type_("2")
    assert stored(page, "/identity/ethnicity_recorded") == "yes"
    page.header.return_.click()
    type_("Look at 6.5 again.")
    button(page, "Return").click()
    assert visit.readings.get(reading).comment == "Look at 6.5 again."
    visit.readings.set(reading, state="ready")
    QTest.qWait(20)
    assert page.header.agree.property("kind") == "primary"
    page.header.agree.click()
    assert visit.readings.get(reading).state == "agreed"


def test_a_returned_reading_says_why_until_it_is_ready_again(window: MainWindow, qtbot: QtBot) -> None:
    page = read(window, "C03")
    visit, reading = page.visit, page._the_reading().record.id
    visit.readings.return_with_comment(reading, "Look at 6.5 again.")
    words = f"Returned by Owain Prys, {moment_words(NOW, NOW.date())}: Look at 6.5 again."
    qtbot.waitUntil(lambda: messages(page) == [words])
    page.go_to("/assessment/assessment_quality")
    type_("3")
    assert messages(page) == [words]
    page.header.ready.click()
    qtbot.waitUntil(lambda: words not in messages(page))
    assert visit.readings.get(reading).state == "ready"


def test_an_accepted_warning_keeps_its_reason_in_view_and_can_be_taken_back(page: ReadingPage) -> None:
    for path, day in (("/referral/referral_date", "2/10/2023"), ("/decision/decision_date", "9/10/2023")):
        page.go_to(path)
        type_(day)
    page.go_to("/decision/decision_24h")
    type_("1")
    button(page, "Accept with a reason…").click()
    type_("The office was flooded.")
    press(Qt.Key.Key_Return)
    card = next(c for c in page.questions.cards() if c.path == "/decision/decision_24h")
    assert "Accepted: The office was flooded." in [label.text() for label in card.findChildren(Label)]
    button(page, "Take back").click()
    assert stored(page, "/decision/decision_24h#accepted") in (None, "")
    assert any("working days" in words for words in messages(page))


def test_a_supervision_file_is_read_on_the_same_page(window: MainWindow) -> None:
    visit = window.workspace.visit
    source = visit.sources.add("supervision-file", "Supervision of a team manager, east")
    window.show_place(Place("reading", visit.readings.start_supervision(source)))
    page = window.page("reading")
    assert isinstance(page, ReadingPage)
    assert page.header._title.text() == "Supervision of a team manager, east"
    assert page.header.concern.isHidden()
    assert page.questions.cards()


def test_what_comes_from_elsewhere_is_shown_and_typing_is_kept(page: ReadingPage) -> None:
    page.go_to("/assessment/assessment_date")
    type_("3 n")
    reading = page._the_reading().record.id
    with page.visit.act() as act:
        act.set("reading", reading, "/assessment/assessment_type", "common")
    QTest.qWait(20)
    first, second = page.questions.cards()[:2]
    assert first.field.control.choice.value == "common"
    assert second.findChildren(QLineEdit)[0].text() == "3 n"
    assert current(page) == "/assessment/assessment_date"


def test_only_the_section_in_view_is_built(page: ReadingPage) -> None:
    section = page.questions.section
    assert section is not None
    assert {card.path.split("/")[1] for card in page.questions.cards()} == {"assessment"}


@pytest.mark.parametrize(
    ("guidance", "choices", "parts"),
    [
        ("Good: leads to a plan. Weak: describes.", ["Good", "Weak"], ["Good", "Weak"]),
        ("Judge it by what was known.", ["Yes", "No"], [""]),
        ("A good plan. Good: leads somewhere.", ["Good"], [""]),
    ],
)
def test_guidance_is_split_where_it_explains_the_choices(
    guidance: str, choices: list[str], parts: list[str]
) -> None:
    assert [choice for choice, _words in by_choice(guidance, choices)] == parts


_TYPIST = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from inspector_app.visit import Visit
from ui.application import make_application
from tests.ui.fieldwork.conftest import NOW
from ui.main_window import MainWindow
from ui.pages.cases.concern_box import ConcernBox
from ui.place import Place
from ui.preferences import Preferences

make_application()
path = Path(sys.argv[1])
visit = Visit.open(path)
visit.belongs_to(visit.members.named("Owain Prys").id)
window = MainWindow(visit, Preferences(path.with_suffix(".ini")))
window.show()
window.activateWindow()
QTest.qWaitForWindowActive(window)
case = visit.cases.by_reference("C04").id
window.show_place(Place("reading", visit.readings.start(case), "/assessment/assessment_type"))
QTest.keyClicks(QApplication.focusWidget(), "2")
print("answered", flush=True)
window.page("reading").go_to("/assessment/assessment_date")
QTest.keyClicks(QApplication.focusWidget(), "3 nov 2023")
QTest.qWait(900)
print("typed", flush=True)
QTest.keyClicks(QApplication.focusWidget(), " or later")
QTest.qWait(60_000)
"""


def test_what_was_answered_survives_the_end_of_the_program(begun_copy: Path) -> None:
    """The program is killed in the middle of typing; what it had acknowledged is in the file."""
    with subprocess.Popen(
        [sys.executable, "-c", _TYPIST, str(begun_copy)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert [program.stdout.readline().strip() for _ in range(2)] == ["answered", "typed"]
        program.kill()
    with Visit.open(begun_copy) as visit:
        reading = visit.readings.of_case(visit.cases.by_reference("C04").id)[0].id
        answers = visit.store.answers(reading)
    assert answers["/assessment/assessment_type"] == "core"
    assert answers["/assessment/assessment_date"] == "2023-11-03"


def test_a_place_that_is_not_in_the_file_is_said_and_the_page_stays(
    window: MainWindow, page: ReadingPage
) -> None:
    window.show_place(Place("reading", "00000000-0000-7000-8000-000000000000"))
    assert any("holds no reading" in message.accessibleName() for message in window.findChildren(Message))
    window.show_place(Place("reading", page._the_reading().record.id, "state"))
    assert page._the_reading().title() == "C04"


def test_in_a_narrow_window_the_list_comes_when_it_is_called(
    qtbot: QtBot, page: ReadingPage, window: MainWindow
) -> None:
    window.resize(1000, 650)
    qtbot.waitUntil(lambda: not page.side.isVisible())
    press(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.side.isVisible()
    press(Qt.Key.Key_Space)
    assert not page.side.isVisible()


def test_a_reading_brought_to_another_edition_is_shown_in_it(page: ReadingPage, tmp_path: Path) -> None:
    page.go_to("/assessment/assessment_date")
    source = Path(str(files(resources))) / "frameworks" / "children_in_need" / "case_reading.md"
    text = source.read_text(encoding="utf-8").replace("When was it completed?", "On which day?")
    version = page._the_reading().form.version
    changed = tmp_path / source.name
    changed.write_text(text.replace(f"| {version} |", "| another |"), encoding="utf-8")
    reading = page._the_reading().record.id
    page.visit.readings.bring_to(reading, page.visit.forms.add(changed))
    QTest.qWait(50)
    assert page._the_reading().form.version == "another"
    assert current(page) == "/assessment/assessment_date"
    card = page.questions.current_card()
    assert card is not None
    assert card._label.text() == "On which day?"

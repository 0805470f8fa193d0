"""An inspector's whole day through the real windows, from the lead's hand-over in the morning to the lead's merge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from db.keys.data_key import is_plain
from inspector_app.fieldwork.evidence import AREA
from inspector_app.fieldwork.sources import INTERVIEW
from inspector_app.team.handovers import hand_over
from inspector_app.team.labels import TABLES
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE
from tests.ui.person import CTRL, ENTER, SHIFT, Person
from ui.application import make_application
from ui.main_window import MainWindow
from ui.pages.note.page import NotePage
from ui.pages.ratings.page import RatingsPage
from ui.pages.reading.page import ReadingPage
from ui.place import Place
from ui.preferences import Preferences
from ui.start.action_card import ActionCard
from ui.start.join_form import JoinForm
from ui.start.window import StartWindow
from ui.widgets.ladder import Rung
from ui.widgets.segmented_choice import SegmentedChoice
from ui.windows import Windows

FIRST, SECOND = "She was told of the plan by letter.", "Nobody asked what her son wants."
PASSAGE = "Nobody asked"
RATIONALE = "Decisions are late where the team is small."
READ = {
    "/decision/in_time": "no",
    "/decision/days": "40",
    "/decision/days#accepted": "The office was flooded.",
    "/decision/decided_on": "2023-11-03",
    "/decision/decided_on#comment": "The letter has no date.",
    "/child/met": "n/a",
}


@pytest.fixture
def person(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Person]:
    """A person before the start window."""
    make_application()
    windows = Windows(Preferences(tmp_path / "window.ini"))
    windows.start.show()
    made = Person(qtbot, windows)
    made.waits_for(windows.start)
    qapp.installEventFilter(made.watching)
    yield made
    qapp.removeEventFilter(made.watching)
    if windows.main is not None and windows.main.isVisible():
        windows.main.close()
    windows.start.deleteLater()


@pytest.fixture
def stick(small_visit: Visit, tmp_path: Path) -> Path:
    """A folder with the lead's hand-over: two cases, the second of them for Owain Prys. The lead's file is closed."""
    folder = tmp_path / "stick"
    folder.mkdir()
    small_visit.cases.add("C01")
    owain = small_visit.members.named("Owain Prys")
    assert owain is not None
    small_visit.cases.allocate([small_visit.cases.add("C02")], owain.id)
    hand_over(small_visit, folder / "Mared.handover")
    small_visit.close()
    return folder


def test_what_an_inspector_does_in_a_day_reaches_the_lead(
    person: Person, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cheap_keys: None
) -> None:
    joins(person, stick, tmp_path / "Owain.inspection", monkeypatch)
    reading = reads_a_case(person)
    note = writes_an_interview(person)
    evidence = takes_a_passage_up(person, note)
    undoes_and_redoes(person, note, evidence)
    rates(person)
    hands_over(person, stick, monkeypatch)
    before = everything(person.visit)
    person.window.close()
    the_lead_brings_it_in(person, tmp_path / "Mared.inspection", stick, monkeypatch)
    assert everything(person.visit) == before
    the_lead_sees_it(person, reading, note)
    assert [type(window) for window in person.watching.shown] == [MainWindow, StartWindow, MainWindow]


def joins(person: Person, stick: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lead's hand-over makes Owain's own protected copy, which opens with the first steps."""
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_arguments: (str(stick / "Mared.handover"), "")
    )
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(copy), ""))
    start = person.start
    card = next(card for card in start.findChildren(ActionCard) if "Join a visit" in card.accessibleName())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    person.qtbot.waitUntil(lambda: person.sees("Who are you?", start))
    person.qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), SegmentedChoice))
    person.types("2")
    form = start.findChild(JoinForm)
    assert form is not None
    for line in (form.protection.first, form.protection.again):
        person.goes_by_tab_to(line.hasFocus)
        person.types(PASSPHRASE)
    person.presses(ENTER)
    person.clicks("Open the visit", start)
    person.waits_for(person.window)
    assert not is_plain(copy)
    assert not start.isVisible()
    assert person.visit.store.path == copy
    assert person.visit.me.name == "Owain Prys"
    assert person.window.windowTitle() == "Bro Helyg County Council – Owain Prys"
    assert [case.reference for case in person.visit.cases.all()] == ["C01", "C02"]
    for step in ("Open your first case", "Write an interview", "Hand over in the evening"):
        assert person.sees(step)


def reads_a_case(person: Person) -> str:
    """C02 is found by its reference and read with the keyboard alone; returns the reading."""
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("C02")
    person.presses(ENTER)
    page = person.window.page("reading")
    assert isinstance(page, ReadingPage)
    assert page.isVisible()
    (reading,) = person.visit.readings.all()
    assert person.visit.readings.subject(reading) == "Case reading C02"
    assert person.window.place == Place("reading", reading.id)

    def at(question: str) -> bool:
        card = page.questions.current_card()
        return card is not None and card.path.endswith(f"/{question}")

    assert at("in_time")
    person.types("2")
    person.presses(ENTER)
    person.types("40")
    person.presses(ENTER)
    assert at("decided_on")
    person.types("3.11.23")
    assert person.sees("Fri 3 November 2023")
    person.presses(Qt.Key.Key_C, CTRL | SHIFT)
    person.types("The letter has no date.")
    person.presses(Qt.Key.Key_Escape)
    assert person.sees("40 days is long.")
    person.goes_by_tab_to(lambda: on_button("Accept with a reason…"), back=True)
    person.presses(ENTER)
    person.types("The office was flooded.")
    person.presses(ENTER)
    person.presses(ENTER, CTRL)
    assert at("met")
    person.types("n")
    person.presses(ENTER, CTRL)
    assert on_button("Mark as ready")
    person.presses(ENTER)
    assert person.visit.readings.get(reading.id).state == "ready"
    given = person.visit.store.answers(reading.id)
    assert {path: value for path, value in given.items() if path in READ} == READ
    return reading.id


def writes_an_interview(person: Person) -> str:
    """Two paragraphs are written at once, and then who it was; returns the note."""
    person.presses(Qt.Key.Key_N, CTRL)
    person.types(FIRST)
    person.presses(ENTER)
    person.types(SECOND)
    person.presses(Qt.Key.Key_G, CTRL)
    person.types("1")
    (note,) = person.visit.sources.all()
    assert (note.kind, note.role, note.title) == (INTERVIEW, "parent", "Parent")
    person.qtbot.waitUntil(
        lambda: [line.text for line in person.visit.sources.paragraphs(note.id)] == [FIRST, SECOND]
    )
    return note.id


def takes_a_passage_up(person: Person, note: str) -> str:
    """Words of the second paragraph are selected and taken up for both criteria; returns the item."""
    person.presses(Qt.Key.Key_Home)
    for _letter in PASSAGE:
        person.presses(Qt.Key.Key_Right, SHIFT)
    person.presses(Qt.Key.Key_E, CTRL)
    person.types("12a")
    person.presses(ENTER)
    (item,) = person.visit.evidence.on_source(note)
    assert (item.passage, item.kind, item.criterion_keys) == (PASSAGE, AREA, ("i", "ii"))
    assert item.paragraph == person.visit.sources.paragraphs(note)[1].id
    return item.id


def undoes_and_redoes(person: Person, note: str, evidence: str) -> None:
    """What was taken up is let go and taken up again from another page, and shown for it; the words stay."""
    person.presses(Qt.Key.Key_1, CTRL)
    person.presses(Qt.Key.Key_Z, CTRL)
    assert person.visit.evidence.on_source(note) == []
    assert person.sees("Undone: ")
    person.presses(Qt.Key.Key_Y, CTRL)
    assert [item.id for item in person.visit.evidence.on_source(note)] == [evidence]
    assert person.sees("Done again: ")
    assert person.window.place.record == evidence
    assert [line.text for line in person.visit.sources.paragraphs(note)] == [FIRST, SECOND]


def rates(person: Person) -> None:
    """Criterion ii is rated on both axes, one by mouse and one by key, and says why."""
    person.presses(Qt.Key.Key_5, CTRL)
    page = person.window.page("ratings")
    assert isinstance(page, RatingsPage)
    person.clicks("Criterion ii, ii, 0 of 4 ratings are given: one by each inspector on each scale")
    QTest.mouseClick(page.ladders["performance"].rung("poor"), Qt.MouseButton.LeftButton)
    field = page.rationales["performance"].field
    person.qtbot.waitUntil(field.isEnabled)
    QTest.mouseClick(field.viewport(), Qt.MouseButton.LeftButton)
    person.types(RATIONALE)
    person.goes_by_tab_to(lambda: isinstance(QApplication.focusWidget(), Rung), back=True)
    person.types("2")
    ratings = person.visit.ratings
    held = {axis: ratings.mine("ii", axis) for axis in ("performance", "prospects")}
    assert {axis: (rating.level, rating.rationale) for axis, rating in held.items() if rating} == {
        "performance": ("poor", RATIONALE),
        "prospects": ("good", ""),
    }


def hands_over(person: Person, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One click on the team page and the choice of a folder; the first steps are done then."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(stick))
    person.presses(Qt.Key.Key_6, CTRL)
    person.clicks("Hand over to the team…")
    person.qtbot.waitUntil(lambda: person.sees("Verified; the stick is safe to remove."))
    assert len(list(stick.glob("Owain Prys*.handover"))) == 1
    person.presses(Qt.Key.Key_1, CTRL)
    assert not person.sees("Hand over in the evening")


def the_lead_brings_it_in(person: Person, copy: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mared opens her own file from the start window and merges what lies in the folder."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(copy), ""))
    start = person.start
    start.show()
    person.waits_for(start)
    person.presses(Qt.Key.Key_O, CTRL)
    person.waits_for(person.window)
    assert person.visit.me.name == "Mared Llwyd"
    person.presses(Qt.Key.Key_6, CTRL)
    person.clicks("From a stick or folder…")
    person.clicks("Merge 1 hand-over")
    person.qtbot.waitUntil(lambda: len(person.visit.sources.all()) == 1)
    assert person.sees("Nothing differs.")


def the_lead_sees_it(person: Person, reading: str, note: str) -> None:
    """What Owain did stands on her pages, in his name."""
    window = person.window
    person.presses(Qt.Key.Key_K, CTRL)
    person.types("flooded")
    person.presses(ENTER)
    assert (window.place.page, window.place.record) == ("reading", reading)
    assert person.sees("Read by Owain Prys")
    assert person.sees("The office was flooded.")
    person.presses(Qt.Key.Key_3, CTRL)
    person.presses(Qt.Key.Key_Down)
    person.presses(ENTER)
    page = window.page("note")
    assert isinstance(page, NotePage)
    assert (window.place.page, window.place.record) == ("note", note)
    assert page._surface.toPlainText() == f"{FIRST}\n{SECOND}"
    person.presses(Qt.Key.Key_4, CTRL)
    person.qtbot.waitUntil(lambda: person.sees(PASSAGE))
    person.presses(Qt.Key.Key_5, CTRL)
    person.clicks("Criterion ii, ii, 2 of 4 ratings are given: one by each inspector on each scale")
    ratings = window.page("ratings")
    assert isinstance(ratings, RatingsPage)
    spreads = {key: axis.spread.accessibleName() for key, axis in ratings.moderation.axes.items()}
    assert "Owain Prys poor" in spreads["performance"]
    assert "Owain Prys good" in spreads["prospects"]


def on_button(words: str) -> bool:
    """Return whether the keyboard is on the button with these words."""
    widget = QApplication.focusWidget()
    return isinstance(widget, QAbstractButton) and widget.text() == words


def everything(visit: Visit) -> dict[str, object]:
    """Return every record of a visit, and every answer."""
    held: dict[str, object] = {table: visit.store.all(table) for table in TABLES}
    return held | {"answers": visit.store.answers_of("reading")}

"""A sealed, protected visit of two through the real windows: founding, inviting, two evenings, and a lost laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from db.keys.data_key import is_plain
from inspector_app.fieldwork.evidence import AREA
from inspector_app.team.phrase import WORDS
from tests.ui.person import CTRL, ENTER, SHIFT, Person
from ui.application import make_application
from ui.pages.evidence.page import EvidencePage
from ui.pages.team.difference_row import DifferenceRow
from ui.pages.team.invite import InvitationMade
from ui.pages.team.page import TeamPage
from ui.place import Place
from ui.preferences import Preferences
from ui.start.action_card import ActionCard
from ui.start.invitation_form import InvitationForm
from ui.start.new_visit_form import NewVisitForm
from ui.start.recent_row import RecentRow
from ui.windows import Windows

pytestmark = pytest.mark.usefixtures("cheap_keys")

COUNCIL = "Bro Helyg County Council"
MAREDS, OWAINS = "four lanterns by the quay", "seven herons on a weir"
FOUNDED = "Children wait for a plan."
BY_MARED, BY_OWAIN = "Children wait eleven weeks for a plan.", "Families wait for a meeting."
# Of what was typed, what no file may hold: whoever finds a laptop or the stick could search for it.
SECRETS = (COUNCIL, "Helyg", "eleven weeks", "Families wait", "Children wait", MAREDS, OWAINS)
SLOW = 30_000  # milliseconds: making an invitation's keys, writing it and reading it back
NEXT_SECOND = 1_100  # milliseconds: hand-overs carry their time in seconds


@dataclass(frozen=True)
class Folders:
    """Where things are: each person's laptop, the stick that goes round, and the paper that is locked away."""

    mareds: Path
    owains: Path
    new_laptop: Path
    stick: Path
    paper: Path


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Return folders that are there and empty."""
    made = Folders(*(tmp_path / name for name in ("Mared", "Owain", "new laptop", "KINGSTON", "paper")))
    for folder in (made.mareds, made.owains, made.new_laptop, made.stick, made.paper):
        folder.mkdir()
    return made


@pytest.fixture(autouse=True)
def _sticks_are_put_in_when_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """No laptop looks by itself: one that had seen a hand-over on the page in view would not tell of it again."""
    monkeypatch.setattr("ui.pages.team.stick_watch._EVERY", 3_600_000)


@pytest.fixture
def before_a_laptop(qapp: QApplication, qtbot: QtBot) -> Iterator[Callable[[Path], Person]]:
    """Return how somebody sits down before the start window of a laptop with preferences of its own."""
    make_application()
    made: list[Windows] = []

    def sit_down(folder: Path) -> Person:
        windows = Windows(Preferences(folder / "window.ini"))
        made.append(windows)
        windows.start.show()
        return Person(qtbot, windows)

    yield sit_down
    for windows in made:
        if windows.main is not None and windows.main.isVisible():
            windows.main.close()
        windows.start.deleteLater()


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Return how the next file or folder is chosen in the dialogues of the system."""

    def chosen(path: Path) -> None:
        for dialogue in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, dialogue, lambda *_arguments: (str(path), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(path))

    return chosen


def test_two_evenings_of_a_sealed_and_protected_visit(
    before_a_laptop: Callable[[Path], Person], folders: Folders, choose: Callable[[Path], None]
) -> None:
    mared, owain = before_a_laptop(folders.mareds), before_a_laptop(folders.owains)
    founds_the_visit(mared, folders, choose)
    finding = mared.visit.findings.add("i", AREA, FOUNDED)
    words = invites(mared, folders.stick, choose)
    joins(owain, folders.stick, folders.owains, words, choose)
    # The first evening.
    rewords(owain, finding, BY_OWAIN)
    hands_over(owain, folders.stick, choose)
    goes_home(owain)
    rewords(mared, finding, BY_MARED)
    brings_in_what_is_noticed(mared, folders.stick)
    sees_the_difference(mared)
    goes_back_and_merges_again(mared, finding, folders.stick)
    hands_over(mared, folders.stick, choose)
    locks_and_unlocks(mared)
    # The second evening.
    comes_back(owain)
    brings_in_what_is_noticed(owain, folders.stick)
    sees_the_difference(owain)
    settles(mared, finding)
    hands_over_again(mared, folders.stick)
    brings_in_what_is_noticed(owain, folders.stick)
    sees_it_settled(owain, finding)
    goes_home(owain)
    # The laptop is lost, found by somebody who knows the passphrase, and replaced.
    says_that_the_laptop_is_lost(mared)
    QTest.qWait(NEXT_SECOND)
    comes_back(owain)
    rewords(owain, finding, "Written by whoever has the laptop now.")
    hands_over_again(owain, folders.stick)
    goes_home(owain)
    refuses_what_the_lost_laptop_wrote(mared, folders.stick, choose)
    words = invites(mared, folders.stick, choose)
    owain = before_a_laptop(folders.new_laptop)
    joins(owain, folders.stick, folders.new_laptop, words, choose)
    assert owain.visit.findings.get(finding).text == BY_OWAIN
    rewords(owain, finding, BY_MARED)
    hands_over(owain, folders.stick, choose)
    brings_in_what_is_noticed(mared, folders.stick)
    assert mared.visit.findings.get(finding).text == BY_MARED
    goes_home(owain)
    goes_home(mared)
    nothing_can_be_read(folders)


# ---- before the first day -------------------------------------------------------------------------------
def founds_the_visit(lead: Person, folders: Folders, choose: Callable[[Path], None]) -> None:
    """Mared founds the visit with a passphrase, typed twice, saves the sheet, and sees an empty visit."""
    lead.waits_for(lead.start)
    lead.presses(Qt.Key.Key_N, CTRL)
    form = lead.start.findChild(NewVisitForm)
    assert form is not None
    lead.qtbot.waitUntil(form.authority.hasFocus)
    for field, text in (
        (form.authority, COUNCIL),
        (form.inspectorate, "Care Inspectorate"),
        (form.first_day, "12 March 2024"),
        (form.last_day, "15 March 2024"),
        (form.lead, "Mared Llwyd"),
        (form.protection.first, MAREDS),
        (form.protection.again, MAREDS.replace("quay", "key")),
    ):
        lead.goes_by_tab_to(field.hasFocus)
        lead.types(text)
    choose(folders.mareds / "visit.inspection")
    lead.presses(ENTER)
    lead.waits_to_see("The two passphrases are not the same.", lead.start)
    assert not (folders.mareds / "visit.inspection").exists()
    form.protection.again.clear()
    lead.types(MAREDS)
    lead.presses(ENTER)
    lead.waits_to_see("The visit is protected.", lead.start)
    choose(folders.paper / "sheet.pdf")
    lead.clicks("Save the sheet…", lead.start)
    lead.waits_to_see("Saved as sheet.pdf. Print it", lead.start)
    lead.clicks("Open the visit", lead.start)
    lead.waits_for(lead.window)
    assert lead.window.windowTitle() == f"{COUNCIL} – Mared Llwyd"
    assert not is_plain(folders.mareds / "visit.inspection")
    lead.window.show_place(Place("team", part="hand-over"))
    lead.waits_to_see("Nobody else could read this hand-over")
    lead.clicks("To the members…")
    name = team_page(lead)._members._name
    QTest.mouseClick(name, Qt.MouseButton.LeftButton)
    lead.types("Owain Prys")
    lead.presses(ENTER)
    lead.waits_to_see("Not invited yet")


def invites(lead: Person, stick: Path, choose: Callable[[Path], None]) -> str:
    """Mared writes Owain's invitation on the stick and reads six words out; returns them."""
    lead.window.show_place(Place("team", part="members"))
    choose(stick)
    lead.clicks("Invite Owain Prys")
    lead.qtbot.waitUntil(lambda: lead.window.findChild(InvitationMade) is not None, timeout=SLOW)
    made = lead.window.findChild(InvitationMade)
    assert made is not None
    lead.waits_to_see("The invitation is written: Owain Prys.invitation.")
    assert QApplication.focusWidget() is made  # so that a screen reader reads the words out
    words = made.words.split()
    assert len(words) == WORDS
    assert set(words) <= {label.text() for label in made.findChildren(QLabel)}
    lead.clicks("I have told them")
    lead.waits_to_see("Invited on")
    # Each word stood by itself; the six are drawn by lot, and one such as "art" may stand within another text.
    lead.qtbot.waitUntil(lambda: not any(lead.sees_alone(word) for word in words))
    return made_words(words)


def made_words(words: list[str]) -> str:
    """Return the words as somebody types them who heard them."""
    return "-".join(words).capitalize()


def joins(member: Person, stick: Path, laptop: Path, words: str, choose: Callable[[Path], None]) -> None:
    """Owain makes his own copy with the words, under a passphrase of his own."""
    member.waits_for(member.start)
    choose(stick / "Owain Prys.invitation")
    card = next(c for c in member.start.findChildren(ActionCard) if "Join a visit" in c.accessibleName())
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    form = member.start.findChild(InvitationForm)
    assert form is not None
    member.qtbot.waitUntil(form.words.hasFocus)
    for field, text in (
        (form.words, words),
        (form.protection.first, OWAINS),
        (form.protection.again, OWAINS),
    ):
        member.goes_by_tab_to(field.hasFocus)
        member.types(text)
    choose(laptop / "mine.inspection")
    member.presses(ENTER)
    member.waits_to_see("The visit is protected.", member.start, timeout=SLOW)
    member.clicks("Open the visit", member.start)
    member.waits_for(member.window)
    assert member.window.windowTitle() == f"{COUNCIL} – Owain Prys"
    assert member.visit.me.name == "Owain Prys"


# ---- the evenings ---------------------------------------------------------------------------------------
def rewords(person: Person, finding: str, text: str) -> None:
    """The finding is worded anew on the page of the evidence."""
    person.waits_for(person.window)
    person.window.show_place(Place("evidence", finding))
    page = person.window.page("evidence")
    assert isinstance(page, EvidencePage)
    person.clicks("Edit finding")
    person.qtbot.waitUntil(page.behind.finding._english.hasFocus)
    person.presses(Qt.Key.Key_A, CTRL)
    person.types(text)
    person.clicks("Done")
    person.qtbot.waitUntil(lambda: person.visit.findings.get(finding).text == text)


def hands_over(person: Person, stick: Path, choose: Callable[[Path], None]) -> None:
    """The hand-over is written on a stick that is chosen, and it says who else can read it."""
    choose(stick)
    person.window.show_place(Place("team", part="hand-over"))
    other = "Owain Prys" if person.visit.me.is_lead else "Mared Llwyd"
    person.waits_to_see("Can be read by")
    assert person.sees(other)
    person.clicks("Hand over to the team…")
    written(person, stick)


def hands_over_again(person: Person, stick: Path) -> None:
    """The hand-over is written where the last one was, by one click."""
    person.window.show_place(Place("team", part="hand-over"))
    QTest.qWait(NEXT_SECOND)
    person.clicks(f"Hand over to {stick.name}")
    written(person, stick)


def written(person: Person, stick: Path) -> None:
    """What was written is verified."""
    person.waits_to_see("Verified; the stick is safe to remove.")
    assert list(stick.glob(f"{person.visit.me.name}*.handover"))


def goes_home(person: Person) -> None:
    """The visit is closed."""
    person.window.close()


def comes_back(person: Person) -> None:
    """The visit is opened from the list, which tells nothing of it, by its passphrase; a slip is told as such."""
    start = person.start
    start.load()
    start.show()
    person.waits_for(start)
    row = start.findChildren(RecentRow)[-1]
    assert row.accessibleName() == "mine, Protected with a passphrase"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    person.opens_with(MAREDS, start)
    person.waits_to_see("This is not the passphrase of this visit.", start)
    person.opens_with(OWAINS, start)
    person.qtbot.waitUntil(lambda: not start.isVisible())
    person.waits_for(person.window)
    assert not person.sees("copied or moved")


def brings_in_what_is_noticed(person: Person, stick: Path) -> None:
    """A stick is put in: it is noticed, what it brings is seen, and then it is merged."""
    person.waits_for(person.window)
    person.window.show_place(Place("overview"))
    page = team_page(person)
    page.watch.look([stick])
    person.waits_to_see(f"1 new hand-over on {stick.name}.")
    person.window.show_place(Place("team", part="bring-in"))
    person.clicks("See what it brings")
    person.waits_to_see("Verified")
    person.clicks("Merge 1 hand-over")
    person.waits_to_see("There is nothing new to merge.")
    page.watch.look([stick])  # as it does every few seconds
    person.qtbot.waitUntil(lambda: not page.watch.is_looking)


def sees_the_difference(person: Person) -> None:
    """Both sentences stand beside each other, with who wrote them."""
    person.window.show_place(Place("team", part="bring-in"))
    person.qtbot.waitUntil(lambda: len(person.window.findChildren(DifferenceRow)) == 1)
    (row,) = person.window.findChildren(DifferenceRow)
    person.qtbot.waitUntil(row.isVisible)
    assert {card.accessibleName()[3:] for card in row.cards} == {
        f"{BY_MARED}, Mared Llwyd",
        f"{BY_OWAIN}, Owain Prys",
    }
    assert person.sees(f"Before: {FOUNDED}")


def goes_back_and_merges_again(lead: Person, finding: str, stick: Path) -> None:
    """Mared undoes the merge, sees the visit as it was before, and merges again."""
    lead.clicks("Undo the last merge")
    lead.waits_to_see("The merge is undone: everything stands as it did before.")
    assert not lead.sees("What you changed here since the merge")
    assert lead.window.place == Place("team", part="bring-in")
    assert lead.visit.findings.get(finding).text == BY_MARED
    assert lead.visit.store.conflict_count() == 0
    brings_in_what_is_noticed(lead, stick)
    assert not lead.sees("The merge is undone")
    sees_the_difference(lead)


def settles(lead: Person, finding: str) -> None:
    """Mared settles the difference by what Owain wrote, by key."""
    lead.waits_for(lead.window)
    sees_the_difference(lead)
    (row,) = lead.window.findChildren(DifferenceRow)
    number = next(n for n, side in enumerate(row.difference.sides, 1) if side.author == "Owain Prys")
    team_page(lead).bring_in.setFocus()
    lead.presses(ENTER, CTRL)
    lead.types(str(number))
    lead.waits_to_see("Nothing differs.")
    assert lead.sees(": settled.")
    assert lead.visit.findings.get(finding).text == BY_OWAIN


def sees_it_settled(member: Person, finding: str) -> None:
    """On the other copy nothing differs any more, either."""
    member.waits_to_see("Nothing differs.")
    assert member.visit.findings.get(finding).text == BY_OWAIN
    assert member.visit.store.conflict_count() == 0


def locks_and_unlocks(lead: Person) -> None:
    """Mared locks the window, which shows nothing then, and unlocks it where she was."""
    lead.waits_for(lead.window)
    place = lead.window.place
    lead.presses(Qt.Key.Key_L, CTRL | SHIFT)
    lead.waits_to_see("The visit is locked")
    assert lead.window.windowTitle() == "Locked – Inspector"
    assert not any(lead.sees(words) for words in (COUNCIL, "Mared", "Hand over"))
    lead.opens_with(MAREDS, lead.window)
    lead.waits_to_see("Hand over")
    assert lead.window.place == place


# ---- the lost laptop ------------------------------------------------------------------------------------
def says_that_the_laptop_is_lost(lead: Person) -> None:
    """Mared reads what follows, and says that Owain's laptop is lost."""
    lead.waits_for(lead.window)
    lead.window.show_place(Place("team", part="members"))
    lead.clicks("The laptop of Owain Prys is lost")
    lead.waits_to_see("Nothing more is taken in from it.")
    lead.clicks("The laptop is lost")
    lead.waits_to_see("Laptop lost on")
    lead.window.show_place(Place("team", part="hand-over"))
    lead.waits_to_see("Nobody else could read this hand-over")


def refuses_what_the_lost_laptop_wrote(lead: Person, stick: Path, choose: Callable[[Path], None]) -> None:
    """What was written on it is refused in a sentence, and nothing of it is used."""
    lead.waits_for(lead.window)
    choose(stick)
    lead.window.show_place(Place("team", part="bring-in"))
    team_page(lead).bring_in.choose_folder()
    lead.waits_to_see("was written on a laptop that was lost or left the team")
    assert lead.sees("There is nothing new to merge.")
    for handover in stick.glob("Owain Prys*.handover"):
        handover.unlink()


def nothing_can_be_read(folders: Folders) -> None:
    """No file on the laptops or on the stick holds a word of what was typed."""
    read = [
        path
        for folder in (folders.mareds, folders.owains, folders.new_laptop, folders.stick)
        for path in folder.rglob("*")
        if path.is_file()
    ]
    assert {path.suffix for path in read} == {".inspection", ".keys", ".ini", ".handover", ".invitation"}
    held = {
        (path.name, secret)
        for path in read
        for secret in SECRETS
        for encoding in ("utf-8", "utf-16-le")
        if secret.encode(encoding) in path.read_bytes()
    }
    assert held == set()


def team_page(person: Person) -> TeamPage:
    """Return the page of the team."""
    page = person.window.page("team")
    assert isinstance(page, TeamPage)
    return page

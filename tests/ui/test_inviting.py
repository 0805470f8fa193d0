"""Inviting, joining with the words, and a lost laptop, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from inspector_app.team.enrolment import revoke
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.team.phrase import WORDS
from inspector_app.visit import Visit
from tests.sealed_visit import Sealed
from ui.pages.team.invite import InvitationMade
from ui.pages.team.lost_laptop import LostLaptop
from ui.pages.team.page import HAND_OVER, MEMBERS, TeamPage
from ui.place import Place
from ui.preferences import Preferences, RecentVisit
from ui.start.invitation_form import InvitationForm
from ui.start.window import StartWindow
from ui.widgets.button import Button
from ui.widgets.message import Message
from ui.workspace import Workspace

SLOW = 30_000  # milliseconds: words are made slow to try on purpose


@pytest.fixture
def show(qtbot, preferences: Preferences):
    """Show the members of a visit file."""
    opened: list[Workspace] = []

    def open_(path: Path) -> TeamPage:
        workspace = Workspace(Visit.open(path), preferences)
        opened.append(workspace)
        page = TeamPage(workspace)
        qtbot.addWidget(page)
        workspace.changed.connect(lambda _touched: page.load())
        page.resize(1200, 800)
        page.show_tab(MEMBERS)
        page.load()
        page.show()
        return page

    yield open_
    for workspace in opened:
        workspace.finish()
        workspace.visit.close()


def words_on(widget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, name: str) -> Button | None:
    found = [
        b for b in widget.findChildren(Button) if name in (b.text(), b.accessibleName()) and b.isVisible()
    ]
    return found[0] if found else None


def test_the_lead_invites_somebody_and_sees_the_words_once(
    qtbot, show, sealed: Sealed, tmp_path, monkeypatch
):
    page = show(sealed.lead)
    assert "Invited on Tue 12 March" in words_on(page)
    assert "Not invited yet" in words_on(page)
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_arguments: str(stick))
    button(page, "Invite Siân Rees").click()
    qtbot.waitUntil(lambda: page.findChild(InvitationMade) is not None, timeout=SLOW)
    made = page.findChild(InvitationMade)
    assert len(made.words.split()) == WORDS
    qtbot.waitUntil(lambda: set(made.words.split()) <= set(words_on(made).splitlines()))
    assert (stick / "Siân Rees.invitation").is_file()
    made.done.click()
    qtbot.waitUntil(lambda: page.findChild(InvitationMade) is None)
    qtbot.waitUntil(lambda: words_on(page).count("Invited on Tue 12 March") == 1)
    assert "Not invited yet" not in words_on(page)


def test_a_lost_laptop_is_asked_about_and_then_counts_no_more(qtbot, show, sealed: Sealed, tmp_path):
    page = show(sealed.lead)
    with Visit.open(sealed.owain) as owain:
        hand_over(owain, tmp_path / "owain.handover")
    bring_in(page.visit, tmp_path / "owain.handover")
    qtbot.waitUntil(lambda: words_on(page).count("Joined on Tue 12 March") == 2)
    assert button(page, "Invite Owain Prys") is None
    button(page, "The laptop of Owain Prys is lost").click()
    asked = page.findChild(LostLaptop)
    qtbot.waitUntil(lambda: "cannot be read on that laptop" in words_on(asked))
    button(asked, "Cancel").click()
    qtbot.waitUntil(lambda: page.findChild(LostLaptop) is None)
    assert "Joined on" in words_on(page)
    button(page, "The laptop of Owain Prys is lost").click()
    page.findChild(LostLaptop).lost.click()
    qtbot.waitUntil(lambda: "Laptop lost on" in words_on(page))
    qtbot.waitUntil(lambda: button(page, "Invite Owain Prys") is not None)


def test_somebody_who_leaves_stays_in_view_as_having_left(qtbot, show, sealed: Sealed):
    page = show(sealed.lead)
    button(page, "The laptop of Owain Prys is lost").click()
    page.findChild(LostLaptop).left.click()
    qtbot.waitUntil(lambda: "Left the team on" in words_on(page))
    assert [member.name for member in page.visit.members.active()] == ["Mared Llwyd", "Siân Rees"]


def test_an_inspector_sees_how_everybody_stands_and_invites_nobody(show, sealed: Sealed):
    page = show(sealed.owain)
    assert "Joined on Tue 12 March" in words_on(page)
    assert not [b for b in page.findChildren(Button) if b.text() in ("Invite…", "Laptop lost…")]


def test_a_visit_without_keys_says_nothing_of_laptops(qtbot, workspace: Workspace):
    page = TeamPage(workspace)
    qtbot.addWidget(page)
    page.show_tab(MEMBERS)
    page.load()
    page.show()
    assert not any(words in words_on(page) for words in ("Joined on", "Not invited"))


def test_a_hand_over_says_who_can_read_it(qtbot, show, sealed: Sealed):
    page = show(sealed.lead)
    page.show_tab(HAND_OVER)
    qtbot.waitUntil(lambda: "Can be read by" in words_on(page))
    assert "Owain Prys" in words_on(page).splitlines()
    assert "Nobody else could read" not in words_on(page)
    revoke(page.visit, page.visit.members.named("Owain Prys"))
    qtbot.waitUntil(lambda: "you alone" in words_on(page).splitlines())
    assert "Nobody else could read this hand-over" in words_on(page)
    with qtbot.waitSignal(page.workspace.going) as going:
        button(page, "To the members…").click()
    assert going.args == [Place("team", part=MEMBERS)]


# ---- joining ------------------------------------------------------------------------------------------
@pytest.fixture
def start(qtbot, preferences: Preferences) -> StartWindow:
    window = StartWindow(preferences)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.stop_working()


def test_an_invitation_is_joined_with_its_words(qtbot, start, sealed: Sealed, tmp_path, monkeypatch):
    path = tmp_path / "mine.inspection"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(sealed.invitation), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (str(path), ""))
    start.join()
    form = start.findChild(InvitationForm)
    form.words.setText("acorn badjer cactus daisy echo falcon")
    form.submit()
    assert "“badjer” is not a word" in form.findChild(Message).sentence.text()
    form.words.setText("acorn badger cactus daisy echo falcon")
    form.submit()
    assert "Too short" in form.findChildren(Message)[-1].sentence.text()
    form.protection.wanted.click()
    form.submit()
    assert not form.isEnabled()
    qtbot.waitUntil(form.isEnabled, timeout=SLOW)
    assert "not the words of this invitation" in form.findChildren(Message)[-1].sentence.text()
    assert not path.exists()
    form.words.setText(sealed.words.title().replace(" ", "-"))
    with qtbot.waitSignal(start.chosen, timeout=SLOW) as chosen:
        qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert chosen.args == [path, None]
    with Visit.open(path) as visit:
        assert visit.me.name == "Owain Prys"


def test_nobody_joins_from_a_sealed_hand_over_and_it_can_be_brought_in(
    qtbot, start, sealed: Sealed, tmp_path, monkeypatch, preferences: Preferences
):
    with Visit.open(sealed.owain) as owain:
        hand_over(owain, tmp_path / "owain.handover")
    preferences.remember(RecentVisit.protected(str(sealed.lead), "2024-03-14T14:32+00:00"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(tmp_path / "owain.handover"), ""))
    start.join()
    qtbot.waitUntil(lambda: "owain.handover is a hand-over of a sealed visit" in words_on(start))
    assert "joins with an invitation of the lead inspector" in words_on(start)
    assert button(start, "Join the visit…") is None
    assert button(start, "Join with an invitation…") is not None
    with qtbot.waitSignal(start.bringing_in) as bringing_in:
        button(start, "Bring it in to Mared.inspection").click()
    assert bringing_in.args == [sealed.lead, tmp_path / "owain.handover"]

"""Inviting, joining with the words, and a lost laptop, in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from db.handover.merge import merge_handover
from db.handover.stream import write_handover
from db.store import Store
from inspector_app.team.enrolment import revoke
from inspector_app.team.handovers import bring_in, hand_over
from inspector_app.team.last_merge import last_merge
from inspector_app.team.phrase import WORDS
from inspector_app.visit import Visit
from tests.sealed_visit import Sealed
from ui.pages.overview.last_merge_panel import LastMergePanel
from ui.pages.team.invite import InvitationMade
from ui.pages.team.lost_laptop import LostLaptop, WithdrawInvitation
from ui.pages.team.page import BRING_IN, HAND_OVER, MEMBERS, TeamPage
from ui.place import Place
from ui.preferences import Preferences, RecentVisit
from ui.start.invitation_form import InvitationForm
from ui.start.window import StartWindow
from ui.widgets.button import Button
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.message import Message
from ui.workspace import Workspace

SLOW = 30_000  # milliseconds: words are made dear to try on purpose


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
    assert [b.property("kind") for b in (asked.yes, asked.left)] == ["danger", "danger"]
    assert asked.focusProxy() is button(asked, "Cancel")
    button(asked, "Cancel").click()
    qtbot.waitUntil(lambda: page.findChild(LostLaptop) is None)
    assert "Joined on" in words_on(page)
    button(page, "The laptop of Owain Prys is lost").click()
    page.findChild(LostLaptop).yes.click()
    qtbot.waitUntil(lambda: "Laptop lost on" in words_on(page))
    qtbot.waitUntil(lambda: button(page, "Invite Owain Prys") is not None)


def test_an_invitation_that_nobody_is_known_to_have_used_is_withdrawn_and_no_laptop_is_lost(
    qtbot, show, sealed: Sealed
):
    page = show(sealed.lead)
    assert button(page, "The laptop of Owain Prys is lost") is None
    assert button(page, "Invite Owain Prys").text() == "Invite again…"
    button(page, "Withdraw the invitation of Owain Prys").click()
    asked = page.findChild(WithdrawInvitation)
    qtbot.waitUntil(lambda: "admit nobody any more" in words_on(asked))
    asked.yes.click()
    qtbot.waitUntil(lambda: "Invitation withdrawn on" in words_on(page))
    assert "lost" not in words_on(page)
    assert button(page, "Withdraw the invitation of Owain Prys") is None
    qtbot.waitUntil(lambda: button(page, "Invite Owain Prys") is not None)


def is_on_one_row(label: Label) -> bool:
    """Whether the words are in view as they are, in a row that is no higher than one."""
    metrics = label.fontMetrics()
    fits = label.width() >= metrics.horizontalAdvance(label.text())
    return label.isVisible() and fits and label.height() < 3 * metrics.height()


def test_what_was_verified_is_told_as_it_is_once_the_laptop_is_lost(qtbot, show, sealed: Sealed, tmp_path):
    with Visit.open(sealed.owain) as owain:
        hand_over(owain, tmp_path / "first.handover")
        owain.cases.add("C01")
        hand_over(owain, tmp_path / "second.handover")
    page = show(sealed.lead)
    bring_in(page.visit, tmp_path / "first.handover")
    page.show_tab(BRING_IN)
    page.bring_in.look_at([tmp_path / "second.handover"])
    qtbot.waitUntil(lambda: "Verified" in words_on(page).splitlines())
    assert "Not signed" not in words_on(page)
    assert "reported lost" not in words_on(page)
    panel = LastMergePanel(lambda _place: None)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_merge(last_merge(page.visit), 0, sealed=True)
    qtbot.waitUntil(lambda: "Hand-overs, all verified" in words_on(panel))
    revoke(page.visit, page.visit.members.named("Owain Prys"))
    # Both where it was looked at and where the first one was brought in.
    told = "Verified then; this laptop was reported lost on"
    qtbot.waitUntil(lambda: words_on(page).count(told) == 2)
    qtbot.waitUntil(
        lambda: all(is_on_one_row(label) for label in page.findChildren(Label) if told in label.text())
    )
    assert "Verified" not in words_on(page).splitlines()
    assert not [box for box in page.findChildren(CheckBox) if box.isChecked()]
    panel.show_merge(last_merge(page.visit), 0, sealed=True)
    summed_up = "Hand-overs, verified then; a laptop was reported lost on"
    qtbot.waitUntil(lambda: summed_up in words_on(panel))
    page.bring_in.look_at([tmp_path / "second.handover"])
    qtbot.waitUntil(lambda: "was written on a laptop that was lost" in words_on(page))


def test_hand_overs_of_a_visit_without_keys_say_that_they_are_not_signed(
    qtbot, workspace: Workspace, tmp_path
):
    visit = workspace.visit
    with Store.create(tmp_path / "other.inspection", inspection=visit.store.inspection) as other:
        hand_over(visit, tmp_path / "mine.handover")
        merge_handover(other, tmp_path / "mine.handover", author=visit.me.id)
        with other.transaction("somebody") as act:
            act.create("sampled_case", {"reference": "C99"})
        write_handover(other, tmp_path / "theirs.handover", author="somebody")
    page = TeamPage(workspace)
    qtbot.addWidget(page)
    page.show_tab(BRING_IN)
    page.load()
    page.show()
    page.bring_in.look_at([tmp_path / "theirs.handover"])
    qtbot.waitUntil(lambda: "Whole, not signed" in words_on(page).splitlines())
    assert "Not signed: this visit was made without keys." in words_on(page)
    assert "Verified" not in words_on(page).splitlines()


def test_somebody_who_leaves_stays_in_view_as_having_left(qtbot, show, sealed: Sealed):
    page = show(sealed.lead)
    button(page, "Withdraw the invitation of Owain Prys").click()
    page.findChild(WithdrawInvitation).left.click()
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
    assert page.hand_over.elsewhere.property("kind") == "primary"
    revoke(page.visit, page.visit.members.named("Owain Prys"))
    qtbot.waitUntil(lambda: "you alone" in words_on(page).splitlines())
    assert "Nobody else could read this hand-over" in words_on(page)
    qtbot.waitUntil(lambda: page.hand_over.elsewhere.property("kind") == "secondary")
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

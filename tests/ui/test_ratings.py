"""The ratings page: rating by key, reasons and what they cite, and the moderated rating."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from inspector_app.judgement.rating_story import rating_story
from inspector_app.judgement.ratings import NOT_ENOUGH
from ui.pages.ratings.member_rating import MemberRating
from ui.pages.ratings.page import RatingsPage
from ui.place import Place
from ui.widgets.criterion_tabs import CriterionTab
from ui.widgets.elided_link import ElidedLink
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.picker import Picker
from ui.workspace import Workspace

II, PERFORMANCE, PROSPECTS = "ii", "performance", "prospects"


@pytest.fixture
def page(qtbot, workspace: Workspace) -> RatingsPage:
    """The page, shown at criterion ii; changes load it as the window would."""
    made = RatingsPage(workspace)
    qtbot.addWidget(made)
    workspace.changed.connect(lambda _touched: made.load())
    made.resize(1182, 720)
    made.load()
    made.show()
    made.show_place(Place("ratings", part=II))
    return made


def test_arrow_moves_along_the_rungs_and_saves(page: RatingsPage) -> None:
    ladder = page.ladders[PERFORMANCE]
    QTest.mouseClick(ladder.rung("good"), Qt.MouseButton.LeftButton)
    assert page.visit.ratings.mine(II, PERFORMANCE).level == "good"
    QTest.keyClick(ladder.rung("good"), Qt.Key.Key_Down)
    assert page.visit.ratings.mine(II, PERFORMANCE).level == "adequate"
    assert ladder.rung("adequate").isChecked()
    assert not ladder.rung("good").isChecked()


def test_digit_chooses_the_value_and_nought_not_enough(page: RatingsPage) -> None:
    ladder = page.ladders[PROSPECTS]
    QTest.keyClick(ladder.rung("excellent"), "3")
    assert page.visit.ratings.mine(II, PROSPECTS).level == "promising"
    QTest.keyClick(ladder.rung("promising"), "0")
    assert page.visit.ratings.mine(II, PROSPECTS).level == NOT_ENOUGH


def test_ladder_is_one_tab_stop(page: RatingsPage) -> None:
    ladder = page.ladders[PERFORMANCE]
    QTest.keyClick(ladder.rung("excellent"), "2")
    stops = [
        key
        for key in ("excellent", "good", "adequate", "poor", NOT_ENOUGH)
        if ladder.rung(key).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == ["adequate"]


def test_reason_waits_for_a_rung_and_is_saved_on_leaving(page: RatingsPage) -> None:
    field = page.rationales[PERFORMANCE].field
    assert not field.isEnabled()
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    assert field.isEnabled()
    QTest.keyClicks(field, "Children are seen early.")
    page.leave()
    assert page.visit.ratings.mine(II, PERFORMANCE).rationale == "Children are seen early."


def test_another_rung_keeps_the_reason_and_what_it_cites(page: RatingsPage) -> None:
    finding = page.visit.findings.add(II, "strength", "Children are seen early")
    page.visit.ratings.rate(II, PERFORMANCE, "good", rationale="Sound.", cites=[finding])
    QTest.keyClick(page.ladders[PERFORMANCE].rung("good"), "2")
    mine = page.visit.ratings.mine(II, PERFORMANCE)
    assert (mine.level, mine.rationale, mine.cited) == ("adequate", "Sound.", (finding,))


def test_finding_is_cited_from_the_list_and_taken_out_again(page: RatingsPage) -> None:
    finding = page.visit.findings.add(II, "area", "Analysis describes events")
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    page.rationales[PERFORMANCE].citations.cite.click()
    picker = page.findChild(Picker)
    QTest.keyClicks(picker.field, "events")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.visit.ratings.mine(II, PERFORMANCE).cited == (finding,)
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert page.visit.ratings.mine(II, PERFORMANCE).cited == ()
    QTest.keyClick(picker.field, Qt.Key.Key_Escape)
    assert not picker.isVisible()


def test_lead_agrees_a_level_with_its_reason(page: RatingsPage) -> None:
    spread = page.moderation.axes[PERFORMANCE].spread
    assert not page.moderation.agree.isEnabled()
    QTest.mouseClick(
        spread, Qt.MouseButton.LeftButton, pos=QPoint(spread.width() * 3 // 8, spread.height() - 8)
    )
    assert spread.value == "adequate"
    assert page.visit.ratings.moderated(II, PERFORMANCE) is None
    for axis in page.moderation.axes.values():
        QTest.keyClicks(axis.reason, "The files say so.")
    QTest.keyClick(page.moderation.axes[PROSPECTS].spread, "3")
    page.moderation.agree.click()
    agreed = page.visit.ratings.moderated(II, PERFORMANCE)
    assert (agreed.level, agreed.reason) == ("adequate", "The files say so.")
    assert page.visit.ratings.moderated(II, PROSPECTS).level == "promising"
    assert not page.moderation.agree.isVisible()


def test_who_holds_another_level_than_the_agreed_one_is_said(page: RatingsPage) -> None:
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    assert "still holds" not in page.moderation.moves
    page.visit.ratings.moderate(II, PERFORMANCE, "adequate", "The files say so.")
    assert "Mared still holds Good for current performance" in page.moderation.moves
    page.visit.ratings.rate(II, PERFORMANCE, "adequate")
    assert "still holds" not in page.moderation.moves


def test_reason_is_kept_before_it_is_agreed(page: RatingsPage) -> None:
    QTest.keyClicks(page.moderation.axes[PERFORMANCE].reason, "Files outweigh words.")
    page.leave()
    assert page.visit.ratings.moderated(II, PERFORMANCE) is None
    assert page.visit.ratings.moderation(II, PERFORMANCE).reason == "Files outweigh words."


def test_spread_says_who_stands_where_and_stood_before(page: RatingsPage) -> None:
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    page.visit.ratings.keep_held()
    page.visit.ratings.rate(II, PERFORMANCE, "adequate")
    assert "Mared Llwyd Adequate" in page.moderation.axes[PERFORMANCE].spread.accessibleName()
    page.moderation.show_history.click()
    steps = [(step.before, step.level) for step in rating_story(page.visit, II, PERFORMANCE)]
    assert steps == [("", "good"), ("good", "adequate")]
    assert "Mared moved from Good to Adequate" in page.moderation.moves


def test_spread_takes_the_digits_that_stand_under_it(page: RatingsPage) -> None:
    spread = page.moderation.axes[PERFORMANCE].spread
    QTest.keyClick(spread, "4")
    assert spread.value == "excellent"
    QTest.keyClick(spread, "0")
    assert spread.value == NOT_ENOUGH
    QTest.keyClick(spread, "5")
    assert spread.value == NOT_ENOUGH


def test_digits_of_the_ladder_are_those_of_the_spread(page: RatingsPage) -> None:
    for key, axis in page.moderation.axes.items():
        for number in "01234":
            QTest.keyClick(axis.spread, number)
            QTest.keyClick(page.ladders[key].rung(page.ladders[key].value or "excellent"), number)
            assert page.ladders[key].value == axis.spread.value


def test_tabs_say_how_many_ratings_a_criterion_has(page: RatingsPage) -> None:
    whole = 2 * len(page.visit.members.active())
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    assert tab(page, II).startswith(f"Criterion ii, Assessment, 1 of {whole} ratings are given")
    page.visit.ratings.rate(II, PROSPECTS, "promising")
    assert f"2 of {whole} ratings are given" in tab(page, II)


def tab(page: RatingsPage, key: str) -> str:
    """Return what a screen reader says of a criterion's tab."""
    names = [button.accessibleName() for button in page.tabs.findChildren(CriterionTab)]
    return next(name for name in names if name.startswith(f"Criterion {key},"))


def test_the_reasons_of_a_colleague_are_one_click_away(page: RatingsPage) -> None:
    finding = page.visit.findings.add(II, "strength", "Children are seen early")
    page.visit.ratings.rate(II, PERFORMANCE, "good", rationale="Sound.", cites=[finding])
    axis = page.moderation.axes[PERFORMANCE]
    line = axis.team.lines[page.visit.me.id]
    assert not shown(line, "Sound.")
    line.toggle.click()
    assert shown(line, "Sound.")
    assert [link.toolTip() for link in line.findChildren(ElidedLink)] == ["Children are seen early"]
    line.toggle.click()
    assert not shown(line, "Sound.")
    circle = next(rect for rect, _entry, _before in axis.spread._placed())
    QTest.mouseClick(axis.spread, Qt.MouseButton.LeftButton, pos=circle.center().toPoint())
    assert shown(line, "Sound.")
    page.show_criterion("i")
    assert not line.open


def shown(line: MemberRating, words: str) -> bool:
    """Return whether a line shows a text."""
    return any(label.text() == words and label.isVisible() for label in line.findChildren(Label))


def test_a_dissent_is_written_in_the_line_and_stands_in_history_and_moves(page: RatingsPage) -> None:
    page.visit.ratings.rate(II, PERFORMANCE, "good")
    line = page.moderation.axes[PERFORMANCE].team.lines[page.visit.me.id]
    line.toggle.click()
    assert not line.findChild(GrowingText).isVisible()
    page.visit.ratings.moderate(II, PERFORMANCE, "adequate", "The files say so.")
    QTest.keyClicks(line.findChild(GrowingText), "Four files are better.")
    page.leave()
    (dissent,) = page.visit.dissents.standing(II, PERFORMANCE)
    assert (dissent.level, dissent.against, dissent.reason) == ("good", "adequate", "Four files are better.")
    assert "still holds Good for current performance: Four files are better." in page.moderation.moves
    page.moderation.show_history.click()
    told = [label.text() for label in page.moderation.history.findChildren(Label)]
    assert "Mared dissented from Adequate and held Good for current performance" in told
    assert "Four files are better." in told
    assert "The team agreed Adequate for current performance" in told


def test_the_lead_comes_to_the_moderation_once_all_have_rated(page: RatingsPage, qtbot) -> None:
    bar, visit, me = page._area.verticalScrollBar(), page.visit, page.visit.me.id
    assert bar.value() == 0
    for member in visit.members.active():
        visit.belongs_to(member.id)
        visit.ratings.rate(II, PERFORMANCE, "good")
        visit.ratings.rate(II, PROSPECTS, "promising")
    page.show_place(Place("ratings", part=II))
    QTest.qWait(20)
    assert bar.value() == 0  # the last one in the team does not lead it
    visit.belongs_to(me)
    page.show_place(Place("ratings"))
    qtbot.waitUntil(lambda: bar.value() == min(page.moderation.y(), bar.maximum()) > 0)
    page.show_criterion("iii")
    assert bar.value() == 0


def test_inspector_reads_the_moderation_and_does_not_choose(
    page: RatingsPage, workspace: Workspace, qtbot
) -> None:
    workspace.visit.ratings.rate(II, PERFORMANCE, "good")
    workspace.visit.belongs_to(workspace.visit.members.named("Owain Prys").id)
    other = RatingsPage(workspace)
    qtbot.addWidget(other)
    other.resize(1182, 720)
    other.load()
    other.show()
    axis = other.moderation.axes[PERFORMANCE]
    assert "moderates with the team on the last day" in other.moderation.about.text()
    QTest.mouseClick(axis.spread, Qt.MouseButton.LeftButton, pos=QPoint(8, axis.spread.height() - 8))
    QTest.keyClick(axis.spread, "2")
    assert axis.spread.value == ""
    assert not other.moderation.agree.isVisible()
    assert not axis.reason.isVisible()
    assert axis.reason_said.text() == "None is agreed yet."

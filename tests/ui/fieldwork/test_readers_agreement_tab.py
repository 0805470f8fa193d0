"""The agreement between readers: the counts in words, and the way from a difference to the two readings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.fieldwork.beyond_chance import Verdict
from inspector_app.fieldwork.readers_agreement import QuestionAgreement, ReadersAgreement
from ui.main_window import MainWindow
from ui.pages.agreement.page import AgreementPage
from ui.pages.agreement.pair_row import PairRow
from ui.pages.team.double_reading_line import DoubleReadingLine
from ui.pages.team.page import AGREEMENT, TeamPage
from ui.pages.team.question_agreement import DifferenceLine, QuestionLine, meaning
from ui.pages.team.readers_agreement import ReadersAgreementTab
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.label import Label

SEEN = "/child/child_seen"


@pytest.fixture
def window(open_window: Callable[[str], MainWindow]) -> MainWindow:
    """The lead's window."""
    return open_window("Mared")


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> ReadersAgreementTab:
    """The tab, once the readings are compared."""
    window.show_place(Place("team", part=AGREEMENT))
    page = window.page("team")
    assert isinstance(page, TeamPage)
    shown: ReadersAgreementTab = page._agreement
    qtbot.waitUntil(lambda: shown.shown is not None)
    qtbot.waitUntil(lambda: len(lines(shown)) > 1)
    return shown


def lines(tab: ReadersAgreementTab) -> list[QuestionLine]:
    return [part for part in tab.parts.made() if isinstance(part, QuestionLine)]


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(Label)]


def test_the_whole_is_said_and_that_one_case_is_too_few(tab: ReadersAgreementTab) -> None:
    said = " ".join(texts(tab))
    assert tab.shown is not None
    assert f"{tab.shown.same} of {tab.shown.both} answers are the same" in said
    assert "1 case is too few to tell agreement from chance" in said


def test_a_difference_leads_to_its_question_in_both_readings(
    tab: ReadersAgreementTab, window: MainWindow, qtbot: QtBot
) -> None:
    line = next(line for line in lines(tab) if "Was the child seen?" in " ".join(texts(line)))
    line.toggle.click()
    qtbot.waitUntil(lambda: any(isinstance(part, DifferenceLine) for part in tab.parts.made()))
    difference = next(part for part in tab.parts.made() if isinstance(part, DifferenceLine))
    assert texts(difference) == ["C03", "Owain Prys: Yes", "Siwan Eames: No", "to settle"]
    difference.findChild(Button).click()
    page = window.page("agreement")
    assert isinstance(page, AgreementPage)
    row = QApplication.focusWidget()
    assert isinstance(row, PairRow)
    assert row.pair.path == SEEN
    assert page._next.isHidden()  # no other case is read twice


def test_differences_fold_away_again(tab: ReadersAgreementTab, qtbot: QtBot) -> None:
    toggle = lines(tab)[0].toggle
    toggle.click()
    qtbot.waitUntil(lambda: any(isinstance(part, DifferenceLine) for part in tab.parts.made()))
    toggle.click()
    assert not any(isinstance(part, DifferenceLine) for part in tab.parts.made())


def test_each_verdict_has_its_sentence() -> None:
    question = QuestionAgreement("q", "1.1", "Was it?", 12, 11, 0.82, Verdict.RELIABLE, ())
    assert meaning(question).endswith("Krippendorff’s alpha 0.82.")
    said = {meaning(replace(question, verdict=verdict)) for verdict in Verdict}
    assert len(said) == len(Verdict)
    assert meaning(replace(question, verdict=Verdict.NO_CHOICE)) == ""
    alike = meaning(replace(question, alpha=None, verdict=Verdict.ALL_ALIKE))
    assert "alpha" not in alike
    few = replace(question, both=4, alpha=0.9, verdict=Verdict.TOO_FEW)
    assert meaning(few) == "4 pairs are too few to tell agreement from chance (from 10 on)."


def test_with_enough_cases_each_question_says_what_it_comes_to(
    tab: ReadersAgreementTab, qtbot: QtBot
) -> None:
    agreement = tab.shown
    assert agreement is not None
    question = next(entry for entry in agreement.questions if entry.disagreements)
    many = replace(question, both=12, same=6, alpha=0.1, verdict=Verdict.UNRELIABLE)
    cases = tuple(replace(agreement.cases[0], case=str(n), reference=f"C{n}") for n in range(12))
    tab.show_agreement(ReadersAgreement(cases, (many,)))
    qtbot.waitUntil(lambda: not any("too few" in text for text in texts(tab)))
    line = tab._make(next(key for key in tab.parts._places.keys if getattr(key, "question", None) == many))
    assert any("little more than by chance" in text for text in texts(line))


def test_the_columns_of_the_cases_stand_below_each_other_whatever_their_numbers(
    tab: ReadersAgreementTab, qtbot: QtBot
) -> None:
    shown = tab.shown
    assert shown is not None
    first = next(case for case in shown.cases if case.compared is not None)
    cases = [
        replace(first, case=str(number), compared=99, differing=differing, is_settled=differing == 8)
        for number, differing in enumerate((8, 88, 0))
    ]
    tab.show_agreement(replace(shown, cases=tuple(cases)))
    tab.resize(760, 600)

    def counts() -> list[Label]:
        made = [part for part in tab.parts.made() if isinstance(part, DoubleReadingLine)]
        return [label for line in made for label in line.findChildren(Label) if "difference" in label.text()]

    qtbot.waitUntil(lambda: len(counts()) == len(cases))
    QTest.qWait(20)
    assert len({label.mapTo(tab, label.rect().topLeft()).x() for label in counts()}) == 1

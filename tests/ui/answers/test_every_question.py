"""A form with every kind of question, filled in as a reading is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.answers.trial import Trial
from ui.application import make_application
from ui.pages.reading.form_view import FormView
from ui.pages.reading.question_card import QuestionCard
from ui.theme import Mode, theme
from ui.typography import set_text_scale
from ui.widgets.label import Label
from ui.widgets.message import Message


@pytest.fixture
def form() -> Trial:
    """The form, not begun."""
    make_application()
    return Trial()


@pytest.fixture
def view(form: Trial, qtbot: QtBot) -> FormView:
    """The form in a window as wide as a page on a small screen."""
    made = FormView()
    qtbot.addWidget(made)
    made.resize(1182, 700)
    form.answered.connect(made.load)
    made.show_form(form)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture(params=[(Mode.LIGHT, 1.0), (Mode.DARK, 1.5), (Mode.HIGH_CONTRAST, 2.0)], ids=str)
def look(request: pytest.FixtureRequest) -> Iterator[None]:
    """A theme with a size of text."""
    mode, scale = request.param
    set_text_scale(scale)
    theme.use(mode)
    yield
    set_text_scale(1)
    theme.use(Mode.LIGHT)


def inmost(widget: QWidget) -> QWidget:
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def card(view: FormView, path: str) -> QuestionCard:
    view.go_to(path)
    found = view.questions.current_card()
    assert found is not None
    assert found.path == path
    return found


def said(card_: QuestionCard) -> list[str]:
    QTest.qWait(20)
    return [message.accessibleName() for message in card_.findChildren(Message) if message.isVisible()]


def test_enter_leads_from_one_question_to_the_next(view: FormView, form: Trial) -> None:
    asked = [node.path for node in form.state.asked()]
    view.go_to_first()
    been = []
    for _ in asked:
        current = view.questions.current_card()
        assert current is not None
        been.append(current.path)
        if current.path == "/typed/lines":
            view.go_on()  # there Enter begins a new line
        else:
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert been == asked
    assert {"/given/place", "/given/voice"}.isdisjoint(been)


def test_every_control_is_named_for_its_question(view: FormView, form: Trial) -> None:
    for node in form.state.asked():
        control = inmost(card(view, node.path).field)
        name = control.accessibleName()
        assert node.definition.number in name, (node.path, name)
        assert form.node(node.path).label in name


def test_every_control_fits_its_card(look: None, view: FormView, form: Trial) -> None:
    for node in form.state.asked():
        shown = card(view, node.path)
        QTest.qWait(5)
        field = shown.field
        assert field.minimumSizeHint().width() <= field.width(), node.path
        needed = (
            field.heightForWidth(field.width()) if field.hasHeightForWidth() else field.sizeHint().height()
        )
        assert field.height() >= needed, node.path


def test_a_choice_that_another_answer_takes_away_stays_in_view_and_is_marked(
    view: FormView, form: Trial
) -> None:
    form.answer("/many/region", "north")
    form.answer("/many/town", "bangor")
    form.answer("/many/region", "south")
    town = card(view, "/many/town")
    assert said(town) == ["This answer is not among the choices."]
    assert "Kept from before: Bangor" in [label.text() for label in town.field.findChildren(Label)]


def test_a_field_that_says_itself_what_is_wrong_says_it_alone(view: FormView, form: Trial) -> None:
    form.answer("/typed/moment", "3 nov")
    assert said(card(view, "/typed/moment")) == []
    form.answer("/typed/money", "3.5")
    assert said(card(view, "/typed/money")) == []
    form.answer("/typed/money", "99999999999")  # more than whole numbers hold
    assert said(card(view, "/typed/money")) == ["This is not an answer of the right kind."]


def test_a_new_name_is_a_choice_where_names_are_chosen(view: FormView, form: Trial) -> None:
    spoken = card(view, "/many/spoken")
    (key,) = form.state.repeat_keys("/many/child")
    form.answer(f"/many/child[{key}]/first_name", "Anna")
    QTest.keyClicks(QApplication.focusWidget(), "1")
    assert form.node("/many/spoken").value == "Anna"
    assert view.questions.current_card() is spoken


def test_the_form_speaks_welsh_in_its_controls(view: FormView, form: Trial) -> None:
    form.answer("/many/towns", "dinbych")
    towns = card(view, "/many/towns")
    view.speak_next()
    QTest.qWait(20)
    assert "1 ticked: Dinbych" in [label.text() for label in towns.field.findChildren(Label)]

"""The widgets that pages are built from."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from ui.layouts import clear, column
from ui.theme import Mode, theme
from ui.typography import Type
from ui.widgets.button import Button
from ui.widgets.filter_row import FilterRow
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.growing_text import GrowingText
from ui.widgets.label import Label
from ui.widgets.segment import Segment
from ui.widgets.segmented_choice import SegmentedChoice
from ui.widgets.toast import Toast


@pytest.fixture
def choice(qtbot):
    made = SegmentedChoice(
        [("good", "Good"), ("weak", "Weak"), ("poor", "Poor")],
        apart=("n/a", "Not applicable"),
        clearable=True,
        caps=True,
    )
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("key", "value"), [("1", "good"), ("3", "poor"), ("n", "n/a"), ("N", "n/a")])
def test_a_choice_is_made_by_its_key(qtbot, choice, key, value):
    with qtbot.waitSignal(choice.chosen) as signal:
        qtbot.keyClicks(choice, key)
    assert signal.args == [value]
    assert choice.value == value


def test_a_key_beyond_the_choices_chooses_nothing(qtbot, choice):
    qtbot.keyClicks(choice, "49x")
    assert choice.value == ""


def test_arrows_move_through_the_choices_and_the_one_apart(qtbot, choice):
    choice.set_value("poor")
    qtbot.keyClick(choice, Qt.Key.Key_Right)
    assert choice.value == "n/a"
    qtbot.keyClick(choice, Qt.Key.Key_Left)
    qtbot.keyClick(choice, Qt.Key.Key_Left)
    assert choice.value == "weak"


def test_choosing_again_takes_the_choice_back(qtbot, choice):
    qtbot.keyClicks(choice, "2")
    qtbot.keyClicks(choice, "2")
    assert choice.value == ""


def test_nothing_moves_when_a_choice_is_made(qtbot, choice):
    before = choice.sizeHint()
    choice.set_value("good")
    choice.show_caps(shown=True)
    assert choice.sizeHint() == before


def test_a_disabled_choice_keeps_its_value(qtbot, choice):
    choice.set_value("good")
    choice.setEnabled(False)
    qtbot.keyClicks(choice, "2")
    assert choice.value == "good"


def test_a_text_is_committed_after_a_pause_and_once(qtbot):
    text = GrowingText("before")
    qtbot.addWidget(text)
    text.show()
    commits = []
    text.committed.connect(commits.append)
    text.committed.connect(text.mark_saved)
    with qtbot.waitSignal(text.committed, timeout=3000):
        qtbot.keyClicks(text, "more ")
    assert text.commit()
    assert commits == ["more before"]


def test_a_text_grows_with_its_lines(qtbot):
    text = GrowingText()
    qtbot.addWidget(text)
    text.show()
    low = text.height()
    text.setPlainText("one\ntwo\nthree")
    assert text.height() >= low + 2 * text.fontMetrics().lineSpacing()


def test_a_saved_text_does_not_replace_what_is_being_typed(qtbot):
    text = GrowingText("old")
    qtbot.addWidget(text)
    text.setPlainText("typing")
    text.show_text("from a merge")
    assert text.toPlainText() == "typing"
    assert not text.commit()  # nobody said that it was saved
    text.show_text("from a merge")
    assert text.toPlainText() == "typing"
    text.mark_saved()
    text.show_text("from a merge")
    assert text.toPlainText() == "from a merge"


def test_a_filter_without_anything_stays_in_view_disabled(qtbot):
    filters = FilterRow([("all", "All"), ("mine", "Mine")])
    qtbot.addWidget(filters)
    filters.set_counts({"all": 3, "mine": 0})
    enabled = {button.text(): button.isEnabled() for button in filters.findChildren(Button)}
    assert enabled == {"All  3": True, "Mine  0": False}


def test_a_flow_breaks_into_lines(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout()
    holder.setLayout(flow)
    for _ in range(4):
        item = QWidget()
        item.setFixedSize(100, 20)
        flow.addWidget(item)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(220) == 2 * 20 + flow.spacing()


def test_what_is_hidden_in_a_flow_takes_no_room(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout()
    hidden, shown = Button("Protect it…"), Button("Lock now")
    flow.addWidget(hidden)
    flow.addWidget(shown)
    holder.setLayout(flow)
    hidden.hide()
    holder.show()
    assert shown.x() == 0


def test_what_is_lower_stands_in_the_middle_of_a_line_of_a_flow(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout()
    for height in (20, 30):
        item = QWidget()
        item.setFixedSize(100, height)
        flow.addWidget(item)
    holder.setLayout(flow)
    holder.resize(300, 50)
    holder.show()
    assert [item.widget().y() for item in map(flow.itemAt, range(2))] == [5, 0]


def test_a_toast_offers_its_deed(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    deeds = []
    toast = Toast(window)
    toast.say("C19 allocated to Delyth Arran", ("Open", lambda: deeds.append("opened")))
    assert toast.isVisible()
    qtbot.mouseClick(toast.findChild(Button), Qt.MouseButton.LeftButton)
    assert deeds == ["opened"]
    assert not toast.isVisible()


def ink_of(label):
    """Return how much darker than its ground a label is in all."""
    label.adjustSize()
    picture = label.grab().toImage()
    grounds = 255 * picture.width() * picture.height()
    return grounds - sum(
        picture.pixelColor(x, y).lightness() for x in range(picture.width()) for y in range(picture.height())
    )


@pytest.mark.parametrize("type_", [Type.UI, Type.STRONG, Type.TITLE, Type.NUMBER])
def test_a_first_letter_that_reaches_out_to_the_left_is_whole(qtbot, type_):
    label = Label("J", type_)
    label.setStyleSheet("background: white; color: black")
    qtbot.addWidget(label)
    shown = ink_of(label)
    label.setContentsMargins(8, 0, 8, 0)
    assert shown == ink_of(label)


def test_markup_in_a_text_is_shown_as_it_is(qtbot):
    label = Label("<b>Tom & Jerry</b>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_clearing_a_layout_leaves_nothing(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(column(Label("one"), column(Label("two"))))
    clear(holder.layout())
    assert holder.layout().count() == 0


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK, Mode.HIGH_CONTRAST])
def test_every_mode_colours_the_program(qtbot, qapp, mode):
    theme.use(mode)
    assert theme.tokens.ink in qapp.styleSheet()
    theme.use(Mode.LIGHT)


def test_a_choice_is_told_as_radio_buttons_with_what_is_chosen(qtbot):
    choice = SegmentedChoice([("yes", "Yes"), ("no", "No")], name="Is religion recorded?")
    qtbot.addWidget(choice)
    roles = {QAccessible.queryAccessibleInterface(s).role() for s in choice.findChildren(Segment)}
    assert roles == {QAccessible.Role.RadioButton}
    choice.set_value("no")
    assert choice.accessibleDescription() == "No"
    choice.set_value("")
    assert choice.accessibleDescription() == ""

"""What may tell who a child is, pointed out in notes and fields, and never in anybody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from inspector_app.privacy.finding import Likeness
from ui.place import Place
from ui.widgets.growing_text import GrowingText
from ui.widgets.line_field import LineField
from ui.widgets.privacy_notice import PrivacyNotice

CONTROL = Qt.KeyboardModifier.ControlModifier
TEXT = "They got the two brothers in Heol y Bont back to school."


@pytest.fixture
def source(visit):
    """An interview with a paragraph that names a street, and one that names nothing."""
    made = visit.sources.add("interview", "Family support workers", role="social-worker")
    visit.sources.write(made, "All three have been here for years.")
    visit.sources.write(made, TEXT)
    visit.sources.write(made, "They visit twenty-two families.")
    return made


@pytest.fixture
def page(window, source):
    window.show_place(Place("note", source))
    return window.page("note")


@pytest.fixture
def paper(page):
    return page._surface


def messages(page):
    return {number: message.words for number, message in page._warnings._messages.items()}


def texts(visit, source):
    return [paragraph.text for paragraph in visit.sources.paragraphs(source)]


def type_at_end(qtbot, paper, words):
    paper.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(paper, words)


def test_a_note_that_is_opened_is_looked_at(qtbot, page, paper):
    assert messages(page) == {1: "Heol y Bont"}
    (message,) = page._warnings._messages.values()
    qtbot.waitUntil(message.isVisible)
    first_below = paper.block_top(paper.document().findBlockByNumber(2))
    assert message.geometry().bottom() < first_below
    assert [cursor.selectedText() for cursor in paper._warned] == ["Heol y Bont"]


def test_it_waits_for_a_pause_and_the_writer_goes_on(qtbot, visit, source, page, paper):
    type_at_end(qtbot, paper, " The mother, Carys,")
    assert messages(page) == {1: "Heol y Bont"}
    qtbot.waitUntil(lambda: messages(page) == {1: "Heol y Bont", 2: "Carys"})
    assert QApplication.focusWidget() is paper
    qtbot.keyClicks(paper, " was not asked.")
    paper.save()
    assert texts(visit, source)[2].endswith("The mother, Carys, was not asked.")


def test_what_is_kept_is_not_asked_again(qtbot, visit, source, page, window):
    page._warnings._messages[1].keep.click()
    assert messages(page) == {}
    assert visit.name_watch.kept() == ["Heol y Bont"]
    visit.sources.write(source, "Heol y Bont again.")
    qtbot.waitUntil(lambda: "again" in page._surface.toPlainText())
    assert messages(page) == {}
    qtbot.mouseClick(window._toast._link, Qt.MouseButton.LeftButton)
    assert set(messages(page).values()) == {"Heol y Bont"}


def test_other_words_stand_everywhere_afterwards(qtbot, visit, source, page, paper):
    visit.sources.set(source, title="Heol y Bont", summary="Of Heol y Bont.")
    first = visit.sources.paragraphs(source)[1]
    start = TEXT.index("the two brothers")
    item = visit.evidence.take_up(
        TEXT[start:-1], ("i",), "strength", source=source, paragraph=first.id, start=start, stop=len(TEXT) - 1
    )
    alone = visit.evidence.take_up(
        "Heol y Bont",
        ("ii",),
        "area",
        source=source,
        paragraph=first.id,
        start=TEXT.index("Heol"),
        stop=TEXT.index("Heol") + len("Heol y Bont"),
    )
    qtbot.waitUntil(lambda: len(paper.passages) == 2)
    message = page._warnings._messages[1]
    message.replace.click()
    assert QApplication.focusWidget() is message.instead
    qtbot.keyClicks(message.instead, "the east area")
    qtbot.keyClick(message.instead, Qt.Key.Key_Return)
    assert texts(visit, source)[1] == "They got the two brothers in the east area back to school."
    saved = visit.sources.get(source)
    assert (saved.title, saved.summary) == ("the east area", "Of the east area.")
    for record, passage in (
        (item, "the two brothers in the east area back to school"),
        (alone, "the east area"),
    ):
        found = visit.evidence.get(record)
        assert found.passage == passage
        assert texts(visit, source)[1][found.start : found.stop] == passage
    assert messages(page) == {}
    assert QApplication.focusWidget() is paper


def test_other_words_are_left_and_the_whole_is_undone_at_once(qtbot, visit, page, paper, window):
    other = visit.sources.add("interview", "Talk with Ann")
    note = "😀 The mother, Ann, came. Annual reviews are late.\nAnn’s sister, Joanne."
    visit.sources.write(other, note)
    window.show_place(Place("note", other))
    qtbot.waitUntil(lambda: messages(page).get(0) == "Ann")
    page._warnings._messages[0].replaced.emit("the mother")
    assert texts(visit, other) == [
        "😀 The mother, the mother, came. Annual reviews are late.\nthe mother’s sister, Joanne."
    ]
    assert visit.sources.get(other).title == "Talk with the mother"
    visit.undo()
    assert (texts(visit, other), visit.sources.get(other).title) == ([note], "Talk with Ann")


def test_escape_leads_back_to_the_text_step_by_step(qtbot, page, paper):
    message = page._warnings._messages[1]
    qtbot.waitUntil(message.isVisible)
    message.replace.click()
    qtbot.keyClick(message.instead, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is message.replace
    qtbot.keyClick(message.replace, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is paper


def test_a_second_name_comes_when_the_first_is_dealt_with(qtbot, visit, source, page, paper):
    type_at_end(qtbot, paper, " Megan Rees and Carys.")
    qtbot.waitUntil(lambda: messages(page).get(2) == "Megan Rees")
    page._warnings._messages[2].keep.click()
    assert messages(page)[2] == "Carys"


def test_room_for_a_message_is_no_step_of_undoing(qtbot, visit, source, page, paper):
    before = paper.toPlainText()
    assert not paper.document().isUndoAvailable()
    type_at_end(qtbot, paper, " Carys.")
    qtbot.waitUntil(lambda: 2 in messages(page))
    qtbot.keyClick(paper, "z", CONTROL)
    assert paper.toPlainText() == before
    qtbot.waitUntil(lambda: 2 not in messages(page))
    qtbot.keyClick(paper, "z", CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert paper.toPlainText() == f"{before} Carys."
    page.leave()
    assert texts(visit, source)[2].endswith("Carys.")


def test_a_paragraph_that_goes_takes_its_message_along(qtbot, page, paper):
    cursor = QTextCursor(paper.document().findBlockByNumber(1))
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.removeSelectedText()
    qtbot.waitUntil(lambda: messages(page) == {})
    assert paper._warned == []


def test_another_note_has_messages_of_its_own(qtbot, visit, page, window):
    other = visit.sources.add("document", "Desk manual")
    window.show_place(Place("note", other))
    assert messages(page) == {}


def test_a_long_note_is_looked_at_to_its_end(qtbot, visit, page, window):
    long = visit.sources.add("document", "Log")
    with visit.act() as act:
        for number in range(100):
            act.create(
                "note_paragraph",
                {
                    "source": long,
                    "position": f"a{number:03}",
                    "written_at": visit.clock().isoformat(),
                    "text": f"Entry {number}.",
                },
            )
    visit.sources.write(long, "Megan Rees.")
    window.show_place(Place("note", long))
    qtbot.waitUntil(lambda: messages(page) == {100: "Megan Rees"})


# ---- fields ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("make", [LineField, GrowingText])
def test_a_field_is_watched(qtbot, workspace, make):
    field = make("Nothing here.")
    notice = PrivacyNotice(workspace, field)
    qtbot.addWidget(field)
    qtbot.addWidget(notice)
    assert notice.message is None
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "Megan Rees, born 3/4/2015. ")
    qtbot.waitUntil(lambda: notice.message is not None)
    assert notice.message.words == "Megan Rees"
    notice.message.instead.setText("The girl")
    notice.message.replaced.emit("The girl")
    text = field.text() if make is LineField else field.toPlainText()
    assert "Megan" not in text
    assert "The girl, born" in text
    assert notice.message.likeness is Likeness.BIRTH
    notice.message.keep.click()
    assert notice.message is None
    field.commit()


def test_a_field_keeps_the_words_that_only_begin_like_the_name(qtbot, workspace):
    field = GrowingText("The mother, Ann, came. Annual reviews are late.")
    qtbot.addWidget(field)
    notice = PrivacyNotice(workspace, field)
    qtbot.addWidget(notice)
    notice.message.replaced.emit("who was asked")
    assert field.toPlainText() == "The mother, who was asked, came. Annual reviews are late."


@pytest.fixture
def full_disk(visit, monkeypatch):
    """A disk that takes no setting any more."""

    def refuse(_name, _value):
        raise UserError("disk-full", "The disk is full.", "Make room.", where=visit.store.path.name)

    monkeypatch.setattr(visit.store, "set_setting", refuse)


def test_nothing_is_said_to_be_kept_that_the_disk_refused(qtbot, visit, page, window, full_disk):
    workspace = window.workspace
    with qtbot.waitSignal(workspace.not_saved), qtbot.assertNotEmitted(workspace.said):
        page._warnings._messages[1].keep.click()
    assert messages(page) == {1: "Heol y Bont"}


def test_what_the_disk_would_not_forget_is_not_asked_again(qtbot, visit, page, window, monkeypatch):
    page._warnings._messages[1].keep.click()
    monkeypatch.setattr(visit.name_watch, "forget", _refused)
    with qtbot.waitSignal(window.workspace.troubled):
        qtbot.mouseClick(window._toast._link, Qt.MouseButton.LeftButton)
    assert messages(page) == {}


def _refused(_words):
    raise UserError("disk-full", "The disk is full.", "Make room.")


def test_a_field_asks_on_when_the_disk_refused(qtbot, workspace, full_disk):
    field = LineField("Megan Rees")
    qtbot.addWidget(field)
    notice = PrivacyNotice(workspace, field)
    qtbot.addWidget(notice)
    with qtbot.waitSignal(workspace.not_saved):
        notice.message.keep.click()
    assert notice.message.words == "Megan Rees"


def test_the_title_of_a_source_is_watched(qtbot, visit, source, page):
    page._header.details.click()
    qtbot.keyClicks(QApplication.focusWidget(), "Megan Rees")
    notice = page._details.findChildren(PrivacyNotice)[0]
    qtbot.waitUntil(lambda: notice.message is not None and notice.message.words == "Megan Rees")


# ---- readings -------------------------------------------------------------------------------------------
@pytest.fixture
def reading(visit, window):
    """The page of a reading."""
    window.show_place(Place("reading", visit.readings.all()[0].id))
    return window.page("reading")


def notices(card):
    return [notice for notice in card.findChildren(PrivacyNotice) if notice.message is not None]


def test_a_comment_on_a_question_is_watched(qtbot, visit, reading):
    card = reading.questions.cards()[0]
    card.toggle_comment()
    field = card._comment._field
    qtbot.keyClicks(field, "They moved to Heol y Bont")
    qtbot.waitUntil(lambda: notices(card) != [])
    message = notices(card)[0].message
    assert message.words == "Heol y Bont"
    qtbot.waitUntil(message.isVisible)
    notices(card)[0]._replace("a street nearby")
    card.commit()
    record = reading._the_reading().record.id
    assert visit.store.answers(record)[f"{card.path}#comment"] == "They moved to a street nearby"
    assert notices(card) == []


def test_an_answer_in_words_is_watched_while_it_may_change(qtbot, visit, reading):
    form = reading._the_reading()
    form.answer("/child/child_seen", "no")
    reading.go_to("/child/child_not_seen_reason")
    card = reading.questions.current_card()
    qtbot.keyClicks(QApplication.focusWidget(), "They moved to Heol y Bont")
    qtbot.waitUntil(lambda: notices(card) != [])
    assert notices(card)[0].message.words == "Heol y Bont"
    card.commit()
    form.changeable = False
    card.load()
    assert notices(card) == []

"""Beginning a note: writing first, and saying afterwards what the note is on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.errors import UserError
from ui.place import Place

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, window):
    """The page of a note that is yet to begin."""
    window.show_place(Place("note"))
    return window.page("note")


def texts(visit, source):
    return [paragraph.text for paragraph in visit.sources.paragraphs(source)]


def test_two_keys_begin_an_interview_by_me_now(qtbot, visit, window):
    qtbot.keyClick(window, "n", CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "S")
    (note,) = visit.sources.all()
    assert (note.kind, note.title, note.role, note.state) == ("interview", "Interview", "", "held")
    assert (note.author, note.held_on) == (visit.me.id, "2024-03-14")
    assert note.started_at == visit.clock().isoformat()
    assert window._place == Place("note", note.id)


def test_every_letter_of_the_first_words_is_kept(qtbot, visit, page):
    qtbot.keyClicks(QApplication.focusWidget(), "She rang the office twice.")
    page.leave()
    (note,) = visit.sources.all()
    assert texts(visit, note.id) == ["She rang the office twice."]
    assert QApplication.focusWidget() is page._surface


def test_enter_begins_an_empty_page(qtbot, visit, page):
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (note,) = visit.sources.all()
    assert page._surface.toPlainText() == ""
    qtbot.waitUntil(lambda: page._header.title.text() == note.title)


def test_pasted_words_begin_a_note_too(qtbot, visit, page):
    QApplication.clipboard().setText("One thought.\nAnother.")
    page._surface.paste()
    page.leave()
    (note,) = visit.sources.all()
    assert texts(visit, note.id) == ["One thought.", "Another."]


def test_nothing_is_kept_of_a_note_in_which_nothing_was_written(qtbot, visit, window, page):
    window.show_place(Place("help"))
    assert visit.sources.all() == []


def test_escape_goes_to_the_list(qtbot, visit, window, page):
    qtbot.keyClick(page._surface, Qt.Key.Key_Escape)
    assert window._current == "interviews"
    assert visit.sources.all() == []


def test_a_role_is_chosen_by_its_key_and_brings_title_and_guide(qtbot, visit, page):
    qtbot.keyClicks(page._surface, "Rang twice.")
    qtbot.keyClick(page._surface, "g", CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "5")
    (note,) = visit.sources.all()
    assert (note.role, note.title, note.guide) == (
        "parent",
        "Parent or carer",
        visit.forms.guide_for("parent"),
    )
    assert QApplication.focusWidget() is page._surface
    qtbot.keyClicks(page._surface, " And wrote.")
    page.leave()
    assert texts(visit, note.id) == ["Rang twice. And wrote."]
    qtbot.waitUntil(lambda: page._guide.isVisible() and not page._beginning.isVisible())


def test_a_role_may_be_chosen_before_the_first_word(qtbot, visit, page):
    qtbot.keyClick(page._surface, "g", CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "1")
    (note,) = visit.sources.all()
    assert note.role == "social-worker"


@pytest.mark.parametrize(
    ("key", "kind", "title"),
    [
        ("d", "document", "Document"),
        ("s", "supervision-file", "Supervision file"),
        ("p", "performance", "Performance figures"),
        ("o", "observation", "Observation"),
        ("e", "earlier-report", "Earlier report"),
    ],
)
def test_other_sources_are_chosen_by_their_letter(qtbot, visit, page, key, kind, title):
    qtbot.keyClicks(page._surface, "Twelve pages.")
    qtbot.keyClick(page._surface, "g", CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), key)
    (note,) = visit.sources.all()
    assert (note.kind, note.title, note.guide) == (kind, title, None)


def test_choices_are_pressed_and_moved_among_with_arrows(qtbot, visit, page):
    qtbot.keyClick(page._surface, "g", CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    (note,) = visit.sources.all()
    assert note.role == visit.framework.roles[1].key


def test_a_title_that_was_written_stays_when_the_role_is_chosen(qtbot, visit, page):
    qtbot.keyClicks(page._surface, "x")
    (note,) = visit.sources.all()
    visit.sources.set(note.id, title="Foster carer, north")
    page._on_beginning_chosen("interview", "parent")
    assert visit.sources.get(note.id).title == "Foster carer, north"


def test_a_second_new_note_leaves_the_first_as_it_is(qtbot, visit, window, page):
    qtbot.keyClicks(page._surface, "First.")
    qtbot.keyClick(window, "n", CONTROL)
    qtbot.keyClicks(QApplication.focusWidget(), "Second.")
    page.leave()
    assert sorted(text for note in visit.sources.all() for text in texts(visit, note.id)) == [
        "First.",
        "Second.",
    ]


def test_words_that_cannot_be_saved_stay_on_the_page(qtbot, visit, window, page, monkeypatch):
    other = visit.sources.add("document", "Desk manual")

    def full(*_args, **_values):
        raise UserError("disk-full", "The disk is full.", "Make room.")

    monkeypatch.setattr(type(visit.sources), "add", full)
    qtbot.keyClicks(page._surface, "Said once.")
    window.show_place(Place("note", other))
    assert page._surface.toPlainText() == "Said once."
    monkeypatch.undo()
    window.show_place(Place("note", other))
    assert [text for note in visit.sources.all() for text in texts(visit, note.id)] == ["Said once."]


def test_a_note_that_was_taken_away_comes_back_when_one_writes_on(qtbot, visit, page):
    qtbot.keyClicks(page._surface, "First.")
    page.leave()
    (note,) = visit.sources.all()
    visit.sources.delete(note.id)
    qtbot.keyClicks(page._surface, " Second.")
    page.leave()
    assert [source.id for source in visit.sources.all()] == [note.id]
    assert texts(visit, note.id) == ["First. Second."]


def test_typing_without_a_pause_is_saved_as_well(qtbot, visit, page):
    page._surface._timer.setInterval(60_000)
    page._surface._latest.setInterval(50)
    qtbot.keyClicks(page._surface, "On and on")
    (note,) = visit.sources.all()
    qtbot.waitUntil(lambda: texts(visit, note.id) == ["On and on"])

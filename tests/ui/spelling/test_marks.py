"""Misspelt words are marked in text fields, left alone while they are typed, and put right in one step."""

import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMenu

from inspector_app.spelling.visit_words import added_words
from ui.pages.note.writing_surface import WritingSurface
from ui.pages.report.figure_faces import FigureFaces
from ui.pages.report.prose_edit import ProseEdit
from ui.spelling.mark_layer import MarkLayer
from ui.spelling.marks import KEY, SpellingMarks
from ui.spelling.spelling import spelling
from ui.widgets.growing_text import GrowingText

# A platform without a screen says so whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def in_use(qtbot, workspace):
    """Spelling, marked in the window of the small visit."""
    spelling.use(workspace)
    return spelling


@pytest.fixture
def show(qtbot, in_use):
    """Return what shows a field of some languages with a text, its marks drawn."""

    def shown(text="", **options):
        edit = GrowingText(text, **options)
        qtbot.addWidget(edit)
        edit.resize(500, 200)
        edit.show()
        edit.activateWindow()
        edit.setFocus()
        qtbot.waitUntil(lambda: in_use.speller() is not None)
        return edit

    return shown


def _marked(edit):
    return [word.selectedText() for word in edit.findChild(MarkLayer).words]


def _wait_for(qtbot, edit, *words):
    qtbot.waitUntil(lambda: _marked(edit) == list(words))


def _actions(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def _offered(qtbot, edit):
    """Return what the key offers, and close the menu again."""
    qtbot.keySequence(edit, KEY)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu, _actions(menu)


def test_wrong_words_are_marked_in_either_language(qtbot, show):
    edit = show("They recieved it; mae’r plentun yn dda. 😀 Seperate.")
    _wait_for(qtbot, edit, "recieved", "plentun", "Seperate")


def test_a_field_of_one_language_knows_that_one_alone(qtbot, show):
    _wait_for(qtbot, show("inspection, arolygiad", languages=("cy",)), "inspection")
    _wait_for(qtbot, show("inspection, arolygiad", languages=("en",)), "arolygiad")


def test_names_of_the_team_are_right(qtbot, show):
    edit = show("Siwan Eames of Bro Helyg asked Owain Prysss.")
    _wait_for(qtbot, edit, "Prysss")


def test_nothing_is_marked_in_fields_for_names(qtbot, show):
    edit = show("Recieved", languages=())
    assert edit.findChild(SpellingMarks) is None


def test_a_word_is_left_alone_while_it_is_typed(qtbot, show):
    edit = show()
    qtbot.keyClicks(edit, "a thier")
    edit.findChild(SpellingMarks).check()
    assert _marked(edit) == []
    qtbot.keyClicks(edit, " ")
    _wait_for(qtbot, edit, "thier")
    # The caret in a word that nobody is typing hides no mark; the next letter does.
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    assert _marked(edit) == ["thier"]
    qtbot.keyClicks(edit, "s")
    assert _marked(edit) == []
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    _wait_for(qtbot, edit, "thiers")


def test_no_cursor_is_made_or_let_go_while_a_document_that_is_emptied_tells_so(qtbot, show, monkeypatch):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    word = weakref.ref(edit.findChild(SpellingMarks).wrong[0])
    held = []
    edit.document().contentsChange.connect(lambda *_change: held.append(word() is not None))
    monkeypatch.setattr("ui.spelling.marks.QTextCursor", lambda *_of: pytest.fail("a cursor was made"))
    edit.clear()
    assert held
    assert all(held)


def test_a_suggestion_replaces_the_word_in_one_step(qtbot, show):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    menu, actions = _offered(qtbot, edit)
    actions["received"].trigger()
    menu.close()
    assert edit.toPlainText() == "They received it."
    _wait_for(qtbot, edit)
    edit.undo()
    assert edit.toPlainText() == "They recieved it."


def test_the_key_goes_to_the_next_marked_word_and_begins_again_at_the_top(qtbot, show):
    edit = show("A wrod\nand\nanother wurd.")
    _wait_for(qtbot, edit, "wrod", "wurd")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for word, after in (("word", 6), ("word", 23), ("word", 6)):
        menu, actions = _offered(qtbot, edit)
        assert word in actions
        assert edit.textCursor().position() == after
        menu.close()
        edit.moveCursor(QTextCursor.MoveOperation.NextWord)
    assert not edit.textCursor().hasSelection()


def test_the_key_says_that_no_word_is_marked(qtbot, show):
    edit = show("All is well.")
    menu, actions = _offered(qtbot, edit)
    assert [(words, action.isEnabled()) for words, action in actions.items()] == [
        ("No word is marked here", False)
    ]
    menu.close()


def test_words_further_off_come_into_the_menu_once_it_is_there(qtbot, show):
    edit = show("They unneccesarilly kept xqzrtplkwvb.")
    _wait_for(qtbot, edit, "unneccesarilly", "xqzrtplkwvb")
    for words, found in (("unnecessarily", True), ("No other spelling found", False)):
        menu, actions = _offered(qtbot, edit)
        assert not actions["Looking further…"].isEnabled()
        qtbot.waitUntil(lambda menu=menu, words=words: words in _actions(menu))
        assert _actions(menu)[words].isEnabled() is found
        assert "Looking further…" not in _actions(menu)
        menu.close()
        edit.moveCursor(QTextCursor.MoveOperation.NextWord)


def test_the_menu_offers_words_above_what_every_field_offers(qtbot, show):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    cursor = edit.textCursor()
    cursor.setPosition(7)
    edit.customContextMenuRequested.emit(edit.cursorRect(cursor).center())
    menu = QApplication.activePopupWidget()
    words = list(_actions(menu))
    assert words[0] == "received"
    assert any(word.startswith("&Paste") for word in words)
    menu.close()


def test_a_word_of_the_visit_is_no_longer_marked_until_it_is_taken_out(qtbot, show, workspace):
    edit = show("Seen by Llŷrr with Llŷrr’s dog.")
    _wait_for(qtbot, edit, "Llŷrr", "Llŷrr’s")
    menu, actions = _offered(qtbot, edit)
    with qtbot.waitSignal(workspace.said):
        actions["Add to this visit’s words"].trigger()
    menu.close()
    _wait_for(qtbot, edit)
    assert added_words(workspace.visit) == ["Llŷrr"]
    assert "Llŷrr" not in workspace.preferences._settings.allKeys()
    cursor = edit.textCursor()
    cursor.setPosition(9)
    edit.customContextMenuRequested.emit(edit.cursorRect(cursor).center())
    menu = QApplication.activePopupWidget()
    _actions(menu)["Take out of this visit’s words"].trigger()
    menu.close()
    _wait_for(qtbot, edit, "Llŷrr", "Llŷrr’s")
    assert added_words(workspace.visit) == []


def test_marks_go_when_spelling_is_turned_off_and_come_back(qtbot, show, in_use):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    in_use.turn(on=False)
    _wait_for(qtbot, edit)
    assert in_use.speller() is None
    in_use.turn(on=True)
    _wait_for(qtbot, edit, "recieved")


def test_a_new_member_of_the_team_is_known(qtbot, show, workspace):
    edit = show("Asked Gwrtheyrnn today.")
    _wait_for(qtbot, edit, "Gwrtheyrnn")
    workspace.visit.members.add("Mair Gwrtheyrnn")
    _wait_for(qtbot, edit)


def test_a_mark_is_painted_in_the_hue_of_danger(qtbot, show, in_use):
    def reds(edit):
        image = edit.grab().toImage()
        colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
        return sum(colour.red() > 150 and colour.green() < 120 and colour.blue() < 120 for colour in colours)

    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    assert reds(edit) > 10
    in_use.turn(on=False)
    _wait_for(qtbot, edit)
    assert reds(edit) == 0


def test_a_field_that_cannot_be_changed_is_not_marked(qtbot, show):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    edit.setReadOnly(True)
    _wait_for(qtbot, edit)
    edit.setReadOnly(False)
    _wait_for(qtbot, edit, "recieved")
    edit.setEnabled(False)
    _wait_for(qtbot, edit)


def test_a_passage_keeps_a_word_at_its_edge_that_is_put_right(qtbot, show):
    edit = show("They recieved it.")
    passage = QTextCursor(edit.document())
    passage.setPosition(5)
    passage.setPosition(13, QTextCursor.MoveMode.KeepAnchor)
    _wait_for(qtbot, edit, "recieved")
    menu, actions = _offered(qtbot, edit)
    actions["received"].trigger()
    menu.close()
    assert passage.selectedText() == "received"


def test_words_between_figures_of_the_report_are_marked(qtbot, in_use, workspace):
    faces = FigureFaces(workspace)
    edit = ProseEdit(faces, "Paragraph")
    qtbot.addWidget(edit)
    edit.resize(500, 100)
    edit.replace_text("In {case_count:of} thier **wrok** was good.")
    edit.show()
    _wait_for(qtbot, edit, "thier", "wrok")
    kept = edit.tokens()
    marks = edit.findChild(SpellingMarks)
    menu = marks.offer()
    _actions(menu)["their"].trigger()
    menu.close()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    menu = marks.offer()
    _actions(menu)["their" if "their" in _actions(menu) else "work"].trigger()
    menu.close()
    assert edit.tokens() == kept
    with qtbot.waitSignal(edit.written) as written:
        edit.commit()
    assert written.args == ["In {case_count:of} their **work** was good."]


def test_only_what_is_in_view_of_a_long_note_is_looked_at(qtbot, in_use, workspace, visit):
    source = visit.sources.add("interview", title="Social worker", held_on="2024-03-13")
    surface = WritingSurface(workspace)
    qtbot.addWidget(surface)
    surface.resize(800, 300)
    surface.open(source)
    surface.setPlainText("\n".join(f"Line {number} was recieved." for number in range(200)))
    surface.show()
    qtbot.waitUntil(lambda: bool(_marked(surface)))
    assert set(_marked(surface)) == {"recieved"}
    marks = surface.findChild(SpellingMarks)
    assert 0 < len(marks.wrong) < 20
    assert marks.wrong[0].blockNumber() == 0
    surface.verticalScrollBar().setValue(surface.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: marks.wrong[0].blockNumber() > 100)


def test_the_key_of_the_keyboard_opens_the_menu_at_the_caret(qtbot, show):
    edit = show("They recieved it.")
    _wait_for(qtbot, edit, "recieved")
    cursor = edit.textCursor()
    cursor.setPosition(8)
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    menu = QApplication.activePopupWidget()
    assert "received" in _actions(menu)
    menu.close()

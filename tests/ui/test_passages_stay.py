"""What is written beside a passage that was taken up is no part of it: the mark stays on the words that were marked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from inspector_app.fieldwork.evidence import STRENGTH
from ui.place import Place

TEXT = "They sign. Each one is read the same day."
PASSAGE = "Each one is read the same day."
START, STOP = len(TEXT) - len(PASSAGE), len(TEXT)


@pytest.fixture
def item(visit):
    """A passage that ends its paragraph."""
    source = visit.sources.add("interview", "Team manager", role="team-manager")
    paragraph = visit.sources.write(source, TEXT)
    return visit.evidence.take_up(
        PASSAGE, ("ii",), STRENGTH, source=source, paragraph=paragraph, start=START, stop=STOP
    )


@pytest.fixture
def paper(window, visit, item):
    window.show_place(Place("note", visit.evidence.get(item).source))
    return window.page("note")._surface


def go_to(paper, place):
    cursor = QTextCursor(paper.document())
    cursor.setPosition(place)
    paper.setTextCursor(cursor)


def marked(visit, paper, item):
    """Return what the file says is marked, and what the page shows as marked."""
    assert paper.save()
    kept = visit.evidence.get(item)
    text = "\n".join(part.text for part in visit.sources.paragraphs(kept.source))
    return text[kept.start : kept.stop], paper.passages.of(item).cursor.selectedText()


@pytest.mark.parametrize("typed", [" Added afterwards.", "x"])
def test_words_after_the_last_letter_do_not_join_the_passage(qtbot, visit, paper, item, typed):
    go_to(paper, STOP)
    qtbot.keyClicks(paper, typed)
    assert marked(visit, paper, item) == (PASSAGE, PASSAGE)
    assert (visit.evidence.get(item).start, visit.evidence.get(item).stop) == (START, STOP)


def test_a_paragraph_begun_after_the_passage_does_not_join_it(qtbot, visit, paper, item):
    go_to(paper, STOP)
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "The next.")
    assert marked(visit, paper, item) == (PASSAGE, PASSAGE)


def test_words_before_the_first_letter_do_not_join_the_passage(qtbot, visit, paper, item):
    go_to(paper, START)
    qtbot.keyClicks(paper, "Always. ")
    assert marked(visit, paper, item) == (PASSAGE, PASSAGE)


def test_words_inside_the_passage_are_a_part_of_it(qtbot, visit, paper, item):
    go_to(paper, TEXT.index("same"))
    qtbot.keyClicks(paper, "very ")
    wider = PASSAGE.replace("same", "very same")
    assert marked(visit, paper, item) == (wider, wider)


def test_last_letters_that_come_back_are_a_part_of_it_again(qtbot, visit, paper, item):
    go_to(paper, STOP)
    for _ in range(4):
        qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert marked(visit, paper, item)[0] == PASSAGE[:-4]
    qtbot.keyClicks(paper, PASSAGE[-4:])
    assert marked(visit, paper, item) == (PASSAGE, PASSAGE)
    go_to(paper, STOP)
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    assert marked(visit, paper, item)[0] == PASSAGE[:-1]
    paper.undo()
    assert marked(visit, paper, item) == (PASSAGE, PASSAGE)

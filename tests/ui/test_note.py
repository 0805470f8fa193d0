"""Writing notes and taking passages up as evidence, by keyboard and mouse."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from inspector_app.fieldwork.evidence import AREA, STRENGTH
from ui.pages.note.guide import GuideQuestion
from ui.place import Place
from ui.widgets.button import Button

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "Both have been in post since the autumn."
SECOND = "Referrals are screened before noon. “I sign each one.”"


@pytest.fixture
def source(visit):
    """An interview with two paragraphs of notes."""
    made = visit.sources.add("interview", "Team managers, intake", role="team-manager", people=2)
    visit.sources.write(made, FIRST)
    visit.sources.write(made, SECOND)
    return made


OTHER_KINDS = ("document", "supervision-file", "performance", "observation", "earlier-report")


@pytest.fixture
def page(window, source):
    window.show_place(Place("note", source))
    return window.page("note")


@pytest.fixture
def paper(page):
    return page._surface


def select(paper, words):
    found = paper.document().find(words)
    assert found.hasSelection()
    paper.setTextCursor(found)


def texts(visit, source):
    return [paragraph.text for paragraph in visit.sources.paragraphs(source)]


def take_up(qtbot, page, words, keys):
    select(page._surface, words)
    qtbot.keyClick(page._surface, "e", CONTROL)
    qtbot.keyClicks(page._taking_up.popover, keys)
    qtbot.keyClick(page._taking_up.popover, Qt.Key.Key_Return)


def test_typing_is_saved_after_a_pause_and_each_enter_is_a_paragraph(qtbot, visit, source, paper):
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "Supervision is monthly.")
    qtbot.waitUntil(lambda: texts(visit, source) == [FIRST, SECOND, "Supervision is monthly."])


def test_leaving_the_page_saves_at_once(qtbot, visit, source, window, paper):
    qtbot.keyClicks(paper, " They check weekly.")
    window.show_place(Place("help"))
    assert texts(visit, source)[1] == f"{SECOND} They check weekly."


def test_a_note_opens_with_the_caret_after_the_last_word(page, paper):
    assert paper.textCursor().atEnd()


def test_the_caret_stays_when_somebody_else_writes(qtbot, visit, source, page, paper):
    select(paper, "screened")
    place = paper.textCursor().position()
    visit.sources.write(source, "Written elsewhere.")
    qtbot.waitUntil(lambda: "Written elsewhere." in paper.toPlainText())
    assert paper.textCursor().position() == place


def test_what_is_being_typed_survives_a_change_from_elsewhere(qtbot, visit, source, paper):
    qtbot.keyClicks(paper, " Unsaved.")
    visit.sources.write(source, "Written elsewhere.")
    qtbot.waitUntil(lambda: "Written elsewhere." in paper.toPlainText())
    assert texts(visit, source)[1].endswith("Unsaved.")


def test_a_passage_is_taken_up_by_keys_alone(qtbot, visit, source, page, paper):
    take_up(qtbot, page, "“I sign each one.”", "14s")
    (item,) = visit.evidence.on_source(source)
    assert (item.passage, item.kind, item.criterion_keys) == ("“I sign each one.”", STRENGTH, ("i", "iv"))
    assert SECOND[item.start : item.stop] == item.passage
    assert item.paragraph == visit.sources.paragraphs(source)[1].id
    assert QApplication.focusWidget() is paper


def test_a_passage_of_unsaved_words_stands_on_its_paragraph(qtbot, visit, source, page, paper):
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "There is no shared view.")
    take_up(qtbot, page, "no shared view", "2a")
    (item,) = visit.evidence.on_source(source)
    assert item.paragraph == visit.sources.paragraphs(source)[2].id


def test_a_passage_may_run_on_into_the_next_paragraph(qtbot, visit, source, page, paper):
    cursor = paper.document().find("autumn.")
    cursor.setPosition(cursor.selectionStart())
    cursor.setPosition(paper.document().find("Referrals").selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
    paper.setTextCursor(cursor)
    qtbot.keyClick(paper, "e", CONTROL)
    qtbot.keyClicks(page._taking_up.popover, "2n")
    qtbot.keyClick(page._taking_up.popover, Qt.Key.Key_Return)
    (item,) = visit.evidence.on_source(source)
    assert item.passage == "autumn. Referrals"
    assert item.stop == len(FIRST) + 1 + len("Referrals")


def test_enter_does_nothing_before_criterion_and_kind_are_chosen(qtbot, visit, source, page):
    take_up(qtbot, page, "autumn", "2")
    assert page._taking_up.popover.isVisible()
    assert visit.evidence.on_source(source) == []
    qtbot.keyClick(page._taking_up.popover, Qt.Key.Key_Escape)
    assert not page._taking_up.popover.isVisible()


def test_without_a_selection_the_passage_at_the_caret_is_judged_anew(qtbot, visit, source, page, paper):
    take_up(qtbot, page, "I sign each one", "1s")
    paper.setTextCursor(QTextCursor(paper.document().findBlockByNumber(1)))
    select(paper, "sign")
    cursor = paper.textCursor()
    cursor.clearSelection()
    paper.setTextCursor(cursor)
    qtbot.keyClick(paper, "e", CONTROL)
    qtbot.keyClicks(page._taking_up.popover, "12a")
    qtbot.keyClick(page._taking_up.popover, Qt.Key.Key_Return)
    (item,) = visit.evidence.on_source(source)
    assert (item.kind, item.criterion_keys) == (AREA, ("ii",))


def test_passages_move_with_the_text_before_them(qtbot, visit, source, page, paper):
    take_up(qtbot, page, "I sign each one", "1s")
    caret = QTextCursor(paper.document().findBlockByNumber(1))
    paper.setTextCursor(caret)
    qtbot.keyClicks(paper, "Daily: ")
    paper.save()
    (item,) = visit.evidence.on_source(source)
    assert texts(visit, source)[1][item.start : item.stop] == "I sign each one"


def test_places_are_counted_in_letters_also_beyond_the_basic_plane(qtbot, visit, source, page, paper):
    paragraph = visit.sources.write(source, "🙂🙂 Smiled twice when asked.")
    qtbot.waitUntil(lambda: "Smiled" in paper.toPlainText())
    take_up(qtbot, page, "Smiled twice", "3s")
    (item,) = visit.evidence.on_source(source)
    assert (item.paragraph, item.start, item.stop) == (paragraph, 3, 15)


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_passages_of_every_kind_of_source_are_taken_up(qtbot, visit, window, kind):
    source = visit.sources.add(kind, "What was looked at")
    visit.sources.write(source, "71% of children were seen in the first nine months.")
    window.show_place(Place("note", source))
    take_up(qtbot, window.page("note"), "71% of children", "24s")
    (item,) = visit.evidence.on_source(source)
    assert (item.passage, item.criterion_keys) == ("71% of children", ("ii", "iv"))
    assert visit.evidence.source_kind(item) == kind


def test_the_evidence_page_leads_back_to_the_passage(qtbot, visit, source, page, paper, window):
    take_up(qtbot, page, "I sign each one", "1s")
    (item,) = visit.evidence.on_source(source)
    qtbot.mouseClick(paper._marks, Qt.MouseButton.LeftButton, pos=next(paper._marks.marks())[1].center())
    links = {button.text(): button for button in page._taken_up.card(item.id).findChildren(Button)}
    links["Evidence"].click()
    assert window._place == Place("evidence", item.id)
    window.page("evidence").behind.item.opening.emit(item.id)
    assert window._current == "note"
    assert paper.chosen == item.id


def test_a_press_on_a_mark_shows_its_item(qtbot, visit, source, page, paper):
    take_up(qtbot, page, "I sign each one", "1s")
    (item,) = visit.evidence.on_source(source)
    ((_, rect),) = list(paper._marks.marks())
    qtbot.mouseClick(paper._marks, Qt.MouseButton.LeftButton, pos=rect.center())
    assert paper.chosen == item.id


def test_an_item_that_is_removed_can_be_brought_back(qtbot, visit, source, page, paper, window):
    take_up(qtbot, page, "I sign each one", "1s")
    (item,) = visit.evidence.on_source(source)
    page._taking_up.remove(item.id)
    assert visit.evidence.on_source(source) == []
    qtbot.mouseClick(window._toast._link, Qt.MouseButton.LeftButton)
    assert visit.evidence.on_source(source) == [item]


def test_a_place_leads_to_the_passage(qtbot, visit, source, page, paper, window):
    take_up(qtbot, page, "I sign each one", "1s")
    (item,) = visit.evidence.on_source(source)
    window.show_place(Place("evidence"))
    window.show_place(Place("note", source, item.id))
    assert paper.chosen == item.id
    assert paper.textCursor().position() == paper.passages[0].cursor.selectionStart()


def test_a_place_leads_to_a_paragraph(visit, source, window, paper):
    window.show_place(Place("note", source, visit.sources.paragraphs(source)[1].id))
    assert paper.textCursor().blockNumber() == 1


def test_questions_of_the_guide_are_ticked_off(qtbot, visit, source, page):
    qtbot.keyClick(page._surface, "g", CONTROL)
    tick = QApplication.focusWidget()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert len(visit.sources.covered(source)) == 1
    question = page.findChildren(GuideQuestion)[1]
    qtbot.mouseClick(question, Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert len(visit.sources.covered(source)) == 2


def test_the_guide_is_one_key_away_and_so_are_the_notes(qtbot, page, paper):
    qtbot.keyClick(paper, "g", CONTROL)
    assert page._guide.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), "g", CONTROL)
    assert QApplication.focusWidget() is paper
    qtbot.keyClick(paper, "g", CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is paper


def test_the_time_of_covering_stands_beside_the_question(qtbot, visit, source, page):
    qtbot.keyClick(page._surface, "g", CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    question = page.findChildren(GuideQuestion)[0]
    qtbot.waitUntil(lambda: question._at.text() == f"{visit.clock().astimezone():%H:%M}")


def test_another_guide_can_be_chosen_or_none(visit, source, page):
    page._header.details.click()
    guide = page._details._guide
    assert guide.value == visit.forms.guide_for("team-manager")
    guide.chosen.emit(visit.forms.guide_for("parent"))
    assert visit.sources.get(source).guide == visit.forms.guide_for("parent")
    guide.chosen.emit("")
    assert visit.sources.get(source).guide is None


def test_each_paragraph_keeps_its_time_when_it_is_written_on(qtbot, visit, source, paper):
    before = [paragraph.written_at for paragraph in visit.sources.paragraphs(source)]
    later = datetime(2024, 3, 14, 15, tzinfo=UTC)
    visit.clock = lambda: later
    qtbot.keyClicks(paper, " They check weekly.")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    qtbot.keyClicks(paper, "New.")
    paper.save()
    assert [paragraph.written_at for paragraph in visit.sources.paragraphs(source)] == [
        *before,
        later.isoformat(),
    ]


def test_details_save_themselves(qtbot, visit, source, page):
    page._header.details.click()
    title = QApplication.focusWidget()
    qtbot.keyClicks(title, "Team managers, east")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    people = page._details._people
    people.selectAll()
    qtbot.keyClicks(people, "3")
    qtbot.keyClick(people, Qt.Key.Key_Return)
    page._details._grouping.setFocus()
    qtbot.keyClick(page._details._grouping, "2")
    saved = visit.sources.get(source)
    assert (saved.title, saved.people, saved.grouping) == ("Team managers, east", 3, "group")
    qtbot.waitUntil(lambda: page._header.title.text() == "Team managers, east")


def test_the_day_and_the_time_are_put_right_in_the_details(qtbot, visit, source, page):
    page._header.details.click()
    details = page._details
    for field, words in ((details._day, "tue 12 march"), (details._time, "2.05pm")):
        field.line.selectAll()
        qtbot.keyClicks(field.line, words)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    saved = visit.sources.get(source)
    assert saved.held_on == "2024-03-12"
    assert f"{datetime.fromisoformat(saved.started_at).astimezone():%d %H:%M}" == "12 14:05"
    qtbot.waitUntil(lambda: "Tue 12 March, from 14:05" in page._header.fact.text())


def test_a_planned_interview_may_be_put_off_without_naming_the_year(qtbot, visit, window):
    at = datetime(2024, 3, 14, 16, tzinfo=UTC)
    planned = visit.sources.plan("child", "Young person", at, member=visit.me.id)
    window.show_place(Place("note", planned))
    details = window.page("note")._details
    window.page("note")._header.details.click()
    details._day.line.selectAll()
    qtbot.keyClicks(details._day.line, "15 march")
    qtbot.keyClick(details._day.line, Qt.Key.Key_Return)
    assert visit.sources.get(planned).held_on == "2024-03-15"
    assert visit.agenda.all()[0].on_date == "2024-03-15"


def test_what_is_no_day_stays_in_the_field_and_keeps_its_note_open(qtbot, visit, source, page, window):
    other = visit.sources.add("document", "Desk manual")
    page._header.details.click()
    details = page._details
    details._day.line.selectAll()
    qtbot.keyClicks(details._day.line, "soonish")
    window.show_place(Place("note", other))
    assert page._source == source
    assert details._day.line.text() == "soonish"
    assert "is not a date" in details._day._words.text()
    details._day.line.clear()
    window.show_place(Place("note", other))
    assert page._source == other
    assert visit.sources.get(source).held_on == "2024-03-14"


def test_another_role_brings_its_guide(visit, source, page):
    page._header.details.click()
    page._details._on_role_chosen("parent")
    assert visit.sources.get(source).guide == visit.forms.guide_for("parent")


def test_a_planned_interview_is_begun_on_its_page(qtbot, visit, window):
    at = datetime(2024, 3, 15, 10, tzinfo=UTC)
    planned = visit.sources.plan("child", "Young person", at, member=visit.me.id)
    window.show_place(Place("note", planned))
    qtbot.mouseClick(window.page("note")._header.start, Qt.MouseButton.LeftButton)
    held = visit.sources.get(planned)
    assert (held.state, held.held_on) == ("held", "2024-03-14")


def test_a_supervision_file_leads_to_its_reading(qtbot, visit, window):
    gone = []
    window.workspace.going.disconnect()
    window.workspace.going.connect(gone.append)
    source = visit.sources.add("supervision-file", "Supervision file S1")
    window.show_place(Place("note", source))
    qtbot.mouseClick(window.page("note")._header.reading, Qt.MouseButton.LeftButton)
    assert gone == [Place("reading", visit.readings.start_supervision(source))]


def test_a_deleted_note_can_be_brought_back(qtbot, visit, source, page, window):
    page._on_deletion_wanted()
    assert source not in [entry.id for entry in visit.sources.all()]
    qtbot.mouseClick(window._toast._link, Qt.MouseButton.LeftButton)
    assert source in [entry.id for entry in visit.sources.all()]


def test_pasted_text_is_plain_and_line_by_line(qtbot, visit, source, paper):
    QApplication.clipboard().setText("One thought.\nAnother <b>one</b>.")
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    paper.paste()
    paper.save()
    assert texts(visit, source)[2:] == ["One thought.", "Another <b>one</b>."]


def test_a_note_with_evidence_is_not_deleted_and_says_why(qtbot, visit, source, page, window):
    take_up(qtbot, page, "I sign each one", "1s")
    page._header.details.click()
    page._on_deletion_wanted()
    assert window._current == "note"
    assert (
        page._details._trouble.itemAt(0).widget().accessibleName().startswith("This note cannot be deleted")
    )


def test_joining_paragraphs_takes_their_passages_along(qtbot, visit, source, page, paper):
    take_up(qtbot, page, "I sign each one", "1s")
    paper.setTextCursor(QTextCursor(paper.document().findBlockByNumber(1)))
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    paper.save()
    (paragraph,) = visit.sources.paragraphs(source)
    (item,) = visit.evidence.on_source(source)
    assert item.paragraph == paragraph.id
    assert paragraph.text[item.start : item.stop] == "I sign each one"


def test_what_is_undone_in_the_text_is_undone_in_the_file(qtbot, visit, source, paper):
    before = visit.sources.paragraphs(source)
    paper.setTextCursor(QTextCursor(paper.document().findBlockByNumber(1)))
    qtbot.keyClick(paper, Qt.Key.Key_Backspace)
    paper.save()
    assert len(visit.sources.paragraphs(source)) == 1
    paper.undo()
    paper.save()
    assert visit.sources.paragraphs(source) == before


def test_the_popover_goes_when_the_user_writes_on(qtbot, page, paper):
    select(paper, "autumn")
    qtbot.keyClick(paper, "e", CONTROL)
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 30))
    qtbot.waitUntil(lambda: not page._taking_up.popover.isVisible())


def test_words_are_taken_up_by_mouse_too(qtbot, visit, source, page, paper):
    paper.moveCursor(QTextCursor.MoveOperation.Start)
    assert not page._header.take_up.isEnabled()
    select(paper, "autumn")
    qtbot.mouseClick(page._header.take_up, Qt.MouseButton.LeftButton)
    popover = page._taking_up.popover
    qtbot.mouseClick(popover._criteria["ii"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popover._kinds[AREA], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(popover._take_up, Qt.MouseButton.LeftButton)
    (item,) = visit.evidence.on_source(source)
    assert (item.passage, item.kind, item.criterion_keys) == ("autumn", AREA, ("ii",))


def test_marks_of_passages_out_of_view_are_not_in_the_margin(qtbot, visit, source, page, paper, window):
    take_up(qtbot, page, "in post", "1s")
    for number in range(60):
        visit.sources.write(source, f"Paragraph {number}.")
    qtbot.waitUntil(lambda: "Paragraph 59." in paper.toPlainText())
    assert len(list(paper._marks.marks())) == 1
    paper.moveCursor(QTextCursor.MoveOperation.End)
    assert list(paper._marks.marks()) == []

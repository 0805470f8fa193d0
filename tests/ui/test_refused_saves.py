"""What was typed stays where it was typed as long as the file refuses it, and is saved once the file takes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from db.errors import UserError
from db.store import Store
from inspector_app import typed
from ui.main_window import MainWindow
from ui.pages.cases.concern_box import ConcernBox, ConcernList
from ui.pages.reading.answers.text_answer import ShortAnswer
from ui.place import Place
from ui.shell.closing import closes_all_the_same
from ui.widgets.growing_text import GrowingText
from ui.widgets.line_field import LineField
from ui.widgets.read_back_field import ReadBackField
from ui.widgets.short_form import ShortForm

TYPED, ELSEWHERE = "Typed on a full disk.", "Written by somebody else."


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch):
    """Call it to fill the disk, and what it returns to make room again."""

    @contextmanager
    def refuse(*_args: object, **_values: object) -> Iterator[None]:
        raise UserError("disk-full", "The disk is full.", "Make room, then try again.")
        yield

    def fill():
        kept = Store.transaction
        monkeypatch.setattr(Store, "transaction", refuse)
        return lambda: monkeypatch.setattr(Store, "transaction", kept)

    return fill


def show_again(window: MainWindow, page: str) -> None:
    """Load a page as after a change that was made elsewhere."""
    window._stack.tables_changed(set(window.page(page).tables))
    window.page(page)


# ---- fields ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("make", [GrowingText, LineField])
def test_a_text_that_nobody_saved_is_neither_replaced_nor_forgotten(qtbot, make):
    field = make("kept")
    qtbot.addWidget(field)
    sent: list[str] = []
    field.committed.connect(sent.append)
    field.selectAll()
    qtbot.keyClicks(field, TYPED)
    assert not field.commit()
    field.show_text(ELSEWHERE)
    assert not field.commit()
    assert sent == [TYPED, TYPED]
    field.mark_saved()
    assert field.commit()
    field.show_text(ELSEWHERE)
    field.selectAll()
    qtbot.keyClicks(field, TYPED)
    field.show_text(TYPED)
    assert field.commit()
    assert sent == [TYPED, TYPED]


def test_a_blank_that_is_not_kept_leaves_the_words_as_they_are(qtbot):
    field = LineField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "The ")
    field.show_text("The")
    qtbot.keyClicks(field, "head")
    assert field.text() == "The head"


def test_a_value_that_nobody_saved_is_neither_replaced_nor_forgotten(qtbot):
    field = ReadBackField(typed.days(date(2024, 3, 14), "en"))
    qtbot.addWidget(field)
    sent: list[str] = []
    field.committed.connect(sent.append)
    qtbot.keyClicks(field.line, "12.3.2024")
    assert not field.commit()
    field.set_value("2024-03-01")
    assert not field.commit()
    assert sent == ["2024-03-12", "2024-03-12"]
    field.mark_saved()
    field.set_value("2024-03-01")
    assert field.value() == "2024-03-01"


def test_a_short_answer_that_nobody_saved_is_sent_again(qtbot):
    field = ShortAnswer(name="Number")
    qtbot.addWidget(field)
    sent: list[str] = []
    field.answered.connect(sent.append)
    qtbot.keyClicks(field._line, "12")
    assert not field.commit()
    assert not field.commit()
    assert sent == ["12", "12"]


# ---- pages ----------------------------------------------------------------------------------------------
def test_a_paragraph_stays_and_is_saved_later(qtbot, visit, window, full_disk):
    chapter = visit.framework.outline[0].key
    record = visit.paragraphs.add(chapter, "Kept.")
    window.show_place(Place("report", record))
    page = window.page("report")
    line = page.writer.rows[record]
    make_room = full_disk()
    line.editor.go_to_end()
    qtbot.keyClicks(line.editor, " More.")
    line.begin_heading()
    qtbot.keyClicks(line.heading, "Head")
    assert not page.leave()
    make_room()
    with visit.store.transaction(visit.me.id) as act:  # the same paragraph, changed elsewhere
        act.set("paragraph", record, "text", ELSEWHERE)
        act.set("paragraph", record, "section", "Another")
    show_again(window, "report")
    assert (line.editor.words(), line.heading.text()) == ("Kept. More.", "Head")
    assert page.leave()
    assert visit.paragraphs.get(record).text == "Kept. More."
    assert visit.paragraphs.get(record).section == "Head"


def test_another_chapter_waits_for_what_cannot_be_saved(qtbot, visit, window, full_disk):
    first, other = (chapter.key for chapter in visit.framework.outline[:2])
    record = visit.paragraphs.add(first, "Kept.")
    window.show_place(Place("report", record))
    page = window.page("report")
    make_room = full_disk()
    qtbot.keyClicks(page.writer.rows[record].editor, " More.")
    page.open(other)
    page.show_language("cy")
    assert page.writer.rows[record].editor.words() == "Kept. More."
    make_room()
    page.open(other)
    assert record not in page.writer.rows
    assert visit.paragraphs.get(record).text == "Kept. More."


def test_a_finding_stays_in_view_until_its_words_are_saved(qtbot, visit, window, full_disk):
    finding, other = (visit.findings.add("i", "area", text) for text in ("Too late.", "Too seldom."))
    window.show_place(Place("evidence", finding))
    page = window.page("evidence")
    panel = page.behind.finding
    panel._edit(True)
    make_room = full_disk()
    qtbot.keyClicks(panel._welsh, TYPED)
    page._choose_finding(other)
    page._choose_item("")
    assert page.here().record == finding
    assert panel._welsh.toPlainText() == TYPED
    make_room()
    page._choose_finding(other)
    assert visit.findings.get(finding).text_cy == TYPED
    assert visit.findings.get(other).text_cy == ""
    assert panel._welsh.toPlainText() == ""


def test_a_rationale_stays_with_its_criterion(qtbot, visit, window, full_disk):
    first, second = visit.framework.criteria[:2]
    axis = visit.framework.axes[0]
    for criterion in (first, second):
        visit.ratings.rate(criterion.key, axis.key, axis.levels[0].key)
    window.show_place(Place("ratings", part=first.key))
    page = window.page("ratings")
    make_room = full_disk()
    qtbot.keyClicks(page.rationales[axis.key].field, TYPED)
    page.show_criterion(second.key)
    show_again(window, "ratings")
    assert page.here().part == page.tabs.current == first.key
    assert page.rationales[axis.key].field.toPlainText() == TYPED
    make_room()
    page.show_criterion(second.key)
    assert visit.ratings.mine(first.key, axis.key).rationale == TYPED
    assert page.rationales[axis.key].field.toPlainText() == ""


def test_the_details_of_the_inspection_stay(qtbot, visit, window, full_disk):
    window.show_place(Place("settings"))
    page = window.page("settings")
    line, text, day = page._lines["meeting_time"], page._texts["contact"], page._dates["scope_from"]
    make_room = full_disk()
    for field in (line, text, day.line):
        field.selectAll()
        qtbot.keyClicks(field, "12.3.2024")
    assert not page.leave()
    show_again(window, "settings")
    assert [line.text(), text.toPlainText(), day.line.text()] == ["12.3.2024"] * 3
    make_room()
    assert page.leave()
    details = visit.inspection.details()
    assert (details.meeting_time, details.contact, details.scope_from) == (
        "12.3.2024",
        "12.3.2024",
        "2024-03-12",
    )


def test_the_details_of_a_note_stay_with_it(qtbot, visit, window, full_disk):
    note, other = (visit.sources.add("document", title) for title in ("Desk manual", "Rota"))
    window.show_place(Place("note", note))
    page = window.page("note")
    page._header.details.setChecked(True)
    make_room = full_disk()
    qtbot.keyClicks(page._details._summary, TYPED)
    window.show_place(Place("note", other))
    show_again(window, "note")
    assert page.here().record == note
    assert page._details._summary.toPlainText() == TYPED
    make_room()
    window.show_place(Place("note", other))
    assert visit.sources.get(note).summary == TYPED
    page._header.details.setChecked(True)
    assert visit.sources.get(other).summary == page._details._summary.toPlainText() == ""


def test_a_note_is_not_read_again_over_what_cannot_be_saved(qtbot, visit, window, full_disk):
    note = visit.sources.add("document", "Desk manual")
    window.show_place(Place("note", note))
    surface = window.page("note")._surface
    qtbot.keyClicks(surface, "Kept.")
    assert surface.save()
    (paragraph,) = visit.sources.paragraphs(note)
    with visit.store.transaction(visit.me.id) as act:  # as what another copy wrote, not shown yet
        act.create(
            "note_paragraph",
            {
                "source": note,
                "position": paragraph.position + "m",
                "written_at": paragraph.written_at,
                "text": ELSEWHERE,
            },
        )
    make_room = full_disk()
    qtbot.keyClicks(surface, " " + TYPED)
    show_again(window, "note")
    assert surface.toPlainText() == f"Kept. {TYPED}"
    make_room()
    show_again(window, "note")
    assert surface.toPlainText().splitlines() == [f"Kept. {TYPED}", ELSEWHERE]


# ---- the window -----------------------------------------------------------------------------------------
@pytest.fixture
def contact(qtbot, window, full_disk):
    """Words in a field of the settings that a full disk refused; call it to make room."""
    window.show_place(Place("settings"))
    make_room = full_disk()
    qtbot.keyClicks(window.page("settings")._texts["contact"], TYPED)
    return make_room


def test_the_language_stays_while_something_is_not_saved(qtbot, visit, window, contact):
    look = window.page("settings").look
    look.language._choose("cy")
    assert look.language.value == window.workspace.preferences.text("language") == ""
    assert "Not everything that you typed" in window._toast.findChild(QLabel).text()
    contact()
    assert window.why_not_anew() == ""
    assert visit.inspection.details().contact == TYPED


@pytest.mark.parametrize("what", ["finding", "interview", "case", "response"])
def test_the_language_waits_for_a_form_that_is_half_filled_in(qtbot, visit, window, what):
    case = visit.cases.all()[0].id
    visit.concerns.raise_concern(case, referred_to="Head of service", why="Seen alone.")
    if what == "finding":
        window.show_place(Place("evidence"))
        window.page("evidence")._on_new_wanted()
        qtbot.keyClicks(window.page("evidence").behind.new._text, TYPED)
    elif what == "interview":
        window.show_place(Place("interviews"))
        window.page("interviews").plan_interview()
    elif what == "case":
        window.show_place(Place("cases"))
        window.page("cases").add_case()
    else:
        window.show_place(Place("cases", case))
        window.page("cases").findChild(ConcernBox).ask()
    window.show_place(Place("settings"))
    assert not window.workspace.speak("cy")
    assert "Finish or close what you are filling in" in window._toast.findChild(QLabel).text()
    assert window.workspace.preferences.text("language") == ""


def test_nothing_is_undone_while_something_is_not_saved(monkeypatch, visit, window, contact):
    steps: list[object] = []
    monkeypatch.setattr(window._undoing, "_carry", lambda step, **_way: steps.append(step))
    window._undoing.undo()
    window._undoing.undo_after_field()
    window._undoing.redo()
    assert steps == []
    contact()
    window._undoing.undo()
    assert len(steps) == 1
    assert visit.inspection.details().contact == TYPED


@pytest.mark.parametrize("anyway", [False, True])
def test_closing_asks_where_words_would_be_lost(monkeypatch, window, contact, anyway):
    asked: list[list[str]] = []

    def ask(_window: object, pages: list[str]) -> bool:
        asked.append(pages)
        return anyway

    monkeypatch.setattr("ui.main_window.closes_all_the_same", ask)
    window.show_place(Place("overview"))
    assert window.close() is anyway
    assert asked == [["Settings"]]
    assert window.isVisible() is not anyway
    if not anyway:
        contact()
        assert window.close()
        assert len(asked) == 1


@pytest.mark.parametrize(("words", "closes"), [("Stay", False), ("Close and lose it", True)])
def test_the_question_says_what_would_be_lost(qtbot, window, words, closes):
    said: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.informativeText())
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, answer)
    assert closes_all_the_same(window, ["Cases", "Settings"]) is closes
    assert "Cases, Settings" in said[0]


def test_another_reading_waits_for_what_cannot_be_saved(qtbot, visit, window, full_disk):
    first = visit.readings.all()[0].id
    other = visit.readings.start(visit.cases.all()[1].id)
    window.show_place(Place("reading", first))
    page = window.page("reading")
    card = page.questions.cards()[0]
    path = card.path
    make_room = full_disk()
    card.toggle_comment()
    qtbot.keyClicks(card._comment._field, TYPED)
    window.show_place(Place("reading", other))
    assert page.here().record == first
    assert not page.leave()
    make_room()
    window.show_place(Place("reading", other))
    assert page.here().record == other
    assert visit.readings.comments(first) == {path: TYPED}


def test_a_response_stays_with_its_concern(qtbot, visit, window):
    first, second = (case.id for case in visit.cases.all()[:2])
    for case in (first, second):
        visit.concerns.raise_concern(case, referred_to="Head of service", why="Seen alone.")
    window.show_place(Place("cases", first))
    page = window.page("cases")
    concerns = page.findChild(ConcernList)
    (box,) = concerns._made()
    box.ask()
    qtbot.keyClicks(box._response, TYPED)
    window.show_place(Place("cases", second))
    assert [box.typed() for box in concerns._made()] == [None]
    window.show_place(Place("cases", first))
    assert [box.typed() for box in concerns._made()] == [TYPED]
    visit.concerns.raise_concern(first, referred_to="Team manager", why="Not seen.")
    show_again(window, "cases")
    assert sorted(box.typed() or "" for box in concerns._made()) == ["", TYPED]
    box = next(box for box in concerns._made() if box.typed())
    box.findChild(ShortForm).submit()
    show_again(window, "cases")
    assert not concerns.is_filling_in()
    assert [
        concern.response for concern in visit.concerns.all(sampled_case=first) if not concern.is_open
    ] == [TYPED]

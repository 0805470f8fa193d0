"""Tables of figures beside the report: making one with a preview, into the text, and the cases behind its numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.figures.crosstab_value import COUNTED
from inspector_app.figures.crosstabs import AS_CHART, HIDDEN
from inspector_app.figures.tokens import TABLE, Token
from ui.layouts import Scroller
from ui.pages.report import figure_faces
from ui.pages.report.figure_faces import MOVED, SETTLED, UNKNOWN, Face
from ui.pages.report.side_tabs import FIGURES
from ui.place import Place
from ui.widgets.button import Button

DEEDS = ["Make and insert", "Make", "Cancel"]


@pytest.fixture
def visit(visit):
    """The small visit: C01 and C02 of East decided in time, C03 of West late; the agreed answers alone are given."""
    for case, team, answer in zip(
        visit.cases.all(), ("East", "East", "West"), ("yes", "yes", "no"), strict=True
    ):
        visit.cases.set(case.id, team=team)
        held = visit.readings.of_case(case.id)
        reading = held[0].id if held else visit.readings.start(case.id)
        ReadingSession(visit, reading).answer("/decision/decision_24h", answer)
        with visit.act() as act:
            act.set("reading", reading, "state", "ready")
    return visit


@pytest.fixture
def paragraph(visit):
    return visit.paragraphs.add("criterion-ii", "Decisions differ by team.")


@pytest.fixture
def page(open_page, paragraph, qtbot):
    shown = open_page()
    shown.writer.enter(paragraph)
    qtbot.waitUntil(lambda: shown.writer.current == paragraph)
    shown.side.show_tab(FIGURES)
    return shown


@pytest.fixture
def form(page, qtbot, visit):
    """The form of a new table, which counts decisions within 24 hours by team."""
    page.side.figures.new_table.click()
    made = page.side.figures.table_form
    qtbot.waitUntil(lambda: made.is_ready)
    made.count_what(f"figure:{visit.figures.named('decision_24h').id}")
    made.divide_by("case:team")
    return made


def numbers(view):
    return {cell: button.text() for cell, button in view.cells.items()}


def test_a_table_is_counted_while_it_is_written(form):
    assert numbers(form.view) == {
        (COUNTED, "East"): "2*",
        (None, "East"): "2*",
        (COUNTED, "West"): "0",
        (None, "West"): "1*",
        (COUNTED, None): "2*",
        (None, None): "3",
    }
    assert not form.make.isEnabled()
    form.count_what("question:decision_24h")
    assert numbers(form.view)["no", "West"] == "1*"


def test_a_number_opens_the_cases_behind_it(qtbot, form, visit):
    qtbot.mouseClick(form.view.cells[COUNTED, "East"], Qt.MouseButton.LeftButton)
    assert [visit.cases.get(case).reference for case in form.view.cases] == ["C01", "C02"]
    qtbot.mouseClick(form.view.cells[COUNTED, "East"], Qt.MouseButton.LeftButton)
    assert form.view.cases == ()


def buttons_in_view(qtbot, page, form):
    """Return the buttons of the form that can be seen, where its fields scroll."""
    page.resize(1160, 640)
    form.count()
    area = form.findChild(Scroller)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    deeds = [button for button in form.findChildren(Button) if not area.isAncestorOf(button)]
    return [button for button in deeds if button.visibleRegion().boundingRect() == button.rect()]


def test_the_buttons_of_a_new_table_are_in_view_on_a_small_screen(qtbot, page, form):
    assert [button.text() for button in buttons_in_view(qtbot, page, form)] == DEEDS


def test_they_are_in_view_with_large_text(qtbot, large_text, page, form):
    page._behind_button.click()
    assert [button.text() for button in buttons_in_view(qtbot, page, form)] == DEEDS


def test_a_table_goes_into_the_text_where_the_caret_is(qtbot, page, form, visit, paragraph):
    form.title.setText("Decisions within 24 hours, by team")
    form.title_cy.setText("Penderfyniadau o fewn 24 awr, yn ôl tîm")
    form.shown_as.set_value(AS_CHART)
    form.hides_small.setChecked(True)
    form.count()
    assert form.insert.isEnabled()
    qtbot.mouseClick(form.insert, Qt.MouseButton.LeftButton)
    (table,) = visit.crosstabs.all()
    assert (table.title, table.title_cy) == (
        "Decisions within 24 hours, by team",
        "Penderfyniadau o fewn 24 awr, yn ôl tîm",
    )
    assert (table.split_by, table.shown_as, table.small) == ("case:team", AS_CHART, HIDDEN)
    # The caret is below the table, so that whoever writes on does not write into its line.
    qtbot.keyClicks(page.writer.rows[paragraph].editor, "So it goes.")
    assert page.writer.commit()
    text = f"Decisions differ by team.\n{{table:{table.id}}}\nSo it goes."
    assert visit.paragraphs.get(paragraph).text == text
    visit.undo()
    assert page.side.figures.table_form.isHidden()
    visit.undo()
    assert visit.paragraphs.get(paragraph).text == "Decisions differ by team."


def test_a_table_in_the_middle_of_words_gets_a_line_of_its_own(page, visit, paragraph):
    editor = page.writer.rows[paragraph].editor
    cursor = editor.textCursor()
    cursor.setPosition(len("Decisions"))
    editor.setTextCursor(cursor)
    record = visit.crosstabs.add("By team", "case:team", question="decision_24h")
    page.writer.insert_figure(Token(TABLE, record))
    page.writer.commit()
    assert visit.paragraphs.get(paragraph).text == f"Decisions\n{{table:{record}}}\n differ by team."


def test_answers_are_put_together_by_ticks(qtbot, form, visit):
    form.divide_by("referral_source")
    assert form.together.isVisible()
    form.together.ticks[0].click()
    form.together.ticks[1].click()
    form.together.ticks[4].click()
    assert form.together.joined == (("family", "school", "health"), ("own_council", "other_council"))
    form.divide_by("workers_count")
    assert form.together.bands.isVisible()
    form.together.bands.setText("1 x")
    form.count()
    assert "are no numbers" in form.problem.text()
    assert not form.make.isEnabled()


def test_what_is_written_stays_while_readings_change(qtbot, form, visit):
    form.divide_by("referral_source")
    form.together.ticks[0].click()
    visit.cases.set(visit.cases.all()[0].id, team="West")
    assert form.together.joined == (("family", "school"),)
    qtbot.waitUntil(lambda: form.is_ready)
    assert form.together.joined == (("family", "school"),)
    form.divide_by("case:team")
    assert numbers(form.view)[COUNTED, "West"] == "1*"


def test_a_table_is_changed_and_deleted(qtbot, page, visit):
    record = visit.crosstabs.add("By team", "case:team", question="decision_24h")
    page.show_place(Place("report", record))
    tables = page.side.figures.tables
    assert numbers(tables.view)["yes", "East"] == "2*"
    tables.change_wanted.emit(record)
    form = page.side.figures.table_form
    qtbot.waitUntil(lambda: form.is_ready)
    assert not form.is_begun
    form.title.setText("By team, in time")
    assert page.side.is_half_typed
    form.count()
    qtbot.mouseClick(form.make, Qt.MouseButton.LeftButton)
    assert visit.crosstabs.get(record).title == "By team, in time"
    assert not page.side.is_half_typed
    tables.delete(visit.crosstabs.get(record))
    assert visit.crosstabs.all() == []


def test_a_new_table_is_asked_for_though_another_one_is_open_and_unchanged(qtbot, page, visit):
    record = visit.crosstabs.add("By team", "case:team", question="decision_24h")
    page.show_place(Place("report", record))
    figures = page.side.figures
    figures.tables.change_wanted.emit(record)
    qtbot.waitUntil(lambda: figures.table_form.is_ready)
    assert figures.table_form.title.text() == "By team"
    figures.begin_table()
    assert figures.table_form.title.text() == ""


def test_another_table_is_not_opened_over_one_that_is_half_written_and_that_is_said(qtbot, page, visit):
    first, second = (
        visit.crosstabs.add(title, "case:team", question="decision_24h") for title in ("First", "Second")
    )
    figures, told = page.side.figures, []
    page.workspace.said.connect(lambda words, *_action: told.append(words))
    figures.begin_table(first)
    form = figures.table_form
    qtbot.waitUntil(lambda: form.is_ready)
    form.title.setText("Half")
    for other in (second, ""):
        figures.begin_table(other)
        assert (form.title.text(), form.record) == ("Half", first)
    assert told == ["Finish or close what you are filling in first."] * 2
    figures.begin_table(first)
    assert len(told) == 2
    form.title.setText("First")
    figures.begin_table(second)
    assert (form.title.text(), form.record) == ("Second", second)


def test_a_half_written_table_is_not_lost_by_looking_at_a_chapter(page, form):
    form.title.setText("Half")
    page.load()
    assert form.title.text() == "Half"
    assert page.is_half_typed()
    form.closed.emit()
    assert not page.side.figures.is_half_typed


def test_the_chip_of_a_table_says_its_title_and_whether_it_moved(page, visit):
    record = visit.crosstabs.add("By team", "case:team", question="decision_24h", title_cy="Yn ôl tîm")
    faces = page.side.figures.faces
    token = Token(TABLE, record)
    faces.forget()
    assert faces.face(token) == Face("By team", SETTLED, "table")
    visit.paragraphs.add("criterion-ii", str(token))
    visit.versions.make("team-draft")
    visit.cases.set(visit.cases.all()[0].id, team="West")
    faces.forget()
    assert faces.face(token).state == MOVED
    visit.crosstabs.delete(record)
    assert faces.face(token) == Face("[table taken out]", UNKNOWN)


def test_a_table_of_many_cases_is_counted_in_the_background(qtbot, page, visit, monkeypatch):
    monkeypatch.setattr(figure_faces, "_AT_ONCE", 0)
    record = visit.crosstabs.add("By team", "case:team", question="decision_24h")
    faces = page.side.figures.faces
    faces.forget()
    with qtbot.waitSignal(faces.changed):
        faces.count()
    assert faces.tables[record].number("yes", "East") == 2

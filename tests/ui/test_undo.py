"""Undo and redo in the window: its buttons and keys, what it says, where it goes, and fields that follow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.errors import UserError
from inspector_app.fieldwork.reading_session import ReadingSession
from ui.main_window import MainWindow
from ui.place import Place
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.message import Message

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def shown(qtbot, window: MainWindow) -> Iterator[MainWindow]:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window._save_typing()  # while the file is open
    qtbot.waitUntil(lambda: not (window._refresh.isActive() or window._frame_refresh.isActive()))


def undo(qtbot, at: QWidget) -> None:
    qtbot.keyClick(at, Qt.Key.Key_Z, CTRL)


def click(qtbot, button: Button) -> None:
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def bar(window: MainWindow) -> tuple[Button, Button]:
    return window._top.undo, window._top.redo


def toast(window: MainWindow) -> tuple[str, str]:
    assert window._toast.isVisible()
    return window._toast.findChild(Label).text(), window._toast._link.text()


def test_the_buttons_say_what_they_would_do(qtbot, shown: MainWindow):
    undo_button, redo_button = bar(shown)
    assert (undo_button.isEnabled(), redo_button.isEnabled()) == (False, False)
    assert undo_button.toolTip() == undo_button.accessibleName() == "Undo: nothing yet"
    shown.workspace.visit.cases.add("C77")
    qtbot.waitUntil(undo_button.isEnabled)
    assert undo_button.toolTip() == "Undo: case C77 added (Ctrl Z)"
    assert undo_button.accessibleName() == "Undo: case C77 added"
    click(qtbot, undo_button)
    assert toast(shown) == ("Undone: case C77 added", "Redo")
    qtbot.waitUntil(redo_button.isEnabled)
    assert not undo_button.isEnabled()
    assert redo_button.toolTip() == "Redo: case C77 added (Ctrl Y)"
    qtbot.mouseClick(redo_button, Qt.MouseButton.LeftButton)
    assert toast(shown) == ("Done again: case C77 added", "Undo")
    assert shown.workspace.visit.cases.by_reference("C77")


@pytest.mark.parametrize("keys", [(Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_Y, CTRL)])
def test_the_keys_undo_and_redo_where_no_field_has_them(qtbot, shown: MainWindow, keys):
    visit = shown.workspace.visit
    visit.cases.add("C77")
    undo(qtbot, shown.page("overview"))
    assert len(visit.cases.all()) == 3
    qtbot.keyClick(shown.focusWidget(), *keys)
    assert len(visit.cases.all()) == 4


def test_the_toast_s_link_redoes(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.cases.add("C77")
    undo(qtbot, shown.page("overview"))
    qtbot.mouseClick(shown._toast._link, Qt.MouseButton.LeftButton)
    assert len(visit.cases.all()) == 4


def test_the_window_goes_to_where_it_happened(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    reading = visit.readings.all()[0].id
    path = next(
        question.path
        for question in visit.forms.get(visit.readings.get(reading).form).questions()
        if question.type == "select_one"
    )
    session = ReadingSession(visit, reading)
    session.answer(path, session.state.node(path).choices[0].name)
    shown.show_place(Place("overview"))
    undo(qtbot, shown.page("overview"))
    page = shown.page("reading")
    assert page.isVisible()
    assert page.questions.current_path() == path
    assert visit.readings.form_state(reading).find(path).answer == ""
    words, _link = toast(shown)
    assert words.startswith("Undone: answer to “")
    assert words.endswith("” in C01")


# ---- fields -----------------------------------------------------------------------------------------
def test_a_field_undoes_its_own_typing_first_and_then_the_visit(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.inspection.set(background="From before.")
    shown.show_place(Place("settings"))
    field = shown.page("settings")._texts["contact"]
    field.setFocus()
    qtbot.keyClicks(field, "the lead")
    undo(qtbot, field)
    assert (field.toPlainText(), visit.inspection.details().background) == ("", "From before.")
    undo(qtbot, field)
    assert visit.inspection.details().background == ""
    assert toast(shown)[0] == "Undone: details of the inspection"
    assert field.hasFocus()


def test_typing_that_a_field_took_back_after_it_was_saved_is_not_undone_again(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.inspection.set(background="From before.")
    shown.show_place(Place("settings"))
    field = shown.page("settings")._texts["contact"]
    field.setFocus()
    qtbot.keyClicks(field, "the lead")
    field.commit()
    assert visit.inspection.details().contact == "the lead"
    undo(qtbot, field)
    assert field.toPlainText() == ""
    undo(qtbot, field)
    details = visit.inspection.details()
    assert (details.contact, details.background) == ("", "")


def test_a_field_redoes_its_own_typing_first(qtbot, shown: MainWindow):
    shown.show_place(Place("settings"))
    field = shown.page("settings")._texts["contact"]
    field.setFocus()
    qtbot.keyClicks(field, "the lead")
    undo(qtbot, field)
    qtbot.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert field.toPlainText() == "the lead"


def test_a_field_that_is_typed_in_shows_what_was_undone(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.inspection.set(contact="The office")
    shown.show_place(Place("settings"))
    page = shown.page("settings")
    field = page._texts["contact"]
    field.setFocus()
    qtbot.keyClicks(field, " in Bangor")
    field.commit()
    shown.workspace.undo_wanted.emit(visit.steps.last)
    assert field.toPlainText() == visit.inspection.details().contact
    line = page._lines["authority"]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Another council")
    page._save_line("authority")
    shown.workspace.undo_wanted.emit(visit.steps.last)
    assert line.text() == visit.inspection.details().authority == "Bro Helyg County Council"


def test_notes_follow_an_undo_while_they_are_written(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    source = visit.sources.add("interview", "Health visitor", role="partner")
    visit.sources.write(source, "The first thought.")
    shown.show_place(Place("note", source))
    surface = shown.page("note")._surface
    qtbot.keyClicks(surface, " And more.")
    qtbot.keyClick(surface, Qt.Key.Key_Return)
    qtbot.keyClicks(surface, "Another.")
    surface.save()
    click(qtbot, bar(shown)[0])
    assert surface.toPlainText() == "The first thought."
    assert not surface.document().isUndoAvailable()
    assert shown.page("note").isVisible()
    click(qtbot, bar(shown)[1])
    assert surface.toPlainText() == "The first thought. And more.\nAnother."


def test_what_is_being_typed_is_saved_before_something_is_undone(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.cases.add("C77")
    shown.show_place(Place("settings"))
    field = shown.page("settings")._texts["contact"]
    field.setFocus()
    qtbot.keyClicks(field, "the lead")
    click(qtbot, bar(shown)[0])
    assert (field.toPlainText(), visit.inspection.details().contact) == ("", "")
    assert visit.cases.by_reference("C77")
    shown.workspace.visit.redo()
    assert visit.inspection.details().contact == "the lead"


# ---- what stands in the way, and large steps ----------------------------------------------------------
def test_what_cannot_be_undone_is_a_sentence_with_a_way_there(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    case = visit.cases.by_reference("C02").id
    visit.cases.set(case, note="mine")
    with visit.store.transaction(visit.members.named("Owain Prys").id, at=visit.clock()) as act:
        act.set("sampled_case", case, "note", "his")
    undo(qtbot, shown.page("overview"))
    (message,) = shown.findChildren(Message)
    at = visit.clock().astimezone()
    assert message.sentence.text().startswith(
        f"Case C02: Owain Prys changed this since, at {at:%H:%M}, so it is not undone."
    )
    assert not bar(shown)[0].isEnabled()
    (link,) = [button for button in message.findChildren(Button) if button.text() == "Go there"]
    link.click()
    assert shown.page("cases").isVisible()


def test_a_large_step_is_undone_in_the_background(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.cases.add_many([{"reference": f"N{number:03}"} for number in range(100)])
    undo(qtbot, shown.page("overview"))
    qtbot.waitUntil(lambda: len(visit.cases.all()) == 3)
    qtbot.waitUntil(lambda: shown._toast.isVisible())
    assert toast(shown) == ("Undone: 100 cases added", "Redo")


def test_a_large_undo_that_is_cancelled_leaves_everything(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    visit.cases.add_many([{"reference": f"X{number}"} for number in range(100)])
    step = visit.steps.last
    jobs = []
    shown.workspace.working.connect(lambda _title, job: (jobs.append(job), job.cancel()))
    undo(qtbot, shown.page("overview"))
    qtbot.waitUntil(lambda: bool(jobs) and not shown.workspace.is_working)
    assert (visit.steps.last, len(visit.cases.all())) == (step, 103)


def test_a_deed_offers_undo_beside_its_word(qtbot, shown: MainWindow):
    visit = shown.workspace.visit
    finding = visit.findings.add("i", "area", "Too late.")
    shown.show_place(Place("evidence", finding))
    shown.page("evidence")._on_deletion_wanted(finding)
    assert toast(shown) == ("The finding is deleted", "Undo")
    visit.cases.add("C77")  # it is this deed that is undone, whatever came since
    qtbot.mouseClick(shown._toast._link, Qt.MouseButton.LeftButton)
    assert visit.findings.is_there(finding)
    assert visit.cases.by_reference("C77")


def test_a_word_goes_with_its_page_and_its_deed_can_still_be_undone(shown: MainWindow):
    visit = shown.workspace.visit
    finding = visit.findings.add("i", "area", "Too late.")
    shown.show_place(Place("evidence", finding))
    shown.page("evidence")._on_deletion_wanted(finding)
    shown.show_place(Place("evidence"))
    assert shown._toast.isVisible()
    shown.show_place(Place("cases"))
    assert not shown._toast.isVisible()
    shown._undoing.undo()
    assert visit.findings.is_there(finding)
    assert toast(shown)[1] == "Redo"


def test_a_deed_that_fails_offers_nothing(shown: MainWindow):
    def fail() -> None:
        raise UserError("no", "It cannot be.", "Leave it.")

    assert not shown.workspace.do_and_say(fail, "It is done")
    assert not shown._toast.isVisible()


def test_the_steps_outlive_the_window(qtbot, shown: MainWindow):
    shown.workspace.visit.cases.add("C77")
    anew = shown.made_anew()
    anew.show()
    assert anew._top.undo.isEnabled()
    anew._top.undo.click()
    assert len(anew.workspace.visit.cases.all()) == 3
    anew.workspace.finish()
    anew.deleteLater()


# ---- the line that says when --------------------------------------------------------------------------
def test_the_time_of_the_last_saving_is_there_from_the_start(shown: MainWindow):
    at = shown.workspace.visit.clock().astimezone()
    assert shown._top.saved.words.text() == f"Saved {at:%H:%M}"


def test_a_disk_that_refuses_shows_in_the_line_until_it_saves_again(shown: MainWindow, monkeypatch):
    workspace, line = shown.workspace, shown._top.saved

    def full(_transaction):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("db.transaction.Transaction.finish", full)
        workspace.do(lambda: workspace.visit.cases.add("C77"))
    assert line.words.text() == "Not saved"
    assert line.toolTip().startswith("The disk is full.")
    (message,) = shown.findChildren(Message)
    assert "Free some space, then try again." in message.sentence.text()
    workspace.do(lambda: workspace.visit.cases.add("C77"))
    assert line.words.text().startswith("Saved ")


def test_a_refusal_that_is_no_matter_of_the_disk_leaves_the_line(shown: MainWindow):
    shown.workspace.do(lambda: shown.workspace.visit.cases.add("C01"))
    assert shown._top.saved.words.text().startswith("Saved ")

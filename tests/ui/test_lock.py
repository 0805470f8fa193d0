"""Protected visits in the window: unlocking, locking when nobody is there, and what is in view meanwhile."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu

from db.keys.data_key import is_plain
from db.keys.keys_file import keys_path, unlock
from db.keys.recovery_key import recovery_key
from db.safety.protection import protect
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE
from ui.main_window import MainWindow
from ui.pages.note.take_up import TakeUpPopover
from ui.place import Place
from ui.protection.idle_watch import IdleWatch
from ui.protection.new_passphrase import NewPassphrase
from ui.protection.passphrase_field import PassphraseField
from ui.protection.unlock import Unlock
from ui.start.recent_row import RecentRow
from ui.widgets.message import Message
from ui.widgets.picker import Option, Picker
from ui.widgets.short_form import ShortForm
from ui.windows import Windows

pytestmark = pytest.mark.usefixtures("cheap_keys")
COUNCIL = "Bro Helyg County Council"
NEW = "pump lantern orchard violin seven"


@pytest.fixture
def file(visit_file: Path, tmp_path: Path, cheap_keys: None) -> Path:
    """A protected copy of the small visit."""
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    protect(path, PASSPHRASE)
    return path


@pytest.fixture
def main(qtbot, windows: Windows, file: Path) -> MainWindow:
    """The window of the protected visit, unlocked."""
    windows.open(file, unlock(file, PASSPHRASE))
    assert windows.main is not None
    QTest.qWaitForWindowExposed(windows.main)
    return windows.main


def type_passphrase(page: Unlock, words: str) -> None:
    page.passphrase.line.setText(words)
    page.form.submit()


def trouble(widget) -> str:
    return " ".join(
        message.sentence.text() for message in widget.findChildren(Message) if message.isVisible()
    )


# ---- opening ------------------------------------------------------------------------------------------------
def test_a_protected_file_asks_for_its_passphrase_and_opens(qtbot, windows: Windows, file: Path):
    windows.open(file)
    assert windows.main is None
    page = windows.start.findChild(Unlock)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.passphrase.line)
    type_passphrase(page, "something else")
    qtbot.waitUntil(lambda: "not the passphrase" in trouble(page))
    assert windows.main is None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.passphrase.line)
    type_passphrase(page, PASSPHRASE)
    qtbot.waitUntil(lambda: windows.main is not None)
    assert windows.main.isVisible()
    assert not windows.start.isVisible()


def test_the_passphrase_is_tried_away_from_the_thread_of_the_window(
    qtbot, windows: Windows, file: Path, monkeypatch
):
    threads = []

    def notice(path, words):
        threads.append(QApplication.instance().thread().isCurrentThread())
        return unlock(path, words)

    monkeypatch.setattr("ui.start.window.open_protected", notice)
    windows.open(file)
    type_passphrase(windows.start.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: windows.main is not None)
    assert threads == [False]


def test_the_recovery_key_opens_a_file_and_sets_a_passphrase(qtbot, windows: Windows, file: Path):
    key = unlock(file, PASSPHRASE)
    keys_path(file).unlink()
    windows.open(file)
    page = windows.start.findChild(Unlock)
    page.other.click()
    text = recovery_key(key)
    page.recovery_key.setText(("1" if text[0] != "1" else "2") + text[1:])
    page.new.first.setText(NEW)
    page.new.again.setText(NEW)
    page.recovery.submit()
    qtbot.waitUntil(lambda: "Group 1," in trouble(page))
    page.recovery_key.setText(text.lower())
    page.recovery.submit()
    qtbot.waitUntil(lambda: windows.main is not None)
    assert unlock(file, NEW) == key


def test_what_stands_in_the_way_is_said_on_the_page(qtbot, windows: Windows, file: Path):
    keys_path(file).unlink()
    windows.open(file)
    page = windows.start.findChild(Unlock)
    type_passphrase(page, PASSPHRASE)
    qtbot.waitUntil(lambda: "keys are not beside it" in trouble(page))


def test_of_a_protected_visit_the_computer_remembers_the_path_alone(
    main: MainWindow, windows, preferences, tmp_path
):
    (recent,) = preferences.recent()
    assert recent.path.endswith("mine.inspection")
    assert recent.is_protected
    preferences._settings.sync()
    assert COUNCIL not in (tmp_path / "window.ini").read_text(encoding="utf-8")
    windows.start.load()
    row = windows.start.findChild(RecentRow)
    assert row.accessibleName() == "mine, Protected with a passphrase"


def test_typing_can_be_shown_and_locked_capitals_are_told(qtbot):
    field = PassphraseField()
    qtbot.addWidget(field)
    field.show()
    shown = field.findChild(type(field.layout().itemAt(1).widget()))
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    shown.box.click()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    for text, modifiers, locked in (
        ("a", Qt.KeyboardModifier.NoModifier, False),
        ("A", Qt.KeyboardModifier.NoModifier, True),
        ("1", Qt.KeyboardModifier.NoModifier, True),
        ("A", Qt.KeyboardModifier.ShiftModifier, False),
        ("a", Qt.KeyboardModifier.ShiftModifier, True),
    ):
        QApplication.sendEvent(field.line, QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text))
        assert shown.capitals.isVisible() is locked
    assert field.text() == "aA1Aa"


# ---- locking ------------------------------------------------------------------------------------------------
def readable(window) -> str:
    """Return all that a screen reader can tell of a window: names, texts and values of what is in view."""
    told = [window.windowTitle()]
    waiting = [QAccessible.queryAccessibleInterface(window)]
    while waiting:
        interface = waiting.pop()
        if interface is None or interface.state().invisible:
            continue
        kinds = (
            QAccessible.Text.Name,
            QAccessible.Text.Value,
            QAccessible.Text.Description,
            QAccessible.Text.Help,
        )
        told += [interface.text(kind) for kind in kinds]
        waiting += [interface.child(number) for number in range(interface.childCount())]
    return "\n".join(told)


def test_a_locked_window_tells_and_shows_nothing_of_the_visit(qtbot, main: MainWindow):
    assert COUNCIL in readable(main)
    before = main.windowTitle()
    main.lock.lock()
    assert main.lock.is_locked
    assert main.windowTitle() == "Locked – Inspector"
    told = readable(main)
    for secret in (COUNCIL, "Mared", "C01", "Overview", "mine"):
        assert secret not in told
    assert "The visit is locked" in told
    # Whatever is drawn of the window is the page that covers it.
    assert not main.centralWidget().isVisible()
    for x, y in ((5, 5), (700, 400), (1300, 700)):
        child = main.childAt(QPoint(x, y))
        assert main.findChild(Unlock).window() is main
        assert child is None or not main.centralWidget().isAncestorOf(child)
    main.resize(1000, 640)
    qtbot.waitUntil(lambda: main.lock._screen.geometry() == main.rect())
    type_passphrase(main.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)
    assert main.windowTitle() == before
    assert main.centralWidget().isVisible()


def test_a_wrong_passphrase_does_not_unlock(qtbot, main: MainWindow):
    main.lock.lock()
    page = main.findChild(Unlock)
    type_passphrase(page, "something else")
    qtbot.waitUntil(lambda: "not the passphrase" in trouble(page))
    assert main.lock.is_locked


def test_it_unlocks_where_the_stick_with_the_file_is_gone(qtbot, main: MainWindow, file: Path):
    keys = keys_path(file).read_bytes()
    keys_path(file).unlink()
    main.lock.lock()
    type_passphrase(main.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)
    keys_path(file).write_bytes(keys)


def test_keys_do_nothing_while_it_is_locked(qtbot, main: MainWindow):
    main.lock.lock()
    assert [key for key in main.findChildren(QShortcut) if key.isEnabled() and key.parent() is main] == []
    qtbot.keyClick(main, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert main.place == Place("overview")
    type_passphrase(main.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)
    qtbot.keyClick(main, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert main.place == Place("cases")


def test_what_is_typed_is_saved_and_undo_stays(qtbot, main: MainWindow):
    visit = main.workspace.visit
    visit.findings.add("i", "area", "Too late.")
    main.show_place(Place("settings"))
    line = main.page("settings")._lines["authority"]
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Glan Morfa")
    main.lock.lock()
    assert visit.inspection.details().authority == "Glan Morfa"
    type_passphrase(main.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)
    assert main.place == Place("settings")
    assert QApplication.focusWidget() is line
    visit.undo()
    visit.undo()
    assert visit.findings.all() == []


def test_a_passing_word_and_a_dialogue_do_not_show_through(qtbot, main: MainWindow):
    dialogue = QDialog(main)
    dialogue.show()
    main.lock.lock()
    assert not dialogue.isVisible()
    main.workspace.say(f"{COUNCIL} is handed over.")
    assert not main._toast.isVisible()
    assert COUNCIL not in readable(main)


@pytest.mark.qt_log_ignore("This plugin does not support")  # windows of menus
def test_what_lies_over_the_page_is_closed_and_does_not_come_back(qtbot, main: MainWindow):
    """A menu, a list to pick from, what was searched for, and the choice of criteria for a passage."""
    visit = main.workspace.visit
    note = visit.sources.add("interview", "A parent", role="parent")
    visit.sources.write(note, "Nobody asked what her son wants.")
    main.show_place(Place("note", note))
    surface = main.page("note")._surface
    surface.setFocus()
    surface.selectAll()
    qtbot.keyClick(surface, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    taking_up = main.findChild(TakeUpPopover)
    assert taking_up.isVisible()
    main.lock.lock()
    unlock_by_hand(qtbot, main)
    assert not taking_up.isVisible()
    assert main.focusWidget() is surface

    picker = Picker(surface, "A figure", lambda: [Option("a", "A")])
    closed = []
    picker.closed.connect(lambda: closed.append(True))
    main.lock.lock()
    assert closed == [True]
    unlock_by_hand(qtbot, main)
    assert main.focusWidget() is surface

    menu = QMenu(surface)
    menu.addAction("Copy")
    menu.popup(QPoint(10, 10))
    main.lock.lock()
    assert not menu.isVisible()
    unlock_by_hand(qtbot, main)
    assert main.focusWidget() is surface

    main._search.begin()
    qtbot.keyClicks(main._search, "nobody asked")
    main.lock.lock()
    unlock_by_hand(qtbot, main)
    assert main.focusWidget() is surface
    assert main._search.text() == ""


def unlock_by_hand(qtbot, main: MainWindow) -> None:
    assert main.lock._screen is not None
    type_passphrase(main.lock._screen.unlock, PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)


def test_it_locks_by_its_key_and_by_its_button(qtbot, main: MainWindow):
    qtbot.keyClick(
        main, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert main.lock.is_locked
    type_passphrase(main.findChild(Unlock), PASSPHRASE)
    qtbot.waitUntil(lambda: not main.lock.is_locked)
    main.show_place(Place("settings"))
    main.page("settings").protection.lock_now.click()
    assert main.lock.is_locked


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


def test_it_locks_when_nobody_was_there_for_the_time_that_was_chosen(qtbot, main: MainWindow):
    clock = Clock()
    watch = main.lock.watch
    watch._now = clock
    watch.note()
    clock.now = 14 * 60
    watch.look()
    assert not main.lock.is_locked
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_Shift)
    clock.now = 16 * 60
    watch.look()
    assert not main.lock.is_locked
    clock.now = 30 * 60
    watch.look()
    assert main.lock.is_locked


def test_a_choice_of_minutes_holds_at_once_and_never_is_never(qtbot, main: MainWindow):
    clock = Clock()
    watch = main.lock.watch
    watch._now = clock
    watch.note()
    part = main.page("settings").protection
    part.lock_after.chosen.emit("0")
    clock.now = 10 * 3600
    watch.look()
    assert not main.lock.is_locked
    part.lock_after.chosen.emit("5")
    watch.note()
    clock.now += 5 * 60
    watch.look()
    assert main.lock.is_locked


def test_a_computer_that_slept_is_idle_when_it_wakes(qtbot):
    clock, told = Clock(), []
    window = QDialog()
    qtbot.addWidget(window)
    watch = IdleWatch(window, lambda: 60, now=clock)
    watch.idle.connect(lambda: told.append(clock.now))
    clock.now = 7200
    watch.look()
    watch.look()
    assert told == [7200]


def test_the_first_key_after_a_long_sleep_does_not_count_as_somebody_who_was_there(qtbot, main: MainWindow):
    clock = Clock()
    watch = main.lock.watch
    watch._now = clock
    watch.note()
    clock.now = 8 * 3600
    QTest.keyClick(main.windowHandle(), Qt.Key.Key_Shift)
    assert main.lock.is_locked


def test_a_plain_visit_says_why_it_cannot_be_locked(window: MainWindow):
    window.lock.lock()
    assert not window.lock.is_locked
    assert "has no passphrase" in window._toast._words.text()


def test_a_locked_window_can_be_closed(qtbot, main: MainWindow, file: Path):
    main.lock.lock()
    main.findChild(Unlock).form._cancel()
    qtbot.waitUntil(lambda: not main.isVisible())
    with Visit.open(file, passphrase=PASSPHRASE) as visit:
        assert visit.store.setting("opened_at") is None


# ---- work in a thread -------------------------------------------------------------------------------------------
def test_long_work_has_a_connection_of_its_own_to_a_protected_file(qtbot, main: MainWindow):
    done = []
    main.workspace.run("Counting", lambda visit, _progress: len(visit.cases.all()), done=done.append)
    qtbot.waitUntil(lambda: done == [3])
    main.lock.lock()
    main.workspace.run("Adding", lambda visit, _progress: visit.cases.add("C99"), done=done.append)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert len(main.workspace.visit.cases.all()) == 4


# ---- the settings -------------------------------------------------------------------------------------------------
def form_on(page) -> ShortForm:
    return next(form for form in page.findChildren(ShortForm) if form.isVisible())


def test_a_plain_visit_is_protected_from_the_settings(
    qtbot, windows: Windows, visit_file: Path, tmp_path: Path
):
    path = Path(shutil.copy(visit_file, tmp_path / "plain.inspection"))
    windows.open(path)
    windows.main.show_place(Place("settings"))
    part = windows.main.page("settings").protection
    part.protect.click()
    form = form_on(part)
    new = form.findChild(NewPassphrase)
    first = windows.main
    form.submit()
    qtbot.waitUntil(lambda: "Too short" in trouble(form))
    new.first.setText(PASSPHRASE)
    new.again.setText("something else")
    form.submit()
    qtbot.waitUntil(lambda: "not the same" in trouble(form))
    new.again.setText(PASSPHRASE)
    form.submit()
    qtbot.waitUntil(lambda: windows.main is not None and windows.main is not first, timeout=20_000)
    assert not is_plain(path)
    assert windows.main.isVisible()
    assert windows.main.place == Place("settings")
    qtbot.waitUntil(lambda: "Save the recovery key next" in trouble(windows.main))
    assert windows.main.workspace.visit.store.key == unlock(path, PASSPHRASE)


def test_the_passphrase_is_changed_in_the_settings(qtbot, main: MainWindow, file: Path):
    main.show_place(Place("settings"))
    part = main.page("settings").protection
    part.change.click()
    form = form_on(part)
    present = form.findChild(PassphraseField)
    new = form.findChild(NewPassphrase)
    present.line.setText("something else")
    new.first.setText(NEW)
    new.again.setText(NEW)
    form.submit()
    qtbot.waitUntil(lambda: "not the passphrase" in trouble(form))
    present.line.setText(PASSPHRASE)
    form.submit()
    qtbot.waitUntil(lambda: main._toast.isVisible())
    assert unlock(file, NEW)
    main.lock.lock()
    type_passphrase(main.findChild(Unlock), NEW)
    qtbot.waitUntil(lambda: not main.lock.is_locked)


def test_the_sheet_is_saved_only_with_the_passphrase_and_where_one_chooses(
    qtbot, main, tmp_path, monkeypatch
):
    target = tmp_path / "sheet.pdf"
    monkeypatch.setattr(
        "ui.protection.recovery_sheet.QFileDialog.getSaveFileName",
        lambda *_args: (str(tmp_path / "sheet"), ""),
    )
    main.show_place(Place("settings"))
    part = main.page("settings").protection
    part.sheet.click()
    form = form_on(part)
    form.findChild(PassphraseField).line.setText("something else")
    form.submit()
    qtbot.waitUntil(lambda: "not the passphrase" in trouble(form))
    assert not target.exists()
    form.findChild(PassphraseField).line.setText(PASSPHRASE)
    form.submit()
    # The form is gone then: as long as a passphrase stands in it, closing asks what is to become of it.
    qtbot.waitUntil(lambda: main.findChild(PassphraseField) is None and not main.workspace.is_busy)
    assert target.read_bytes().startswith(b"%PDF")

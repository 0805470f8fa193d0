"""The start window: recent visits, a new one, joining one, and files that cannot be opened."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from db.keys.keys_file import unlock
from db.safety.backup import back_up, list_backups
from inspector_app.dates import say_date
from inspector_app.last_session import begin_session
from inspector_app.team.enrolment import can_invite
from inspector_app.team.handovers import hand_over
from inspector_app.team.team_inside import team_inside
from inspector_app.visit import Visit
from tests.conftest import PASSPHRASE
from ui.language import language
from ui.preferences import Preferences, RecentVisit
from ui.screen import fill_small_screen
from ui.start.join_form import JoinForm
from ui.start.new_visit_form import NewVisitForm
from ui.start.recent_row import MissingRow, RecentRow
from ui.widgets.button import Button
from ui.widgets.message import Message
from ui.windows import Windows


def trouble(windows: Windows) -> str:
    message = windows.start.findChild(Message)
    return message.sentence.text() if message else ""


def test_an_opened_visit_is_remembered(windows: Windows, visit_file: Path, tmp_path: Path, preferences):
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    windows.open(path)
    assert windows.main is not None
    assert windows.main.isVisible()
    assert preferences.recent()[0].council == "Bro Helyg County Council"
    assert preferences.recent()[0].path == str(path.resolve())


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "no such file"), (b"", "visit"), (b"PK\x03\x04 a zip file, rather" * 50, "visit")],
    ids=["missing", "empty", "foreign"],
)
def test_a_file_that_cannot_be_opened_is_said(windows: Windows, tmp_path: Path, content, words):
    path = tmp_path / "other.inspection"
    if content is not None:
        path.write_bytes(content)
    windows.open(path)
    assert windows.main is None
    assert words in trouble(windows).lower()


SUBJECT = {"en": "Children in need", "cy": "Plant mewn angen"}


def recent(
    path: Path | str, first: str = "2024-03-12", last: str = "2024-03-15", *, leads=True
) -> RecentVisit:
    return RecentVisit(str(path), "Glan Morfa", SUBJECT, first, last, leads, "2024-02-09T10:00+00:00")


def test_a_recent_visit_says_what_it_is_in_the_language_of_the_window(
    windows: Windows, preferences, tmp_path
):
    path = tmp_path / "a.inspection"
    path.write_bytes(b"a visit")
    preferences.remember(recent(path))
    windows.start.load()
    row = windows.start.findChild(RecentRow)
    assert row.accessibleName() == "Glan Morfa, Children in need · 12 to 15 March 2024 · you lead it"
    preferences.remember(recent(path, "2023-12-30", "2024-01-02", leads=False))
    windows.start.load()
    row = windows.start.findChildren(RecentRow)[-1]
    assert row.accessibleName().endswith("30 December 2023 to 2 January 2024 · you are an inspector")


def test_a_recent_visit_that_is_gone_can_be_found_or_taken_off(
    windows: Windows, preferences, tmp_path, visit_file: Path, monkeypatch
):
    preferences.remember(recent(tmp_path / "gone.inspection"))
    windows.start.load()
    row = windows.start.findChild(MissingRow)
    assert str(tmp_path) in row.accessibleName()
    elsewhere = Path(shutil.copy(visit_file, tmp_path / "elsewhere.inspection"))
    monkeypatch.setattr(
        "ui.start.file_dialogs.QFileDialog.getOpenFileName", lambda *_arguments: (str(elsewhere), "")
    )
    row.find.click()
    assert windows.main is not None
    assert [visit.path for visit in preferences.recent()] == [str(elsewhere.resolve())]
    preferences.remember(recent(tmp_path / "gone.inspection"))
    windows.start.load()
    windows.start.findChildren(MissingRow)[-1].forget.click()
    assert [visit.path for visit in preferences.recent()] == [str(elsewhere.resolve())]


def test_recent_visits_are_kept_once_newest_first(preferences: Preferences):
    for name in ("a", "b", "a"):
        preferences.remember(recent(name))
    assert [visit.path for visit in preferences.recent()] == ["a", "b"]


@pytest.mark.parametrize(
    "kept",
    [
        "{not json",
        "7",
        '[{"path": "a"}]',
        json.dumps([{**asdict(recent("a")), "first_day": "soon"}]),
    ],
)
def test_a_spoilt_list_of_recent_visits_loses_what_is_spoilt_only(preferences: Preferences, kept):
    preferences.set_text("recent", kept)
    assert preferences.recent() == []
    preferences.remember(recent("a"))
    assert len(preferences.recent()) == 1


# ---- the language ---------------------------------------------------------------------------------------
@pytest.fixture
def english():
    yield
    language.use("en")


def test_the_language_is_chosen_before_a_visit_is_open(qtbot, windows: Windows, preferences, english):
    before = windows.start
    before.welcome.language_chosen.emit("cy")
    qtbot.waitUntil(lambda: windows.start is not before)
    assert preferences.text("language") == "cy"
    assert windows.start.isVisible()
    qtbot.waitUntil(lambda: "Arolygiadau diweddar" in labels(windows))


def test_the_language_stays_while_somebody_types(windows: Windows):
    choice = windows.start.welcome._language
    assert choice.isEnabled()
    windows.start.begin_visit()
    assert not choice.isEnabled()
    windows.start.findChild(NewVisitForm)._cancel()
    assert choice.isEnabled()


def test_help_is_there_before_a_visit_is_open(qtbot, windows: Windows):
    qtbot.keyClick(windows.start, Qt.Key.Key_F1)
    qtbot.waitUntil(lambda: "Every visit is one file on this computer" in labels(windows))
    assert windows.start.welcome._language.isEnabled()
    qtbot.keyClick(windows.start, Qt.Key.Key_Escape)
    assert windows.start._stack.currentIndex() == 0


def labels(windows: Windows) -> str:
    return "\n".join(label.text() for label in windows.start.findChildren(QLabel) if label.isVisible())


def test_a_new_visit_is_founded_from_the_form(qtbot, tmp_path: Path, cheap_keys):
    made = []
    form = NewVisitForm(lambda name: tmp_path / name, lambda *file: made.append(file), lambda: None)
    qtbot.addWidget(form)
    form.authority.setText("Glan Morfa Council")
    form.inspectorate.setText("Inspectorate")
    form.first_day.setText("12 March 2024")
    form.last_day.setText("15/3/2024")
    form.lead.setText("Mared Llwyd")
    form.team.setPlainText("Owain Prys\n\nSiwan Eames\n")
    form.protection.first.setText(PASSPHRASE)
    form.protection.again.setText(PASSPHRASE)
    form.submit()
    qtbot.waitUntil(lambda: len(made) == 1)
    ((path, key),) = made
    assert path == tmp_path / "Glan Morfa Council.inspection"
    assert key == unlock(path, PASSPHRASE)
    with Visit.open(path, key=key, read_only=True) as visit:
        assert [member.name for member in visit.members.active()] == [
            "Mared Llwyd",
            "Owain Prys",
            "Siwan Eames",
        ]
        assert visit.inspection.details().end_date == "2024-03-15"
        assert can_invite(visit)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [("authority", "", "authority"), ("first_day", "31 feb", "first day"), ("lead", " ", "name")],
)
def test_what_is_wrong_in_the_form_is_said_and_kept(qtbot, tmp_path: Path, field, value, words):
    form = NewVisitForm(lambda name: tmp_path / name, lambda *_file: None, lambda: None)
    qtbot.addWidget(form)
    right = {
        "authority": "A",
        "inspectorate": "I",
        "first_day": "12 March 2024",
        "last_day": "15 March 2024",
        "lead": "M L",
    }
    for name, text in (right | {field: value}).items():
        getattr(form, name).setText(text)
    form.submit()
    assert words in form.findChild(Message).sentence.text()
    assert getattr(form, field).text() == value
    assert list(tmp_path.iterdir()) == []


def test_days_the_wrong_way_round_are_said_at_their_field_which_has_the_keyboard(qtbot, windows: Windows):
    start = windows.start
    start.resize(1366, 768)
    start.begin_visit()
    form = start.findChild(NewVisitForm)
    qtbot.waitUntil(form.authority.hasFocus)
    for name, text in {
        "authority": "A",
        "inspectorate": "I",
        "first_day": "15 March 2024",
        "last_day": "12 March 2024",
        "lead": "M L",
    }.items():
        getattr(form, name).setText(text)
    assert in_view(start, form.button)
    qtbot.keyClick(form.protection.again, Qt.Key.Key_Return)
    message = form.findChild(Message)
    assert "ends before it begins" in message.sentence.text()
    assert form.last_day.hasFocus()
    assert form.last_day.accessibleDescription() == message.sentence.text()
    qtbot.waitUntil(lambda: all(in_view(start, part) for part in (form.last_day, message, form.button)))
    below = message.mapTo(form, QPoint()).y() - form.last_day.mapTo(form, QPoint()).y()
    assert 0 < below < 2 * form.last_day.height()
    form.last_day.setText("16 March 2024")
    qtbot.keyClick(form.last_day, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(form.findChildren(Message)) == 1)
    assert form.last_day.accessibleDescription() == ""
    assert form.protection.first.hasFocus()
    qtbot.waitUntil(lambda: all(in_view(start, part) for part in (form.findChild(Message), form.button)))


def in_view(window: QWidget, part: QWidget) -> bool:
    return part.visibleRegion().boundingRect() == part.rect() and window.rect().contains(
        QRect(part.mapTo(window, QPoint()), part.size())
    )


@pytest.fixture
def handover(visit: Visit, tmp_path: Path) -> Path:
    """A hand-over of the lead of the small visit."""
    path = tmp_path / "lead.handover"
    hand_over(visit, path)
    return path


def test_joining_offers_the_names_of_the_team_and_makes_a_copy_of_ones_own(qtbot, handover, tmp_path: Path):
    made = []
    team = team_inside(handover)
    assert team.names == ("Mared Llwyd", "Owain Prys", "Siwan Eames")
    form = JoinForm(
        handover, team, lambda name: tmp_path / name, lambda *file: made.append(file), lambda: None
    )
    qtbot.addWidget(form)
    form.protection.wanted.setChecked(False)
    form.submit()
    assert "who you are" in form.findChild(Message).sentence.text()
    form.name.set_value("Owain Prys")
    form.submit()
    qtbot.waitUntil(lambda: len(made) == 1)
    ((path, key),) = made
    assert (path, key) == (tmp_path / "Bro Helyg County Council Owain Prys.inspection", None)
    with Visit.open(path, read_only=True) as own:
        assert own.me.name == "Owain Prys"


def test_a_hand_over_that_is_opened_offers_what_it_is_for(
    qtbot, windows: Windows, handover, visit, visit_file, tmp_path, preferences
):
    mine = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    preferences.remember(recent(mine))
    windows.open(handover)
    assert windows.main is None
    assert "makes your own copy" in trouble(windows)
    links = {link.text(): link for link in windows.start.findChild(Message).findChildren(Button)}
    links["Bring it in to Glan Morfa, mine.inspection"].click()
    assert windows.main is not None
    team = windows.main.page("team")
    qtbot.waitUntil(lambda: team.bring_in._table.isVisible())
    windows.start.join_with(handover)
    qtbot.waitUntil(lambda: windows.start.findChild(JoinForm) is not None)


# ---- another visit --------------------------------------------------------------------------------------
def test_another_visit_is_opened_in_place_of_this_one(qtbot, windows: Windows, visit_file: Path, tmp_path):
    one, other = (Path(shutil.copy(visit_file, tmp_path / f"{name}.inspection")) for name in ("one", "other"))
    windows.open(one)
    first = windows.main
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow)
    qtbot.keyClick(first, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert windows.start.isVisible()
    assert windows.start._back.text() == "Back to Bro Helyg County Council"
    windows.start.chosen.emit(one, None)
    assert windows.main is first
    assert not windows.start.isVisible()
    windows.start.chosen.emit(other, None)
    assert windows.main is not first
    assert windows.main.workspace.visit.store.path.name == "other.inspection"
    with Visit.open(one) as closed:  # nobody else writes it any more
        assert closed.me.name == "Mared Llwyd"


def test_going_back_to_a_backup_opens_the_visit_as_it_was_and_says_so(windows: Windows, visit_file, tmp_path):
    path = Path(shutil.copy(visit_file, tmp_path / "one.inspection"))
    windows.open(path)
    visit = windows.main.workspace.visit
    backup = back_up(visit.store)
    visit.cases.add("C99")
    replica = visit.store.replica
    windows.main.workspace.restore_wanted.emit(backup)
    back = windows.main.workspace.visit
    assert "C99" not in back.cases.references().values()
    assert back.store.replica != replica
    assert "from a backup" in windows.main.findChild(Message).sentence.text()
    windows.main.workspace.restore_wanted.emit(list_backups(path)[0].path)
    assert "C99" in windows.main.workspace.visit.cases.references().values()


def test_a_backup_that_is_gone_is_said_and_the_visit_stays(windows: Windows, visit_file, tmp_path):
    path = Path(shutil.copy(visit_file, tmp_path / "one.inspection"))
    windows.open(path)
    windows.main.workspace.restore_wanted.emit(tmp_path / "gone.inspection")
    assert windows.main.isVisible()
    assert "not there any more" in windows.main.findChild(Message).sentence.text()


def test_a_copied_file_says_that_it_is_a_copy_of_its_own(windows: Windows, visit_file, tmp_path):
    path = Path(shutil.copy(visit_file, tmp_path / "one.inspection"))
    windows.open(path)
    copied = Path(shutil.copy(path, tmp_path / "two.inspection"))
    windows.open(copied)
    assert "copied or moved" in windows.main.findChild(Message).sentence.text()


def test_a_backup_is_made_as_a_visit_closes_in_which_something_changed(
    windows: Windows, visit_file, tmp_path
):
    path = Path(shutil.copy(visit_file, tmp_path / "one.inspection"))
    windows.open(path)
    windows.main.close()
    assert list_backups(path) == []
    windows.open(path)
    windows.main.workspace.visit.cases.add("C99")
    windows.main.close()
    assert len(list_backups(path)) == 1


def test_the_visit_that_is_open_stays_when_another_one_cannot_be_opened(
    qtbot, windows: Windows, visit_file, tmp_path
):
    one = Path(shutil.copy(visit_file, tmp_path / "one.inspection"))
    windows.open(one)
    windows.main.workspace.another_wanted.emit(None)
    windows.start.chosen.emit(tmp_path / "none.inspection", None)
    assert "no such file" in trouble(windows)
    assert windows.main.isVisible()
    qtbot.keyClick(windows.start, Qt.Key.Key_Escape)
    assert not windows.start.isVisible()


def test_a_visit_that_was_cut_off_says_what_was_saved_last_and_goes_there(
    qtbot, windows: Windows, visit_file: Path, tmp_path: Path
):
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    with Visit.open(path) as visit:
        begin_session(visit)
        visit.findings.add("i", "area", "Too late.")
        at = visit.store.last_saved().astimezone()
    windows.open(path)
    assert windows.main is not None
    message = windows.main.findChild(Message)
    day = say_date(at.date(), "en", weekday=True, year=False)
    assert message.sentence.text() == (
        f"The program was cut off on {day}. The last thing that was saved: finding on criterion i, "
        f"at {at:%H:%M:%S}. Nothing is lost."
    )
    link = next(button for button in message.findChildren(Button) if button.text() == "Go there")
    link.click()
    assert windows.main.page("evidence").isVisible()
    windows.main.close()
    with Visit.open(path) as visit:
        assert begin_session(visit) is None


def test_a_session_that_was_cut_off_before_anything_was_changed_is_said_too(
    windows: Windows, visit_file: Path, tmp_path: Path
):
    path = Path(shutil.copy(visit_file, tmp_path / "mine.inspection"))
    with Visit.open(path) as visit:
        begin_session(visit)
    windows.open(path)
    assert windows.main is not None
    message = windows.main.findChild(Message)
    assert "before anything was changed. Nothing is lost." in message.sentence.text()


def test_opening_a_visit_stops_what_the_start_window_is_making(
    qtbot, windows: Windows, visit_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        "ui.start.file_dialogs.QFileDialog.getExistingDirectory", lambda *_args: str(tmp_path / "sample")
    )
    windows.start.play_sample()
    windows.open(Path(shutil.copy(visit_file, tmp_path / "mine.inspection")))
    assert windows.start._job is None or not windows.start._job.isRunning()
    assert not windows.start.isVisible()


@pytest.mark.parametrize(("width", "height", "fills"), [(700, 760, True), (600, 400, False)])
def test_a_window_fills_a_screen_that_could_not_hold_it_with_its_title_bar(qtbot, width, height, fills):
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableSize()
    window.resize(screen.width() - 800 + width, screen.height() - 800 + height)
    fill_small_screen(window)
    assert bool(window.windowState() & Qt.WindowState.WindowMaximized) is fills
    # A screen that is too small to hold the window at all is no reason either.
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.setMinimumWidth(screen.width() + 1)
    fill_small_screen(window)
    assert not window.windowState() & Qt.WindowState.WindowMaximized

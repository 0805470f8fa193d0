"""Whether the program was cut off, told when the visit is opened the next time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db.safety.backup import back_up
from inspector_app.fieldwork.attachments import NewFile
from inspector_app.last_session import begin_session, end_session
from inspector_app.undo.words import deed_words
from inspector_app.visit import Visit

_SESSION = """
import sys, time
from pathlib import Path
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.last_session import begin_session
from inspector_app.visit import Visit
visit = Visit.open(Path(sys.argv[1]))
assert begin_session(visit) is None
session = ReadingSession(visit, visit.readings.all()[0].id)
session.answer("/decision/in_time", "no")
with visit.act() as act:
    act.set("sampled_case", visit.cases.all()[0].id, "note", "never saved")
    print("in the middle", flush=True)
    time.sleep(60)
"""


def test_a_visit_that_was_closed_was_not_cut_off(mared: Visit) -> None:
    assert begin_session(mared) is None
    mared.cases.add("C09")
    end_session(mared)
    assert begin_session(mared) is None


def test_what_was_saved_last_is_known_after_the_program_was_killed(begun: Path, tmp_path: Path) -> None:
    """The process is ended by force in the middle of a transaction."""
    path = Path(shutil.copy(begun / "Mared.inspection", tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", _SESSION, str(path)], stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == "in the middle"
        program.kill()
    with Visit.open(path) as visit:
        cut_off = begin_session(visit)
        assert cut_off is not None
        assert cut_off.saved is not None
        assert cut_off.saved_at is not None
        assert cut_off.opened_at <= cut_off.saved_at
        assert deed_words(visit, cut_off.saved) == "answer to “Was it decided in time?” in C01"
        reading = visit.readings.all()[0].id
        assert visit.readings.form_state(reading).find("/decision/in_time").answer == "no"
        assert visit.cases.all()[0].note == ""


def test_a_session_in_which_nothing_was_saved_says_so(mared: Visit) -> None:
    begin_session(mared)
    cut_off = begin_session(mared)
    assert cut_off is not None
    assert (cut_off.saved, cut_off.saved_at) == (None, None)


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (lambda visit: visit.cases.add("C09"), "case C09 added"),
        (lambda visit: visit.cases.delete(visit.cases.all()[0].id), "case C01 deleted"),
        (
            lambda visit: visit.attachments.add(NewFile("plan.txt", "text/plain", b"x")),
            "file “plan.txt” attached",
        ),
        (lambda visit: visit.undo(), "wording of a finding on criterion i"),
    ],
)
def test_every_kind_of_deed_is_named(mared: Visit, deed, words: str) -> None:
    begin_session(mared)
    mared.findings.reword(mared.findings.all()[0].id, text="They ring.")
    deed(mared)
    cut_off = begin_session(mared)
    assert cut_off is not None
    assert cut_off.saved is not None
    assert deed_words(mared, cut_off.saved) == words


def test_a_backup_is_open_nowhere(mared: Visit) -> None:
    begin_session(mared)
    backup = back_up(mared.store)
    with Visit.open(backup) as visit:
        assert begin_session(visit) is None


def test_the_mark_is_never_handed_over(both, exchange) -> None:
    mared, owain = both
    begin_session(mared)
    mared.cases.add("C09")
    exchange(mared, owain)
    assert begin_session(owain) is None

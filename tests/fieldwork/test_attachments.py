"""Files attached to readings: kept as they are, found by the answer, never lost, and got out again."""

from __future__ import annotations

import base64
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from db.errors import UserError
from db.log.encoding import LONGEST_LINE
from db.safety.integrity import check_store
from db.transaction import Transaction
from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.attachments import LARGEST, new_file, read_file, size_words
from inspector_app.fieldwork.double_readings import compare
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.labels import record_label, value_label
from tests.fieldwork.pictures import PDF, jpeg_with_exif, png

GENOGRAM = "/child/genogram"
PLAN = "/child/plan"


@pytest.fixture
def visit(visit_with_files):
    return visit_with_files


@pytest.fixture
def session(visit):
    return ReadingSession(visit, visit.readings.start(visit.cases.add("C01")))


def file(session, path, name, content):
    return new_file(name, content, session.state.form.question(path))


def attach(session, path=GENOGRAM, name="genogram.png", content=None):
    session.attach(path, file(session, path, name, content or png()))
    return session.state.find(path).answer


# ---- attaching ----------------------------------------------------------------------------------------
def test_the_answer_is_the_name_of_a_file_that_is_in_the_visit(visit, session):
    answer = attach(session)
    assert answer.startswith("genogram-")
    assert answer.endswith(".png")
    found = visit.attachments.find(answer)
    assert found.given_name == "genogram.png"
    assert (found.media_type, found.size, found.is_picture) == ("image/png", len(png()), True)
    assert (found.reading, found.question, found.author) == (session.reading, GENOGRAM, visit.me.id)
    assert visit.attachments.read(answer) == png()
    again = ReadingSession(visit, session.reading)
    assert again.state.find(GENOGRAM).answer == answer
    assert check_store(visit.store) == []


def test_the_file_and_the_answer_are_one_transaction(visit, session):
    before = len(list(visit.store.log()))
    attach(session)
    assert len(list(visit.store.log())) == before + 1


def test_a_file_that_cannot_be_kept_changes_nothing_and_holds_nothing_up(visit, session, monkeypatch):
    first = attach(session)

    def refuse(*_args, **_kwargs):
        raise UserError("disk-full", "The disk is full.", "Make room.")

    with monkeypatch.context() as refusing:
        refusing.setattr(Transaction, "set", refuse)
        with pytest.raises(UserError):
            attach(session, content=png(width=2))
    assert session.state.find(GENOGRAM).answer == first
    ReadingSession(visit, session.reading).answer("/decision/days", "4")
    assert session.catch_up()


def test_a_file_that_cannot_be_kept_leaves_an_earlier_answer_to_be_saved(visit, session, monkeypatch):
    attach(session)

    def refuse(*_args, **_kwargs):
        raise UserError("disk-full", "The disk is full.", "Make room.")

    with monkeypatch.context() as refusing:
        refusing.setattr(visit.store, "transaction", refuse)
        with pytest.raises(UserError):
            session.answer(GENOGRAM, None)
        with pytest.raises(UserError):
            attach(session, content=png(width=2))
    session.answer("/decision/days", "4")
    assert visit.store.answers(session.reading).get(GENOGRAM) is None


def test_attaching_to_a_ready_reading_keeps_nothing(visit, session):
    visit.readings.set(session.reading, state="ready")
    with pytest.raises(UserError) as caught:
        attach(session)
    assert caught.value.code == "reading-closed"
    assert visit.attachments.all() == []


def test_an_earlier_file_is_kept_when_the_answer_changes(visit, session):
    first = attach(session)
    second = attach(session, content=png(width=2))
    session.answer(GENOGRAM, None)
    assert visit.store.answers(session.reading).get(GENOGRAM) is None
    assert visit.attachments.read(first) == png()
    assert visit.attachments.read(second) == png(width=2)
    assert [one.name for one in visit.attachments.all()] == [first, second]
    values = [entry.value for entry in visit.store.history(session.reading, GENOGRAM)]
    assert values == [first, second, None]


def test_the_same_file_twice_is_two_files(visit, session):
    first, second = attach(session), attach(session)
    assert first != second
    assert visit.attachments.same_content(first, second)
    assert not visit.attachments.same_content(first, "nothing.png")


def test_a_name_that_is_taken_is_drawn_again(visit, session, monkeypatch):
    tokens = iter(["aaaaaaaa", "aaaaaaaa", "bbbbbbbb"])
    monkeypatch.setattr("inspector_app.fieldwork.file_names.secrets.token_hex", lambda _n: next(tokens))
    assert attach(session) == "genogram-aaaaaaaa.png"
    assert attach(session) == "genogram-bbbbbbbb.png"


def test_a_file_without_a_question_can_be_kept(visit, session):
    name = visit.attachments.add(file(session, PLAN, "plan.pdf", PDF))
    assert visit.attachments.find(name).reading is None
    assert visit.attachments.read(name) == PDF


# ---- what is refused ----------------------------------------------------------------------------------
def refused(deed):
    with pytest.raises(UserError) as caught:
        deed()
    assert caught.value.remedy
    return caught.value


def test_an_empty_file_is_refused(session):
    assert refused(lambda: file(session, PLAN, "plan.pdf", b"")).code == "empty-file"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(session, tmp_path, monkeypatch):
    path = tmp_path / "large.pdf"
    with path.open("wb") as large:
        large.truncate(LARGEST + 1)
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _path: pytest.fail("it was read"))
    error = refused(lambda: read_file(path, session.state.form.question(PLAN)))
    assert (error.code, error.where) == ("file-too-large", "large.pdf")
    assert "25 MB" in error.what
    assert refused(lambda: file(session, PLAN, "a", bytes(LARGEST + 1))).code == "file-too-large"


def test_the_largest_file_fits_a_line_of_the_log_and_travels(visit, session, owains_copy_of):
    assert len(base64.b64encode(bytes(LARGEST))) < LONGEST_LINE / 1.5
    content = b"x" * LARGEST
    answer = attach(session, PLAN, "plan.txt", content)
    assert owains_copy_of(visit).attachments.read(answer) == content


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("scan.pdf", PDF, "PDF document"),
        ("scan.png", PDF, "PDF document"),
        ("IMG_1.heic", bytes(3) + b"\x18ftypheic" + bytes(9), "HEIC picture"),
        ("drawing.svg", b"<svg/>", "SVG drawing"),
        ("notes.txt", b"notes", "(text)"),
        ("x.png", b"\0\1\2", "other file"),
    ],
)
def test_a_question_for_a_picture_takes_pictures_that_can_be_shown(session, name, content, words):
    error = refused(lambda: file(session, GENOGRAM, name, content))
    assert error.code == "not-a-picture"
    assert words in error.what
    assert "JPEG" in error.remedy
    assert file(session, PLAN, name, content).content == content


def test_missing_files_and_folders_are_told(session, tmp_path):
    question = session.state.form.question(PLAN)
    assert refused(lambda: read_file(tmp_path / "none.pdf", question)).code == "no-such-file"
    assert refused(lambda: read_file(tmp_path, question)).code == "is-a-folder"


def test_a_file_from_the_disk_is_read_as_it_is(session, tmp_path):
    path = tmp_path / "Achgyf – ŵ.jpg"
    path.write_bytes(jpeg_with_exif(place=True))
    read = read_file(path, session.state.form.question(GENOGRAM))
    assert (read.name, read.content) == (path.name, path.read_bytes())
    assert read.says_where
    assert not read.without_place().says_where
    assert read.without_place().name == read.name


# ---- getting out --------------------------------------------------------------------------------------
def test_a_copy_is_written_outside_the_visit(visit, session, tmp_path):
    answer = attach(session)
    out = tmp_path / "copy.png"
    visit.attachments.save_as(answer, out)
    assert out.read_bytes() == png()
    visit.attachments.save_as(answer, out)  # it replaces its own kind
    assert refused(lambda: visit.attachments.save_as(answer, tmp_path / "copy.docx")).code == "file-kind"
    assert (
        refused(lambda: visit.attachments.save_as(answer, tmp_path / "none" / "a.png")).code
        == "no-such-folder"
    )


def test_an_answer_without_its_file_is_told(visit, session, tmp_path):
    session.answer(GENOGRAM, "from-elsewhere.png")
    assert visit.attachments.find("from-elsewhere.png") is None
    assert refused(lambda: visit.attachments.read("from-elsewhere.png")).code == "no-such-attachment"


# ---- from copy to copy --------------------------------------------------------------------------------
@pytest.fixture
def owains_copy_of(tmp_path, clock):
    """A function that joins Owain to a visit, as far as it has come."""
    from inspector_app.new_visit import join_visit
    from inspector_app.team.handovers import hand_over

    opened = []

    def join(visit):
        hand_over(visit, tmp_path / "join.handover")
        path = tmp_path / "Owain.inspection"
        opened.append(join_visit(path, tmp_path / "join.handover", "Owain Prys", clock=clock))
        return opened[-1]

    yield join
    for visit in opened:
        visit.close()


def test_two_readers_who_attach_apart_from_each_other_lose_nothing(visit, session, owains_copy_of, exchange):
    owain = owains_copy_of(visit)
    theirs = ReadingSession(owain, owain.readings.start(owain.cases.by_reference("C01").id))
    mine, his = attach(session), attach(theirs, content=png(width=2))
    exchange(owain, visit)
    exchange(visit, owain)
    for copy in (visit, owain):
        assert copy.attachments.read(mine) == png()
        assert copy.attachments.read(his) == png(width=2)
        assert copy.store.conflicts() == []


def test_two_files_for_one_question_make_a_difference_that_names_them(
    visit, session, owains_copy_of, exchange
):
    owain = owains_copy_of(visit)
    theirs = ReadingSession(owain, session.reading)
    attach(session, name="mine.png")
    attach(theirs, name="his.png", content=png(width=2))
    exchange(owain, visit)
    (conflict,) = visit.store.conflicts()
    assert conflict.field == GENOGRAM
    said = {value_label(visit, "reading", session.reading, GENOGRAM, e.value) for e in conflict.values}
    assert said == {"mine.png", "his.png"}
    assert len(visit.attachments.all()) == 2


def test_the_same_content_attached_by_two_readers_is_the_same_answer(visit, session):
    case = visit.readings.get(session.reading).sampled_case
    visit.belongs_to(next(m.id for m in visit.members.all() if m.first_name == "Owain"))
    theirs = ReadingSession(visit, visit.readings.start(case))
    attach(session, PLAN, "plan.pdf", PDF)
    attach(theirs, PLAN, "the plan.pdf", PDF)
    attach(session)
    attach(theirs, content=png(width=2))
    readings = visit.readings.of_case(case)
    pairs = {pair.path: pair.differs for pair in compare(visit, *readings)}
    assert (pairs[PLAN], pairs[GENOGRAM]) == (False, True)


# ---- words --------------------------------------------------------------------------------------------
def test_answers_are_said_by_the_name_that_was_given(visit, session):
    answer = attach(session, name="teulu.png")
    question = session.state.form.question(GENOGRAM)
    assert answer_words(question, answer, "cy") == "teulu.png"
    assert answer_words(question, "n/a", "en") == "Not applicable"
    attachment = visit.attachments.find(answer)
    assert record_label(visit, "attachment", attachment.id) == "Attached file, teulu.png"


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 byte"), (999, "999 bytes"), (1000, "1 KB"), (999_499, "999 KB"), (999_500, "1.0 MB"), (LARGEST, "25.0 MB")],
)  # fmt: skip
def test_sizes_are_said_in_words(size, words):
    assert size_words(size) == words


# ---- interrupted --------------------------------------------------------------------------------------
KILL_WHILE_ATTACHING = textwrap.dedent("""
    import os, signal, sys
    from pathlib import Path
    from db.transaction import Transaction
    from inspector_app.fieldwork.attachments import new_file
    from inspector_app.fieldwork.reading_session import ReadingSession
    from inspector_app.visit import Visit

    with Visit.open(Path(sys.argv[1])) as visit:
        session = ReadingSession(visit, sys.argv[2])
        file = new_file("a.txt", b"x" * 3_000_000, session.state.form.question("/child/plan"))
        Transaction.finish = lambda self: os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        session.attach("/child/plan", file)
""")


def test_a_program_that_is_killed_while_attaching_leaves_neither_file_nor_answer(visit, session):
    session.answer("/decision/in_time", "yes")
    path, reading = visit.store.path, session.reading
    visit.close()
    done = subprocess.run(
        [sys.executable, "-c", KILL_WHILE_ATTACHING, str(path), reading],
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode != 0
    with type(visit).open(path) as again:
        assert again.attachments.all() == []
        assert PLAN not in again.store.answers(reading)
        assert again.store.answers(reading)["/decision/in_time"] == "yes"
        assert check_store(again.store) == []

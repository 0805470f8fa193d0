"""What the core says in Welsh: errors, checks, merges, reasons."""

from __future__ import annotations

import errno
from datetime import datetime

import pytest

from db.errors import UserError, os_error
from db.handover.merge import merge_handover
from inspector_app.checks import run_checks
from inspector_app.commands.main import main
from inspector_app.fieldwork.attachments import size_words
from inspector_app.fieldwork.media_types import words_for
from inspector_app.fieldwork.my_work import my_work, reading_detail
from inspector_app.fieldwork.reasons import skip_sentence
from inspector_app.team.differences import differences
from inspector_app.team.handovers import bring_in, hand_over, kept_merges
from resources.translations import use


@pytest.fixture(autouse=True)
def english_again():
    yield
    use("en")


# ---- the store ----------------------------------------------------------------------------------------
def test_the_command_line_tells_of_a_damaged_file_in_welsh(small_visit, capsys):
    path = small_visit.store.path
    small_visit.close()
    content = path.read_bytes()
    path.write_bytes(content[:5000] + b"\xff" * 9000 + content[14000:])
    assert main(["--language", "cy", "verify", str(path)]) == 3
    assert capsys.readouterr().err == (
        "Mared.inspection: Mae’r ffeil wedi’i difrodi."
        " Agorwch y copi wrth gefn diweddaraf o’r ffolder wrth ei hymyl.\n"
    )


def test_an_error_of_the_system_is_said_in_the_language_of_the_moment(tmp_path):
    path = tmp_path / "a.inspection"
    use("cy")
    welsh = os_error(OSError(errno.ENOSPC, "no space"), path)
    use("en")
    english = os_error(OSError(errno.ENOSPC, "no space"), path)
    assert (welsh.code, english.code) == ("disk-full", "disk-full")
    assert welsh.what == "Mae’r ddisg yn llawn. Mae’r hyn a gadwyd o’r blaen yn ddiogel; ni chadwyd hyn."
    assert english.what == "The disk is full. What was saved before is safe; this is not saved."


def test_a_refused_handover_says_why_in_welsh(small_visit, tmp_path):
    path = tmp_path / "her.handover"
    hand_over(small_visit, path)
    path.write_bytes(path.read_bytes()[:-40])
    use("cy")
    with pytest.raises(UserError) as refused:
        merge_handover(small_visit.store, path, author="")
    assert refused.value.what == (
        "Mae’r ffeil drosglwyddo wedi’i difrodi neu’n anghyflawn. Ni ddefnyddiwyd dim ohoni."
    )


# ---- the team -----------------------------------------------------------------------------------------
def test_a_merge_is_told_in_the_language_of_whoever_looks(small_visit, owains_copy, tmp_path):
    case = small_visit.cases.add("C01", team="North")
    owain = owains_copy()
    owain.cases.set(case, team="South")
    small_visit.cases.set(case, team="West")
    path = tmp_path / "his.handover"
    hand_over(owain, path)
    said = []
    use("cy")
    bring_in(small_visit, path, progress=lambda _fraction, sentence: said.append(sentence))
    assert said == ["Yn rhoi’r cofnodion yn eu lle", "Wedi’i gwirio ac yn gyflawn"]
    (difference,) = differences(small_visit)
    (in_welsh,) = kept_merges(small_visit)
    use("en")
    (in_english,) = kept_merges(small_visit)
    assert (in_welsh.merged_by, in_english.merged_by) == ("Mared Llwyd", "Mared Llwyd")
    assert in_welsh.report == in_english.report
    assert in_english.report.conflicts == ((difference.table, difference.record, difference.field),)


def test_a_merge_by_somebody_unknown_is_told_in_welsh(small_visit):
    with small_visit.store.exclusively():
        small_visit.store.connection.execute(
            "INSERT INTO merge_report (at, author, content) VALUES (?, ?, ?)",
            (
                datetime.now().astimezone().isoformat(),
                "gone",
                '{"author": "", "written_at": "2024-03-12T17:00:00+00:00", "conflicts": []}',
            ),
        )
    use("cy")
    assert [merge.merged_by for merge in kept_merges(small_visit)] == ["rhywun arall"]


def test_my_work_is_told_in_welsh(small_visit, read):
    case = small_visit.cases.add("C07")
    small_visit.cases.allocate([case], small_visit.me.id)
    concern = small_visit.concerns.raise_concern(
        case, referred_to="the head of service", why="No visit.", response_due="2024-03-14"
    )
    use("cy")
    told = [(task.title, task.detail) for task in my_work(small_visit, small_visit.today())]
    assert told == [
        ("Darllen C07", "heb ei ddechrau"),
        ("Pryder C07", "disgwylir ymateb erbyn Iau 14 Mawrth"),
    ]
    small_visit.concerns.answer(concern, "She was visited.")
    read(small_visit, case, ready=False)
    begun = my_work(small_visit, small_visit.today())
    assert [reading_detail(small_visit, task) for task in begun] == ["atebwyd 4 o 4"]


def test_a_planned_interview_is_told_in_welsh_and_written_in_english(small_visit):
    use("cy")
    small_visit.sources.plan("parent", "A mother", small_visit.clock(), member=small_visit.me.id)
    written = small_visit.agenda.add(
        small_visit.today().isoformat(), "23:30", "Interview rooms", member=small_visit.me.id
    )
    told = [task.title for task in my_work(small_visit, small_visit.today()) if task.at]
    assert told == ["Cyfweliad: A mother", "Interview rooms"]
    planned = next(item for item in small_visit.agenda.all() if item.id != written)
    assert planned.what == "Interview A mother"


# ---- checks -------------------------------------------------------------------------------------------
def test_a_check_speaks_welsh_and_keeps_its_code(small_visit):
    small_visit.cases.add("C07")
    use("cy")
    problem = next(problem for problem in run_checks(small_visit) if problem.code == "unread-case")
    assert problem.sentence == "Mae achos C07 yn y sampl, ac nid oes darlleniad ohono’n barod."
    assert (problem.place, problem.severity.value) == ("Achos C07", "warning")


def test_a_check_names_chapters_and_axes_in_the_language_of_the_program(small_visit):
    use("cy")
    sentences = {problem.code: problem.sentence for problem in run_checks(small_visit)}
    assert sentences["chapter-without-text"] == (
        "Nid oes argymhelliad yn y bennod “Recommendations (cy)” eto."
    )
    assert sentences["rating-not-moderated"] == (
        "Nid oes gradd gymedrol i faen prawf ii ar gyfer prospects (cy)."
    )


# ---- readings -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("skipped", "said"),
    [
        (1, "Mae un cwestiwn, 1.1, wedi’i hepgor yn y darlleniad hwn."),
        (2, "Mae dau gwestiwn, 1.1 a 1.2, wedi’u hepgor yn y darlleniad hwn."),
        (3, "Mae tri chwestiwn, 1.1 i 1.3, wedi’u hepgor yn y darlleniad hwn."),
        (4, "Mae pedwar cwestiwn, 1.1, 1.2, 1.3 a 2.1, wedi’u hepgor yn y darlleniad hwn."),
    ],
)
def test_skipped_questions_are_counted_as_welsh_counts(small_visit, skipped, said):
    reading = small_visit.readings.start(small_visit.cases.add("C07"))
    state = small_visit.readings.form_state(reading)
    paths = ["/decision/in_time", "/decision/days", "/decision/decided_on", "/child/met"]
    use("cy")
    assert skip_sentence(state, paths[:skipped], []) == said


def test_open_questions_are_counted_in_welsh(small_visit):
    reading = small_visit.readings.start(small_visit.cases.add("C07"))
    use("cy")
    with pytest.raises(UserError) as refused:
        small_visit.readings.mark_ready(reading)
    assert refused.value.what == "Mae cwestiynau ar agor yn y darlleniad hwn: 3 heb ateb."


def test_kinds_and_sizes_of_files_are_said_in_welsh():
    use("cy")
    assert (words_for("image/png"), words_for("application/x-unheard-of")) == ("llun PNG", "ffeil arall")
    assert [size_words(size) for size in (1, 2, 12_000)] == ["1 beit", "2 feit", "12 KB"]

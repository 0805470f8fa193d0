"""Undoing and redoing single deeds."""

from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest

from db.errors import Cancelled, UserError
from db.safety.integrity import check_store
from inspector_app.fieldwork.attachments import NewFile
from inspector_app.fieldwork.note_session import NoteSession
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.undo.steps import MOST
from inspector_app.undo.words import step_words


def reading_of(visit):
    return visit.readings.all()[0].id


def test_there_is_nothing_to_undo_at_first(mared):
    assert mared.undo() is None
    assert mared.redo() is None


def test_an_answer_comes_back_and_what_hangs_on_it(mared):
    session = ReadingSession(mared, reading_of(mared))
    session.answer("/decision/in_time", "no")
    assert mared.readings.form_state(reading_of(mared)).find("/decision/days").relevant
    mared.undo()
    state = mared.readings.form_state(reading_of(mared))
    assert (state.find("/decision/in_time").answer, state.find("/decision/days").relevant) == ("yes", False)
    mared.redo()
    assert mared.readings.form_state(reading_of(mared)).find("/decision/days").relevant


def test_an_open_session_takes_up_what_was_undone(mared):
    session = ReadingSession(mared, reading_of(mared))
    session.answer("/decision/in_time", "no")
    mared.undo()
    assert session.catch_up()
    assert session.state.find("/decision/in_time").answer == "yes"
    session.answer("/child/met", "seen")
    assert mared.store.conflicts() == []


def test_what_is_done_anew_cannot_be_redone_over(mared):
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="one")
    mared.undo()
    mared.cases.set(case, note="two")
    assert mared.redo() is None
    assert mared.cases.get(case).note == "two"


def test_what_was_made_goes_and_what_was_deleted_comes_back(mared):
    made = mared.cases.add("C09")
    mared.undo()
    assert [case.reference for case in mared.cases.all()] == ["C01", "C02"]
    mared.redo()
    assert mared.cases.by_reference("C09").id == made
    source = mared.sources.all()[0].id
    mared.evidence.delete(mared.evidence.all()[0].id)
    mared.sources.delete(source)
    mared.undo()
    assert mared.sources.is_there(source)
    mared.undo()
    assert [item.passage for item in mared.evidence.all()] == ["ring back"]


def test_a_comment_and_the_mark_of_an_instance_are_undone(mared):
    session = ReadingSession(mared, reading_of(mared))
    session.comment("/child/met", "At school.")
    session.add_repeat("/child/visit")
    mared.undo()
    assert len(mared.readings.form_state(reading_of(mared)).instances("/child/visit/purpose")) == 1
    mared.undo()
    assert mared.readings.comments(reading_of(mared)) == {}


def test_a_file_that_was_attached_goes_with_its_answer_and_its_content_stays(visit_with_files):
    visit = visit_with_files
    session = ReadingSession(visit, visit.readings.start(visit.cases.add("C07")))
    session.attach("/child/plan", NewFile("plan.txt", "text/plain", b"The plan."))
    (file,) = visit.attachments.all()
    visit.undo()
    assert visit.attachments.all() == []
    assert visit.readings.form_state(session.reading).find("/child/plan").answer == ""
    visit.redo()
    assert visit.readings.form_state(session.reading).find("/child/plan").answer == file.name
    assert visit.attachments.read(file.name) == b"The plan."
    assert check_store(visit.store) == []


def test_details_ratings_moderation_and_allocations_are_undone(mared):
    case, me = mared.cases.all()[0].id, mared.me.id
    owain = mared.members.named("Owain Prys").id
    mared.inspection.set(contact="The lead")
    mared.ratings.rate("i", "performance", "poor")
    mared.ratings.moderate("i", "performance", "good", "We agreed.")
    mared.cases.allocate([case], owain)
    mared.cases.add_second_reader([case], me)
    for _ in range(5):
        mared.undo()
    assert mared.cases.readers(case) == [me]
    assert not mared.cases.get(case).double_read
    assert mared.ratings.moderation("i", "performance") is None
    assert mared.ratings.mine("i", "performance").level == "good"
    assert mared.inspection.details().contact == ""


def test_settings_of_the_copy_and_merges_are_no_steps(both, exchange):
    mared, owain = both
    mared.store.set_setting("anything", 1)
    owain.cases.add("C10")
    exchange(owain, mared)
    assert mared.steps.last is None
    assert mared.undo() is None


# ---- writing --------------------------------------------------------------------------------------------
def write(visit, *texts):
    session = NoteSession(visit, visit.sources.all()[0].id)
    for text in texts:
        session.follow([session.lines[0].text, text])
        session.save()


def notes(visit):
    return [paragraph.text for paragraph in visit.sources.paragraphs(visit.sources.all()[0].id)]


def test_a_text_that_is_saved_after_each_pause_is_one_step(mared):
    write(mared, "The", "The team", "The team meets")
    mared.undo()
    assert notes(mared) == ["They ring back within the day."]
    mared.redo()
    assert notes(mared)[1] == "The team meets"


def test_a_text_that_rested_for_a_minute_is_written_on_as_another_step(mared):
    write(mared, "The team")
    session = NoteSession(mared, mared.sources.all()[0].id)
    mared.clock.now += timedelta(seconds=61)
    session.follow([*notes(mared)[:1], "The team meets"])
    session.save()
    mared.undo()
    assert notes(mared)[1] == "The team"


def test_another_deed_between_keeps_two_writings_apart(mared):
    finding = mared.findings.all()[0].id
    mared.findings.reword(finding, text="They ring.")
    mared.findings.reword(finding, text_cy="Maen nhw’n ffonio.")
    mared.findings.reword(finding, text="They ring at once.")
    mared.undo()
    assert mared.findings.get(finding).text == "They ring."


def test_choices_are_steps_of_their_own_however_quick(mared):
    session = ReadingSession(mared, reading_of(mared))
    session.answer("/decision/in_time", "no")
    session.answer("/decision/in_time", "n/a")
    mared.undo()
    assert mared.readings.form_state(reading_of(mared)).find("/decision/in_time").answer == "no"


def test_a_text_that_was_emptied_comes_back(mared):
    finding = mared.findings.all()[0].id
    mared.findings.reword(finding, text_cy="Maen nhw’n ffonio.")
    mared.findings.reword(finding, text_cy="")
    mared.undo()
    assert mared.findings.get(finding).text_cy == "Maen nhw’n ffonio."
    mared.undo()
    assert mared.findings.get(finding).text_cy == ""


def test_what_a_field_took_back_by_itself_is_no_step_any_more(mared):
    case, finding = mared.cases.all()[0].id, mared.findings.all()[0].id
    mared.cases.set(case, age_band="5 to 9")
    mared.findings.reword(finding, text="They ring.")
    mared.clock.now += timedelta(minutes=2)
    mared.findings.reword(finding, text="They ring at once.")
    mared.findings.reword(finding, text="They ring back.")
    mared.steps.forget_taken_back(mared)
    mared.undo()
    assert mared.cases.get(case).age_band == ""
    assert mared.undo() is None


def test_only_what_was_taken_back_as_a_whole_is_forgotten(mared):
    finding = mared.findings.all()[0].id
    mared.findings.reword(finding, text="They ring.")
    mared.steps.forget_taken_back(mared)
    mared.undo()
    assert mared.findings.get(finding).text == "They ring back."


# ---- several at once ------------------------------------------------------------------------------------
def test_a_deed_of_several_transactions_is_one_step(mared):
    with mared.one_step():
        for axis in ("performance", "prospects"):
            mared.ratings.moderate("i", axis, "good", "We agreed.")
    mared.undo()
    assert all(mared.ratings.moderation("i", axis) is None for axis in ("performance", "prospects"))
    mared.redo()
    assert all(mared.ratings.moderated("i", axis) for axis in ("performance", "prospects"))


def test_what_was_done_before_a_failure_is_undone_too(mared):
    def moderate_badly():
        with mared.one_step():
            mared.ratings.moderate("i", "performance", "good", "We agreed.")
            mared.ratings.moderate("i", "prospects", "good", "")

    with pytest.raises(UserError):
        moderate_badly()
    mared.undo()
    assert mared.ratings.moderation("i", "performance") is None


def test_work_in_another_thread_s_connection_is_undone_as_well(mared):
    with mared.sibling() as sibling:
        sibling.cases.add_many([{"reference": f"N{number}"} for number in range(40)])
    assert step_words(mared, mared.steps.last) == "40 cases added"
    mared.undo()
    assert len(mared.cases.all()) == 2


def test_only_so_many_steps_are_kept(mared):
    case = mared.cases.all()[0].id
    for number in range(MOST + 5):
        mared.cases.set(case, age_band=str(number))
    while mared.undo():
        pass
    assert mared.cases.get(case).age_band == "4"


def test_a_step_further_down_can_be_undone_by_itself(mared):
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="one")
    first = mared.steps.last
    mared.cases.set(case, team="North")
    assert mared.undo(first) is first
    assert (mared.cases.get(case).note, mared.cases.get(case).team) == ("", "North")
    assert mared.undo(first) is None


def test_nothing_is_undone_when_the_disk_refuses_and_the_step_stays(mared, monkeypatch):
    case = mared.cases.all()[0].id
    mared.cases.set(case, note="one")

    def full(_transaction):
        raise UserError("disk-full", "The disk is full.", "Free some space.", where="Mared.inspection")

    with monkeypatch.context() as patched:
        patched.setattr("db.transaction.Transaction.finish", full)
        with pytest.raises(UserError):
            mared.undo()
    assert mared.cases.get(case).note == "one"
    assert mared.undo() is not None
    assert mared.cases.get(case).note == ""


# ---- large steps, in a thread of their own ---------------------------------------------------------
def test_the_steps_can_be_asked_for_while_one_is_being_undone(mared):
    mared.cases.add("C70")
    first = mared.steps.last
    mared.cases.add_many([{"reference": f"C{number}"} for number in range(80, 90)])
    asked = []

    def ask(_fraction, _sentence):
        other = Thread(target=lambda: asked.append((mared.steps.last, mared.steps.next)), daemon=True)
        other.start()
        other.join(5)

    large = mared.undo(progress=ask)
    assert asked == [(first, large)] * large.size


def test_an_undo_that_is_stopped_changes_nothing_and_can_be_done_later(mared):
    cases = len(mared.cases.all())
    mared.cases.add_many([{"reference": f"C{number}"} for number in range(80, 90)])
    step = mared.steps.last

    def stop(fraction, _sentence):
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        mared.undo(progress=stop)
    assert (mared.steps.last, mared.steps.next, len(mared.cases.all())) == (step, None, cases + 10)
    assert mared.undo() is step
    assert len(mared.cases.all()) == cases
    with pytest.raises(Cancelled):
        mared.redo(progress=stop)
    assert (mared.steps.next, len(mared.cases.all())) == (step, cases)
    mared.redo()
    mared.undo()
    assert len(mared.cases.all()) == cases

"""A reading goes to another edition of its form: what is carried, what is set aside, and that it comes back."""

from __future__ import annotations

import pytest

from db.errors import UserError
from inspector_app.fieldwork.bringing import bring_to, leave_late, take_late, would_bring
from inspector_app.fieldwork.edition_answers import other_answers, question_of, why_words, words_of
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.team.differences import differences


def shown(visit, reading) -> list[str]:
    return sorted(visit.readings.form_state(reading).shown_answers().values())


def aside(visit, reading) -> list[tuple[str, str]]:
    return [(question_of(visit, a), words_of(visit, a)) for a in other_answers(visit, reading).set_aside]


def late(visit, reading) -> list[tuple[str, str]]:
    return [(question_of(visit, a), words_of(visit, a)) for a in other_answers(visit, reading).late]


def test_answers_go_along_by_name_and_the_rest_is_listed_and_kept(small_visit, begun, first, second):
    before = small_visit.readings.fields(begun)
    small_visit.readings.bring_to(begun, second)
    state = small_visit.readings.form_state(begun)
    assert small_visit.readings.get(begun).form == second
    key = state.repeat_keys("/course/visit")[1]
    assert state.shown_answers() == {
        "/decision/in_time": "no",
        "/decision/days": "40",
        "/child/met": "seen spoken",
        "/course/decided_on": "2024-02-01",
        "/course/visit[0]/purpose": "assessment",
        f"/course/visit[{key}]/purpose": "review",
    }
    assert aside(small_visit, begun) == [
        ("2.2 What did the child say?", "Enough."),
        ("Comment on 2.2 What did the child say?", "To her teacher."),
    ]
    assert {why_words(a) for a in other_answers(small_visit, begun).set_aside} == {
        "The question is not asked any more."
    }
    assert small_visit.readings.comments(begun)["/course/decided_on"] == "By letter."
    assert state.node("/decision/days").warning == ""  # accepted, as before
    assert before.items() <= small_visit.readings.fields(begun).items()  # nothing was taken from its place
    assert late(small_visit, begun) == []


def test_a_preview_says_it_all_and_changes_nothing(small_visit, begun, second):
    vector = small_visit.store.version_vector()
    found = would_bring(small_visit, begun, second)
    assert small_visit.store.version_vector() == vector
    assert found.carried == 6
    assert {answer.to_path for answer in found.moved if "#" not in answer.path} >= {
        "/course/decided_on",
        "/course/visit[0]/purpose",
    }
    assert [words_of(small_visit, answer) for answer in found.set_aside] == ["Enough.", "To her teacher."]
    assert found.opened == ("/decision/who",)
    assert found.wrong == ("/child/met",)  # “seen” is no choice any more
    assert found.restored == ()
    assert bring_to(small_visit, begun, second).fields == found.fields == small_visit.readings.fields(begun)


def test_a_choice_that_is_no_more_stays_and_is_marked(small_visit, begun, second):
    small_visit.readings.bring_to(begun, second)
    node = small_visit.readings.form_state(begun).node("/child/met")
    assert (node.value, node.valid) == ("seen spoken", False)


def test_evidence_and_concerns_go_with_their_questions(small_visit, begun, first, second):
    def take_up(path: str) -> str:
        return small_visit.evidence.take_up("x", ("i",), "neutral", reading=begun, question=path)

    moved, gone = take_up("/decision/decided_on"), take_up("/child/said")
    concern = small_visit.concerns.raise_concern(
        small_visit.cases.all()[0].id,
        referred_to="Head",
        why="It is late.",
        reading=begun,
        question="/decision/decided_on",
    )
    small_visit.readings.bring_to(begun, second)
    place = small_visit.evidence.place
    assert place(small_visit.evidence.get(moved)) == "Case reading C07, 3.1"
    assert place(small_visit.evidence.get(gone)) == "Case reading C07, 2.2 (1)"
    assert small_visit.concerns.get(concern).question == "/course/decided_on"
    small_visit.readings.bring_to(begun, first)
    assert small_visit.evidence.get(moved).question == "/decision/decided_on"
    assert small_visit.concerns.get(concern).question == "/decision/decided_on"


def test_it_comes_back_without_loss(small_visit, begun, first, second):
    before = small_visit.readings.fields(begun)
    shown_before = small_visit.readings.form_state(begun).shown_answers()
    small_visit.readings.bring_to(begun, second)
    found = small_visit.readings.bring_to(begun, first)
    assert small_visit.readings.form_state(begun).shown_answers() == shown_before
    assert before.items() <= small_visit.readings.fields(begun).items()
    assert aside(small_visit, begun) == late(small_visit, begun) == []
    assert [answer.answer for answer in found.restored] == ["Enough.", "To her teacher."]


def test_what_was_done_in_the_new_edition_comes_back_too(small_visit, begun, first, second):
    small_visit.readings.bring_to(begun, second)
    session = ReadingSession(small_visit, begun)
    session.answer("/course/decided_on", "2024-02-09")
    session.answer("/decision/days", "2.5")
    session.answer("/decision/who", "The manager")
    session.comment("/course/decided_on", "")
    session.remove_repeat("/course/visit", "0")
    added = session.add_repeat("/course/visit")
    session.answer(f"/course/visit[{added}]/purpose", "closing")
    small_visit.readings.bring_to(begun, first)
    state = small_visit.readings.form_state(begun)
    assert state.find("/decision/decided_on").answer == "2024-02-09"
    assert state.find("/decision/days").answer == ""  # 2.5 is no whole number
    assert state.find("/child/said").answer == "Enough."
    assert small_visit.readings.comments(begun) == {"/child/said": "To her teacher."}
    purposes = [node.answer for node in state.instances("/child/visit/purpose")]
    assert purposes == ["review", "closing"]
    assert aside(small_visit, begun) == [
        ("1.2 After how many days?", "2.5"),
        ("1.3 Who decided?", "The manager"),
    ]
    # And forth again, where both have their place.
    small_visit.readings.bring_to(begun, second)
    state = small_visit.readings.form_state(begun)
    assert state.find("/decision/days").answer == "2.5"
    assert state.find("/decision/who").answer == "The manager"
    assert aside(small_visit, begun) == [
        ("2.2 What did the child say?", "Enough."),
        ("Comment on 2.2 What did the child say?", "To her teacher."),
    ]


def test_what_was_carried_is_never_offered_again_however_often_it_goes_back_and_forth(
    small_visit, begun, first, second
):
    def answer(name: str, text: str) -> None:
        session = ReadingSession(small_visit, begun)
        session.answer(session.state.form.named(name).path, text)

    for day in ("2024-02-01", "2024-02-02", "2024-02-01", "2024-02-03"):
        small_visit.readings.bring_to(begun, second)
        answer("decided_on", "2024-02-09")
        assert late(small_visit, begun) == []
        small_visit.readings.bring_to(begun, first)
        answer("decided_on", day)
        assert late(small_visit, begun) == []


def test_an_answer_of_another_kind_in_the_same_place_is_set_aside_and_stays_readable(
    small_visit, begun, first, edition_file
):
    counted = small_visit.forms.add(
        edition_file(
            ("| text | said |", "| integer | said |"),
            ("| case_reading | 1 |", "| case_reading | 2 |"),
        )
    )
    small_visit.readings.bring_to(begun, counted)
    assert small_visit.readings.form_state(begun).find("/child/said").answer == ""
    assert aside(small_visit, begun) == [("2.2 What did the child say?", "Enough.")]
    (answer,) = other_answers(small_visit, begun).set_aside
    assert why_words(answer) == "The question asks for another kind of answer now."
    ReadingSession(small_visit, begun).answer("/child/said", "3")
    assert aside(small_visit, begun) == [("2.2 What did the child say?", "Enough.")]
    small_visit.readings.bring_to(begun, first)
    assert small_visit.readings.form_state(begun).find("/child/said").answer == "3"
    assert aside(small_visit, begun) == [("2.2 What did the child say?", "Enough.")]


def test_an_answer_comes_back_in_an_edition_that_asks_again(small_visit, begun, second, edition_file):
    small_visit.readings.bring_to(begun, second)
    third = small_visit.forms.add(
        edition_file(
            (
                "| | date | decided_on |",
                "| | text | said | Said? | Beth? | | | | | | | |\n| | date | decided_on |",
            ),
            ("| case_reading | 2 |", "| case_reading | 3 |"),
            second=True,
        )
    )
    found = small_visit.readings.bring_to(begun, third)
    assert [answer.to_path for answer in found.restored] == ["/course/said", "/course/said#comment"]
    assert small_visit.readings.form_state(begun).find("/course/said").answer == "Enough."
    assert aside(small_visit, begun) == []


def test_a_ready_reading_is_not_moved_silently(small_visit, read, first, edition_file):
    reading = read(small_visit, small_visit.cases.add("C01"))
    second = small_visit.forms.add(edition_file(second=True))
    with pytest.raises(UserError) as caught:
        small_visit.readings.bring_to(reading, second)
    assert caught.value.code == "reading-closed"
    assert small_visit.readings.get(reading).form == first
    small_visit.readings.reopen(reading, "The form has changed.")
    small_visit.readings.bring_to(reading, second)
    assert small_visit.readings.get(reading).form == second


def test_only_the_reader_or_the_lead_brings_a_reading(small_visit, begun, second, owains_copy):
    owain = owains_copy()
    with pytest.raises(UserError) as caught:
        owain.readings.bring_to(begun, second)
    assert caught.value.code == "not-your-reading"
    with pytest.raises(UserError) as caught:
        small_visit.readings.bring_to(begun, small_visit.forms.current("supervision-file"))
    assert caught.value.code == "other-form"


# ---- two copies -------------------------------------------------------------------------------------
@pytest.fixture
def apart(small_visit, owains_copy, exchange, first):
    """Owain has begun a reading in the first edition; the lead has it, too, with the second edition. Not exchanged."""
    small_visit.cases.allocate([small_visit.cases.add("C01")], small_visit.members.named("Owain Prys").id)
    owain = owains_copy()
    session = ReadingSession(owain, owain.readings.start(owain.cases.all()[0].id))
    session.answer("/decision/decided_on", "2024-02-01")
    session.answer("/child/visit[0]/purpose", "assessment")
    exchange(owain, small_visit)
    return small_visit, owain, session


def test_answers_that_come_in_for_the_earlier_edition_are_offered_and_carried_over(
    apart, edition_file, exchange
):
    lead, owain, session = apart
    second = lead.forms.add(edition_file(second=True))
    lead.readings.bring_to(session.reading, second)
    session.answer("/decision/decided_on", "2024-02-02")
    session.answer("/decision/in_time", "yes")
    session.answer("/child/said", "Enough.")
    session.comment("/decision/decided_on", "By letter.")
    added = session.add_repeat("/child/visit")
    session.answer(f"/child/visit[{added}]/purpose", "review")
    session.remove_repeat("/child/visit", "0")
    exchange(owain, lead)
    reading = session.reading
    assert lead.store.conflicts() == []
    assert lead.readings.get(reading).form == second
    assert shown(lead, reading) == ["2024-02-01", "assessment", "yes"]
    assert late(lead, reading) == [
        ("1.3 When?", "2 February 2024"),
        ("Comment on 1.3 When?", "By letter."),
        ("Visit", "taken out"),
        ("2.3 What for?", "review"),
    ]
    assert aside(lead, reading) == [("2.2 What did the child say?", "Enough.")]
    with pytest.raises(UserError) as caught:
        lead.readings.bring_to(reading, second)
    assert caught.value.code == "late-answers"
    assert take_late(lead, reading) == 4
    assert shown(lead, reading) == ["2024-02-02", "review", "yes"]
    assert lead.readings.comments(reading) == {"/course/decided_on": "By letter."}
    assert late(lead, reading) == []
    exchange(lead, owain)
    session.reload()
    assert sorted(session.state.shown_answers().values()) == ["2024-02-02", "review", "yes"]
    assert aside(owain, reading) == [("2.2 What did the child say?", "Enough.")]


def test_late_answers_can_be_left_and_stay_readable(apart, edition_file, exchange):
    lead, owain, session = apart
    lead.readings.bring_to(session.reading, lead.forms.add(edition_file(second=True)))
    ReadingSession(lead, session.reading).answer("/course/decided_on", "2024-02-05")
    session.answer("/decision/decided_on", "2024-02-02")
    exchange(owain, lead)
    assert late(lead, session.reading) == [("1.3 When?", "2 February 2024")]
    assert leave_late(lead, session.reading) == 1
    assert late(lead, session.reading) == []
    assert aside(lead, session.reading) == [("1.3 When?", "2 February 2024")]
    (left,) = other_answers(lead, session.reading).set_aside
    assert why_words(left) == "It came in for another edition, and what stood here was kept."
    assert lead.readings.form_state(session.reading).find("/course/decided_on").answer == "2024-02-05"


def test_an_answer_that_was_taken_back_is_offered_as_such(apart, edition_file, exchange):
    lead, owain, session = apart
    lead.readings.bring_to(session.reading, lead.forms.add(edition_file(second=True)))
    session.answer("/decision/decided_on", None)
    exchange(owain, lead)
    assert late(lead, session.reading) == [("1.3 When?", "taken back")]
    take_late(lead, session.reading)
    assert lead.readings.form_state(session.reading).find("/course/decided_on").answer == ""
    assert late(lead, session.reading) == aside(lead, session.reading) == []


def test_a_late_answer_brings_back_the_instance_that_was_taken_out_around_it(apart, edition_file, exchange):
    lead, owain, session = apart
    lead.readings.bring_to(session.reading, lead.forms.add(edition_file(second=True)))
    ReadingSession(lead, session.reading).remove_repeat("/course/visit", "0")
    session.answer("/child/visit[0]/purpose", "closing")
    exchange(owain, lead)
    assert late(lead, session.reading) == [("2.3 What for?", "closing")]
    take_late(lead, session.reading)
    assert lead.readings.form_state(session.reading).find("/course/visit[0]/purpose").answer == "closing"
    assert late(lead, session.reading) == []


def test_late_answers_wait_while_the_reading_is_ready(apart, edition_file, exchange):
    lead, owain, session = apart
    lead.readings.bring_to(session.reading, lead.forms.add(edition_file(second=True)))
    session.answer("/decision/decided_on", "2024-02-02")
    lead.readings.set(session.reading, state="ready")
    exchange(owain, lead)
    with pytest.raises(UserError) as caught:
        take_late(lead, session.reading)
    assert caught.value.code == "reading-closed"
    assert late(lead, session.reading) == [("1.3 When?", "2 February 2024")]


def test_both_bring_it_to_different_editions_and_the_choice_is_a_difference(apart, edition_file, exchange):
    lead, owain, session = apart
    second = lead.forms.add(edition_file(second=True))
    exchange(lead, owain)
    third = owain.forms.add(
        edition_file(
            ("| course | The course of it", "| way_there | The course of it"),
            ("| case_reading | 2 |", "| case_reading | 3 |"),
            second=True,
        )
    )
    lead.readings.bring_to(session.reading, second)
    owain.readings.bring_to(session.reading, third)
    session.reload()
    session.answer("/way_there/decided_on", "2024-02-08")
    exchange(owain, lead)
    (difference,) = differences(lead)
    assert difference.what == "Edition of the form"
    assert {side.words for side in difference.sides} == {"Edition 2", "Edition 3"}
    lead.readings.set(session.reading, form=third)
    assert late(lead, session.reading) == []
    lead.readings.set(session.reading, form=second)
    assert late(lead, session.reading) == [("3.1 When?", "8 February 2024")]
    take_late(lead, session.reading)
    assert lead.readings.form_state(session.reading).find("/course/decided_on").answer == "2024-02-08"

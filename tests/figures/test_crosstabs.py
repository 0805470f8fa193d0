"""Tables of figures count each case in its cell: against a count by hand over random readings."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import UserError
from inspector_app.fieldwork.double_readings import settle
from inspector_app.fieldwork.reading_session import ReadingSession
from inspector_app.figures.case_answers import NOT_ANSWERED, NOT_ASKED, Answers, answers_of_cases
from inspector_app.figures.crosstab_value import COUNTED
from inspector_app.figures.crosstabs import AS_CHART, HIDDEN
from inspector_app.figures.divisions import CHOICES, NUMBERS, VALUES, Division, divisions
from inspector_app.figures.groups import grouped

IN_TIME = st.sampled_from(["yes", "no", "n/a"])
MET = st.sampled_from(["seen", "spoken", "seen spoken", "n/a"])
TEAMS = st.sampled_from(["East", "West", ""])
# What happens to a case: nobody reads it, one reader begins or finishes, two finish, or two and they agree.
CASES = st.lists(
    st.tuples(
        TEAMS,
        st.one_of(
            st.tuples(st.sampled_from(["unread", "draft", "single"]), st.tuples(IN_TIME, MET)),
            st.tuples(st.just("double"), st.tuples(IN_TIME, MET), st.tuples(IN_TIME, MET)),
            st.tuples(st.just("agreed"), st.tuples(IN_TIME, MET), st.tuples(IN_TIME, MET)),
        ),
    ),
    max_size=6,
)


def whole(in_time, met):
    said = {"said": "Enough."} if "spoken" in met else {}
    return {"in_time": in_time, "met": met, **({"days": "3"} if in_time == "no" else {}), **said}


def agree_with_the_second(visit, case, first, second):
    """Settle what two readers answered otherwise as the second has it."""
    paths = {
        "in_time": "/decision/in_time",
        "met": "/child/met",
        "days": "/decision/days",
        "said": "/child/said",
    }
    before, after = whole(*first), whole(*second)
    settle(
        visit,
        case,
        {path: after.get(name) for name, path in paths.items() if before.get(name) != after.get(name)},
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CASES)
def test_each_case_stands_in_the_cells_of_the_reading_that_it_counts_by(small_visit, read, cases):
    visit = small_visit
    for old in visit.cases.all():
        visit.cases.delete(old.id)
    mared, owain = (member.id for member in visit.members.active())
    by_hand: dict[tuple[str, str, str], list[str]] = {}
    unread, unsettled = [], []
    for number, (team, (what, *answers)) in enumerate(cases):
        case = visit.cases.add(f"C{number:02}", team=team)
        visit.cases.allocate([case], mared)
        if what != "unread":
            read(visit, case, ready=what != "draft", **whole(*answers[0]))
        if what in ("double", "agreed"):
            visit.cases.add_second_reader([case], owain)
            visit.belongs_to(owain)
            read(visit, case, **whole(*answers[1]))
            visit.belongs_to(mared)
        if what == "agreed":
            agree_with_the_second(visit, case, *answers)
        if what in ("unread", "draft"):
            unread.append(case)
            continue
        if what == "double" and (answers[0][0], set(answers[0][1].split())) != (
            answers[1][0],
            set(answers[1][1].split()),
        ):
            unsettled.append(case)
        in_time, met = answers[-1] if what == "agreed" else answers[0]
        for way in met.split():
            by_hand.setdefault((in_time, way, team or NOT_ANSWERED), []).append(case)

    def hand(in_time=None, way=None, team=None):
        return {
            case
            for key, found in by_hand.items()
            for case in found
            if all(wanted in (None, given_) for wanted, given_ in zip((in_time, way, team), key, strict=True))
        }

    count = visit.crosstabs.value(visit.crosstabs.add("T", "met", question="in_time"))
    for answer in ("yes", "no", "n/a"):
        for way in ("seen", "spoken", "n/a"):
            assert set(count.cases(answer, way)) == hand(in_time=answer, way=way)
        assert set(count.cases(answer)) == hand(in_time=answer)
    assert set(count.cases()) == hand()
    assert (list(count.not_read), list(count.unsettled)) == (unread, unsettled)

    share = visit.crosstabs.value(
        visit.crosstabs.add("S", "case:team", figure=visit.figures.named("in_time").id)
    )
    for team in ("East", "West", NOT_ANSWERED):
        assert set(share.cases(COUNTED, team)) == hand(in_time="yes", team=team)
        assert set(share.asked(team)) == hand(in_time="yes", team=team) | hand(in_time="no", team=team)
    figure = visit.figures.value("in_time")
    assert (share.cases(COUNTED), share.asked()) == (figure.counted, figure.asked)
    assert share.percent() == figure.percent
    assert set(share.unsettled) == set(figure.unsettled)
    for record, value in visit.crosstabs.values().items():
        assert value == visit.crosstabs.value(record)
    for table in visit.crosstabs.all():
        visit.crosstabs.delete(table.id)


@pytest.fixture
def four_cases(small_visit, read):
    """C0 and C1 decided in time, C2 and C3 after 3 and 12 days; nobody has read C4."""
    cases = [
        small_visit.cases.add(f"C{number}", age_band=band)
        for number, band in enumerate(("10 to 15", "5 to 9", "0 to 4", "10 to 15", "0 to 4"))
    ]
    for case, in_time, days in zip(cases, ("yes", "yes", "no", "no"), (None, None, "3", "12"), strict=False):
        read(small_visit, case, in_time=in_time, days=days)
    return cases


def titles(headings, language="en"):
    return [heading.title[language] for heading in headings]


def test_choices_stand_in_the_order_of_the_form_and_other_values_in_that_of_their_numbers(
    small_visit, four_cases
):
    value = small_visit.crosstabs.value(small_visit.crosstabs.add("T", "case:age_band", question="in_time"))
    assert titles(value.counted) == ["Yes", "No"]
    assert titles(value.counted, "cy") == ["Do", "Naddo"]
    assert titles(value.groups) == ["0 to 4", "5 to 9", "10 to 15"]
    assert value.cases("no", "10 to 15") == (four_cases[3],)


def test_answers_can_be_put_together(small_visit, four_cases):
    record = small_visit.crosstabs.add(
        "T", "case:age_band", question="in_time", joined=(("0 to 4", "5 to 9"),)
    )
    value = small_visit.crosstabs.value(record)
    assert titles(value.groups) == ["0 to 4, 5 to 9", "10 to 15"]
    assert value.cases(None, "0 to 4") == tuple(four_cases[1:3])


def test_numbers_stand_in_bands_and_who_was_not_asked_is_named(small_visit, four_cases):
    record = small_visit.crosstabs.add("T", "days", question="in_time", bands="10 4 3")
    value = small_visit.crosstabs.value(record)
    assert titles(value.groups) == ["3", "10 or more", "Not asked"]
    assert titles(value.groups, "cy")[1:] == ["10 neu fwy", "Heb ei ofyn"]
    assert value.cases("yes", NOT_ASKED) == tuple(four_cases[:2])
    assert value.cases("no", "from:10") == (four_cases[3],)


@settings(max_examples=100)
@given(
    st.lists(st.integers(-50, 50), min_size=1, max_size=5, unique=True),
    st.lists(st.integers(-60, 60), max_size=20),
)
def test_every_number_is_in_the_band_that_holds_it(bands, numbers):
    held = Answers({f"C{place}": (str(number),) for place, number in enumerate(numbers)})
    bands = tuple(float(start) for start in sorted(bands))
    groups = grouped(Division("n", {"en": "n"}, NUMBERS), held, bands=bands)
    assert [heading.key for heading in groups.headings] == ["from:", *(f"from:{start:g}" for start in bands)]
    for place, number in enumerate(numbers):
        (key,) = groups.keys[f"C{place}"]
        below = [start for start in bands if start <= number]
        assert key == (f"from:{max(below):g}" if below else "from:")


def test_bands_of_fractions_say_where_they_end():
    held = Answers({"C1": ("2.5",)})
    groups = grouped(Division("n", {"en": "n"}, NUMBERS), held, bands=(1.0, 2.0))
    assert titles(groups.headings) == ["Below 1", "1 to below 2", "2 or more"]
    whole_numbers = grouped(
        Division("n", {"en": "n"}, NUMBERS), Answers({"C1": ("2",)}), bands=(1.0, 2.0, 5.0)
    )
    assert titles(whole_numbers.headings) == ["Below 1", "1", "2 to 4", "5 or more"]


def test_large_numbers_keep_every_digit():
    held = Answers({"a": ("1234567",), "b": ("1234568",)})
    groups = grouped(Division("n", {"en": "n"}, NUMBERS), held, bands=(1234567.0, 1234568.0, 1300000.0))
    assert titles(groups.headings) == ["Below 1234567", "1234567", "1234568 to 1299999", "1300000 or more"]
    assert groups.keys["a"] != groups.keys["b"]


def test_one_number_written_in_two_ways_is_one_group():
    held = Answers({"a": ("1.0",), "b": ("1",), "c": ("10",), "d": ("2.5",)})
    groups = grouped(Division("n", {"en": "n"}, NUMBERS), held)
    assert titles(groups.headings) == ["1", "2.5", "10"]
    assert groups.keys["a"] == groups.keys["b"]


@pytest.mark.parametrize("bands", [(), (1.0, 5.0)])
def test_answers_to_a_question_that_became_one_for_numbers_stand_last(bands):
    held = Answers({"a": ("few",), "b": ("7",), "c": (NOT_ANSWERED,)})
    groups = grouped(Division("n", {"en": "n"}, NUMBERS), held, bands=bands, every=False)
    assert titles(groups.headings) == ["5 or more" if bands else "7", "few", "Not answered"]


def test_numbers_given_to_a_question_that_became_one_of_choices_stand_after_the_choices():
    held = Answers({"a": ("yes",), "b": ("12",), "c": ("no",)})
    choices = (("yes", {"en": "Yes"}), ("no", {"en": "No"}))
    groups = grouped(Division("n", {"en": "n"}, CHOICES, choices), held)
    assert titles(groups.headings) == ["Yes", "No", "12"]
    assert groups.keys["b"] == ("12",)


def test_values_that_nobody_ordered_stand_as_a_person_would_put_them():
    held = Answers({"a": ("10 to 15",), "b": ("5 to 9",), "c": ("under 5",), "d": (NOT_ANSWERED,)})
    groups = grouped(Division("case:age_band", {"en": "Age"}, VALUES), held)
    assert titles(groups.headings) == ["5 to 9", "10 to 15", "under 5", "Not recorded"]


def test_a_case_of_an_edition_that_does_not_ask_is_named(small_visit, four_cases, edition_file):
    small_visit.forms.add(edition_file(second=True))
    session = ReadingSession(small_visit, small_visit.readings.start(four_cases[4]))
    for path, answer in (
        ("/decision/in_time", "yes"),
        ("/decision/who", "The manager"),
        ("/child/met", "alone"),
        ("/course/decided_on", "2024-03-01"),
        ("/course/visit[0]/purpose", "review"),
    ):
        session.answer(path, answer)
    small_visit.readings.mark_ready(session.reading)
    value = small_visit.crosstabs.value(small_visit.crosstabs.add("T", "met", question="in_time"))
    # "Seen" is no answer of the newest edition any more, and comes last.
    assert titles(value.groups) == ["Alone", "Seen"]
    assert value.cases("yes", "alone") == (four_cases[4],)
    assert value.other_edition == ()


def test_what_divides_the_cases_has_one_answer_a_case(small_visit):
    assert set(divisions(small_visit)) >= {"in_time", "days", "met", "case:team", "case:age_band"}
    assert not set(divisions(small_visit)) & {"purpose", "said", "decided_on", "case:note"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "crosstab-title"),
        ({"question": "said"}, "crosstab-question"),
        ({"split_by": "purpose"}, "crosstab-question"),
        ({"question": ""}, "crosstab-figure"),
        ({"bands": "1 two"}, "crosstab-bands"),
        ({"bands": "nan"}, "crosstab-bands"),
    ],
)
def test_a_table_that_cannot_be_counted_is_not_kept(small_visit, changes, code):
    wanted = {"title": "T", "split_by": "met", "question": "in_time", **changes}
    with pytest.raises(UserError) as caught:
        small_visit.crosstabs.add(wanted.pop("title"), wanted.pop("split_by"), **wanted)
    assert caught.value.code == code
    assert small_visit.crosstabs.all() == []


def test_a_table_whose_figure_is_deleted_comes_to_nothing_until_it_is_back(small_visit, four_cases):
    figure = small_visit.figures.named("in_time").id
    record = small_visit.crosstabs.add("T", "met", figure=figure)
    small_visit.figures.delete(figure)
    assert small_visit.crosstabs.values() == {}
    with pytest.raises(UserError) as caught:
        small_visit.crosstabs.value(record)
    assert caught.value.code == "crosstab-figure"
    small_visit.undo()
    assert small_visit.crosstabs.values()[record].number(COUNTED) == 2


def test_a_table_is_changed_undone_and_told_in_history(small_visit, four_cases):
    record = small_visit.crosstabs.add("By team", "case:team", question="in_time")
    made = small_visit.crosstabs.get(record)
    other = type(made)(
        record, "By age", "Yn ôl oed", None, "in_time", "case:age_band", "", "", AS_CHART, HIDDEN
    )
    small_visit.crosstabs.change(record, other)
    assert small_visit.crosstabs.get(record) == other
    small_visit.undo()
    assert small_visit.crosstabs.get(record) == made
    small_visit.redo()
    assert small_visit.crosstabs.all() == [other]


def test_a_table_follows_an_answer_that_changes(small_visit, four_cases, read):
    record = small_visit.crosstabs.add("T", "case:age_band", question="in_time")
    assert small_visit.crosstabs.value(record).number("yes") == 2
    read(small_visit, four_cases[4])
    assert small_visit.crosstabs.value(record).number("yes") == 3


def test_a_case_that_is_taken_out_while_a_table_is_counted_stops_nothing(small_visit, four_cases):
    table = small_visit.crosstabs.get(small_visit.crosstabs.add("T", "case:age_band", question="in_time"))
    answers = answers_of_cases(small_visit)
    small_visit.cases.delete(four_cases[2])
    value = small_visit.crosstabs.count(table, answers)
    assert titles(value.groups) == ["5 to 9", "10 to 15", "Not recorded"]

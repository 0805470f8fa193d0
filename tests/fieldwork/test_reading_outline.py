"""What a section shows: the questions asked, and the skipped ones in one line with the reason."""

from __future__ import annotations

import pytest

from inspector_app.fieldwork.answer_words import answer_words
from inspector_app.fieldwork.reading_outline import Adding, Asked, Heading, Skipped, TakenOut, outline
from inspector_app.fieldwork.reasons import skip_sentence, warned_because, where_to_change
from inspector_app.forms import Choice, Definition, FormState
from inspector_app.forms.authoring.compile import compile_form
from inspector_app.forms.definition import QUESTION
from inspector_app.forms.model import CompiledForm

FORM = """\
| survey |
| | type | name | label::English (en) | label::Cymraeg (cy) | na | relevant | calculation | warning | warning_message |
| | begin_group | plan | The plan | Y cynllun | | | | | |
| | select_one yes_no | made | Was a plan made? | A wnaed cynllun? | yes | | | | |
| | date | made_on | When? | Pryd? | | ${made} = 'yes' | | | |
| | integer | pages | How many pages? | Sawl tudalen? | | ${made} = 'yes' | | | |
| | select_one yes_no | signed | Was it signed? | A lofnodwyd ef? | | ${pages} > 0 | | | |
| | calculate | thick | | | | | if(${pages} > 9, 1, 0) | | |
| | text | why_thick | Why is it so thick? | Pam mor drwchus? | | ${thick} = 1 | | | |
| | integer | read | How many were read? | Sawl un a ddarllenwyd? | | | | . <= ${thick} + 5 | Too many. |
| | note | thanks | That is all. | Dyna’r cyfan. | | | | | |
| | begin_repeat | visit | Visit | Ymweliad | | | | | |
| | date | visited_on | When was the visit? | Pryd oedd yr ymweliad? | | | | | |
| | end_repeat | | | | | | | | |
| | end_group | | | | | | | | |

| choices |
| | list_name | name | label::English (en) | label::Cymraeg (cy) |
| | yes_no | yes | Yes | Do |
| | yes_no | no | No | Naddo |

| settings |
| | form_title | form_id | version | default_language | name |
| | Plans | plans | 1 | English (en) | plans |
"""

LOOSE = """\
| survey |
| | type | name | label |
| | text | first | First |
| | hidden | apart | |
| | note | thanks | Thanks |
| | begin group | plan | Plan |
| | text | made | Made |
| | end group | | |
| | text | after | After |
| | begin repeat | visit | Visit |
| | text | when | When |
| | end repeat | | |
"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> CompiledForm:
    path = tmp_path_factory.mktemp("form") / "plans.md"
    path.write_text(FORM, encoding="utf-8")
    return compile_form(path)


@pytest.fixture
def state(form: CompiledForm) -> FormState:
    return FormState(form)


def skipped(state: FormState) -> list[str]:
    return [
        skip_sentence(state, item.paths, item.because)
        for item in outline(state, state.form.sections[0])
        if isinstance(item, Skipped)
    ]


def test_a_section_is_shown_in_order(state):
    state.answer("/plan/made", "yes")
    state.answer("/plan/pages", "12")
    assert outline(state, state.form.sections[0]) == [
        *(Asked(f"/plan/{name}") for name in ("made", "made_on", "pages", "signed", "why_thick", "read")),
        Asked("/plan/thanks"),
        Heading("/plan/visit[0]", "Visit 1 of 1", "/plan/visit", "0"),
        Asked("/plan/visit[0]/visited_on"),
        Adding("/plan/visit", "Visit"),
    ]


def test_what_waits_for_one_answer_is_told_in_one_line(state):
    assert skipped(state) == ["Four questions, 1.2 to 1.5, wait for the answer to 1.1."]


def test_the_answer_that_skips_is_told_in_words(state):
    state.answer("/plan/made", "no")
    assert skipped(state) == ["Four questions, 1.2 to 1.5, are skipped: 1.1 says “No”."]
    state.answer("/plan/made", "n/a")
    assert skipped(state) == ["Four questions, 1.2 to 1.5, are skipped: 1.1 says “Not applicable”."]


def test_a_value_that_is_worked_out_is_traced_to_its_question(state):
    state.answer("/plan/made", "yes")
    state.answer("/plan/pages", "3")
    assert skipped(state) == ["One question, 1.5, is skipped: 1.3 says “3”."]


def test_the_question_to_change_is_the_one_that_is_asked(state):
    (hint,) = [item for item in outline(state, state.form.sections[0]) if isinstance(item, Skipped)]
    assert where_to_change(state, hint.because) == "/plan/made"
    assert where_to_change(state, ()) == ""


def test_a_warning_leads_to_the_questions_that_it_looks_at(state):
    state.answer("/plan/made", "yes")
    state.answer("/plan/pages", "3")
    assert warned_because(state, "/plan/read") == ["/plan/pages"]
    assert warned_because(state, "/plan/made") == []


@pytest.mark.parametrize(
    ("name", "answer", "language", "words"),
    [
        ("made", "yes", "cy", "Do"),
        ("made", "n/a", "cy", "Ddim yn berthnasol"),
        ("made", "gone", "en", "gone"),
        ("made_on", "2024-03-12", "en", "12 March 2024"),
        ("pages", "12", "en", "12"),
    ],
)
def test_answers_are_said_in_words(form, name, answer, language, words):
    assert answer_words(form.named(name), answer, language) == words


_HEALTH = (Choice("health", {"en": "Health", "cy": "Iechyd"}, {}), Choice("home", {"en": "Home"}, {}))


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        (Definition("/q", QUESTION, 0, type="rank", choices=_HEALTH), "home health", "1 Home, 2 Iechyd"),
        (Definition("/q", QUESTION, 0, type="rank", choices=_HEALTH), "gone health", "1 gone, 2 Iechyd"),
        (Definition("/q", QUESTION, 0, type="time", data_type="time"), "14:30:00.000+00:00", "14:30"),
        (
            Definition("/q", QUESTION, 0, data_type="dateTime"),
            "2024-03-12T14:30",
            "Maw 12 Mawrth 2024, 14:30",
        ),
        (
            Definition("/q", QUESTION, 0, data_type="date", appearance="month-year"),
            "2024-03-01",
            "Mawrth 2024",
        ),
        (Definition("/q", QUESTION, 0, data_type="date", appearance="year"), "2024-01-01", "2024"),
        (Definition("/q", QUESTION, 0, data_type="date", appearance="year"), "long ago", "long ago"),
        (Definition("/q", QUESTION, 0, data_type="int", appearance="thousands-sep"), "12000", "12,000"),
    ],
)
def test_answers_of_every_kind_are_said_in_words(question, answer, words):
    assert answer_words(question, answer, "cy") == words


def test_choices_of_the_moment_are_said_by_their_labels():
    question = Definition("/q", QUESTION, 0, type="select_multiple", choices_from=[["path", None, []]])
    assert answer_words(question, "k1 k3", "en", [Choice("k1", {"en": "Anna"}, {})]) == "Anna, k3"


def test_one_choice_may_have_a_space_in_its_name():
    question = Definition("/q", QUESTION, 0, type="select_one", choices_from=[["path", None, []]])
    assert answer_words(question, "a b", "en", [Choice("a b", {"en": "Anna"}, {})]) == "Anna"


def test_questions_outside_of_groups_are_sections_of_their_own(tmp_path):
    path = tmp_path / "loose.md"
    path.write_text(LOOSE, encoding="utf-8")
    state = FormState(compile_form(path))
    sections = state.form.sections
    assert [section.members for section in sections] == [
        ("/first", "/thanks"),
        ("/plan",),
        ("/after",),
        ("/visit",),
    ]
    assert [
        state.form.question(path).number for path in ("/first", "/plan/made", "/after", "/visit/when")
    ] == [
        "1.1",
        "2.1",
        "3.1",
        "4.1",
    ]
    assert [outline(state, section) for section in sections] == [
        [Asked("/first"), Asked("/thanks")],
        [Asked("/plan/made")],
        [Asked("/after")],
        [
            Heading("/visit[0]", "Visit 1 of 1", "/visit", "0"),
            Asked("/visit[0]/when"),
            Adding("/visit", "Visit"),
        ],
    ]
    assert state.form.section_of("/visit[0]/when") == sections[3]
    assert state.form.section_of("/apart") is None


def test_an_instance_that_was_taken_out_is_told_with_its_answers(state):
    section = state.form.sections[0]
    state.answer("/plan/visit[0]/visited_on", "2024-03-01")
    state.remove_repeat("/plan/visit", "0")
    assert outline(state, section)[-2:] == [
        TakenOut("/plan/visit", "0", "Visit", 1),
        Adding("/plan/visit", "Visit"),
    ]
    state.bring_back_repeat("/plan/visit", "0")
    assert outline(state, section)[-2:] == [
        Asked("/plan/visit[0]/visited_on"),
        Adding("/plan/visit", "Visit"),
    ]

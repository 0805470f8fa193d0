"""Blank forms: every question with room for its answer, and when it is to be answered at all."""

from __future__ import annotations

import page
import pytest

from inspector_app.forms.authoring.compile import compile_form
from inspector_app.framework.load import find_framework
from inspector_app.printed.blank_answer import room_for
from inspector_app.printed.blank_form import blank_paper
from inspector_app.printed.conditions import condition_words
from inspector_app.printed.wanted import Wanted, make_papers
from inspector_app.report.blocks import plain
from inspector_app.report.papers import Asked
from inspector_app.report.sheet import draw
from inspector_app.visit import Visit
from resources.translations import speaking
from tests.ui.answers.trial import EVERY_QUESTION

_FRAMEWORK = find_framework("children-in-need")


@pytest.fixture
def visit(tmp_path):
    """A visit of the framework that comes with the program."""
    from inspector_app.fieldwork.inspection import InspectionDetails

    details = InspectionDetails(
        inspectorate="The Inspectorate",
        authority="Bro Helyg County Council",
        subject="children in need",
        start_date="2024-03-12",
        end_date="2024-03-15",
    )
    with Visit.create(tmp_path / "blank.inspection", _FRAMEWORK, details, "Mared Llwyd") as made:
        yield made


@pytest.fixture(scope="module")
def every_question():
    """The form that asks a question of every kind."""
    return compile_form(EVERY_QUESTION)


def asked(paper):
    return [block for block in paper.blocks if isinstance(block, Asked)]


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", [entry.name for entry, _form in _FRAMEWORK.forms])
def test_every_question_of_every_form_has_room_for_its_answer(visit, printed, name, language):
    edition = next(edition for edition in visit.forms.editions() if edition.name == name)
    form = visit.forms.get(edition.id)
    with speaking(language):
        paper = blank_paper(visit, edition.id)
        content = draw(visit, make_papers(visit, Wanted(blank=(edition.id,))))
    numbers = [question.number for question in form.questions() if question.calculate is None]
    assert list(dict.fromkeys(block.number for block in asked(paper))) == numbers
    assert all(block.choices or block.lines for block in asked(paper))
    for standard in ("ua1", "2a"):
        assert page.validate_pdf_bytes(content, profile=standard).failures == []
    words = printed(visit, Wanted(blank=(edition.id,)), language)
    for question in form.questions():
        assert " ".join(question.label[language].split()) in words


def test_the_paper_says_what_it_is_for_and_leaves_room_for_who_and_when(visit, printed):
    words = printed(visit, Wanted(blank=(visit.forms.current("case-reading"),)))
    assert words.startswith(
        "Case reading About Details Council Bro Helyg County Council Form Case reading, edition 1 Case Reader Date"
    )
    assert "destroy this paper then" in words
    assert "□ Yes □ No" in words


def test_what_is_asked_several_times_has_room_for_two(visit):
    paper = blank_paper(visit, visit.forms.current("supervision-file"))
    numbers = [block.number for block in asked(paper)]
    assert numbers.count("3.1") == 2
    headings = [plain(block.runs) for block in paper.blocks if hasattr(block, "runs")]
    assert "A session that you read 1" in headings
    assert "A session that you read 2" in headings


@pytest.mark.parametrize(
    ("name", "choices", "lines", "how"),
    [
        ("often", ("Never", "Rarely", "Sometimes", "Often", "Not applicable"), 0, ""),
        ("areas", None, 0, "Tick all that apply."),
        ("seen", ("Ticked", "Not applicable"), 0, ""),
        ("spoken", ("Not applicable",), 1, "Several, if they apply."),
        ("order", None, 0, "Number them in their order, 1 for the first."),
        ("stars", ("1", "2", "3", "4", "5", "Not applicable"), 0, ""),
        ("pages", ("Not applicable",), 1, "A number from 0 to 200."),
        ("at", ("Not applicable",), 1, "Hour and minute."),
        ("day", ("Not applicable",), 1, "Day, month and year."),
        ("line", ("Not applicable",), 2, ""),
        ("lines", ("Not applicable",), 4, ""),
        ("money", ("Not applicable",), 1, "A whole number."),
        ("hours", (), 1, ""),
    ],
)
def test_each_kind_of_question_has_its_own_room(every_question, name, choices, lines, how):
    room = room_for(every_question.named(name), "en")
    if choices is not None:
        assert room.choices == choices
    assert (room.lines, room.how) == (lines, how)


def test_long_choices_stand_one_below_the_other(every_question):
    assert room_for(every_question.named("plan"), "en").apart
    assert not room_for(every_question.named("often"), "en").apart


@pytest.mark.parametrize(
    ("relevant", "words"),
    [
        ("${fruit} = 'pear'", "Only if 1.1 is “Pear”."),
        ("${fruit} != 'pear'", "Only if 1.1 is not “Pear”."),
        ("${fruit} != ''", "Only if 1.1 is answered."),
        ("${fruit} = ''", "Only if 1.1 is not answered."),
        ("${number} > 3 and ${fruit} = 'pear'", "Only if it follows from 1.1 and 1.2."),
        ("${twice} > 3", "Only if it follows from 1.2."),
        ("${twice} = '6'", "Only if it follows from 1.2."),
        ("today() > '2024-01-01'", "Only if it applies."),
        ("", ""),
    ],
)
def test_a_condition_is_said_in_words(tmp_path, relevant, words):
    path = tmp_path / "form.md"
    path.write_text(
        "| survey |\n"
        "| | type | name | label | relevant | calculation |\n"
        "| | select_one fruit | fruit | Which fruit? | | |\n"
        "| | integer | number | How many? | | |\n"
        "| | calculate | twice | | | ${number} * 2 |\n"
        f"| | text | why | Why? | {relevant} | |\n"
        "| choices |\n"
        "| | list_name | name | label |\n"
        "| | fruit | pear | Pear |\n"
        "| | fruit | plum | Plum |\n"
        "| settings |\n"
        "| | form_title | form_id | version |\n"
        "| | Fruit | fruit | 1 |\n",
        encoding="utf-8",
    )
    form = compile_form(path)
    assert condition_words(form, form.named("why"), form.default_language) == words

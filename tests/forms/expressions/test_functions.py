"""The function library, by the ODK XForms specification."""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from inspector_app.forms.expressions.functions import FUNCTIONS, fault_of_call
from inspector_app.forms.filling.state import FormState

SURVEY = """
type | name | label::English (en) | label::Cymraeg (cy)
text | word | Word | Gair
text | blank | Blank | Gwag
integer | number | Number | Rhif
date | day | Day | Diwrnod
select_multiple colour | colours | Colours | Lliwiau
begin repeat | item | Item | Eitem
integer | n | N | N
end repeat | | |
"""
CHOICES = """
list_name | name | label::English (en) | label::Cymraeg (cy) | warm
colour | r | Red | Coch | yes
colour | b | Blue | Glas | no
"""


@pytest.fixture
def state(form) -> FormState:
    state = FormState(form(survey=SURVEY, choices=CHOICES), now=datetime(2024, 3, 12, 12, tzinfo=UTC))
    answers = {"word": "  two  words ", "number": "-7", "day": "2024-02-29", "colours": "r b"}
    for name, answer in answers.items():
        state.answer(f"/{name}", answer)
    keys = ["0", *(state.add_repeat("/item") for _ in range(2))]
    for key, number in zip(keys, ("3", "1", "2"), strict=True):
        state.answer(f"/item[{key}]/n", number)
    return state


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # texts
        ("string(1.50)", "1.5"),
        ("string(1 = 1)", "true"),
        ("concat('a', 1, /data/item/n)", "a1312"),
        ("concat('only')", "only"),
        ("join('-', /data/item/n, 'x')", "3-1-2-x"),
        ("substr('inspector', 2, 4)", "sp"),
        ("substr('inspector', -3)", "tor"),
        ("substr('inspector', 'x')", ""),
        ("substring-before('12-March', '-')", "12"),
        ("substring-before('12', '-')", ""),
        ("substring-after('12-March', '-')", "March"),
        ("substring-after('12', '-')", ""),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("string-length('Llŷn')", 4.0),
        ("normalize-space(/data/word)", "two words"),
        ("contains('abc', 'bc')", True),
        ("starts-with('abc', 'bc')", False),
        ("ends-with('abc', 'bc')", True),
        ("string-length(uuid())", 36.0),
        ("string-length(uuid(7))", 7.0),
        ("digest('abc', 'SHA-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("digest('abc', 'MD5')", "kAFQmDzST7DWlj99KOF/cg=="),
        ("digest('abc', 'CRC')", ""),
        ("regex('AB12', '[A-Z]{2}[0-9]+')", True),
        ("regex('AB12x', '[A-Z]{2}[0-9]+')", True),  # found anywhere
        ("regex('AB12x', '^[A-Z]{2}[0-9]+$')", False),
        ("regex('AB12', '^[A-Z]{2}[0-9]+$')", True),
        (r"regex('£5', '^£\d[$.]?$')", True),
        ("regex('٣', '\\d')", False),  # digits are 0 to 9
        ("regex('a-b', '(?<first>a)(?=-)')", True),
        ("regex('a', '[')", False),
        ("base64-decode('TGzFt24=')", "Llŷn"),
        ("base64-decode('no base64')", ""),
        ("base64-decode('é')", ""),
        ("substring('inspector', 3, 2)", "sp"),
        ("substring('12345', 1.5, 2.6)", "234"),
        ("substring('12345', 0, 3)", "12"),
        ("substring('12345', -42, 1 div 0)", "12345"),
        ("substring('12345', 'x')", ""),
        ("concat('a', number('x'))", "a"),  # no number is no text
        # truth and choice
        ("if(1 = 1, 2, 'x')", 2.0),
        ("if('', 2, 'x')", "x"),
        ("coalesce(/data/blank, 'else')", "else"),
        ("coalesce('', '')", ""),
        ("boolean('false')", True),
        ("boolean-from-string('false')", False),
        ("boolean-from-string('1')", True),
        ("boolean-from-string('yes')", False),
        ("boolean-from-string('TRUE')", False),
        ("not(0)", True),
        ("true() and not(false())", True),
        ("checklist(2, 3, 1 = 1, 0, 1)", True),
        ("checklist(-1, 1, 1, 1)", False),
        ("checklist(3, 3, /data/item/n)", True),  # each node by itself
        ("weighted-checklist(5, -1, 1, 2, 1, 3)", True),
        ("weighted-checklist(5, -1, 1, 2, 0, 3)", False),
        # numbers
        ("number('12.50')", 12.5),
        ("number('')", math.nan),
        ("number('1e5')", math.nan),
        ("number('1970-01-11')", 10.0),
        ("number(true())", 1.0),
        ("int(-7.9)", -7.0),
        ("int('x')", math.nan),
        ("round(2.5)", 3.0),
        ("round(-2.5)", -2.0),
        ("round(1.005, 2)", 1.0),  # the double is a little less
        ("round(2.345, 1)", 2.3),
        ("round(-35, -1)", -30.0),
        ("round(1234, -2)", 1200.0),
        ("round(1, 'x')", math.nan),
        ("round(1.5, 999)", 1.5),
        ("floor(-1.5)", -2.0),
        ("ceiling(-1.5)", -1.0),
        ("abs(/data/number)", 7.0),
        ("pow(2, 10)", 1024.0),
        ("pow(-1, 0.5)", math.nan),
        ("pow(10, 999)", math.nan),
        ("sqrt(-1)", math.nan),
        ("exp(0) + exp10(2) + log(1) + log10(1000)", 104.0),
        ("log(0)", -math.inf),
        ("log(-1)", math.nan),
        ("round(sin(pi() div 2) + cos(0) + tan(0), 6)", 2.0),
        ("round(asin(1) + acos(1) + atan(0) - atan2(1, 0), 6)", 0.0),
        ("random() < 1", True),
        ("sum(/data/item/n)", 6.0),
        ("min(/data/item/n)", 1.0),
        ("max(/data/item/n, 9)", 9.0),
        ("max(/data/blank)", math.nan),
        ("max(/data/blank, 9)", math.nan),  # a blank is no number, and then there is no greatest
        ("max(/data/nothing)", math.nan),
        ("sum(/data/nothing)", 0.0),
        ("sum(/data/item/n | /data/blank)", math.nan),
        # nodes
        ("count(/data/item)", 3.0),
        ("count(/data/nothing)", 0.0),
        ("count-non-empty(/data/item/n | /data/blank)", 3.0),
        ("string(/data/item[2]/n)", "1"),
        ("string(/data/item[last()]/n)", "2"),
        ("position(/data/item[3])", 3.0),
        ("position(/data/nothing)", math.nan),
        ("/data/nothing = ''", False),  # no node is equal to anything
        ("/data/nothing != ''", False),
        ("/data/blank = ''", True),
        ("string(indexed-repeat(/data/item/n, /data/item, 3))", "2"),
        ("local-name(/data/word)", "word"),
        ("sum(/data/item[n > 1]/n)", 5.0),
        # selects
        ("selected(/data/colours, 'b')", True),
        ("selected('red', 'r')", False),
        ("selected-at(/data/colours, 1)", "b"),
        ("selected-at(/data/colours, 2)", ""),
        ("selected-at(/data/colours, -1)", ""),
        ("count-selected(/data/colours)", 2.0),
        ("jr:choice-name(selected-at(/data/colours, 1), '/data/colours')", "Blue"),
        ("jr:choice-name('x', '/data/colours')", ""),
        ("jr:choice-name(/data/colours, '/data/colours')", ""),  # two choices are not one
        ("string(instance('colour')/root/item[name = 'b']/warm)", "no"),
        ("string(instance('colour')/root/item[warm = 'yes']/label)", "Red"),
        ("count(randomize(/data/item))", 3.0),
        ("join('', randomize(/data/item/n, 3))", "231"),
        ("pulldata('colour', 'warm', 'name', 'b')", "no"),
        ("pulldata('colour', 'warm', 'name', 'x')", ""),
        ("pulldata('nowhere', 'warm', 'name', 'b')", ""),
        ("string(instance('nowhere')/root/item/name)", ""),
        # places
        ("distance('51.5 -3.2 0 0; 51.6 -3.2 0 0')", 11131.88),
        ("distance('51.5 -3.2', '51.5 -3.2')", 0.0),
        ("round(area('0 0; 0 1; 1 1; 1 0') div 1000000)", 12391.0),
        ("area('0 0; 0 1')", 0.0),
        ("distance('here')", 0.0),
        # dates
        ("string(today())", "2024-03-12"),
        ("today()", 19794.0),
        ("today() = '2024-03-12'", True),
        ("today() < now()", True),
        ("today() - 30 = number('2024-02-11')", True),
        ("string(date(19783))", "2024-03-01"),
        ("string(date('19783'))", "2024-03-01"),
        ("string(date('2024-3-1'))", "2024-03-01"),
        ("string(date('2024-03-01T10:30:00'))", "2024-03-01"),
        ("date('2024-03-01') + 1 - date('2024-03-01')", 1.0),
        ("date('no day')", ""),
        ("format-date('2024-03-01', '%e/%n/%y %d.%m.%Y %b %a %% %H')", "1/3/24 01.03.2024 Mar Fri %% %H"),
        ("format-date('2024-03-03', '%a')", "Sun"),
        ("format-date-time('2024-03-01T09:05:07.250', '%H:%M:%S.%3 %h')", "09:05:07.250 9"),
        ("format-date('', '%Y')", ""),
        ("decimal-date-time('1970-01-02T12:00:00')", 1.5),
        ("decimal-date-time('x')", math.nan),
        ("decimal-time('18:00:00.000+00:00')", 0.75),
        ("decimal-time('18:00:00.000+06:00')", 0.5),
        ("decimal-time('x')", math.nan),
        ("decimal-time('2024-03-01T18:00:00')", math.nan),
        ("working-days('2024-03-08', '2024-03-12')", 2.0),  # Friday to Tuesday
        ("working-days('2024-03-12', '2024-03-08')", -2.0),
        ("working-days('2024-03-04', '2024-03-18')", 10.0),
        ("working-days('', '2024-03-18')", math.nan),
        ("/data/day < today()", True),
    ],
)
def test_a_function_gives_what_the_specification_says(state, value_of, text, expected):
    found = value_of(text, state)
    if isinstance(expected, float) and math.isnan(expected):
        assert isinstance(found, float)
        assert math.isnan(found)
    else:
        assert found == expected
        assert isinstance(found, type(expected))


@pytest.mark.parametrize(
    "text",
    ["date-time('0001-01-01')", "date('9999-12-31T23:59:59-12:00')", "date(1 div 0)", "date(-10000000)"],
)
def test_days_beyond_the_calendar_are_no_error(state, value_of, text):
    assert isinstance(value_of(f"string({text})", state), str)


def test_names_of_months_and_choices_follow_the_language(state, value_of):
    state.language = "cy"
    assert value_of("format-date('2024-02-29', '%a %e %b')", state) == "Iau 29 Chwef"
    assert value_of("jr:choice-name('b', '/data/colours')", state) == "Glas"
    assert value_of("string(instance('colour')/root/item[name = 'r']/label)", state) == "Coch"


def test_now_has_its_offset(state, value_of):
    assert re.fullmatch(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d", value_of("string(now())", state)
    )


def test_a_wrong_call_is_told_with_what_it_takes():
    assert fault_of_call("selected", 2) is None
    assert fault_of_call("concat", 9) is None
    assert fault_of_call("pulldate", 4) == (
        "There is no function “pulldate”.",
        "docs/forms.md lists the functions that there are.",
    )
    assert fault_of_call("selected", 1) == ("“selected” has 1 argument.", "It takes 2.")
    assert fault_of_call("round", 3) == ("“round” has 3 arguments.", "It takes 1 to 2.")
    assert fault_of_call("min", 0) == ("“min” has 0 arguments.", "It takes 1 or more.")


def test_the_guide_for_authors_lists_every_function():
    guide = (Path(__file__).parents[3] / "docs" / "forms.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z0-9:-]+)\(", guide, re.MULTILINE))
    assert listed == {*FUNCTIONS, "current"}

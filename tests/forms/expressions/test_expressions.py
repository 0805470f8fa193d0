"""The expression parser and its arithmetic, against plain Python over random expressions."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.forms.expressions.conversions import to_text
from inspector_app.forms.expressions.evaluate import compile_expression
from inspector_app.forms.expressions.expression import ExpressionError, parse, walk

# Each strategy gives pairs of an expression as an author writes it and what Python makes of the same.
numbers = st.integers(0, 9).map(lambda n: (str(n), float(n)))


def joined(parts, signs):
    def combine(left, sign, right):
        text, operate = sign
        return f"({left[0]}) {text} ({right[0]})", operate(left[1], right[1])

    return st.builds(combine, parts, st.sampled_from(signs), parts)


def divide(a: float, b: float) -> float:
    if b == 0:
        return math.nan if a == 0 or math.isnan(a) else math.inf * math.copysign(1, a) * math.copysign(1, b)
    return a / b


def modulo(a: float, b: float) -> float:
    return math.fmod(a, b) if b and not math.isinf(a) else math.nan


ARITHMETIC = [
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b),
    ("div", divide),
    ("mod", modulo),
]
COMPARING = [
    ("=", lambda a, b: a == b),
    ("!=", lambda a, b: a != b),
    ("<", lambda a, b: a < b),
    ("<=", lambda a, b: a <= b),
    (">", lambda a, b: a > b),
    (">=", lambda a, b: a >= b),
]
LOGIC = [("and", lambda a, b: a and b), ("or", lambda a, b: a or b)]

arithmetic = st.recursive(
    numbers,
    lambda inner: joined(inner, ARITHMETIC) | inner.map(lambda pair: (f"-({pair[0]})", -pair[1])),
    max_leaves=12,
)
truths = st.recursive(
    joined(arithmetic, COMPARING),
    lambda inner: joined(inner, LOGIC) | inner.map(lambda pair: (f"not({pair[0]})", not pair[1])),
    max_leaves=6,
)


def run(text: str):
    return compile_expression(json.loads(json.dumps(parse(text))))(None)


@given(arithmetic)
def test_arithmetic_is_that_of_python(pair):
    text, expected = pair
    found = run(text)
    assert found == expected or (math.isnan(found) and math.isnan(expected))


@given(truths)
def test_logic_is_that_of_python(pair):
    text, expected = pair
    assert run(text) is expected


@given(st.lists(st.sampled_from(["or", "and", "=", "<", "+", "-", "*"]), min_size=1, max_size=6), st.data())
def test_operators_bind_as_in_python(signs, data):
    operands = data.draw(st.lists(st.integers(0, 3), min_size=len(signs) + 1, max_size=len(signs) + 1))
    # Comparisons chain in Python and not in XPath, so at most one stands here.
    seen = 0
    for index, sign in enumerate(signs):
        seen += sign in "=<"
        if sign in "=<" and seen > 1:
            signs[index] = "+"
    text = str(operands[0]) + "".join(f" {s} {n}" for s, n in zip(signs, operands[1:], strict=True))
    expected = eval(text.replace("=", "=="))
    found = run(text)
    assert bool(found) is bool(expected)
    if not {"or", "and"} & set(signs):
        assert float(found) == float(expected)


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("a-b", ["path", "here", [["a-b", []]]]),
        ("a -b", ["-", ["path", "here", [["a", []]]], ["path", "here", [["b", []]]]]),
        (
            "div div mod",
            ["div", ["path", "here", [["div", []]]], ["path", "here", [["mod", []]]]],
        ),
        ("* * 2", ["*", ["path", "here", [["*", []]]], ["number", 2.0]]),
        ("'or'", ["text", "or"]),
        ("enw_plentyn_ŵ", ["path", "here", [["enw_plentyn_ŵ", []]]]),
        ("current()/../a", ["path", "current", [["..", []], ["a", []]]]),
        ("../child::a/self::node()", ["path", "here", [["..", []], ["a", []], [".", []]]]),
        ("parent::*/node()[1]", ["path", "here", [["..", []], ["*", [["number", 1.0]]]]]),
        (
            "parent::r",
            ["path", "here", [["..", [["=", ["call", "local-name", []], ["text", "r"]]]]]],
        ),
        ("self - node", ["-", ["path", "here", [["self", []]]], ["path", "here", [["node", []]]]]),
        ("position(..)", ["call", "position", [["path", "here", [["..", []]]]]]),
        (
            "jr:choice-name(., ' /data/a ')",
            [
                "call",
                "jr:choice-name",
                [["path", "here", [[".", []]]], ["path", "root", [["data", []], ["a", []]]]],
            ],
        ),
    ],
)
def test_names_and_signs_are_told_apart(text, expression):
    assert parse(text) == expression


@pytest.mark.parametrize(
    ("text", "what", "place"),
    [
        ("", "a value is missing before “the end”", 1),
        ("1 +", "a value is missing before “the end”", 4),
        ("(1", "“)” is missing before “the end”", 3),
        ("if(1, 2", "“)” is missing before “the end”", 8),
        ("1 2", "“2” does not belong here", 3),
        ("a = 'yes", "“'” does not belong here", 4),
        ("/data//a", "“//” does not belong here", 6),
        ("/data/", "the name of a question is missing before “the end”", 7),
        ("a & b", "“&” does not belong here", 2),
        ("a[1", "“]” is missing before “the end”", 4),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text, what, place):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.what, caught.value.place) == (what, place)


@pytest.mark.parametrize(
    "text",
    ["(" * 61 + "1" + ")" * 61, "-" * 5000 + "1", "1" + "+1" * 5000, "a[" * 100 + "1" + "]" * 100],
)
def test_no_expression_exhausts_the_stack(text):
    with pytest.raises(ExpressionError):
        parse(text)


def test_the_longest_allowed_expressions_run():
    assert run("1" + "+1" * 190) == 191
    assert run("not(" * 60 + "1" + ")" * 60) is True


def test_walk_finds_every_part():
    parts = {part[0] for part in walk(parse("if(a[b = 1], -c, concat('x', (d | e)/f))"))}
    assert parts == {"call", "path", "=", "number", "negate", "text", "|"}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_without_exponent_and_read_back(number):
    text = to_text(number)
    assert "e" not in text.lower()
    assert float(text) == number

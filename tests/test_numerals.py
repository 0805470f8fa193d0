"""Numbers as people type them."""

from __future__ import annotations

import pytest

from inspector_app.numerals import grouped, parse_loose_number, trouble_with


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3.5", "3.5"),
        ("3,5", "3.5"),
        (",5", ".5"),
        ("-0,125", "-0.125"),
        ("−2", "-2"),
        ("3.50", "3.50"),
        ("1.200", "1.200"),
        ("1,200,000", "1200000"),
        ("1,200.5", "1200.5"),
        ("1.200,5", "1200.5"),
        ("1 200,5", "1200.5"),
        ("12 000", "12000"),
        ("0,125", "0.125"),
        ("1,200", None),
        ("12,000", None),
        ("1,2,3", None),
        ("1 20", None),
        ("three", None),
        ("", None),
    ],
)
def test_reads_decimal_numbers(text: str, meant: str | None) -> None:
    assert parse_loose_number(text, whole=False) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("007", "007"),
        ("+3", "+3"),
        ("3.0", "3"),
        ("3.5", None),
        ("3,5", None),
        ("1,20", None),
    ],
)
def test_reads_whole_numbers(text: str, meant: str | None) -> None:
    assert parse_loose_number(text, whole=True) == meant


@pytest.mark.parametrize(
    ("text", "whole", "sentence"),
    [
        ("1,200", False, "“1,200” can be read in two ways. Write 1200 or 1.200."),
        ("3,5", True, "“3,5” is not a whole number."),
        ("many", True, "“many” is not a whole number. Write it in digits."),
        ("many", False, "“many” is not a number. Write it in digits."),
    ],
)
def test_says_what_is_wrong(text: str, whole: bool, sentence: str) -> None:
    assert trouble_with(text, whole=whole) == sentence


@pytest.mark.parametrize(
    ("text", "shown"),
    [("1200", "1,200"), ("-1234567.50", "-1,234,567.50"), (".5", "0.5"), ("999", "999"), ("1e4", "1e4")],
)
def test_sets_thousands_apart(text: str, shown: str) -> None:
    assert grouped(text) == shown

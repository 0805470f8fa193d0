"""Dates as people type them, and as sentences say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from inspector_app.dates import parse_loose_date, say_date, say_moment

TODAY = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-03-12", date(2024, 3, 12)),
        ("2024-03-12 00:00:00", date(2024, 3, 12)),
        ("12/03/2024 09:30", date(2024, 3, 12)),
        ("12.3.24", date(2024, 3, 12)),
        ("3/11", date(2023, 11, 3)),
        ("3 Nov", date(2023, 11, 3)),
        ("3 Nov 2023", date(2023, 11, 3)),
        ("3rd November, 2023", date(2023, 11, 3)),
        ("Nov 3 2023", date(2023, 11, 3)),
        ("Tue 12 March", date(2024, 3, 12)),
        ("Maw 12 Mawrth", date(2024, 3, 12)),
        ("  14  mar ", TODAY),
        ("15 mar", date(2023, 3, 15)),
        ("3 Tach 2023", date(2023, 11, 3)),
        ("1 Gorffennaf", date(2023, 7, 1)),
        ("29/2", date(2024, 2, 29)),
        ("1/1/98", date(1998, 1, 1)),
        ("today", TODAY),
        ("Yesterday", date(2024, 3, 13)),
        ("ddoe", date(2024, 3, 13)),
    ],
)
def test_reads_what_a_person_meant(text: str, meant: date) -> None:
    assert parse_loose_date(text, TODAY) == meant


def test_finds_the_last_leap_day_over_a_century_without_one() -> None:
    assert parse_loose_date("29 Feb", date(2104, 2, 1)) == date(2096, 2, 29)


@pytest.mark.parametrize("text", ["31 Feb 2024", "3/13", "0/1/2024", "30 Chwefror", "29/2/2023"])
def test_says_that_there_is_no_such_day(text: str) -> None:
    sentence = parse_loose_date(text, TODAY)
    assert isinstance(sentence, str)
    assert sentence.startswith(f"There is no such day as “{text}”.")


@pytest.mark.parametrize(
    "text", ["", "soon", "12", "March 2024", "12/3/024", "1/2/3/4", "12 Xyz 2024", "²/3/2024"]
)
def test_says_that_it_is_no_date(text: str) -> None:
    sentence = parse_loose_date(text, TODAY)
    assert isinstance(sentence, str)
    assert "is not a date. Write it as" in sentence


def test_says_a_date_in_words() -> None:
    day = date(2024, 3, 12)
    assert say_date(day, "en") == "12 March 2024"
    assert say_date(day, "cy") == "12 Mawrth 2024"
    assert say_date(day, "en", weekday=True, year=False) == "Tue 12 March"
    assert say_date(day, "cy", weekday=True) == "Maw 12 Mawrth 2024"


@pytest.mark.parametrize("language", ["en", "cy"])
def test_reads_back_every_day_that_it_says(language: str) -> None:
    for month in range(1, 13):
        for day in range(1, 8):
            said = say_date(date(2023, month, day), language, weekday=True)
            assert parse_loose_date(said, TODAY) == date(2023, month, day)


def test_says_a_moment_as_weekday_and_local_time() -> None:
    moment = datetime(2024, 3, 13, 11, 20).astimezone()
    assert say_moment(moment, "en") == "Wed 11:20"
    assert say_moment(moment.astimezone(UTC), "cy") == "Mer 11:20"


@pytest.mark.parametrize(
    ("text", "meant"),
    [("15 March", date(2024, 3, 15)), ("16/3", date(2023, 3, 16)), ("today", date(2024, 3, 14))],
)
def test_a_year_left_out_may_be_that_of_a_day_to_come(text: str, meant: date) -> None:
    assert parse_loose_date(text, date(2024, 3, 14), latest=date(2024, 3, 15)) == meant

"""Times and days with a time as people type them, and as sentences say them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.forms.definition import QUESTION, Definition
from inspector_app.forms.filling.answers import counted
from inspector_app.times import (
    kept_moment,
    kept_time,
    parse_loose_moment,
    parse_loose_time,
    say_moment_of_day,
    say_time,
)

TODAY = date(2024, 3, 14)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9", time(9)),
        ("9.30", time(9, 30)),
        ("9:30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("14h30", time(14, 30)),
        ("1430", time(14, 30)),
        ("14:30:15", time(14, 30, 15)),
        ("2pm", time(14)),
        ("2.30 pm", time(14, 30)),
        ("2:30 P.M.", time(14, 30)),
        ("230pm", time(14, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("9 yb", time(9)),
        ("3 yh", time(15)),
        ("noon", time(12)),
        ("Hanner nos", time(0)),
        (" 0:05 ", time(0, 5)),
    ],
)
def test_reads_the_time_that_a_person_meant(text: str, meant: time) -> None:
    assert parse_loose_time(text) == meant


# Ways in which people write a time of day, of which those of whole hours leave the minutes out.
WAYS = (
    "{hour}.{minute:02}",
    "{hour}:{minute:02}",
    "{hour:02}:{minute:02}",
    "{hour:02}{minute:02}",
    "{twelve}.{minute:02}{half}",
    "{twelve}:{minute:02} {half}",
    "{twelve}{minute:02}{half}",
    "{twelve}.{minute:02} {dotted}",
)
WHOLE_HOURS = ("{hour}", "{hour:02}", "{twelve}{half}", "{twelve} {half}", "{twelve} {dotted}")


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), loud=st.booleans(), data=st.data())
def test_every_time_is_read_however_it_is_written(
    hour: int, minute: int, loud: bool, data: st.DataObject
) -> None:
    half = "am" if hour < 12 else "pm"
    way = data.draw(st.sampled_from(WAYS if minute else (*WAYS, *WHOLE_HOURS)))
    text = way.format(
        hour=hour, twelve=hour % 12 or 12, minute=minute, half=half, dotted=f"{half[0]}.{half[1]}."
    )
    assert parse_loose_time(text.upper() if loud else text) == time(hour, minute)


@given(st.text(max_size=12))
def test_any_text_is_a_time_or_says_what_is_wrong(text: str) -> None:
    found = parse_loose_time(text)
    assert isinstance(found, time) or " ".join(text.split()) in found


@pytest.mark.parametrize("text", ["24:00", "25", "9.60", "1475", "14am", "14:30:75"])
def test_says_that_there_is_no_such_time(text: str) -> None:
    sentence = parse_loose_time(text)
    assert isinstance(sentence, str)
    assert sentence.startswith(f"There is no such time as “{text}”.")


@pytest.mark.parametrize("text", ["", "soon", "9.3", "9:3", "14302", "12/3", "-9", "²"])
def test_says_that_it_is_no_time(text: str) -> None:
    sentence = parse_loose_time(text)
    assert isinstance(sentence, str)
    assert "is not a time. Write it as" in sentence


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("3 Nov 14:30", "2023-11-03 14:30:00"),
        ("3 Nov, 14.30", "2023-11-03 14:30:00"),
        ("3/11/2023 9", "2023-11-03 09:00:00"),
        ("3 Nov 2023 0930", "2023-11-03 09:30:00"),
        ("12.3.24 9.30", "2024-03-12 09:30:00"),
        ("Tue 12 March 2 pm", "2024-03-12 14:00:00"),
        ("12 Mawrth 2yh", "2024-03-12 14:00:00"),
        ("14:30 3 Nov", "2023-11-03 14:30:00"),
        ("today 9", "2024-03-14 09:00:00"),
        ("yesterday noon", "2024-03-13 12:00:00"),
        ("2024-03-12T14:30", "2024-03-12 14:30:00"),
        ("12 March 2024, 14:30:15", "2024-03-12 14:30:15"),
    ],
)
def test_reads_the_day_and_time_that_a_person_meant(text: str, meant: str) -> None:
    assert str(parse_loose_moment(text, TODAY)) == meant


@pytest.mark.parametrize("text", ["3 Nov", "3 Nov 2023", "3 Nov 14", "12.3.24", "today"])
def test_says_that_a_day_has_no_time(text: str) -> None:
    sentence = parse_loose_moment(text, TODAY)
    assert isinstance(sentence, str)
    assert sentence.startswith(f"“{text}” has no time of day.")


@pytest.mark.parametrize("text", ["", "14:30", "9", "soon", "31 Feb 9:30"])
def test_says_that_it_is_no_day_with_a_time(text: str) -> None:
    sentence = parse_loose_moment(text, TODAY)
    assert isinstance(sentence, str)
    assert "is not a day with a time." in sentence


def test_says_which_part_of_a_day_with_a_time_is_wrong() -> None:
    assert str(parse_loose_moment("3 Nov 25:00", TODAY)).startswith("There is no such time as “25:00”.")


def test_a_time_is_kept_as_forms_keep_it_and_reads_back() -> None:
    kept = kept_time(time(14, 30), TODAY)
    assert kept.startswith("14:30:00.000")
    assert counted(Definition("/at", QUESTION, 0, data_type="time"), kept)
    assert say_time(kept) == "14:30"
    assert say_time(kept_time(time(9, 5, 7), TODAY)) == "09:05:07"


def test_a_day_with_a_time_is_kept_as_forms_keep_it_and_reads_back() -> None:
    kept = kept_moment(datetime.combine(date(2023, 11, 3), time(14, 30)))
    assert counted(Definition("/at", QUESTION, 0, data_type="dateTime"), kept)
    assert datetime.fromisoformat(kept).tzinfo is not None
    assert say_moment_of_day(kept, "en") == "Fri 3 November 2023, 14:30"
    assert say_moment_of_day(kept, "cy", weekday=False) == "3 Tachwedd 2023, 14:30"
    assert str(parse_loose_moment(say_moment_of_day(kept, "en"), TODAY)) == "2023-11-03 14:30:00"


@pytest.mark.parametrize("text", ["", "soon", "9.30", "2023-11-03"])
def test_what_is_no_kept_time_is_said_as_it_stands(text: str) -> None:
    assert say_time(text) == text
    assert say_moment_of_day(text, "en") == text

"""What is typed into fields of each kind, what is kept of it, and how it is read back."""

from __future__ import annotations

from datetime import date

import pytest

from inspector_app import typed
from inspector_app.typed import Entry, TypedKind

TODAY = date(2024, 3, 14)
DAYS = typed.days(TODAY, "en")
MONTHS = typed.months(TODAY, "en")
YEARS = typed.years(TODAY)
CLOCK = typed.wall_times()
WHOLE = typed.numbers(whole=True, thousands=False)
DECIMAL = typed.numbers(whole=False, thousands=True)


@pytest.mark.parametrize(
    ("kind", "text", "entry"),
    [
        (DAYS, "3 nov", Entry("2023-11-03", "Fri 3 November 2023")),
        (MONTHS, "march 24", Entry("2024-03-01", "March 2024")),
        (MONTHS, "2023-11", Entry("2023-11-01", "November 2023")),
        (MONTHS, "11/2023", Entry("2023-11-01", "November 2023")),
        (MONTHS, "Tachwedd", Entry("2023-11-01", "November 2023")),
        (YEARS, "2019", Entry("2019-01-01", "2019")),
        (YEARS, "19", Entry("2019-01-01", "2019")),
        (CLOCK, "2.30pm", Entry("14:30", "14:30")),
        (CLOCK, "9", Entry("09:00", "09:00")),
        (WHOLE, "12", Entry("12")),
        (WHOLE, "1,200", Entry("1200", "1200")),
        (DECIMAL, "1234,5", Entry("1234.5", "1,234.5")),
        (DECIMAL, "3.5", Entry("3.5")),
        (typed.days(TODAY, "pl"), "3 nov", Entry("2023-11-03", "Fri 3 November 2023")),  # no names in Polish
        (
            typed.months(TODAY, "default"),
            "3/24",
            Entry("2024-03-01", "March 2024"),
        ),  # a form that names no language
    ],
)
def test_what_is_typed_is_read(kind: TypedKind, text: str, entry: Entry) -> None:
    assert kind.read(text) == entry


@pytest.mark.parametrize(
    ("kind", "text", "trouble"),
    [
        (DAYS, "31 feb", "There is no such day as “31 feb”."),
        (MONTHS, "3 Nov 2023", "“3 Nov 2023” is not a month."),
        (MONTHS, "13/2023", "There is no such month as “13/2023”."),
        (MONTHS, "3", "“3” is not a month."),
        (YEARS, "in 2019", "“in 2019” is not a year."),
        (YEARS, "0000", "There is no such year as “0000”."),
        (typed.times(TODAY), "late", "“late” is not a time."),
        (typed.moments(TODAY, "en"), "3 nov", "“3 nov” has no time of day."),
        (WHOLE, "3,5", "“3,5” is not a whole number."),
    ],
)
def test_what_cannot_be_read_is_kept_as_typed_and_said(kind: TypedKind, text: str, trouble: str) -> None:
    entry = kind.read(text)
    assert entry.value == text
    assert entry.trouble.startswith(trouble)
    assert kind.face(text) == text


@pytest.mark.parametrize(
    ("kind", "value", "face"),
    [
        (DAYS, "2023-11-03", "3 November 2023"),
        (MONTHS, "2023-11-01", "November 2023"),
        (YEARS, "2019-01-01", "2019"),
        (typed.times(TODAY), "14:30:00.000+01:00", "14:30"),
        (DECIMAL, "1234567.5", "1,234,567.5"),
    ],
)
def test_a_kept_value_has_a_face_that_reads_back(kind: TypedKind, value: str, face: str) -> None:
    assert kind.face(value) == face
    assert kind.face(kind.read(face).value) == face


def test_times_are_read_back_plainly() -> None:
    entry = typed.times(TODAY).read("2pm")
    assert (entry.value[:12], entry.words) == ("14:00:00.000", "14:00")
    assert typed.moments(TODAY, "cy").read("3 nov 9.30").words == "Gwen 3 Tachwedd 2023, 09:30"

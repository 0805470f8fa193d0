"""What people type into a field of one kind: read, kept, and read back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from inspector_app.dates import parse_loose_date, parse_loose_month, parse_loose_year, say_date, say_month
from inspector_app.numerals import grouped, parse_loose_number, trouble_with
from inspector_app.times import (
    kept_moment,
    kept_time,
    parse_loose_moment,
    parse_loose_time,
    say_moment_of_day,
    say_time,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed, read: the value to keep, its words, and what is wrong with it.

    What cannot be read is kept as it was typed.
    """

    value: str
    words: str = ""
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class TypedKind:
    """One kind of value: `read` takes what was typed, `face` gives a kept value as it stands in the field.

    `longest` is a face that takes up as much room as any.
    """

    read: Callable[[str], Entry]
    face: Callable[[str], str]
    longest: str


def days(today: date, language: str, *, latest: date | None = None) -> TypedKind:
    """Return how days are typed: "3 nov" is 2023-11-03 and reads "Fri 3 November 2023".

    A year left out is that of the last such day up to `latest`, up to `today` where none is given.
    """

    def read(text: str) -> Entry:
        day = parse_loose_date(text, today, latest=latest)
        return _entry(text, day, lambda day: say_date(day, language, weekday=True))

    return TypedKind(
        read, lambda value: _face(value, lambda day: say_date(day, language)), "28 September 2028"
    )


def months(today: date, language: str) -> TypedKind:
    """Return how months are typed: each is kept as its first day."""

    def read(text: str) -> Entry:
        return _entry(text, parse_loose_month(text, today), lambda day: say_month(day, language))

    return TypedKind(read, lambda value: _face(value, lambda day: say_month(day, language)), "September 2028")


def years(today: date) -> TypedKind:
    """Return how years are typed: each is kept as its first day."""

    def read(text: str) -> Entry:
        return _entry(text, parse_loose_year(text, today), lambda day: str(day.year))

    return TypedKind(read, lambda value: _face(value, lambda day: str(day.year)), "2028 2028")


def times(today: date) -> TypedKind:
    """Return how times of day are typed: "2pm" reads "14:00"; the offset from UTC is that of `today`."""

    def read(text: str) -> Entry:
        moment = parse_loose_time(text)
        if isinstance(moment, str):
            return Entry(text, trouble=moment)
        value = kept_time(moment, today)
        return Entry(value, say_time(value))

    return TypedKind(read, say_time, "12.30 p.m.")


def wall_times() -> TypedKind:
    """Return how times of day are typed that are kept as they are read: "2.30pm" is "14:30"."""

    def read(text: str) -> Entry:
        moment = parse_loose_time(text)
        if isinstance(moment, str):
            return Entry(text, trouble=moment)
        value = f"{moment:%H:%M}"
        return Entry(value, value)

    return TypedKind(read, str, "12.30 p.m.")


def moments(today: date, language: str) -> TypedKind:
    """Return how days with a time are typed: "3 nov 14.30" reads "Fri 3 November 2023, 14:30"."""

    def read(text: str) -> Entry:
        moment = parse_loose_moment(text, today)
        if isinstance(moment, str):
            return Entry(text, trouble=moment)
        value = kept_moment(moment)
        return Entry(value, say_moment_of_day(value, language))

    def face(value: str) -> str:
        return say_moment_of_day(value, language, weekday=False)

    return TypedKind(read, face, "28 September 2028, 12:30")


def numbers(*, whole: bool, thousands: bool) -> TypedKind:
    """Return how numbers are typed; `thousands` sets them apart where they are shown."""

    def face(value: str) -> str:
        return grouped(value) if thousands else value

    def read(text: str) -> Entry:
        value = parse_loose_number(text, whole=whole)
        if value is None:
            return Entry(text, trouble=trouble_with(text, whole=whole))
        return Entry(value, "" if face(value) == text else face(value))

    return TypedKind(read, face, "-1,000,000.00")


def _entry(text: str, day: date | str, words: Callable[[date], str]) -> Entry:
    return Entry(text, trouble=day) if isinstance(day, str) else Entry(day.isoformat(), words(day))


def _face(value: str, words: Callable[[date], str]) -> str:
    try:
        return words(date.fromisoformat(value))
    except ValueError:
        return value
